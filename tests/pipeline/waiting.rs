//! What waits for others and what waits for nobody.

use crate::alerts::{Bench, CHANNELS, NOON, TEN_LATER, story};
use crate::world::at;
use belgi_domain::{StoryState, Urgency};
use serde_json::Value;

/// Nothing happens to an overdue answer at ten past that did not happen at noon: all of them are one message.
#[tokio::test]
async fn overdue_answers_are_told_in_one() {
    let late = |name: &str| {
        let mut story = story(name, Urgency::Normal, StoryState::Steady, &["aa", "bb"]);
        story.first_seen = at("2026-10-20T08:00:00+05:00");
        story.history[0].at = story.first_seen;
        story
    };
    let bench = Bench::with(&["one", "two", "three"].map(late), CHANNELS).await;
    let first = bench.run(NOON).await;
    assert_eq!((first.sent, first.held, first.delivered), (1, 3, 3), "{first:?}");
    let told: Value = serde_json::from_str(&bench.receiver.at("desk.example")[0].body).unwrap();
    let rules: Vec<&Value> = told["alerts"].as_array().unwrap().iter().map(|alert| &alert["rule"]).collect();
    assert_eq!((&told["rule"], rules), (&"summary".into(), vec![&Value::from("overdue"); 3]));
    assert_eq!(bench.run(TEN_LATER).await.sent, 0);
}

/// One resident smells gas at night: told at once, and nothing of it points at the resident.
#[tokio::test]
async fn one_voice_is_enough_for_a_critical_danger_at_night() {
    let mut danger = story("gas", Urgency::Critical, StoryState::New, &["aa"]);
    danger.dangers = vec![belgi_domain::Danger::Gas];
    danger.first_seen = at("2026-11-23T02:00:00+05:00");
    danger.history[0].at = danger.first_seen;
    let bench = Bench::with(&[danger], CHANNELS).await;
    let night = bench.run("2026-11-23T03:20:00+05:00").await;
    assert_eq!((night.sent, night.held, night.delivered), (1, 0, 3), "{night:?}");
    let told = bench.objects().remove(0);
    assert_eq!(
        (&told["rule"], &told["links"], &told["headline_ru"]),
        (&"danger".into(), &Value::Null, &Value::Null)
    );
}
