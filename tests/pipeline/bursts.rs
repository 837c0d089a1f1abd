//! A burst: eight quiet weeks in storage, and a morning on which many speak at once.

use crate::alerts::bucket_alone;
use crate::world::{at, files};
use belgi_domain::{PostId, Signal};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::{Configuration, Files};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

const NOON: &str = "2026-11-23T12:05:00+05:00";
const DISTRICTS: [(&str, &str, &str); 2] =
    [("791110000", "Абай ауданы", "Абайский район"), ("791310000", "Қаратау ауданы", "Каратауский район")];

/// What a resident of a district says about heating, the `number`th of all.
fn signal(number: usize, at: Timestamp, (code, kk, ru): (&str, &str, &str)) -> Signal {
    let post = PostId::new(&"forum".parse().unwrap(), &number.to_string());
    serde_json::from_value(json!({
        "post": post, "version_at": at, "source": "forum", "kind": "feed", "publisher": "community",
        "city": "shymkent", "at": at, "excerpt": "words of a resident", "voice": format!("{number:016x}"),
        "language": "ru", "kk_share": 0.0, "signal_type": "complaint", "sentiment": "negative",
        "topic": "heating", "urgency": "normal", "fingerprint": number,
        "places": [{"kind": "district", "code": code, "name": kk, "name_ru": ru}],
        "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
    }))
    .unwrap()
}

/// Two voices a day for eight weeks, and `today` voices in the hours before noon, dealt out to `districts`.
async fn told(today: usize, districts: &[(&str, &str, &str)]) -> (tempfile::TempDir, Stack) {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let noon = at(NOON);
    let usual = (2..=112).map(|number| (number, noon - (24 * (number as i64 / 2)).hours()));
    let burst = (0..today).map(|number| (1_000 + number, noon - (10 + 10 * number as i64).minutes()));
    let place = |number: usize| districts[number % districts.len()];
    let signals: Vec<Signal> =
        usual.chain(burst).map(|(number, at)| signal(number, at, place(number))).collect();
    stack.store().put_signals(&signals).await.unwrap();
    (folder, stack)
}

async fn alerts(stack: &Stack, now: &str) -> Vec<Value> {
    let mut files_in_force = Files::bundled();
    files_in_force.sources = ("sources.toml".into(), belgi_sample_city::SOURCES.into());
    let configuration = Configuration::parse(&files_in_force).unwrap();
    belgi_alert::run(&bucket_alone(stack.store()), &configuration, at(now), None).await.unwrap();
    let objects = files(&stack.path_of("alerts")).into_values();
    objects.map(|bytes| serde_json::from_slice(&bytes).unwrap()).collect()
}

#[tokio::test]
async fn a_burst_in_one_district_is_told_once_and_of_the_district_alone() {
    let (_folder, stack) = told(15, &DISTRICTS[..1]).await;
    let found = alerts(&stack, NOON).await;
    assert_eq!(found.len(), 1, "{found:#?}");
    let burst = &found[0];
    assert_eq!((&burst["rule"], &burst["topic"]), (&"burst".into(), &"heating".into()));
    assert_eq!(
        (&burst["places_ru"], &burst["numbers"]["speakers"]),
        (&json!(["Абайский район"]), &15.into())
    );
    assert!(burst["baseline"]["from"].is_string() && burst["numbers"]["expected"].as_f64().unwrap() < 5.0);
    assert!(!burst.to_string().contains("words of a resident"));
    for later in ["2026-11-23T12:15:00+05:00", "2026-11-23T13:05:00+05:00"] {
        assert_eq!(alerts(&stack, later).await.len(), 1, "{later}");
    }
    stack.stop().await;
}

#[tokio::test]
async fn a_burst_that_the_whole_city_makes_is_told_of_the_city() {
    let (_folder, stack) = told(18, &DISTRICTS).await;
    let found = alerts(&stack, NOON).await;
    let whole = found.iter().filter(|burst| burst["rule"] == "burst" && burst["places_ru"].is_null());
    assert_eq!(whole.count(), 1, "{found:#?}");
    stack.stop().await;
}

#[tokio::test]
async fn a_few_more_than_usual_are_no_burst() {
    let (_folder, stack) = told(4, &DISTRICTS).await;
    assert_eq!(alerts(&stack, NOON).await, Vec::<Value>::new());
    stack.stop().await;
}
