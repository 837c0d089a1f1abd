//! A batch: what one fetch of one source brought, and how far it has come.

use crate::{BatchId, SourceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How far a batch has come. A batch moves forward only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BatchStage {
    /// Written raw; its posts wait for the classifier.
    Pending,
    /// Its signals are written; they wait for their stories.
    Classified,
    /// Its signals are in stories.
    Grouped,
    /// It failed too often and waits for an operator.
    Parked,
}

impl BatchStage {
    /// The code used in the index and in output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Classified => "classified",
            Self::Grouped => "grouped",
            Self::Parked => "parked",
        }
    }
}

/// A batch as the tables know it; its posts lie in the raw object at `key`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// A hash of the source and the posts.
    pub id: BatchId,
    /// Where it was read.
    pub source: SourceId,
    /// The S3 key of the raw object, under 100 characters.
    pub key: String,
    /// When it was fetched.
    pub fetched_at: Timestamp,
    /// How many posts it holds.
    pub posts: u32,
    /// When its oldest post counts; unknown of batches that were written before this was kept.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub oldest: Option<Timestamp>,
    /// When its newest post counts, likewise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub newest: Option<Timestamp>,
    /// How far it has come.
    pub stage: BatchStage,
    /// How often the current stage has failed.
    pub tries: u32,
    /// Why it failed last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}
