//! Which sources stand behind a digest, and how each fares.

use crate::{Fault, Health, SourceId, SourceKind};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which sources stand behind the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Sources that should have been asked.
    pub enabled: u32,
    /// Sources that were asked at least once up to the end of the digest's making.
    pub asked: u32,
    /// Sources that answer and are fresh.
    pub answering: u32,
    /// Sources that brought posts of this period.
    pub with_posts: u32,
    /// Each source, troubled ones first.
    pub sources: Vec<SourceRow>,
    /// Stretches of days without a post where there should be some, longest first.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// Of a hundred posts of the period before, how many came from sources that are now troubled or have a gap.
    #[serde(default)]
    pub missing_percent: Option<u32>,
}

/// Days without a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Of which source; of all of them together where there is none.
    pub source: Option<SourceId>,
    /// The first day.
    pub first: Date,
    /// How many days.
    pub days: u32,
}

/// One source in the statement of coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Which.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// Which connector.
    pub kind: SourceKind,
    /// How it fares.
    pub health: Health,
    /// Posts in this period.
    pub posts: u32,
    /// Its newest post.
    pub newest: Option<Timestamp>,
    /// What is wrong; nothing where it answered.
    pub fault: Option<Fault>,
    /// What is wrong, in words; nothing where all is well.
    pub message: Option<String>,
    /// Posts in the period before.
    #[serde(default)]
    pub previous: u32,
    /// Posts of each of [`Digest::days`](super::Digest::days).
    #[serde(default)]
    pub days: Vec<u32>,
}
