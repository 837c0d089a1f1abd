//! What Meta's error codes mean for a source.

use crate::Document;
use belgi_domain::{Fault, Problem};
use serde_json::Value;
use std::ops::RangeInclusive;

/// Codes, kind of trouble, what it is and what to do; sorted by code.
const ERRORS: &[(RangeInclusive<i64>, Fault, &str)] = &[
    (1..=2, Fault::Status, "a failure inside the platform; it is asked again later"),
    (3..=3, Fault::NotAccessible, "the app lacks the capability: it needs App Review"),
    (4..=4, Fault::Throttled, "the app's calls of the hour are used up; the source waits"),
    (
        10..=10,
        Fault::NotAccessible,
        "the app lacks a permission: it needs App Review and business verification",
    ),
    (17..=17, Fault::Throttled, "the account's calls of the hour are used up; the source waits"),
    (18..=18, Fault::Throttled, "thirty hashtags were asked for in seven days; the source waits"),
    (24..=24, Fault::NotAccessible, "no public posts under this hashtag"),
    (32..=32, Fault::Throttled, "the page's calls of the hour are used up; the source waits"),
    (100..=100, Fault::Configuration, "a parameter is wrong: check the address of the source"),
    (102..=102, Fault::Credential, "the session has ended: put a valid token into the secret"),
    (
        110..=110,
        Fault::Configuration,
        "no such account, or not a professional one: check the address of the source",
    ),
    (190..=190, Fault::Credential, "the token has expired or was withdrawn: put a valid one into the secret"),
    (
        200..=299,
        Fault::NotAccessible,
        "the page's owners have not granted access, or the app lacks a permission",
    ),
    (368..=368, Fault::Throttled, "the platform has paused this app; the source waits"),
    (613..=613, Fault::Throttled, "too many calls; the source waits"),
    (803..=803, Fault::Configuration, "no such page: check the address of the source"),
];

/// The problem behind an error object.
pub(super) fn problem(document: &Document<'_>, error: &Value) -> Problem {
    let code = error.get("code").and_then(Value::as_i64).unwrap_or_default();
    let known = ERRORS.iter().find(|(codes, _, _)| codes.contains(&code));
    let unknown = (Fault::Status, "a code that is not in the table; it is asked again later");
    let (fault, meaning) = known.map_or(unknown, |(_, fault, meaning)| (*fault, *meaning));
    document.problem(fault, format!("expected posts, found Meta's error {code}: {meaning}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert!(ERRORS.is_sorted_by(|(a, _, _), (b, _, _)| a.end() < b.start()));
    }
}
