//! What one round of fetch asks of hosts and platforms, and what it remembers of their answers.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use belgi_domain::{Cursor, Diagnosis, Fault, Registry};
use belgi_fetch::{Fetch, Summary};
use belgi_http::{Client, Reach, Settings};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::Secrets;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

pub(crate) const MORNING: &str = "2026-11-23T07:00:00+05:00";

pub(crate) type Script = fn(&str, &HeaderMap) -> Response;
type Asked = Arc<Mutex<Vec<String>>>;

/// Hosts that answer by a script, and the storage of the fetcher that asks them.
pub(crate) struct Round {
    _folder: TempDir,
    pub(crate) stack: Stack,
    reach: Reach,
    asked: Asked,
    registry: Registry,
}

async fn serve(State((asked, script)): State<(Asked, Script)>, uri: Uri, headers: HeaderMap) -> Response {
    let host = headers[header::HOST].to_str().unwrap().to_owned();
    if uri.path() == "/robots.txt" {
        return StatusCode::NOT_FOUND.into_response();
    }
    let address = format!("{host}{}", uri.path_and_query().unwrap());
    asked.lock().unwrap().push(address.clone());
    script(&address, &headers)
}

impl Round {
    pub(crate) async fn of(entries: &[(&str, &str, &str, &str)], script: Script) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let reach = Reach::Loopback(listener.local_addr().unwrap());
        let asked = Asked::default();
        let router = Router::new().fallback(serve).with_state((Arc::clone(&asked), script));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let entry = |(id, kind, url, more): &(&str, &str, &str, &str)| {
            format!(
                "[[source]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\nurl = \"{url}\"\ncity = \"shymkent\"\n\
                 publisher = \"community\"\nbasis = \"test\"\nenabled = true\n{more}\n"
            )
        };
        let registry = Registry::parse("round.toml", &entries.iter().map(entry).collect::<String>()).unwrap();
        Self { _folder: folder, stack, reach, asked, registry }
    }

    /// A round at `now` of a fresh process whose environment holds `key`; its summary and what was asked.
    pub(crate) async fn at(&self, now: &str, key: &str) -> (Summary, Vec<String>) {
        let settings =
            Settings { reach: self.reach, gap: std::time::Duration::ZERO, ..Settings::public("test") };
        let secrets = Secrets::from_pairs([("BELGI_SECRET_PLATFORM".to_owned(), key.to_owned())]);
        let fetch = Fetch { store: self.stack.store(), client: Client::new(settings).unwrap(), secrets };
        let now = crate::world::at(now);
        let summary = belgi_fetch::run(&fetch, &self.registry, now, (0, 1), |_| ()).await.unwrap();
        (summary, std::mem::take(&mut self.asked.lock().unwrap()))
    }

    pub(crate) async fn cursor(&self, source: &str) -> Cursor {
        self.stack.store().cursor(&source.parse().unwrap()).await.unwrap()
    }
}

pub(crate) const KEYED: &str = "secret = \"platform\"";

