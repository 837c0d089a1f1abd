//! What is out of the usual: bursts, slow growth, and words that are new to a topic.
//!
//! What is counted are speakers, each once a day: a resident's voice, or the source where there is none. Ten posts of one
//! voice are one. The usual is that of the same weekday over the last eight weeks ([`Baseline`]), and every trend
//! carries it. A burst is told where a negative binomial count with that mean and the spread of those weeks would come so
//! high less than once in a million looks: looks are many, one for each topic, district and hour.

mod baseline;
mod burst;
mod growth;
mod ledger;
mod page;
mod tail;
mod words;

pub use baseline::Baseline;
pub use ledger::{Cell, Ledger};
pub use page::Page;
pub use words::{NewWord, new_words};

use jiff::Timestamp;
use serde::Serialize;

/// What is out of the usual.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Of what and where.
    pub cell: Cell,
    /// How.
    pub kind: Shape,
    /// When the span that is compared began.
    pub since: Timestamp,
    /// Speakers in it.
    pub found: u32,
    /// Speakers to be expected in it.
    pub expected: f64,
    /// How likely so many are by chance, 0 to 1.
    pub chance: f64,
    /// What it is compared with.
    pub baseline: Baseline,
}

/// How something is out of the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Far more than usual within hours.
    Burst,
    /// More from week to week.
    Growth,
}

/// The numbers that decide, each with its reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendSettings {
    /// The chance below which a count is no chance. A city of twenty topics and six districts is looked at some sixty thousand
    /// times a week, in spans that overlap.
    pub burst_below: f64,
    /// Fewer speakers are no burst, however rare.
    pub burst_from: u32,
    /// Standard deviations of a slope from which it is growth.
    pub growth_from: f64,
    /// Fewer speakers in the last week are no growth.
    pub growth_speakers: u32,
    /// Hours within which the same burst is not told again.
    pub same_burst_hours: i64,
}

impl Default for TrendSettings {
    fn default() -> Self {
        Self { burst_below: 1e-6, burst_from: 5, growth_from: 4.0, growth_speakers: 8, same_burst_hours: 48 }
    }
}
