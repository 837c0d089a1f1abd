//! How often a burst is told where there is none, and how soon where there is one.

#[path = "alarms/city.rs"]
mod city;

use belgi_stories::trend::TrendSettings;
use city::{Outcome, run};

#[test]
fn bursts_are_found_within_six_hours_at_less_than_one_false_alarm_a_week() {
    let outcomes: Vec<Outcome> = [(1, 1.0), (2, 1.0), (3, 8.0)]
        .map(|(seed, size)| run(seed, 26 * 7, size, &TrendSettings::default()))
        .into();
    for outcome in &outcomes {
        println!("{:.2} false alarms a week; {outcome:?}", outcome.false_a_week());
        assert!(outcome.false_a_week() < 1.0 && outcome.speakers > 1_000 && outcome.found > 0);
        assert!(
            outcome.within(6) * 10 >= outcome.planted * 9,
            "{} of {}",
            outcome.within(6),
            outcome.planted
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_city() {
    let run = || run(5, 70, 1.0, &TrendSettings::default());
    assert_eq!(format!("{:?}", run()), format!("{:?}", run()));
}