/// VK, which takes one key.
fn vk(_: &str, headers: &HeaderMap) -> Response {
    match headers.get(header::AUTHORIZATION).map(|key| key.to_str().unwrap()) {
        Some("Bearer good") => {
            r#"{"response":{"items":[{"id":1,"owner_id":-1,"from_id":-1,"date":1763800000,"text":"Нет воды"}]}}"#.into_response()
        }
        _ => r#"{"error":{"error_code":5,"error_msg":"User authorization failed"}}"#.into_response(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_key_is_used_once_and_again_when_it_has_changed() {
    let walls =
        ["aa", "bb", "cc"].map(|id| (id, format!("http://vk.example/method/wall.get?domain={id}&v=5.199")));
    let entries: Vec<_> = walls.iter().map(|(id, url)| (*id, "vk", url.as_str(), KEYED)).collect();
    let round = Round::of(&entries, vk).await;
    let (first, _) = round.at(MORNING, "bad").await;
    assert_eq!(first.problems.len(), 3);
    assert!(first.problems.iter().all(|problem| problem.fault == Fault::Credential), "{:?}", first.problems);
    for now in ["2026-11-24T07:00:00+05:00", "2026-11-26T07:00:00+05:00"] {
        let (later, asked) = round.at(now, "bad").await;
        assert_eq!(asked, [""; 0], "asked with a key that was refused");
        assert!(
            later.problems.iter().all(|problem| problem.message.contains("BELGI_SECRET_PLATFORM")),
            "{:?}",
            later.problems
        );
    }
    let now = "2026-11-26T07:05:00+05:00";
    assert_eq!(round.cursor("aa").await.diagnosis(crate::world::at(now)), Diagnosis::Credential);
    let (mended, asked) = round.at(now, "good").await;
    assert_eq!((mended.posts_new, asked.len()), (3, 3), "a mended key does not wait: {:?}", mended.problems);
    assert_eq!(round.cursor("aa").await.habits.refused_key, None);
    round.stack.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_key_is_named_by_its_variable_and_nobody_is_asked() {
    let round = Round::of(&[("aa", "vk", "http://vk.example/method/wall.get?domain=a", KEYED)], vk).await;
    let (summary, asked) = round.at(MORNING, "").await;
    assert!(
        asked.is_empty() && summary.problems[0].message.contains("BELGI_SECRET_PLATFORM"),
        "{:?}",
        summary.problems
    );
    assert_eq!(round.at("2026-11-23T07:05:00+05:00", "good").await.0.posts_new, 1, "the key has come");
    round.stack.stop().await;
}

/// OK, which takes signed calls alone. The signature is checked as the platform describes it.
fn ok(address: &str, _: &HeaderMap) -> Response {
    let signed = address.contains("application_key=APPcanary")
        && address.contains("access_token=TKNcanary")
        && address.contains("sig=");
    match (signed, address.contains("method=mediatopic.getTopics")) {
        (false, _) => r#"{"error_code":104,"error_msg":"PARAM_SIGNATURE : Invalid signature"}"#.into_response(),
        (true, true) => {
            r#"{"media_topics":[{"id":"9","created_ms":1763800000000,"total_comments_count":1,"media":[{"type":"text","text":"Жиналыс"}]}]}"#.into_response()
        }
        (true, false) => r#"{"comments":[{"id":"MTA","text":"Қоқыс шығарылмады","author_id":"5"}]}"#.into_response(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_of_ok_are_signed_and_nothing_of_it_is_kept() {
    let url = "http://ok.example/fb.do?method=mediatopic.getTopics&gid=55";
    let round = Round::of(&[("group", "ok", url, KEYED)], ok).await;
    let key = "application_key=APPcanary&access_token=TKNcanary&application_secret_key=SCRcanary";
    let (summary, asked) = round.at(MORNING, key).await;
    assert_eq!((summary.posts_new, asked.len()), (2, 2), "{:?}", summary.problems);
    assert!(asked[1].contains("discussionId=9") && asked[1].contains("sig="), "{asked:?}");
    for (path, bytes) in crate::world::files(round._folder.path()) {
        for secret in ["TKNcanary", "SCRcanary"] {
            let held = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!held, "{secret} stands in {}", path.display());
        }
    }
    let (bare, asked) = round.at("2026-11-24T08:00:00+05:00", "TKNcanary").await;
    assert!(asked.is_empty() && bare.problems[0].message.contains("application_key="), "{:?}", bare.problems);
    round.stack.stop().await;
}

/// Feeds that say of themselves what has become of them.
fn feeds(address: &str, _: &HeaderMap) -> Response {
    let feed = |channel: &str| {
        let item = "<item><guid>1</guid><title>Су жоқ</title><pubDate>Sun, 22 Nov 2026 09:00:00 +0500</pubDate></item>";
        format!("<rss><channel>{channel}{item}</channel></rss>").into_response()
    };
    match address {
        "old.example/feed" => {
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, "http://new.example/feed")]).into_response()
        }
        "passing.example/feed" => {
            (StatusCode::FOUND, [(header::LOCATION, "http://new.example/feed")]).into_response()
        }
        "pod.example/feed" => feed("<itunes:new-feed-url>http://new.example/pod</itunes:new-feed-url>"),
        "gone.example/feed" => StatusCode::GONE.into_response(),
        "closed.example/feed" => StatusCode::FORBIDDEN.into_response(),
        "page.example/feed" => "<html><title>Басты бет</title></html>".into_response(),
        _ => feed(""),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_of_a_source_is_told_apart() {
    let cases = [
        ("old", Diagnosis::Moved, Some("http://new.example/feed")),
        ("passing", Diagnosis::Ok, None),
        ("pod", Diagnosis::Moved, Some("http://new.example/pod")),
        ("gone", Diagnosis::Gone, None),
        ("closed", Diagnosis::Blocked, None),
        ("page", Diagnosis::NotAFeed, None),
        ("fine", Diagnosis::Ok, None),
    ];
    let urls = cases.map(|(id, _, _)| format!("http://{id}.example/feed"));
    let entries: Vec<_> =
        cases.iter().zip(&urls).map(|((id, _, _), url)| (*id, "feed", url.as_str(), "")).collect();
    let round = Round::of(&entries, feeds).await;
    round.at(MORNING, "").await;
    for (id, diagnosis, moved_to) in cases {
        let cursor = round.cursor(id).await;
        assert_eq!(cursor.diagnosis(crate::world::at(MORNING)), diagnosis, "{id}: {:?}", cursor.last);
        assert_eq!(cursor.habits.moved_to.as_deref(), moved_to, "{id}");
    }
    round.stack.stop().await;
}

const COLUMNS: &str = "columns = { id = \"Шифр\", text = \"Суть\", created = \"Поступило\" }";

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_file_replaces_its_predecessor_and_odd_rows_are_named() {
    let round = Round::of(&[("desk", "inbox", "desk", COLUMNS)], feeds).await;
    let store = round.stack.store();
    let put = async |text: &str| {
        store.put_object("inbox/desk/export.csv", "text/csv", text.as_bytes().to_vec()).await.unwrap();
    };
    put("Шифр;Поступило;Суть\nA-1;20.11.2026;Нет воды в доме\nA-2;20.11.2026;\nA-3;когда-то;Яма во дворе\n")
        .await;
    let (first, _) = round.at(MORNING, "").await;
    assert_eq!(first.posts_new, 2);
    let told: Vec<&str> = first.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(
        told.iter().any(|message| message.contains("export.csv")
            && message.contains("line 3")
            && message.contains("empty")),
        "{told:?}"
    );
    assert!(told.iter().any(|message| message.contains("line 4") && message.contains("date")), "{told:?}");
    let (again, _) = round.at("2026-11-23T07:30:00+05:00", "").await;
    assert_eq!((again.posts_new, again.problems.len()), (0, 0), "a file is read once");
    put("Шифр;Поступило;Суть\nA-1;20.11.2026;Нет горячей воды в доме\nA-2;20.11.2026;Нет света\nA-3;21.11.2026;Яма во дворе\n").await;
    let (corrected, _) = round.at("2026-11-23T08:30:00+05:00", "").await;
    assert_eq!((corrected.posts_new, corrected.problems.len()), (3, 0), "{:?}", corrected.problems);
    let batches = store.batches(belgi_domain::BatchStage::Pending, (0, 1), 10).await.unwrap();
    let mut ids = Vec::new();
    for batch in batches {
        ids.extend(store.get_raw(&batch.key).await.unwrap().into_iter().map(|post| post.id));
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "a corrected row is a new version of the same post");
    round.stack.stop().await;
}
