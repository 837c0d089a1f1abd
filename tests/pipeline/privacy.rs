//! Marked persons in every kind of source; afterwards every byte that was written is searched for them.

pub(crate) mod planted;

use crate::world::{MONDAY, World, configuration, files};
use axum::Router;
use axum::http::{Uri, header};
use belgi_domain::{Registry, Signal, Source, SourceKind};
use belgi_http::{Client, Reach, Settings};
use belgi_local::job::Job;
use belgi_runtime::Secrets;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

async fn answer(
    uri: Uri,
    headers: axum::http::HeaderMap,
) -> ([(header::HeaderName, &'static str); 1], String) {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_owned();
    let (kind, body) = match (host.as_str(), uri.path()) {
        (_, "/robots.txt") => ("text/plain", String::new()),
        ("feed.example", _) => ("application/rss+xml", planted::rss()),
        ("atom.example", _) => ("application/atom+xml", planted::atom()),
        ("json.example", _) => ("application/feed+json", planted::json_feed()),
        ("sitemap.example", "/n/1") => ("text/html", planted::article()),
        ("sitemap.example", _) => ("application/xml", planted::sitemap()),
        ("telegram.example", _) => ("text/html", planted::telegram()),
        ("vk.example", "/method/wall.getComments") => ("application/json", planted::vk_comments()),
        ("vk.example", _) => ("application/json", planted::vk_wall()),
        ("youtube.example", _) => ("application/json", planted::youtube()),
        ("page.example", _) => ("text/html", planted::listing()),
        ("instagram.example", _) => ("application/json", planted::instagram()),
        ("facebook.example", _) => ("application/json", planted::facebook()),
        ("ok.example", _) => ("application/json", planted::ok()),
        _ => ("text/plain", String::new()),
    };
    ([(header::CONTENT_TYPE, kind)], body)
}

const SELECTORS: &str = "selectors = { item = \".item\", title = \".title\", link = \".title\", date = \"time\", text = \".text\" }";

fn registry() -> Registry {
    let entry = |id: &str, kind: &str, publisher: &str, url: &str, more: &str| {
        format!(
            "[[source]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\nurl = \"{url}\"\ncity = \"shymkent\"\npublisher = \"{publisher}\"\n\
             basis = \"test\"\nenabled = true\n{more}\n"
        )
    };
    let text = [
        entry("feed", "feed", "media", "http://feed.example/rss", ""),
        entry("atom", "feed", "community", "http://atom.example/", ""),
        entry("json", "feed", "official", "http://json.example/", ""),
        entry("sitemap", "sitemap", "media", "http://sitemap.example/map.xml", ""),
        entry("telegram", "telegram", "official", "http://telegram.example/s/marked", ""),
        entry("vk", "vk", "community", "http://vk.example/method/wall.get?owner_id=-5&v=5.199", ""),
        entry("youtube", "youtube", "media", "http://youtube.example/commentThreads?videoId=v", ""),
        entry("page", "page", "community", "http://page.example/", SELECTORS),
        entry(
            "instagram",
            "instagram",
            "community",
            "http://instagram.example/v23.0/17?fields=business_discovery",
            "",
        ),
        entry("facebook", "facebook", "community", "http://facebook.example/v23.0/5/posts", ""),
        entry(
            "ok",
            "ok",
            "community",
            "http://ok.example/fb.do?method=discussions.getComments&discussionId=9",
            "",
        ),
        entry("desk", "inbox", "service_desk", "desk", ""),
        entry("book", "inbox", "service_desk", "book", ""),
        entry("lines", "inbox", "service_desk", "lines", ""),
    ];
    Registry::parse("marked.toml", &text.concat()).unwrap()
}

/// Collects everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_byte_that_is_written_names_a_person() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt().with_writer(move || writer.clone()).with_env_filter("warn,belgi=trace").init();
    let world = World::at(MONDAY).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let reach = Reach::Loopback(listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let inbox = [
        ("inbox/desk/export.csv", "text/csv", planted::csv().into_bytes()),
        (
            "inbox/book/export.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            planted::xlsx(),
        ),
        ("inbox/lines/export.jsonl", "application/jsonl", planted::jsonl().into_bytes()),
    ];
    for (key, content_type, bytes) in inbox.clone() {
        world.stack.store().put_object(key, content_type, bytes).await.unwrap();
    }
    let mut marked = configuration();
    marked.registry = registry();
    let sources: BTreeSet<String> =
        marked.registry.all().iter().map(|source: &Source| source.id.to_string()).collect();
    let settings = Settings { reach, gap: Duration::ZERO, ..Settings::public("test") };
    let job = Job {
        store: world.stack.store(),
        client: Client::new(settings).unwrap(),
        secrets: Secrets::default(),
        second_opinion: None,
        configuration: marked,
        now: crate::world::at(MONDAY),
        periods: vec![belgi_domain::PeriodKind::Day, belgi_domain::PeriodKind::Week],
        // What a PDF says, the page and the value say too, in bytes that can be searched.
        prints: belgi_digest::Prints::LeftOut,
        city: None,
    };
    let outcome = job.run().await.unwrap();
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
    let signals = signals(&world).await;
    let read: BTreeSet<String> = signals.iter().map(|signal| signal.source.to_string()).collect();
    assert_eq!(read, sources, "every kind of source brought its post");
    // They lie packed in their table, where a search finds nothing.
    search("signals", serde_json::to_string(&signals).unwrap().as_bytes());

    let store = world.stack.store();
    alert(&world).await;
    let city = "shymkent".parse().unwrap();
    let stories = serde_json::to_string(&store.stories(&city).await.unwrap()).unwrap();
    search("stories", stories.as_bytes());
    search("log", &log.0.lock().unwrap());
    search("outcome", serde_json::to_string(&outcome).unwrap().as_bytes());
    // The inbox holds what staff dropped there; everything else was written by Belgi.
    for (key, ..) in inbox {
        store.delete_object(key).await.unwrap();
    }
    for (path, bytes) in files(world.folder.path()) {
        let name = path.display().to_string();
        if name.contains("/inbox/") {
            continue;
        }
        search(&name, &bytes);
        if name.ends_with(".zst") {
            search(&name, &zstd::decode_all(bytes.as_slice()).unwrap());
        }
        if name.ends_with(".xlsx") {
            for (part, bytes) in planted::parts(&bytes) {
                search(&format!("{name}: {part}"), &bytes);
            }
        }
    }
    world.stop().await;
}

/// Tells what fires where every answer is due at once.
async fn alert(world: &World) {
    let mut told = configuration();
    told.registry = registry();
    for city in &mut told.cities {
        city.alerts.rules.answer_due = belgi_domain::AnswerDue { critical: 0, high: 0, normal: 0 };
        city.alerts.rules.critical_sources = 1;
    }
    let alerts = crate::alerts::bucket_alone(world.stack.store());
    let summary = belgi_alert::run(&alerts, &told, crate::world::at(MONDAY), None).await.unwrap();
    assert!(summary.delivered > 0 && summary.problems.is_empty(), "{summary:?}");
    assert!(!files(&world.stack.path_of("alerts")).is_empty());
}

async fn signals(world: &World) -> Vec<Signal> {
    let city = "shymkent".parse().unwrap();
    let (first, end) = ("2026-11-01".parse().unwrap(), "2026-11-24".parse().unwrap());
    world.stack.store().signals_between(&city, first, end).await.unwrap()
}

/// Fails where `bytes` hold a mark, in any case of its letters.
fn search(name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let found: Vec<&str> =
        planted::MARKS.iter().copied().filter(|mark| text.contains(&mark.to_lowercase())).collect();
    assert!(found.is_empty(), "{name} holds {found:?}");
}

#[test]
fn every_kind_of_source_is_planted() {
    let planted: BTreeSet<SourceKind> = registry().all().iter().map(|source| source.kind).collect();
    assert_eq!(planted, SourceKind::ALL.iter().copied().collect());
}

#[test]
fn the_search_itself_finds_a_mark() {
    assert!(std::panic::catch_unwind(|| search("self", "үй, 77 ПӘТЕР".as_bytes())).is_err());
}
