//! All channels at once: each has an alert exactly once, wherever the process was killed; and the messages that AWS is sent.

use crate::alerts::{CHANNELS, NOON, TEN_LATER, TWENTY_LATER, bucket_alone, configured, forgotten};
use crate::crash::belgi;
use crate::world::at;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, header};
use belgi_alert::Alerts;
use belgi_local::stack::{Ports, Stack};
use belgi_store::Messages;
use serde_json::Value;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use tokio::process::Command;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

const MORE: &str = "[city.alerts.slack]\nsecret = \"alert-slack\"\n[city.alerts.mail]\nto = [\"duty@desk.example\", \"night@desk.example\"]\n";
const FROM: &str = "alerts@belgi.example";
const TOPIC: &str = "arn:aws:sns:eu-central-1:123456789012:belgi-alerts";
/// The channels beside the bucket, in the order they are written to.
const ORDER: [&str; 5] = ["webhook", "slack", "telegram", "mail", "topic"];

/// One message that was answered with success.
struct Taken {
    channel: &'static str,
    headers: HeaderMap,
    body: String,
}

/// Receivers of all channels on one port. A request to the channel `deaf` is neither taken nor answered: who sent it is
/// going to be killed while it waits.
#[derive(Clone)]
struct Desk {
    taken: Arc<Mutex<Vec<Taken>>>,
    deaf: Arc<Mutex<Option<&'static str>>>,
    waits: UnboundedSender<()>,
}

impl Desk {
    async fn serve() -> (Self, SocketAddr, UnboundedReceiver<()>) {
        let (waits, waiting) = unbounded_channel();
        let desk = Self { taken: Arc::default(), deaf: Arc::default(), waits };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = axum::Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        (desk, address, waiting)
    }

    fn channels(&self) -> Vec<&'static str> {
        self.taken.lock().unwrap().iter().map(|taken| taken.channel).collect()
    }

    fn one(&self, channel: &str) -> Taken {
        let mut taken = self.taken.lock().unwrap();
        let place = taken.iter().position(|taken| taken.channel == channel).unwrap();
        taken.remove(place)
    }
}

/// Each service as its documentation says: SES at a path of its own, SNS by the query protocol at the root.
fn channel(host: &str, path: &str) -> &'static str {
    match (host, path) {
        ("desk.example", "/hook") => "webhook",
        ("hooks.example", "/T0/B0/x") => "slack",
        ("telegram.example", "/bot42:token/sendMessage") => "telegram",
        (_, "/v2/email/outbound-emails") => "mail",
        (_, "/") => "topic",
        _ => panic!("nobody is at {host}{path}"),
    }
}

async fn answer(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let host = parts.headers[header::HOST].to_str().unwrap().to_owned();
    let channel = channel(&host, parts.uri.path());
    if *desk.deaf.lock().unwrap() == Some(channel) {
        desk.waits.send(()).unwrap();
        return std::future::pending().await;
    }
    let body = String::from_utf8(axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
    desk.taken.lock().unwrap().push(Taken { channel, headers: parts.headers, body });
    let body = match channel {
        "mail" => r#"{"MessageId":"0100-ses"}"#,
        "topic" => {
            r#"<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>94f2-sns</MessageId></PublishResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>"#
        }
        _ => r#"{"ok":true,"result":{}}"#,
    };
    Response::builder().status(200).body(Body::from(body)).unwrap()
}

/// A folder with one forgotten story and the city's channels.
async fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let store = stack.store();
    store.put_stories(&[&forgotten("one")]).await.unwrap();
    let sources = belgi_sample_city::SOURCES.as_bytes().to_vec();
    store.put_object("config/sources.toml", "application/toml", sources).await.unwrap();
    let cities = crate::alerts::cities(&format!("{CHANNELS}{MORE}")).into_bytes();
    store.put_object("config/cities.toml", "application/toml", cities).await.unwrap();
    stack.stop().await;
    folder
}

/// `belgi alert` as a process of its own.
fn alert(data: &Path, now: &str, receiver: SocketAddr) -> Command {
    let mut command = Command::new(belgi());
    command.args(["alert", "--city", "shymkent", "--now", now, "--data"]).arg(data);
    command.stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    command.env("BELGI_ALERT_LOCAL", receiver.to_string());
    command.env("BELGI_ALERT_MAIL_FROM", FROM).env("BELGI_ALERT_TOPIC", TOPIC);
    command.env("BELGI_SECRET_ALERT_WEBHOOK", "key").env("BELGI_SECRET_ALERT_TELEGRAM", "42:token");
    command.env("BELGI_SECRET_ALERT_SLACK", "http://hooks.example/T0/B0/x");
    command
}

