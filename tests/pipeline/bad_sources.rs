//! Sources that are empty, endless, lying or not there, beside one that is in order: each is named with what was found,
//! and the one in order is read.

use crate::world::at;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use belgi_domain::{Fault, PeriodKind, Registry};
use belgi_http::{Client, Reach, Settings};
use belgi_local::job::{Job, Outcome};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::{Configuration, Files, Secrets};
use std::collections::BTreeMap;
use std::time::Duration;
use tempfile::TempDir;

const GOOD: &str = r#"<rss version="2.0"><channel><title>Жаңалық</title><item><guid>1</guid><title>Шымкентте су жоқ</title>
<link>http://good.example/1</link><pubDate>Sun, 22 Nov 2026 10:00:00 +0500</pubDate>
<description>Тұран ауданында екі күннен бері су жоқ, тұрғындар шағымданып отыр.</description></item></channel></rss>"#;

/// Each source by its id, which is also its host's first label: its answer, and the fault and words it is named with.
const BAD: [(&str, Fault, &str); 7] = [
    ("empty", Fault::NotAFeed, "expected a feed, found an empty document"),
    ("endless", Fault::TooLarge, "expected at most 5242880 bytes, found more"),
    ("page", Fault::NotAFeed, "expected a feed, found an HTML page"),
    ("picture", Fault::NotAFeed, "expected a feed, found text without a tag"),
    ("json", Fault::NotAFeed, "expected a JSON Feed with `items`"),
    ("archive", Fault::Malformed, "expected a body that can be decompressed"),
    ("nowhere", Fault::Forbidden, "expected a public address"),
];

async fn answer(uri: Uri, headers: HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let xml = [(header::CONTENT_TYPE, "application/rss+xml; charset=utf-8")];
    if uri.path() == "/robots.txt" {
        return "".into_response();
    }
    match host.split('.').next().unwrap_or_default() {
        "good" => (xml, GOOD).into_response(),
        "empty" => (xml, "").into_response(),
        // A body without end and without a length: only a cap on bytes stops it.
        "endless" => {
            let chunk = "<item><title>бос</title></item>".repeat(1_000);
            let chunks = futures::stream::repeat_with(move || Ok::<_, std::io::Error>(chunk.clone()));
            (xml, Body::from_stream(chunks)).into_response()
        }
        "page" => (xml, "<!doctype html><html><body><h1>Қайырлы күн</h1></body></html>").into_response(),
        "picture" => (xml, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec()).into_response(),
        "json" => (xml, r#"{"error": "not today"}"#).into_response(),
        // It says gzip and sends something else.
        "archive" => ([(header::CONTENT_ENCODING, "gzip")], GOOD).into_response(),
        other => panic!("nobody may ask {other}"),
    }
}

fn registry() -> Registry {
    let entry = |id: &str, host: &str, enabled: bool| {
        format!(
            "[[source]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"feed\"\nurl = \"http://{id}.{host}/rss\"\ncity = \"shymkent\"\n\
             publisher = \"media\"\nbasis = \"test\"\nenabled = {enabled}\n"
        )
    };
    let bad =
        BAD.iter().map(|(id, ..)| entry(id, if *id == "nowhere" { "invalid" } else { "example" }, true));
    let text: String =
        bad.chain([entry("good", "example", true), entry("disabled", "example", false)]).collect();
    Registry::parse("bad.toml", &text).unwrap()
}

async fn outcome() -> (TempDir, Stack, Outcome) {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let reach = Reach::Loopback(listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let configuration =
        Configuration { registry: registry(), ..Configuration::parse(&Files::bundled()).unwrap() };
    let job = Job {
        store: stack.store(),
        client: Client::new(Settings { reach, gap: Duration::ZERO, ..Settings::public("test") }).unwrap(),
        secrets: Secrets::default(),
        second_opinion: None,
        configuration,
        now: at(crate::world::MONDAY),
        periods: vec![PeriodKind::Day],
        prints: belgi_digest::Prints::LeftOut,
        city: None,
    };
    let outcome = job.run().await.unwrap();
    (folder, stack, outcome)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_bad_source_is_named_with_what_was_found_and_the_good_one_is_read() {
    let (_folder, stack, outcome) = outcome().await;
    let problems: BTreeMap<&str, (Fault, &str)> = outcome
        .problems
        .iter()
        .map(|problem| (problem.about.as_str(), (problem.fault, problem.message.as_str())))
        .collect();
    assert_eq!(problems.len(), BAD.len(), "{problems:?}");
    for (id, fault, words) in BAD {
        let (found, message) = problems.get(id).unwrap();
        assert_eq!((*found, message.contains(words)), (fault, true), "{id}: {found:?} {message}");
    }
    assert_eq!((outcome.posts_new, outcome.signals), (1, 1));
    stack.stop().await;
}
