//! Bursts in made-up cities, small and large, over a year each, with events planted: `cargo run --release -p belgi-stories --example alarms`.
//!
//! Prints how many events were found, how soon, and how many alarms were false.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

#[path = "../tests/alarms/city.rs"]
mod city;

use belgi_stories::trend::TrendSettings;
use city::run;

fn main() {
    for (seed, size) in [(1, 1.0), (2, 1.0), (3, 1.0), (4, 8.0), (5, 8.0), (6, 8.0)] {
        let outcome = run(seed, 365, size, &TrendSettings::default());
        let median = outcome.delays.get(outcome.delays.len() / 2).copied().unwrap_or_default();
        println!(
            "seed {seed}: {} speakers, {} events, {} found, {} within 6 h, median {median} h; {} false alarms in {:.0} weeks, {:.2} a week",
            outcome.speakers,
            outcome.planted,
            outcome.found,
            outcome.within(6),
            outcome.false_alarms,
            outcome.weeks,
            outcome.false_a_week(),
        );
    }
}
