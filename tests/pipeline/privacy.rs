//! Marked persons in every kind of source; afterwards every byte that was written is searched for them.

use crate::world::{MONDAY, World, configuration, files};
use axum::Router;
use axum::http::{Uri, header};
use belgi_domain::{Registry, Source};
use belgi_http::{Client, Reach, Settings};
use belgi_local::job::Job;
use belgi_runtime::Secrets;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A resident's words with everything that must not survive.
const WORDS: &str = "Менің атым Жұлдызтаева Қарлығаш Қайсарқызы, Нұрсат шағынауданы 12 үй, 77 пәтер, телефонымыз +7 701 555 66 77. \
Жылу жоқ! Сосед Тюльпанов Евграф Модестович из кв. 772 тоже мёрзнет, его номер 8 (701) 555-66-78, почта evgraf.tulip@mail.example, \
ИИН 991231500016, карта 4111 1111 1111 1111, машина 777 ZZZ 13, инстаграм @tulip_evgraf_77. С уважением, Тюльпанов Е.М.";

/// What must be found nowhere, in any spelling of the above.
const MARKS: &[&str] = &[
    "Жұлдызтаев",
    "Қайсарқызы",
    "Тюльпанов",
    "Евграф",
    "Модестович",
    "7015556677",
    "701 555 66 77",
    "555-66-78",
    "5556678",
    "evgraf.tulip",
    "991231500016",
    "4111111111111111",
    "4111 1111 1111 1111",
    "777 ZZZ 13",
    "777ZZZ13",
    "tulip_evgraf_77",
    "77 пәтер",
    "кв. 772",
    "author-mark",
    "888777666",
];

fn rss() -> String {
    format!(
        r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Х</title><link>http://feed.example/</link>
        <item><guid>f1</guid><title>Тұрғын Жұлдызтаева Қарлығаш Қайсарқызы: жылу жоқ</title><link>http://feed.example/1?author=author-mark</link>
        <dc:creator>author-mark Тюльпанов Евграф</dc:creator><author>evgraf.tulip@mail.example (Тюльпанов)</author>
        <pubDate>Fri, 20 Nov 2026 10:00:00 +0500</pubDate><description>{WORDS}</description></item></channel></rss>"#
    )
}

fn atom() -> String {
    format!(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>Ф</title><entry><id>a1</id><title>Жылу</title>
        <author><name>author-mark Тюльпанов Евграф</name><email>evgraf.tulip@mail.example</email></author>
        <published>2026-11-20T05:00:00Z</published><updated>2026-11-20T05:00:00Z</updated><content>{WORDS}</content></entry></feed>"#
    )
}

fn json_feed() -> String {
    serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Ф", "items": [{"id": "j1", "content_text": WORDS,
        "date_published": "2026-11-20T10:00:00+05:00", "authors": [{"name": "author-mark", "url": "http://x.example/author-mark"}]}]})
    .to_string()
}

fn sitemap() -> String {
    r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>http://sitemap.example/n/1</loc><news:news><news:publication><news:name>N</news:name><news:language>kk</news:language>
    </news:publication><news:publication_date>2026-11-20T10:00:00+05:00</news:publication_date><news:title>Жылу жоқ</news:title></news:news></url></urlset>"#
        .to_owned()
}

fn article() -> String {
    let body = WORDS.replace('\n', " ");
    format!(
        "<html><head><title>Жылу жоқ</title><meta name=\"author\" content=\"author-mark\"></head><body><article><h1>Жылу жоқ</h1>\
         <p>{body}</p><p>{body}</p><p class=\"byline\">Автор: Тюльпанов Евграф</p></article></body></html>"
    )
}

fn telegram() -> String {
    format!(
        r#"<section class="tgme_channel_history js-message_history"><div class="tgme_widget_message_wrap js-widget_message_wrap">
        <div class="tgme_widget_message js-widget_message" data-post="marked/7"><div class="tgme_widget_message_forwarded_from">Forwarded from
        <span class="tgme_widget_message_forwarded_from_name">author-mark Тюльпанов</span></div>
        <div class="tgme_widget_message_text js-message_text">{WORDS}</div><div class="tgme_widget_message_footer">
        <span class="tgme_widget_message_from_author">author-mark</span><a class="tgme_widget_message_date" href="https://t.me/marked/7">
        <time datetime="2026-11-20T05:00:00+00:00" class="time">05:00</time></a></div></div></div></section>"#
    )
}

fn vk_wall() -> String {
    serde_json::json!({"response": {"count": 1, "items": [{"id": 10, "owner_id": -5, "from_id": 888_777_666, "signer_id": 888_777_666,
        "date": 1_795_150_800, "post_type": "post", "text": format!("[id888777666|Тюльпанов Евграф] {WORDS}"), "comments": {"count": 1},
        "likes": {"count": 1}}], "profiles": [{"id": 888_777_666, "first_name": "Евграф", "last_name": "Тюльпанов"}], "groups": []}})
    .to_string()
}

