//! A month of polls of one feed, scored by the rules of a good feed reader. The clock is the test's: each poll is
//! driven at the first tick of the schedule at which the source is due.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use belgi_domain::Registry;
use belgi_fetch::Fetch;
use belgi_http::{Client, Reach, Settings};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::Secrets;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex};

const BEGIN: &str = "2026-11-01T00:00:00Z";
const DAYS: i64 = 30;
/// Items of the feed: three days of posts, longer than any pause.
const ITEMS: i64 = 24;
/// Seconds between two ticks of the schedule.
const TICK: i64 = 300;

/// How the host behaves on a day; the days of a month go through all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Plain,
    /// `Cache-Control: max-age`, in seconds.
    MaxAge(i64),
    /// `Expires`, so many seconds after `Date`.
    Expires(i64),
    /// `<ttl>`, in minutes.
    Ttl(i64),
    /// The `ETag` is another in every hour, and the body is not.
    Restless,
    /// 429 for the first request of the day, with this wish.
    Throttled(Option<i64>),
    /// 500 all day.
    Broken,
}

const MOODS: [Mood; 10] = [
    Mood::Plain,
    Mood::MaxAge(5_400),
    Mood::Restless,
    Mood::Throttled(Some(10_800)),
    Mood::Expires(7_200),
    Mood::Plain,
    Mood::Ttl(120),
    Mood::Throttled(None),
    Mood::Broken,
    Mood::Restless,
];

/// One request and what it was answered.
#[derive(Debug, Clone)]
struct Turn {
    at: Timestamp,
    target: String,
    headers: Vec<(HeaderName, Vec<u8>)>,
    status: StatusCode,
    etag: Option<String>,
    modified: Option<String>,
    body: String,
    /// Seconds for which the host does not want to be asked again.
    pause: i64,
}

impl Turn {
    fn header(&self, name: HeaderName) -> Option<String> {
        let (_, value) = self.headers.iter().find(|(known, _)| *known == name)?;
        Some(String::from_utf8(value.clone()).unwrap())
    }
}

struct Site {
    now: Timestamp,
    turns: Vec<Turn>,
    /// The day of the last 429.
    throttled: Option<i64>,
}

type Shared = Arc<Mutex<Site>>;

fn begin() -> Timestamp {
    BEGIN.parse().unwrap()
}

async fn serve(State(site): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    if uri.path() == "/robots.txt" {
        return "User-agent: *\nAllow: /\n".into_response();
    }
    let mut site = site.lock().unwrap();
    let turn = answer(&mut site, &uri, &headers);
    let mut response = (turn.status, turn.body.clone()).into_response();
    let fields = response.headers_mut();
    fields.insert(header::SET_COOKIE, "visitor=77; Path=/".parse().unwrap());
    fields.insert(header::CONTENT_TYPE, "application/rss+xml".parse().unwrap());
    let mood = mood(site.now);
    match mood {
        Mood::MaxAge(seconds) => {
            _ = fields.insert(header::CACHE_CONTROL, format!("max-age={seconds}").parse().unwrap())
        }
        Mood::Expires(seconds) => {
            fields.insert(header::DATE, http_date(site.now).parse().unwrap());
            fields.insert(
                header::EXPIRES,
                http_date(site.now + SignedDuration::from_secs(seconds)).parse().unwrap(),
            );
        }
        Mood::Throttled(Some(seconds)) if turn.status == StatusCode::TOO_MANY_REQUESTS => {
            fields.insert(header::RETRY_AFTER, seconds.to_string().parse().unwrap());
        }
        _ => {}
    }
    if let (Some(etag), Some(modified)) = (&turn.etag, &turn.modified) {
        fields.insert(header::ETAG, etag.parse().unwrap());
        fields.insert(header::LAST_MODIFIED, modified.parse().unwrap());
    }
    site.turns.push(turn);
    response
}

