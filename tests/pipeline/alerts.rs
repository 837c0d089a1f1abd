//! Alerts on real storage, to a webhook and a bot's API on loopback.

use crate::world::{at, files};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, header};
use belgi_alert::channel::Telegram;
use belgi_alert::{Alerts, Summary};
use belgi_domain::{
    Cause, Change, Language, Member, PostId, Publisher, Quote, Sentiment, SignalType, Story, StoryId,
    StoryState, Topic, Urgency, VoiceBand,
};
use belgi_http::{Client, Reach, Settings, Wire};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::{Configuration, Files, Secrets};
use belgi_store::{Messages, Store};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::Notify;

pub(crate) const NOON: &str = "2026-11-23T12:20:00+05:00";
pub(crate) const TEN_LATER: &str = "2026-11-23T12:30:00+05:00";
pub(crate) const TWENTY_LATER: &str = "2026-11-23T12:40:00+05:00";
pub(crate) const CHANNELS: &str = "[city.alerts.webhook]\nurl = \"http://desk.example/hook\"\nsecret = \"alert-webhook\"\n\
                        [city.alerts.telegram]\nchats = [\"-100777\"]\nsecret = \"alert-telegram\"\n";

/// What the receiver does with one request.
#[derive(Clone, Copy, PartialEq)]
enum Reply {
    Take,
    Status(u16),
    /// `429` as the bot's API says it.
    Slower(u32),
    /// It is taken, and no answer comes.
    Hang,
}

#[derive(Clone)]
pub(crate) struct Seen {
    address: String,
    headers: HeaderMap,
    pub(crate) body: String,
}

#[derive(Clone, Default)]
pub(crate) struct Receiver {
    seen: Arc<Mutex<Vec<Seen>>>,
    webhook: Arc<Mutex<Vec<Reply>>>,
    telegram: Arc<Mutex<Vec<Reply>>>,
    came: Arc<Notify>,
}

impl Receiver {
    async fn serve(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = axum::Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        address
    }

    pub(crate) fn at(&self, host: &str) -> Vec<Seen> {
        self.seen.lock().unwrap().iter().filter(|seen| seen.address.starts_with(host)).cloned().collect()
    }

    fn counts(&self) -> (usize, usize) {
        (self.at("desk.example").len(), self.at("telegram.example").len())
    }
}