#[tokio::test]
async fn wherever_the_process_is_killed_each_channel_has_the_alert_once() {
    for (place, deaf) in ORDER.into_iter().enumerate() {
        let (desk, receiver, mut waiting) = Desk::serve().await;
        let folder = folder().await;
        *desk.deaf.lock().unwrap() = Some(deaf);
        let mut child = alert(folder.path(), NOON, receiver).spawn().unwrap();
        tokio::select! {
            waits = waiting.recv() => waits.unwrap(),
            ended = child.wait() => panic!("expected a run that waits for {deaf}, found {ended:?}"),
        }
        child.kill().await.unwrap();
        assert_eq!(desk.channels(), ORDER[..place], "before {deaf}");
        *desk.deaf.lock().unwrap() = None;
        // The claim of who was killed holds at first, then it ends; the third run has nothing left to do.
        for now in [TEN_LATER, TWENTY_LATER, "2026-11-23T12:50:00+05:00"] {
            assert!(alert(folder.path(), now, receiver).status().await.unwrap().success(), "{deaf} {now}");
        }
        let mut taken = desk.channels();
        taken.sort_unstable();
        let mut expect = ORDER;
        expect.sort_unstable();
        assert_eq!(taken, expect, "killed at {deaf}");
    }
}

#[tokio::test]
async fn mail_and_topic_are_told_what_the_webhook_is_told() {
    let (desk, receiver, _) = Desk::serve().await;
    let folder = folder().await;
    assert!(alert(folder.path(), NOON, receiver).status().await.unwrap().success());
    let told: Value = serde_json::from_str(&desk.one("webhook").body).unwrap();
    let key = told["key"].as_str().unwrap();
    let mail: Value = serde_json::from_str(&desk.one("mail").body).unwrap();
    assert_eq!(mail["FromEmailAddress"], FROM);
    let to = ["duty@desk.example", "night@desk.example"];
    assert_eq!(mail["Destination"]["ToAddresses"], serde_json::json!(to));
    let simple = &mail["Content"]["Simple"];
    let subject = simple["Subject"]["Data"].as_str().unwrap();
    assert!(subject.contains("Жауапсыз қалды") && subject.contains("Осталось без ответа"), "{subject}");
    assert_eq!(simple["Headers"][0], serde_json::json!({"Name": belgi_store::KEY_HEADER, "Value": key}));
    let text = simple["Body"]["Text"]["Data"].as_str().unwrap();
    assert!(text.contains(told["text_kk"].as_str().unwrap()) && text.contains("https://forum.example"));
    let announced = desk.one("topic");
    assert!(announced.headers["authorization"].to_str().unwrap().contains("/sns/aws4_request"));
    let form: Vec<(String, String)> = axum_form(&announced.body);
    let field = |name: &str| form.iter().find(|(known, _)| known == name).unwrap().1.clone();
    assert_eq!((field("TopicArn").as_str(), field("MessageStructure").as_str()), (TOPIC, "json"));
    let message: Value = serde_json::from_str(&field("Message")).unwrap();
    let queued: Value = serde_json::from_str(message["sqs"].as_str().unwrap()).unwrap();
    assert_eq!(queued, told);
    let values: Vec<&str> = form
        .iter()
        .filter(|(name, _)| name.ends_with("Value.StringValue"))
        .map(|(_, value)| value.as_str())
        .collect();
    assert!([key, "shymkent", "forgotten"].iter().all(|value| values.contains(value)), "{values:?}");
}

/// The fields of a form, as the query protocol writes them.
fn axum_form(body: &str) -> Vec<(String, String)> {
    let url: axum::http::Uri = format!("http://form.example/?{body}").parse().unwrap();
    axum::extract::Query::try_from_uri(&url).unwrap().0
}

#[tokio::test]
async fn what_ses_and_sns_would_refuse_is_a_problem_and_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    stack.store().put_stories(&[&forgotten("one")]).await.unwrap();
    let alerts = Alerts {
        // Nobody listens there.
        messages: Messages::local("http://127.0.0.1:9"),
        topic: Some(TOPIC.to_owned()),
        ..bucket_alone(stack.store())
    };
    let summary = belgi_alert::run(&alerts, &configured(MORE), at(NOON), None).await.unwrap();
    let problems: Vec<String> = summary.problems.iter().map(ToString::to_string).collect();
    for expect in
        ["channel slack: expected the key", "channel mail: expected the address", "channel topic: forgotten#"]
    {
        assert!(problems.iter().any(|problem| problem.contains(expect)), "{expect}: {problems:?}");
    }
    assert_eq!((summary.sent, summary.delivered), (1, 1), "the bucket has it: {problems:?}");
}
