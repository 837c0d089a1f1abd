//! What people are told at once, and when: rules over stories and bursts, quiet hours, and a cap on how much is told.
//!
//! [`fired`] says what the rules find as things stand; each [`Fired`] bears a key that stays the same until the story turns.
//! [`plan`] takes away what was decided before and says what goes now and what is held back. Whoever sends keeps what is
//! held back and tells it in one summary once [`summary_is_due`].

mod plan;
mod rules;

pub use belgi_domain::{AlertRules, AnswerDue};
pub use plan::{Held, Plan, Sent, SentKind, plan, summary_is_due};
pub use rules::{explain, fired, former_keys};

use crate::trend::Baseline;
use belgi_domain::{CityId, Danger, StoryId, Topic, Urgency};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which rule fired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleId {
    /// A danger to life or to a child that enough voices or sources speak of and nobody has answered.
    Danger,
    /// A critical story that enough voices or sources speak of and nobody has answered.
    Critical,
    /// Far more speakers of a topic than usual within hours.
    Burst,
    /// Complaints came back after an answer.
    Reopened,
    /// An answer is overdue.
    Overdue,
    /// Complaints go on, no answer came, and the limit has passed.
    Forgotten,
}

impl RuleId {
    /// The code used in keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Critical => "critical",
            Self::Burst => "burst",
            Self::Reopened => "reopened",
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
    /// How urgent. What is critical is told at night too, and every danger is.
    pub urgency: Urgency,
    /// The headline in Kazakh.
    pub headline_kk: Option<String>,
    /// The headline in Russian.
    pub headline_ru: Option<String>,
    /// The numbers that the rule looked at, by name, those of its limits among them.
    pub numbers: BTreeMap<&'static str, f64>,
    /// What a burst is compared with; none for a story, whose rules compare with their limits.
    pub baseline: Option<Baseline>,
    /// Dangers that the story speaks of.
    pub dangers: Vec<Danger>,
    /// Public posts to read; none where they would point at one resident, whose headline is left out as well.
    pub links: Vec<String>,
    /// Since when it is so.
    pub since: Timestamp,
}
