//! Keys that can be recognised, and hosts that say them back in every way they can fail: no key is kept, logged or printed, and
//! nothing that a source says breaks a line of the log or colours a terminal.

mod answers;
mod search;

use crate::crash::belgi;
use crate::world::at;
use answers::{BREAKING, Hosts, SOURCES, WAYS};
use belgi_alert::Alerts;
use belgi_alert::channel::Telegram;
use belgi_domain::{Registry, Source};
use belgi_fetch::Fetch;
use belgi_http::{Client, Reach, Settings, Wire};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::Secrets;
use search::{Log, each_line_is_an_object, nothing_below};
use std::time::Duration;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// What stands in every key, and nowhere else.
const CANARY: &str = "canary5f3b9";

/// A key of every kind that a platform issues.
fn key(kind: &str) -> String {
    match kind {
        "ok" => {
            format!("application_key=A{CANARY}&access_token=T{CANARY}&application_secret_key=S{CANARY}")
        }
        "telegram" => format!("42:{CANARY}-bot"),
        _ => format!("{CANARY}-{kind}/+="),
    }
}

fn secrets() -> Secrets {
    Secrets::from_pairs(SOURCES.map(|(kind, _)| (format!("BELGI_SECRET_{}", kind.to_uppercase()), key(kind))))
}

/// Every platform in every way of failing, and a feed whose words try to break out.
fn registry() -> Registry {
    let mut text = String::new();
    for (kind, call) in SOURCES {
        for way in WAYS {
            text += &entry(&format!("{kind}-{way}"), kind, &format!("http://{way}.{kind}.example/{call}"));
            text += &format!("secret = \"{kind}\"\n");
            if kind == "telegram" {
                text += "[source.permission]\ngranted_by = \"a\"\ndate = \"2026-01-01\"\nscope = \"b\"\nevidence = \"c\"\n";
            }
        }
    }
    text += &entry("feed", "feed", "http://feed.example/rss");
    Registry::parse("keys.toml", &text).unwrap()
}

fn entry(id: &str, kind: &str, url: &str) -> String {
    format!(
        "[[source]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\nurl = \"{url}\"\ncity = \"shymkent\"\n\
         publisher = \"community\"\nbasis = \"test\"\nenabled = true\n"
    )
}

fn client(hosts: &Hosts) -> Client {
    let settings = Settings {
        reach: Reach::Loopback(hosts.address),
        gap: Duration::ZERO,
        timeout: Duration::from_secs(10),
        ..Settings::public("test")
    };
    Client::new(settings).unwrap()
}

// One thread, so that everything on it logs here.
#[tokio::test]
async fn no_key_is_told_and_no_line_of_the_log_is_broken() {
    let log = Log::default();
    // As functions log, and more of it.
    let lines = tracing_subscriber::fmt().json().flatten_event(true).with_current_span(true);
    let filter = EnvFilter::new("warn,belgi=trace");
    let _logging = lines.with_env_filter(filter).with_writer(log.writer()).set_default();
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let hosts = Hosts::serve().await;
    let registry = registry();
    let mut told = String::new();
    // The third round finds keys that were refused before.
    for now in ["2026-11-23T07:00:00+05:00", "2026-11-25T07:00:00+05:00", "2026-11-27T07:00:00+05:00"] {
        let fetch = Fetch { store: stack.store(), client: client(&hosts), secrets: secrets() };
        let summary = belgi_fetch::run(&fetch, &registry, at(now), (0, 1), |_| ()).await.unwrap();
        let fails = |source: &&Source| !["feed", "vk-moved"].contains(&source.id.as_str());
        for source in registry.enabled().filter(fails) {
            let named = summary.problems.iter().any(|problem| problem.about == source.id.as_str());
            assert!(named, "{} failed and nobody says so: {:?}", source.id, summary.problems);
        }
        told += &format!("{fetch:?} {summary:?} {}", serde_json::to_string(&summary).unwrap());
        let lines: Vec<String> = summary.problems.iter().map(ToString::to_string).collect();
        assert!(lines.iter().all(|line| !line.contains(char::is_control)), "{lines:?}");
    }
    // A key in a header, said back in the address that is read in its stead from now on.
    let moved_to = stack.store().cursor(&"vk-moved".parse().unwrap()).await.unwrap().habits.moved_to;
    assert!(moved_to.as_ref().is_some_and(|address| address.contains("[key]")), "{moved_to:?}");
    for source in registry.enabled() {
        told += &format!("{:?}", stack.store().cursor(&source.id).await.unwrap());
    }
    assert!(hosts.heard().contains(CANARY), "the hosts were asked with the keys");
    search::no(CANARY, "summaries and cursors", told.as_bytes());
    search::no(CANARY, "log", log.text().as_bytes());
    each_line_is_an_object(&log.text(), registry.enabled().count());
    stack.stop().await;
    nothing_below(folder.path(), &[CANARY.as_bytes()]);
}