fn answer(site: &mut Site, uri: &Uri, headers: &HeaderMap) -> Turn {
    let (mood, day) = (mood(site.now), day(site.now));
    let all = headers.iter().map(|(name, value)| (name.clone(), value.as_bytes().to_vec())).collect();
    let target = uri.path_and_query().unwrap().to_string();
    let (etag, modified) = (etag(site.now), modified(site.now));
    let mut turn = Turn {
        at: site.now,
        target,
        headers: all,
        status: StatusCode::OK,
        etag: None,
        modified: None,
        body: String::new(),
        pause: 0,
    };
    match mood {
        Mood::Broken => turn.status = StatusCode::INTERNAL_SERVER_ERROR,
        Mood::Throttled(wish) if site.throttled != Some(day) => {
            site.throttled = Some(day);
            turn.status = StatusCode::TOO_MANY_REQUESTS;
            turn.pause = wish.unwrap_or(0);
        }
        _ => {
            let same = turn.header(header::IF_NONE_MATCH).as_ref() == Some(&etag);
            turn.pause = match mood {
                Mood::MaxAge(seconds) | Mood::Expires(seconds) => seconds,
                Mood::Ttl(minutes) => minutes * 60,
                _ => 0,
            };
            (turn.etag, turn.modified) = (Some(etag), Some(modified));
            match same {
                true => turn.status = StatusCode::NOT_MODIFIED,
                false => turn.body = feed(site.now, mood),
            }
        }
    }
    turn
}

fn day(now: Timestamp) -> i64 {
    (now.as_second() - begin().as_second()) / 86_400
}

fn mood(now: Timestamp) -> Mood {
    MOODS[usize::try_from(day(now)).unwrap() % MOODS.len()]
}

/// How many posts there are: one every three hours, and none on a restless day.
fn posts(now: Timestamp) -> i64 {
    let hours = |at: i64| at / 3 + 8;
    let hour = (now.as_second() - begin().as_second()) / 3_600;
    match mood(now) {
        Mood::Restless => hours(hour / 24 * 24),
        _ => hours(hour),
    }
}

/// Weak, with a blank and a comma: whoever takes it apart breaks it.
fn etag(now: Timestamp) -> String {
    let restless = match mood(now) {
        Mood::Restless => now.as_second() / 3_600,
        Mood::Ttl(_) => 1,
        _ => 0,
    };
    format!("W/\"{} a,{restless}\"", posts(now))
}

/// A date as some servers write it, which is none by the book.
fn modified(now: Timestamp) -> String {
    format!("Sunday, 1-Nov-26 00:00:{} GMT", posts(now))
}

