//! A burst: eight quiet weeks in storage, and a morning on which many speak at once; and the counts that are kept of them.

use crate::alerts::bucket_alone;
use crate::world::{at, configuration, files};
use belgi_alert::{Bursts, count_again, look};
use belgi_domain::period::local_date;
use belgi_domain::{PostId, Signal};
use belgi_local::stack::{Ports, Stack};
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
    belgi_alert::run(&bucket_alone(stack.store()), &configuration(), at(now), None).await.unwrap();
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

/// Everything that fires at `now`, as it would be told; the counts are kept.
async fn fires(stack: &Stack, now: Timestamp) -> Vec<Value> {
    let configuration = configuration();
    let city = configuration.served_cities().next().unwrap();
    let seen = look(&stack.store(), &configuration, city, now, Bursts::HourlyAt(now)).await.unwrap();
    let told = seen.decided.iter().map(|(_, facts)| belgi_alert::notice(facts, now).unwrap());
    told.map(|notice| serde_json::to_value(notice).unwrap()).collect()
}

const BOOK: &str = "trends/shymkent/ledger.json";

async fn book(stack: &Stack) -> Vec<u8> {
    stack.store().get_object(BOOK).await.unwrap().unwrap()
}

#[tokio::test]
async fn kept_counts_tell_the_same_and_spare_eight_weeks_of_signals() {
    let (_folder, stack) = told(15, &DISTRICTS).await;
    let first = fires(&stack, at(NOON)).await;
    assert!(first.iter().any(|alert| alert["rule"] == "burst"), "{first:#?}");
    let text = String::from_utf8(book(&stack).await).unwrap();
    assert_eq!(text.matches("\"heating\"").count(), 3 * 54 + 2, "the city and its two districts: {text}");
    for trace in ["words", "forum", "00000000", &PostId::new(&"forum".parse().unwrap(), "4").to_string()] {
        assert!(!text.contains(trace), "{trace} in {text}");
    }
    let read =
        |usage: belgi_store::Usage| usage.sum(|call| call.operation == "Query" && call.target == "signals");
    let before = read(stack.store().take_usage()).requests;
    assert_eq!(fires(&stack, at(NOON)).await, first);
    let after = read(stack.store().take_usage()).requests;
    // Four partitions a day: today, yesterday, and the day whose turn it is.
    assert!(before > 200 && after == 12, "{before} and then {after}");
    stack.stop().await;
}

#[tokio::test]
async fn what_changed_after_it_was_counted_is_counted_again() {
    let (_folder, stack) = told(15, &DISTRICTS).await;
    let (store, now) = (stack.store(), at(NOON));
    fires(&stack, now).await;
    let first = book(&stack).await;
    let long_ago = now - (24 * 30).hours();
    store.put_signals(&[signal(5_000, long_ago, DISTRICTS[0])]).await.unwrap();
    // Whoever removes or reads again says since when.
    count_again(&store, &"shymkent".parse().unwrap(), local_date(long_ago)).await.unwrap();
    fires(&stack, now).await;
    let second = book(&stack).await;
    assert_ne!(first, second);
    // What nobody tells of is found when its turn comes.
    store.delete_signals(&[signal(5_000, long_ago, DISTRICTS[0]).post]).await.unwrap();
    for hour in 1..=56 {
        fires(&stack, now + hour.hours()).await;
    }
    fires(&stack, now).await;
    let third: Value = serde_json::from_slice(&book(&stack).await).unwrap();
    let first: Value = serde_json::from_slice(&first).unwrap();
    let day = local_date(long_ago).to_string();
    assert_eq!(third["days"][&day], first["days"][&day]);
    store.delete_object(BOOK).await.unwrap();
    fires(&stack, now).await;
    assert_eq!(
        serde_json::from_slice::<Value>(&book(&stack).await).unwrap()["days"][&day],
        first["days"][&day]
    );
    stack.stop().await;
}