/// Channels whose addresses and tokens are keys, and that refuse by saying back where they were asked.
#[tokio::test]
async fn no_channel_of_alerts_makes_its_key_known() {
    let log = Log::default();
    let _logging = tracing_subscriber::fmt().json().with_writer(log.writer()).set_default();
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    stack.store().put_stories(&[&crate::alerts::forgotten("one")]).await.unwrap();
    let hosts = Hosts::serve().await;
    let keys = [
        ("WEBHOOK", format!("{CANARY}-sign")),
        ("TELEGRAM", format!("42:{CANARY}-bot")),
        ("SLACK", format!("http://slack.alerts.example/T0/B0/{CANARY}")),
    ];
    let alerts = Alerts {
        client: client(&hosts),
        secrets: Secrets::from_pairs(keys.map(|(name, key)| (format!("BELGI_SECRET_ALERT_{name}"), key))),
        webhook: Some(format!("http://hook.alerts.example/{CANARY}")),
        wire: Wire::Local,
        telegram: Telegram { api: "http://bot.alerts.example".into() },
        ..crate::alerts::bucket_alone(stack.store())
    };
    let more = "[city.alerts.slack]\nsecret = \"alert-slack\"\n[city.alerts.telegram]\nsecret = \"alert-telegram\"\nchats = [\"-1\"]\n";
    let configuration = crate::alerts::configured(more);
    let summary = belgi_alert::run(&alerts, &configuration, at(crate::alerts::NOON), None).await.unwrap();
    let told = format!("{summary:?}");
    for channel in ["webhook", "slack", "telegram"] {
        assert!(told.contains(&format!("alert channel {channel}")), "{channel}: {told}");
    }
    assert!(told.contains("bot.alerts.example/bot[key]/sendMessage"), "{told}");
    assert!(hosts.heard().contains(CANARY) && !log.text().is_empty());
    search::no(CANARY, "summary", told.as_bytes());
    search::no(CANARY, "log", log.text().as_bytes());
    stack.stop().await;
    nothing_below(folder.path(), &[CANARY.as_bytes()]);
}

/// The same as processes: what `belgi` writes on both its outputs, for people and as JSON, and what lies in its folder.
#[tokio::test(flavor = "multi_thread")]
async fn the_command_tells_no_key_and_writes_no_control_character() {
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("feed\u{1b}[31m.xml");
    std::fs::write(&feed, answers::breaking_feed()).unwrap();
    let broken = folder.path().join("broken.json");
    std::fs::write(
        &broken,
        format!("{{\"error\":{{\"code\":403,\"errors\":[{{\"reason\":{}}}]}}}}", serde_json::json!(BREAKING)),
    )
    .unwrap();
    let config = folder.path().join("sources.toml");
    std::fs::write(&config, entry("bad\\u001b[31m\\nid", "feed", "http://feed.example/")).unwrap();
    let (feed, broken, config) = (feed.to_str().unwrap(), broken.to_str().unwrap(), config.to_str().unwrap());
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let cases: &[&[&str]] = &[
        &["parse", "--kind", "feed", feed],
        &["parse", "--kind", "youtube", broken],
        &["extract", broken, feed],
        &["run", "--sources", config, "--data", data],
        &["run", "--sample", "--no-pdf", "--period", "day", "--data", data],
        &["doctor", "--data", data],
    ];
    for arguments in cases {
        let mut command = tokio::process::Command::new(belgi());
        command.args(*arguments).env("BELGI_LOG", "warn,belgi=trace");
        for name in [
            "VK",
            "ALERT_WEBHOOK",
            "ALERT_SLACK",
            "ALERT_TELEGRAM",
            "SECOND_OPINION",
            "DIGEST_WEBHOOK",
            "DIGEST_LINKS",
        ] {
            command.env(format!("BELGI_SECRET_{name}"), format!("{CANARY}-{name}"));
        }
        let ended = command.output().await.unwrap();
        for (name, bytes) in [("stdout", &ended.stdout), ("stderr", &ended.stderr)] {
            let name = format!("{name} of belgi {arguments:?}");
            search::no(CANARY, &name, bytes);
            let text = String::from_utf8(bytes.clone()).unwrap();
            let odd = text.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(odd, None, "{name}: {text:?}");
            assert!(!text.lines().any(|line| line.starts_with("{\"level\":\"ERROR\"")), "{name}: {text}");
        }
    }
    nothing_below(folder.path(), &[CANARY.as_bytes()]);
}
