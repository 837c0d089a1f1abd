//! What went wrong with one item. Problems are data: counted, named, reported, never the end of a batch.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The kind of a problem; decides what happens next to the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The host could not be reached or the connection broke.
    Unreachable,
    /// The answer did not come in time.
    TimedOut,
    /// The answer was larger than the cap.
    TooLarge,
    /// The host answered with a status that is no success.
    Status,
    /// The host asked for a pause (429 or 503).
    Throttled,
    /// The address is gone for good (410).
    Gone,
    /// robots.txt forbids the address.
    Robots,
    /// The address is not one that may be asked (private network, unknown scheme).
    Forbidden,
    /// The document is not of the expected kind, such as a page where a feed should be.
    NotAFeed,
    /// The document is damaged.
    Malformed,
    /// One item of a document could not be read.
    Item,
    /// A credential is missing or refused.
    Credential,
    /// The platform refuses access to this community.
    NotAccessible,
    /// A recorded permission is required and missing.
    Permission,
    /// The configuration of the source is wrong.
    Configuration,
    /// Storage did not do what it was asked.
    Storage,
}

/// One thing that went wrong, said so that a person can act on it. Never bears a post's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of trouble it is.
    pub fault: Fault,
    /// The source, file or address it is about.
    pub about: String,
    /// What was expected and what was found, lowercase, without a full stop.
    pub message: String,
}

impl Problem {
    /// A problem of kind `fault` about `about`.
    pub fn new(fault: Fault, about: impl fmt::Display, message: impl fmt::Display) -> Self {
        Self { fault, about: about.to_string(), message: message.to_string() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.about, self.message)
    }
}
