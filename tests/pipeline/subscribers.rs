//! Digests that are sent: once to each channel, with links, and to nobody who did not subscribe.

use crate::alerts::cities;
use crate::world::at;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use belgi_digest::courier::Courier;
use belgi_digest::{Digests, Prints, Written, handle};
use belgi_http::{Client, Reach, Settings, Wire};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::{Secrets, Trigger};
use belgi_store::{KEY_HEADER, LINK_SECONDS, Messages};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::Notify;

const MONDAY: &str = "2026-11-23T07:00:00+05:00";
const TUESDAY: &str = "2026-11-24T07:00:00+05:00";
const WEDNESDAY: &str = "2026-11-25T07:00:00+05:00";
const THURSDAY: &str = "2026-11-26T07:00:00+05:00";
const FROM: &str = "digest@belgi.example";
const BOTH: &str = "[city.digests.mail]\nto = [\"akimat@desk.example\"]\n\
                    [city.digests.webhook]\nurl = \"http://desk.example/weekly\"\nsecret = \"digest-webhook\"\n";
const KEY: &str = "digest#shymkent#2026-W47";

/// What the receiver does with what is posted.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Takes,
    Refuses,
    /// It neither takes nor answers.
    Deaf,
}

/// One message that was taken.
#[derive(Clone)]
struct Taken {
    channel: &'static str,
    headers: HeaderMap,
    body: Value,
}

/// A receiver that speaks for SES and for the webhook.
#[derive(Clone)]
struct Desk {
    taken: Arc<Mutex<Vec<Taken>>>,
    mood: Arc<Mutex<Mood>>,
    waits: Arc<Notify>,
}

impl Desk {
    fn channels(&self) -> Vec<&'static str> {
        self.taken.lock().unwrap().iter().map(|taken| taken.channel).collect()
    }

    fn one(&self, channel: &str) -> Taken {
        self.taken.lock().unwrap().iter().find(|taken| taken.channel == channel).unwrap().clone()
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
}