async fn answer(State(receiver): State<Receiver>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let host = parts.headers[header::HOST].to_str().unwrap().to_owned();
    let body = String::from_utf8(axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
    let script = if host == "desk.example" { &receiver.webhook } else { &receiver.telegram };
    let reply = script.lock().unwrap().pop().unwrap_or(Reply::Take);
    receiver.seen.lock().unwrap().push(Seen {
        address: format!("{host}{}", parts.uri),
        headers: parts.headers,
        body,
    });
    receiver.came.notify_one();
    let (status, body) = match reply {
        Reply::Take => (200, r#"{"ok":true,"result":{}}"#.to_owned()),
        Reply::Status(status) => (status, String::new()),
        Reply::Slower(seconds) => {
            (429, format!(r#"{{"ok":false,"error_code":429,"parameters":{{"retry_after":{seconds}}}}}"#))
        }
        Reply::Hang => std::future::pending().await,
    };
    Response::builder().status(status).body(Body::from(body)).unwrap()
}

pub(crate) struct Bench {
    _folder: TempDir,
    pub(crate) stack: Stack,
    pub(crate) receiver: Receiver,
    alerts: Alerts,
    configuration: Configuration,
}

impl Bench {
    pub(crate) async fn with(stories: &[Story], more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
        stack.store().put_stories(&stories.iter().collect::<Vec<_>>()).await.unwrap();
        let receiver = Receiver::default();
        let settings = Settings {
            reach: Reach::Loopback(receiver.serve().await),
            gap: Duration::ZERO,
            ..Settings::public("test")
        };
        let secret = |name: &str, value: &str| (format!("BELGI_SECRET_{name}"), value.to_owned());
        let alerts = Alerts {
            client: Client::new(settings).unwrap(),
            secrets: Secrets::from_pairs([
                secret("ALERT_WEBHOOK", "key"),
                secret("ALERT_TELEGRAM", "42:token"),
            ]),
            wire: Wire::Local,
            telegram: Telegram { api: "http://telegram.example".to_owned() },
            ..bucket_alone(stack.store())
        };
        Self { _folder: folder, stack, receiver, alerts, configuration: configured(more) }
    }

    pub(crate) async fn run(&self, now: &str) -> Summary {
        belgi_alert::run(&self.alerts, &self.configuration, at(now), None).await.unwrap()
    }

    pub(crate) fn objects(&self) -> Vec<Value> {
        let objects = files(&self.stack.path_of("alerts")).into_values();
        objects.map(|bytes| serde_json::from_slice(&bytes).unwrap()).collect()
    }
}

/// Alerts that go to the bucket alone.
pub fn bucket_alone(store: Store) -> Alerts {
    Alerts {
        store,
        client: Client::new(Settings::public("test")).unwrap(),
        secrets: Secrets::default(),
        webhook: None,
        wire: Wire::Encrypted,
        telegram: Telegram::default(),
        // Nobody listens there: whoever wants mail says where.
        messages: Messages::local("http://127.0.0.1:9"),
        mail_from: None,
        topic: None,
    }
}

pub(crate) fn configured(more: &str) -> Configuration {
    let mut files = Files::bundled();
    files.sources = ("sources.toml".into(), belgi_sample_city::SOURCES.into());
    files.cities.1 = cities(more);
    Configuration::parse(&files).unwrap()
}

/// The cities with `more` below the sample city's entry.
pub(crate) fn cities(more: &str) -> String {
    let contact = "contact = \"removal@shymkent.belgi.example\"\n";
    let cities = Files::bundled().cities.1;
    assert!(cities.contains(contact));
    cities.replace(contact, &format!("{contact}{more}"))
}

pub(crate) fn story(name: &str, urgency: Urgency, state: StoryState, sources: &[&str]) -> Story {
    let (city, first) = ("shymkent".parse().unwrap(), at("2026-11-20T12:00:00+05:00"));
    let member = |source: &&str| Member {
        post: PostId::new(&source.parse().unwrap(), name),
        source: source.parse().unwrap(),
        publisher: Publisher::Community,
        at: first,
        signal_type: SignalType::Complaint,
        sentiment: Sentiment::Negative,
        language: Language::Ru,
        echo_of: None,
    };
    let members: Vec<Member> = sources.iter().map(member).collect();
    let post = members[0].post.clone();
    Story {
        id: StoryId::new(&city, &post),
        city,
        topic: Topic::Heating,
        places: vec![],
        headline_kk: Some(format!("Жылу жоқ {name}")),
        headline_ru: Some(format!("Нет отопления {name}")),
        first_seen: first,
        last_seen: first,
        state,
        history: vec![Change { at: first, state, cause: Cause::FirstPost { post: post.clone() } }],
        urgency,
        dangers: vec![],
        groups: vec![],
        voices: VoiceBand::Few,
        shown_voices: None,
        department: Some("energy".to_owned()),
        answers: vec![],
        quotes: vec![Quote {
            post,
            source: members[0].source.clone(),
            at: first,
            language: Language::Ru,
            text: "words of a resident".to_owned(),
            url: Some(format!("https://forum.example/{name}")),
        }],
        members,
    }
}

pub(crate) fn forgotten(name: &str) -> Story {
    story(name, Urgency::Normal, StoryState::Forgotten, &["aa", "bb"])
}

#[tokio::test]
async fn an_alert_reaches_each_channel_once_over_two_runs() {
    let bench = Bench::with(&[forgotten("one")], CHANNELS).await;
    let first = bench.run(NOON).await;
    assert_eq!((first.sent, first.delivered, first.problems.len()), (1, 3, 0), "{first:?}");
    let second = bench.run(TEN_LATER).await;
    assert_eq!((second.sent, second.known, second.delivered), (0, 1, 0), "{second:?}");
    assert_eq!((bench.receiver.counts(), bench.objects().len()), ((1, 1), 1));
    let posted = &bench.receiver.at("desk.example")[0];
    let told: Value = serde_json::from_str(&posted.body).unwrap();
    assert_eq!(told, bench.objects()[0]);
    assert_eq!(posted.headers["idempotency-key"], told["key"].as_str().unwrap());
    assert!(posted.headers["x-belgi-signature"].to_str().unwrap().starts_with("sha256="));
    assert_eq!((&told["rule"], &told["numbers"]["complaints"]), (&"forgotten".into(), &"<5".into()));
    assert!(!posted.body.contains("words of a resident"), "nobody is quoted");
    let written = &bench.receiver.at("telegram.example")[0];
    assert_eq!(written.address, "telegram.example/bot42:token/sendMessage");
    let message: Value = serde_json::from_str(&written.body).unwrap();
    let text = message["text"].as_str().unwrap();
    assert_eq!((&message["chat_id"], &message["parse_mode"]), (&"-100777".into(), &"HTML".into()));
    assert!(
        text.contains("Жауапсыз қалды") && text.contains("Осталось без ответа") && text.contains("&lt;5"),
        "{text}"
    );
}

#[tokio::test]
async fn a_channel_that_fails_is_tried_again_and_the_others_are_not_repeated() {
    let bench = Bench::with(&[forgotten("one")], CHANNELS).await;
    bench.receiver.webhook.lock().unwrap().push(Reply::Status(500));
    let first = bench.run(NOON).await;
    assert_eq!((first.delivered, first.problems.len()), (2, 1), "{first:?}");
    // The story is answered meanwhile; what was decided is delivered all the same.
    let answered = story("one", Urgency::Normal, StoryState::Answered, &["aa", "bb"]);
    bench.stack.store().put_stories(&[&answered]).await.unwrap();
    let second = bench.run(TEN_LATER).await;
    assert_eq!((second.delivered, second.problems.len()), (1, 0), "{second:?}");
    assert_eq!(bench.receiver.counts(), (2, 1));
    let posts = bench.receiver.at("desk.example");
    assert_eq!(posts[0].body, posts[1].body);
    assert_eq!(posts[0].headers["idempotency-key"], posts[1].headers["idempotency-key"]);
}

#[tokio::test]
async fn a_bot_that_is_asked_to_slow_down_waits_as_long() {
    let bench = Bench::with(&[forgotten("one"), forgotten("two")], CHANNELS).await;
    bench.receiver.telegram.lock().unwrap().push(Reply::Slower(900));
    let first = bench.run(NOON).await;
    assert_eq!(
        (first.delivered, bench.receiver.counts()),
        (4, (2, 1)),
        "the other alert is not tried: {first:?}"
    );
    assert_eq!(bench.run(TEN_LATER).await.delivered, 1, "the one that was not tried");
    assert_eq!(bench.run(TWENTY_LATER).await.delivered, 1, "the pause is over");
    assert_eq!(bench.receiver.counts(), (2, 3));
}

/// The documented limit of "once": the receiver has it and nobody knows. It comes again, known by its key.
#[tokio::test]
async fn killed_between_delivery_and_mark_it_comes_again_under_the_same_key() {
    let bench = Bench::with(&[forgotten("one")], CHANNELS).await;
    bench.receiver.webhook.lock().unwrap().push(Reply::Hang);
    tokio::select! {
        ended = bench.run(NOON) => panic!("expected a run that is cut off, found {ended:?}"),
        () = bench.receiver.came.notified() => {}
    }
    assert_eq!(
        bench.run(TEN_LATER).await.delivered,
        1,
        "the claim holds; the chat, which was not reached, is written to"
    );
    assert_eq!(bench.run(TWENTY_LATER).await.delivered, 1);
    assert_eq!(bench.receiver.counts(), (2, 1));
    let posts = bench.receiver.at("desk.example");
    assert_eq!(posts[0].headers["idempotency-key"], posts[1].headers["idempotency-key"]);
    assert_eq!((&posts[0].body, bench.objects().len()), (&posts[1].body, 1));
}

#[tokio::test]
async fn runs_that_overlap_deliver_once() {
    let stories: Vec<Story> = ["one", "two", "three"].map(forgotten).into();
    let bench = Bench::with(&stories, CHANNELS).await;
    let runs = futures::future::join_all((0..4).map(|_| bench.run(NOON))).await;
    assert_eq!(runs.iter().map(|run| run.sent).sum::<u32>(), 3);
    assert_eq!(runs.iter().map(|run| run.delivered).sum::<u32>(), 9);
    bench.run(TEN_LATER).await;
    assert_eq!((bench.receiver.counts(), bench.objects().len()), ((3, 3), 3));
}

#[tokio::test]
async fn quiet_hours_hold_and_the_morning_tells_in_one() {
    let mut danger = story("gas", Urgency::Critical, StoryState::New, &["aa", "bb"]);
    danger.dangers = vec![belgi_domain::Danger::Gas];
    danger.history[0].at = at("2026-11-23T02:00:00+05:00");
    danger.first_seen = danger.history[0].at;
    let bench = Bench::with(&[forgotten("one"), forgotten("two"), danger], CHANNELS).await;
    let night = bench.run("2026-11-23T03:20:00+05:00").await;
    assert_eq!((night.sent, night.held, night.delivered), (1, 2, 3), "{night:?}");
    assert_eq!(bench.objects()[0]["rule"], "danger");
    let later = bench.run("2026-11-23T03:30:00+05:00").await;
    assert_eq!((later.sent, later.held), (0, 0), "{later:?}");
    // What was held is told even where it has been answered by the morning.
    let answered = story("one", Urgency::Normal, StoryState::Answered, &["aa", "bb"]);
    bench.stack.store().put_stories(&[&answered]).await.unwrap();
    let morning = bench.run("2026-11-23T07:20:00+05:00").await;
    assert_eq!((morning.sent, morning.delivered), (1, 3), "{morning:?}");
    let last: Value = serde_json::from_str(&bench.receiver.at("desk.example")[1].body).unwrap();
    assert_eq!((&last["rule"], last["alerts"].as_array().unwrap().len()), (&"summary".into(), 2), "{last}");
    assert_eq!(bench.run(NOON).await.sent, 0);
    assert_eq!(bench.receiver.counts(), (2, 2));
}

#[tokio::test]
async fn beyond_the_cap_the_rest_is_one_summary() {
    let names = ["one", "two", "three", "four", "five"];
    let rules = format!("{CHANNELS}[city.alerts.rules]\nper_hour = 2\n");
    let bench = Bench::with(&names.map(forgotten), &rules).await;
    let first = bench.run(NOON).await;
    assert_eq!((first.sent, first.held, first.delivered), (3, 3, 9), "{first:?}");
    let told: Vec<Value> = bench.objects();
    let summary = told.iter().find(|told| told["rule"] == "summary").unwrap();
    assert_eq!(summary["alerts"].as_array().unwrap().len(), 3);
    assert_eq!(bench.run(TEN_LATER).await.sent, 0);
}

#[tokio::test]
async fn one_residents_headline_and_links_are_absent() {
    let lone = story("lone", Urgency::Normal, StoryState::Forgotten, &["aa"]);
    let bench = Bench::with(&[lone], CHANNELS).await;
    assert_eq!(bench.run(NOON).await.delivered, 3);
    let told = bench.objects().remove(0);
    assert_eq!(
        (&told["headline_kk"], &told["headline_ru"], &told["links"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    for seen in bench.receiver.seen.lock().unwrap().iter() {
        let words = ["Жылу жоқ", "Нет отопления", "forum.example", "words of"];
        assert!(words.iter().all(|word| !seen.body.contains(word)), "{}", seen.body);
    }
    assert_eq!(told["department"]["code"], "energy");
}

#[tokio::test]
async fn what_cannot_be_used_is_named_and_an_empty_address_is_none() {
    let bench = Bench::with(&[forgotten("one")], "").await;
    let alerts = |webhook: &str, wire| Alerts {
        webhook: Some(webhook.to_owned()),
        wire,
        ..bucket_alone(bench.stack.store())
    };
    let cases = [
        ("", Wire::Encrypted, None),
        ("http://desk.example/", Wire::Encrypted, Some("expected an https address")),
        ("https://desk.example/", Wire::Encrypted, Some("variable BELGI_SECRET_ALERT_WEBHOOK, found none")),
    ];
    for (webhook, wire, expect) in cases {
        let alerts = alerts(webhook, wire);
        let summary = belgi_alert::run(&alerts, &bench.configuration, at(NOON), None).await.unwrap();
        let problems: Vec<String> = summary.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), usize::from(expect.is_some()), "{problems:?}");
        assert!(expect.is_none_or(|expect| problems[0].contains(expect)), "{problems:?}");
    }
    assert_eq!(bench.objects().len(), 1, "the bucket has it");
}