fn vk_comments() -> String {
    serde_json::json!({"response": {"count": 1, "items": [{"id": 11, "from_id": 888_777_666, "date": 1_795_151_800, "text": WORDS,
        "post_id": 10, "owner_id": -5, "reply_to_user": 888_777_666, "thread": {"count": 0, "items": []}}]}})
    .to_string()
}

fn youtube() -> String {
    serde_json::json!({"kind": "youtube#commentThreadListResponse", "items": [{"id": "y1", "snippet": {"videoId": "v", "totalReplyCount": 0,
        "topLevelComment": {"id": "y1", "snippet": {"videoId": "v", "textDisplay": WORDS, "textOriginal": WORDS,
        "authorDisplayName": "author-mark", "authorChannelUrl": "http://youtube.example/@author-mark", "authorChannelId": {"value": "UC-author-mark"},
        "likeCount": 1, "publishedAt": "2026-11-20T05:00:00Z", "updatedAt": "2026-11-20T05:00:00Z"}}}}]})
    .to_string()
}

fn csv() -> String {
    format!(
        "Номер обращения;Дата создания;ФИО заявителя;Телефон;ИИН;Обращение\n1;20.11.2026 10:00;Тюльпанов Евграф author-mark;87015556677;991231500016;\"{WORDS}\"\n"
    )
}

async fn answer(
    uri: Uri,
    headers: axum::http::HeaderMap,
) -> ([(header::HeaderName, &'static str); 1], String) {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_owned();
    let (kind, body) = match (host.as_str(), uri.path()) {
        (_, "/robots.txt") => ("text/plain", String::new()),
        ("feed.example", _) => ("application/rss+xml", rss()),
        ("atom.example", _) => ("application/atom+xml", atom()),
        ("json.example", _) => ("application/feed+json", json_feed()),
        ("sitemap.example", "/n/1") => ("text/html", article()),
        ("sitemap.example", _) => ("application/xml", sitemap()),
        ("telegram.example", _) => ("text/html", telegram()),
        ("vk.example", "/method/wall.getComments") => ("application/json", vk_comments()),
        ("vk.example", _) => ("application/json", vk_wall()),
        ("youtube.example", _) => ("application/json", youtube()),
        _ => ("text/plain", String::new()),
    };
    ([(header::CONTENT_TYPE, kind)], body)
}

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
        entry("desk", "inbox", "service_desk", "desk", ""),
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
    world.stack.store().put_object("inbox/desk/export.csv", "text/csv", csv().into_bytes()).await.unwrap();
    let mut marked = configuration();
    marked.registry = registry();
    let sources: BTreeSet<String> =
        marked.registry.all().iter().map(|source: &Source| source.id.to_string()).collect();
    let settings = Settings { reach, gap: Duration::ZERO, ..Settings::public("test") };
    let job = Job {
        store: world.stack.store(),
        client: Client::new(settings).unwrap(),
        secrets: Secrets::default(),
        configuration: marked,
        now: crate::world::at(MONDAY),
        periods: vec![belgi_domain::PeriodKind::Day, belgi_domain::PeriodKind::Week],
        city: None,
    };
    let outcome = job.run().await.unwrap();
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
    assert_eq!(read_sources(&world).await, sources, "every kind of source brought its post");

    let store = world.stack.store();
    alert(&world).await;
    let city = "shymkent".parse().unwrap();
    let stories = serde_json::to_string(&store.stories(&city).await.unwrap()).unwrap();
    search("stories", stories.as_bytes());
    search("log", &log.0.lock().unwrap());
    search("outcome", serde_json::to_string(&outcome).unwrap().as_bytes());
    // The inbox holds what staff dropped there; everything else was written by Belgi.
    store.delete_object("inbox/desk/export.csv").await.unwrap();
    for (path, bytes) in files(world.folder.path()) {
        let name = path.display().to_string();
        if name.contains("/inbox/") {
            continue;
        }
        search(&name, &bytes);
        if name.ends_with(".zst") {
            search(&name, &zstd::decode_all(bytes.as_slice()).unwrap());
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

/// The sources whose posts became signals.
async fn read_sources(world: &World) -> BTreeSet<String> {
    let city = "shymkent".parse().unwrap();
    let (first, end) = ("2026-11-01".parse().unwrap(), "2026-11-24".parse().unwrap());
    let signals = world.stack.store().signals_between(&city, first, end).await.unwrap();
    signals.into_iter().map(|signal| signal.source.to_string()).collect()
}

/// Fails where `bytes` hold a mark, in any case of its letters.
fn search(name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let found: Vec<&str> = MARKS.iter().copied().filter(|mark| text.contains(&mark.to_lowercase())).collect();
    assert!(found.is_empty(), "{name} holds {found:?}");
}

#[test]
fn the_search_itself_finds_a_mark() {
    assert!(std::panic::catch_unwind(|| search("self", "үй, 77 ПӘТЕР".as_bytes())).is_err());
}