async fn answer(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let channel = match parts.uri.path() {
        "/v2/email/outbound-emails" => "mail",
        "/weekly" => "webhook",
        path => panic!("nobody is at {path}"),
    };
    let mood = if channel == "webhook" { *desk.mood.lock().unwrap() } else { Mood::Takes };
    match mood {
        Mood::Deaf => {
            desk.waits.notify_one();
            return std::future::pending().await;
        }
        Mood::Refuses => return Response::builder().status(500).body(Body::empty()).unwrap(),
        Mood::Takes => {}
    }
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let body = serde_json::from_slice(&body).unwrap();
    desk.taken.lock().unwrap().push(Taken { channel, headers: parts.headers, body });
    Response::builder().status(200).body(Body::from(r#"{"MessageId":"0100-ses"}"#)).unwrap()
}

struct Bench {
    _folder: TempDir,
    stack: Stack,
    desk: Desk,
    digests: Digests,
}

impl Bench {
    /// An empty city that `more` stands below.
    async fn with(more: &str, mail_from: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
        let store = stack.store();
        let sources = belgi_sample_city::SOURCES.as_bytes().to_vec();
        store.put_object("config/sources.toml", "application/toml", sources).await.unwrap();
        store.put_object("config/cities.toml", "application/toml", cities(more).into_bytes()).await.unwrap();
        let (mood, waits) = (Arc::new(Mutex::new(Mood::Takes)), Arc::default());
        let desk = Desk { taken: Arc::default(), mood, waits };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = axum::Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let settings =
            Settings { reach: Reach::Loopback(address), gap: Duration::ZERO, ..Settings::public("test") };
        let secret = ("BELGI_SECRET_DIGEST_WEBHOOK".to_owned(), "key".to_owned());
        let courier = Courier {
            client: Client::new(settings).unwrap(),
            secrets: Secrets::from_pairs([secret]),
            messages: Messages::local(&format!("http://{address}")),
            mail_from: mail_from.map(str::to_owned),
            wire: Wire::Local,
        };
        let digests = Digests { prints: Prints::LeftOut, courier: Some(courier), ..Digests::new(store) };
        Self { _folder: folder, stack, desk, digests }
    }

    /// What a schedule of that morning does.
    fn trigger(moment: &str, kind: &str) -> Trigger {
        Trigger::parse(&json!({"scheduled_time": at(moment).to_string(), "period": kind})).unwrap()
    }

    async fn morning(&self, moment: &str, kind: &str) -> Written {
        handle(&self.digests, Self::trigger(moment, kind)).await.unwrap().pop().unwrap()
    }

    async fn stop(self) {
        self.stack.stop().await;
    }
}

#[tokio::test]
async fn a_week_is_told_once_to_each_channel_with_links() {
    let bench = Bench::with(BOTH, Some(FROM)).await;
    assert_eq!(bench.morning(MONDAY, "day").await.told, Vec::<String>::new(), "there is no week yet");
    let week = bench.morning(MONDAY, "week").await;
    assert_eq!((week.told, week.problems), (vec!["2026-W47 mail".into(), "2026-W47 webhook".into()], vec![]));

    let mail = bench.desk.one("mail").body;
    assert_eq!(mail["FromEmailAddress"], FROM);
    assert_eq!(mail["Destination"]["ToAddresses"], json!(["akimat@desk.example"]));
    let simple = &mail["Content"]["Simple"];
    assert_eq!(simple["Headers"][0], json!({"Name": KEY_HEADER, "Value": KEY}));
    let subject = simple["Subject"]["Data"].as_str().unwrap();
    assert!(subject.contains("Апталық шолу") && subject.contains("Обзор недели"), "{subject}");
    let text = simple["Body"]["Text"]["Data"].as_str().unwrap();
    assert!(text.contains("shymkent-weekly-2026-W47-ru.html?"), "{text}");

    let Taken { headers, body: posted, .. } = bench.desk.one("webhook");
    assert_eq!(headers["idempotency-key"], KEY);
    assert!(headers["x-belgi-signature"].to_str().unwrap().starts_with("sha256="));
    assert_eq!((&posted["key"], &posted["period"]), (&json!(KEY), &json!("2026-W47")));
    for speech in ["kk", "ru"] {
        let sentences = posted["sentences"][speech].as_array().unwrap();
        assert!(sentences.iter().all(|sentence| text.contains(sentence.as_str().unwrap())), "{speech}");
        assert!(!sentences.is_empty());
    }
    let links = posted["links"].as_array().unwrap();
    let named = |name: &str| links.iter().find(|link| link["name"] == name).unwrap();
    let link = named("shymkent-weekly-2026-W47-kk.xlsx")["url"].as_str().unwrap();
    let folder = "/digests/shymkent/2026-W47/shymkent-weekly-2026-W47-kk.xlsx?";
    assert!(link.contains(folder) && link.contains(&format!("X-Amz-Expires={LINK_SECONDS}")), "{link}");
    assert_eq!(named("shymkent-weekly-2026-W47.json")["language"], Value::Null);
    assert!(!links.iter().any(|link| link["name"] == "about.json"));

    for (moment, kind) in [(MONDAY, "week"), (TUESDAY, "day"), (WEDNESDAY, "day")] {
        assert_eq!(bench.morning(moment, kind).await.told, Vec::<String>::new(), "{moment}");
    }
    assert_eq!(bench.desk.channels(), ["mail", "webhook"]);
    bench.stop().await;
}

#[tokio::test]
async fn nothing_is_sent_where_nobody_subscribed_or_a_person_asks_for_a_digest() {
    let bench = Bench::with("", Some(FROM)).await;
    assert_eq!(bench.morning(MONDAY, "week").await.told, Vec::<String>::new());
    bench.stop().await;
    let bench = Bench::with(BOTH, Some(FROM)).await;
    let by_hand = json!({"scheduled_time": at(MONDAY).to_string(), "period": "week", "of_day": "2026-11-22"});
    handle(&bench.digests, Trigger::parse(&by_hand).unwrap()).await.unwrap();
    assert_eq!(bench.desk.channels(), Vec::<&str>::new());
    bench.stop().await;
}

#[tokio::test]
async fn a_process_that_ends_while_a_receiver_waits_tells_nobody_twice() {
    let bench = Bench::with(BOTH, Some(FROM)).await;
    bench.desk.set(Mood::Deaf);
    // What is dropped while it waits has left behind what a process leaves that is killed there.
    tokio::select! {
        ended = bench.morning(MONDAY, "week") => panic!("expected a run that waits, found {ended:?}"),
        () = bench.desk.waits.notified() => {}
    }
    bench.desk.set(Mood::Takes);
    let again = bench.morning("2026-11-23T07:30:00+05:00", "week").await;
    assert_eq!(again.told, Vec::<String>::new(), "somebody may be at it still");
    assert_eq!(bench.morning(TUESDAY, "day").await.told, ["2026-W47 webhook"]);
    assert_eq!(bench.desk.channels(), ["mail", "webhook"]);
    bench.stop().await;
}

#[tokio::test]
async fn what_was_refused_is_tried_again_for_three_days_and_what_is_missing_is_named() {
    let bench = Bench::with(BOTH, None).await;
    bench.desk.set(Mood::Refuses);
    for (moment, kind) in [(MONDAY, "week"), (TUESDAY, "day"), (WEDNESDAY, "day")] {
        let problems = bench.morning(moment, kind).await.problems;
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("set DigestMailFrom"), "{said:?}");
        assert!(said[1].contains("digest channel webhook") && said[1].contains("found 500"), "{said:?}");
    }
    bench.desk.set(Mood::Takes);
    let late = bench.morning(THURSDAY, "day").await;
    assert_eq!((late.told, late.problems), (vec![], vec![]), "it is no news any more");
    bench.stop().await;
}
