//! A document that leads to others: all of them are asked in turn, politely, and none is forgotten.

use crate::world::at;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use belgi_domain::{Cursor, Registry};
use belgi_fetch::{Fetch, Summary};
use belgi_http::{Client, Reach, Settings};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::Secrets;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// What the host of one test serves and was asked.
#[derive(Default)]
struct Site {
    /// How many articles the news map names, the oldest first.
    articles: usize,
    /// The article from which on the host asks for a pause of two hours.
    throttled_from: Option<usize>,
    /// Paths that were asked, robots.txt apart.
    asked: Vec<String>,
}

type Shared = Arc<Mutex<Site>>;

async fn serve(State(site): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let mut site = site.lock().unwrap();
    let path = uri.path();
    if path == "/robots.txt" {
        return "".into_response();
    }
    site.asked.push(path.to_owned());
    match path.strip_prefix("/n/").and_then(|number| number.parse::<usize>().ok()) {
        Some(number) if site.throttled_from.is_some_and(|from| number >= from) => {
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "7200")]).into_response()
        }
        Some(number) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page(number)).into_response(),
        None if path == "/index.xml" && headers.contains_key(header::IF_NONE_MATCH) => {
            StatusCode::NOT_MODIFIED.into_response()
        }
        None if path == "/index.xml" => ([(header::ETAG, "\"same\"")], INDEX).into_response(),
        None => ([(header::CONTENT_TYPE, "application/xml")], map(site.articles)).into_response(),
    }
}

const INDEX: &str = r#"<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://long.example/map.xml</loc></sitemap></sitemapindex>"#;

fn map(articles: usize) -> String {
    let entry = |number: usize| {
        format!(
            "<url><loc>http://long.example/n/{number}</loc><news:news><news:publication><news:name>N</news:name>\
             <news:language>ru</news:language></news:publication><news:publication_date>2026-11-2{}T{:02}:{:02}:00+05:00</news:publication_date>\
             <news:title>Новость номер {number}</news:title></news:news></url>",
            number / 1_000,
            number / 60 % 24,
            number % 60
        )
    };
    let entries: String = (0..articles).map(entry).collect();
    format!(
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>"#
    )
}

fn page(number: usize) -> String {
    let words = format!(
        "В Шымкенте открыли сквер номер {number}. Работы вели с весны, высажены деревья и поставлены скамейки. "
    );
    format!(
        "<html><head><title>Новость номер {number}</title></head><body><article><h1>Новость номер {number}</h1><p>{}</p></article></body></html>",
        words.repeat(3)
    )
}

struct Polls {
    _folder: TempDir,
    stack: Stack,
    fetch: Fetch,
    registry: Registry,
    site: Shared,
}

impl Polls {
    async fn of(start: &str, site: Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let reach = Reach::Loopback(listener.local_addr().unwrap());
        let site = Arc::new(Mutex::new(site));
        let router = Router::new().fallback(serve).with_state(site.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let settings = Settings { reach, gap: std::time::Duration::ZERO, ..Settings::public("test") };
        let fetch = Fetch {
            store: stack.store(),
            client: Client::new(settings).unwrap(),
            secrets: Secrets::default(),
        };
        let registry = Registry::parse(
            "long.toml",
            &format!(
                "[[source]]\nid = \"long\"\nname = \"Long\"\nkind = \"sitemap\"\nurl = \"http://long.example/{start}\"\n\
                 city = \"shymkent\"\npublisher = \"media\"\nbasis = \"test\"\nenabled = true\n"
            ),
        )
        .unwrap();
        Self { _folder: folder, stack, fetch, registry, site }
    }

    /// A poll at `time` of the sample city's Monday, and the paths it asked.
    async fn at(&self, time: &str) -> (Summary, Vec<String>) {
        let now = at(&format!("2026-11-23T{time}:00+05:00"));
        let summary = belgi_fetch::run(&self.fetch, &self.registry, now, (0, 1), |_| ()).await.unwrap();
        (summary, std::mem::take(&mut self.site.lock().unwrap().asked))
    }

    async fn cursor(&self) -> Cursor {
        self.stack.store().cursor(&"long".parse().unwrap()).await.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_article_of_a_long_listing_comes_in_its_turn() {
    let polls = Polls::of("map.xml", Site { articles: 150, ..Site::default() }).await;
    let mut new = Vec::new();
    for time in ["07:00", "07:31", "08:02", "08:33"] {
        let (summary, asked) = polls.at(time).await;
        assert!(asked.len() <= 61, "{} requests in one poll", asked.len());
        new.push(summary.posts_new);
    }
    assert_eq!(new, [60, 60, 30, 0]);
    polls.stack.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_that_is_asked_for_on_the_way_ends_the_poll_and_is_kept() {
    let polls = Polls::of("map.xml", Site { articles: 40, throttled_from: Some(5), ..Site::default() }).await;
    let (summary, asked) = polls.at("07:00").await;
    assert_eq!((summary.posts_new, asked.len()), (5, 7), "{asked:?}");
    let pause = polls.cursor().await.next_due.as_second() - at("2026-11-23T07:00:00+05:00").as_second();
    assert!(pause >= 7_200, "{pause} s");
    polls.site.lock().unwrap().throttled_from = None;
    let (early, later) = (polls.at("08:00").await, polls.at("09:01").await);
    assert!(early.1.is_empty(), "asked before its time: {:?}", early.1);
    assert_eq!(later.0.posts_new, 35);
    polls.stack.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_below_a_document_that_did_not_change_is_asked_again() {
    let polls = Polls::of("index.xml", Site { articles: 2, ..Site::default() }).await;
    assert_eq!(polls.at("07:00").await.0.posts_new, 2);
    polls.site.lock().unwrap().articles = 3;
    assert_eq!(polls.at("07:31").await.0.posts_new, 1);
    polls.stack.stop().await;
}