fn http_date(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn feed(now: Timestamp, mood: Mood) -> String {
    let item = |number: i64| {
        let at = begin() + SignedDuration::from_hours((number - 8) * 3);
        format!(
            "<item><guid>n{number}</guid><title>Новость {number}</title><pubDate>{}</pubDate></item>",
            http_date(at)
        )
    };
    let ttl = match mood {
        Mood::Ttl(minutes) => format!("<ttl>{minutes}</ttl>"),
        _ => String::new(),
    };
    let last = posts(now);
    let items: String = (last - ITEMS + 1..=last).rev().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Месяц</title>{ttl}{items}</channel></rss>")
}

/// Drives the schedule over the month; returns every request and how many posts came in.
async fn month() -> (Vec<Turn>, u32) {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let reach = Reach::Loopback(listener.local_addr().unwrap());
    let site: Shared = Arc::new(Mutex::new(Site { now: begin(), turns: Vec::new(), throttled: None }));
    let router = Router::new().fallback(serve).with_state(Arc::clone(&site));
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let settings = Settings { reach, gap: std::time::Duration::ZERO, ..Settings::public("test") };
    let fetch =
        Fetch { store: stack.store(), client: Client::new(settings).unwrap(), secrets: Secrets::default() };
    let registry = Registry::parse(
        "month.toml",
        "[[source]]\nid = \"month\"\nname = \"Month\"\nkind = \"feed\"\nurl = \"http://month.example/feed\"\n\
         publisher = \"media\"\nbasis = \"test\"\nevery_minutes = 15\nenabled = true\n",
    )
    .unwrap();
    let end = begin() + SignedDuration::from_hours(DAYS * 24);
    let (mut now, mut new) = (begin(), 0);
    while now < end {
        site.lock().unwrap().now = now;
        new += belgi_fetch::run(&fetch, &registry, now, (0, 1), |_| ()).await.unwrap().posts_new;
        let due = stack.store().cursor(&"month".parse().unwrap()).await.unwrap().next_due;
        assert!(due > now && due.as_second() - now.as_second() <= 86_400, "given up at {now}: due at {due}");
        let ticks = (due.as_second() - begin().as_second() + TICK - 1) / TICK;
        now = begin() + SignedDuration::from_secs(ticks * TICK);
    }
    server.abort();
    stack.stop().await;
    let turns = site.lock().unwrap().turns.clone();
    (turns, new)
}

/// The answers that bore validators, each with the next request.
fn handed(turns: &[Turn]) -> Vec<(&Turn, &Turn, &Turn)> {
    let mut found = Vec::new();
    let mut last: Option<(&Turn, &Turn)> = None;
    let mut before: Option<&Turn> = None;
    for turn in turns {
        if let Some((earlier, given)) = last {
            found.push((earlier, given, turn));
        }
        if turn.etag.is_some() {
            last = Some((before.unwrap_or(turn), turn));
            before = Some(turn);
        }
    }
    found
}

fn bears(request: &Turn, given: &Turn) -> bool {
    request.header(header::IF_NONE_MATCH) == given.etag
        && request.header(header::IF_MODIFIED_SINCE) == given.modified
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_of_polls_keeps_seven_rules_of_seven() {
    let (turns, new) = month().await;
    let handed = handed(&turns);
    let conditional = |turn: &Turn| {
        turn.header(header::IF_NONE_MATCH).is_some() || turn.header(header::IF_MODIFIED_SINCE).is_some()
    };
    let changed: Vec<_> = handed.iter().filter(|(old, given, _)| old.etag != given.etag).collect();
    let restless: Vec<_> =
        changed.iter().filter(|(old, given, _)| posts(old.at) == posts(given.at)).collect();
    let pauses: Vec<(&Turn, i64)> = turns
        .iter()
        .zip(turns.iter().skip(1))
        .map(|(one, next)| (one, next.at.as_second() - one.at.as_second()))
        .collect();
    let throttled: Vec<_> =
        pauses.iter().filter(|(one, _)| one.status == StatusCode::TOO_MANY_REQUESTS).collect();
    let plain = |turn: &Turn| {
        let unwanted = [header::COOKIE, header::PRAGMA, header::CACHE_CONTROL, header::REFERER];
        turn.target == "/feed" && unwanted.into_iter().all(|name| turn.header(name).is_none())
    };
    assert!(
        turns.len() > 500 && changed.len() > 100 && restless.len() > 50 && throttled.len() >= 5,
        "a month worth scoring"
    );
    let score = [
        (
            "one unconditional request ever",
            turns.iter().filter(|turn| !conditional(turn)).count() == 1 && !conditional(&turns[0]),
        ),
        ("validators are given back byte for byte", handed.iter().all(|(_, given, next)| bears(next, given))),
        ("a changed ETag is kept", changed.iter().all(|(_, given, next)| bears(next, given))),
        (
            "validators are kept though the body did not change",
            restless.iter().all(|(_, given, next)| bears(next, given)),
        ),
        ("never sooner than allowed", pauses.iter().all(|(one, pause)| *pause >= one.pause.max(600))),
        ("429 is honoured", throttled.iter().all(|(one, pause)| *pause >= one.pause.max(900))),
        ("no cookies and nothing that defeats caches", turns.iter().all(plain)),
    ];
    let kept = score.iter().filter(|(_, kept)| *kept).count();
    let unchanged = turns.iter().filter(|turn| turn.status == StatusCode::NOT_MODIFIED).count();
    println!(
        "{kept} of 7 rules over {} requests in {DAYS} days, {unchanged} answered with 304, {new} posts",
        turns.len()
    );
    assert_eq!(kept, score.len(), "{score:?}");
    // All that was published came in, that of the host's bad days included.
    let last = turns.iter().rev().find(|turn| turn.etag.is_some()).map(|turn| posts(turn.at));
    assert_eq!(Some(i64::from(new)), last.map(|last| last - posts(begin()) + ITEMS));
}
