//! What people are told at once, and when: rules over stories and bursts, quiet hours, and a cap on how much is told.
//!
//! [`fired`] says what the rules find as things stand; each [`Fired`] bears a key that stays the same until the story turns.
//! [`plan`] takes away what was sent and decides what goes now, what waits for the morning, and what is only
//! summed up. Nothing is lost: what is held back fires again at the next look and still has its key.

mod plan;
mod rules;

pub use plan::{Held, Plan, Sent, Summary, plan};
pub use rules::{explain, fired};

use belgi_domain::{CityId, StoryId, Topic, Urgency};
use jiff::Timestamp;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The rules' numbers, as a configuration file gives them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AlertRules {
    /// Distinct voices from which a critical story is told. Voices are known in steps of five.
    pub critical_voices: u32,
    /// Sources from which it is told too.
    pub critical_sources: usize,
    /// Days that a story may be forgotten before that is told.
    pub forgotten_days: i64,
    /// Hours within which an answer is due, by urgency.
    pub answer_due: AnswerDue,
    /// From when to when, in the city's time, only what is critical is told.
    pub quiet_from: Time,
    /// See `quiet_from`.
    pub quiet_until: Time,
    /// Alerts told within an hour at most; critical ones do not count.
    pub per_hour: usize,
}

/// Hours within which an answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnswerDue {
    /// To a critical story.
    pub critical: i64,
    /// To a story of high urgency.
    pub high: i64,
    /// To any other.
    pub normal: i64,
}

impl Default for AnswerDue {
    /// A day for what cannot wait, three for what may soon, and the fifteen working days that an appeal may take by law.
    fn default() -> Self {
        Self { critical: 24, high: 72, normal: 21 * 24 }
    }
}

impl Default for AlertRules {
    fn default() -> Self {
        Self {
            critical_voices: 5,
            critical_sources: 2,
            forgotten_days: 0,
            answer_due: AnswerDue::default(),
            quiet_from: Time::constant(22, 0, 0, 0),
            quiet_until: Time::constant(7, 0, 0, 0),
            per_hour: 10,
        }
    }
}

/// Which rule fired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleId {
    /// A critical story, or one of danger, that enough voices or sources speak of and nobody has answered.
    Critical,
    /// Far more speakers of a topic than usual within hours.
    Burst,
    /// An answer is overdue.
    Overdue,
    /// Complaints go on, no answer came, and the limit has passed.
    Forgotten,
}

impl RuleId {
    /// The code used in keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Burst => "burst",
            Self::Overdue => "overdue",
            Self::Forgotten => "forgotten",
        }
    }
}

/// A rule that fired, with what it saw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fired {
    /// The same for the same rule, story and turn of events; whoever sends remembers it.
    pub key: String,
    /// Which rule.
    pub rule: RuleId,
    /// Whose city.
    pub city: CityId,
    /// Which story; none for a burst.
    pub story: Option<StoryId>,
    /// Of what.
    pub topic: Topic,
    /// The district of a burst.
    pub district: Option<String>,
    /// How urgent. What is critical is told at night too.
    pub urgency: Urgency,
    /// The headline in Kazakh.
    pub headline_kk: Option<String>,
    /// The headline in Russian.
    pub headline_ru: Option<String>,
    /// The numbers that the rule looked at, by name, those of its limits among them.
    pub numbers: BTreeMap<&'static str, f64>,
    /// Public posts to read.
    pub links: Vec<String>,
    /// Since when it is so.
    pub since: Timestamp,
}
