//! What went wrong with one item. Problems are data: counted, named, reported, never the end of a batch.

use crate::line::one_line;
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

/// The most characters that are told of one problem. What is expected and found is short; an address that a source chose may
/// be a megabyte long, and stands in a table.
pub const MOST_TOLD: usize = 2_000;

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
    /// A problem of kind `fault` about `about`, each on one line: a source's words end no line of a log and colour no terminal.
    pub fn new(fault: Fault, about: impl fmt::Display, message: impl fmt::Display) -> Self {
        Self { fault, about: told(&about.to_string()), message: told(&message.to_string()) }
    }
}

/// `text` as it may be told: on one line, its first [`MOST_TOLD`] characters.
pub fn told(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(MOST_TOLD) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.about, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_source_says_of_its_fault_stays_on_one_short_line() {
        let forged = "404\r\n{\"level\":\"ERROR\"}\u{1b}[2J";
        let problem = Problem::new(Fault::Item, "file\n.csv", forged);
        assert_eq!(problem.to_string(), "file .csv: 404 {\"level\":\"ERROR\"} [2J");
        let endless = Problem::new(Fault::Item, "a", "ұ".repeat(5_000));
        assert_eq!(endless.message.chars().count(), MOST_TOLD + 1);
    }
}
