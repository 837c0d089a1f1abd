//! What YouTube's reasons mean for a source.

use crate::Document;
use belgi_domain::{Fault, Problem};
use serde_json::Value;

/// Reason, kind of trouble, what it is and what to do; sorted by reason.
const REASONS: &[(&str, Fault, &str)] = &[
    ("accessNotConfigured", Fault::Credential, "the key's project has not enabled the API: enable it"),
    ("badRequest", Fault::Configuration, "the call is wrong: check the address of the source"),
    ("channelNotFound", Fault::NotAccessible, "the channel is gone: disable the source"),
    ("commentThreadNotFound", Fault::NotAccessible, "the comment is gone; nothing has to be done"),
    (
        "commentsDisabled",
        Fault::NotAccessible,
        "comments are closed below this video; nothing has to be done",
    ),
    (
        "dailyLimitExceeded",
        Fault::Throttled,
        "the quota of the day is used up; the source waits for midnight in California",
    ),
    ("forbidden", Fault::NotAccessible, "access is denied"),
    ("invalidPageToken", Fault::Configuration, "the page is no longer valid; the source begins again"),
    ("ipRefererBlocked", Fault::Credential, "the key may not be used from here: change its restrictions"),
    ("keyExpired", Fault::Credential, "the key has expired: put a valid one into the secret"),
    ("keyInvalid", Fault::Credential, "the key is refused: put a valid one into the secret"),
    ("playlistNotFound", Fault::NotAccessible, "the playlist is gone: check the address of the source"),
    ("processingFailure", Fault::Status, "a failure inside the platform; it is asked again later"),
    (
        "quotaExceeded",
        Fault::Throttled,
        "the quota of the day is used up; the source waits for midnight in California",
    ),
    ("rateLimitExceeded", Fault::Throttled, "too many calls; the source waits"),
    ("userRateLimitExceeded", Fault::Throttled, "too many calls; the source waits"),
    ("videoNotFound", Fault::NotAccessible, "the video is gone; nothing has to be done"),
];

/// The problem behind an error object.
pub(super) fn problem(document: &Document<'_>, error: &Value) -> Problem {
    let reason = error.pointer("/errors/0/reason").and_then(Value::as_str).unwrap_or_default();
    let code = error.get("code").and_then(Value::as_i64).unwrap_or_default();
    let known =
        REASONS.binary_search_by(|(known, _, _)| (*known).cmp(reason)).ok().and_then(|at| REASONS.get(at));
    let (fault, meaning) = match (known, code) {
        (Some((_, fault, meaning)), _) => (*fault, *meaning),
        (None, 401) => (Fault::Credential, "the key is refused: put a valid one into the secret"),
        (None, 429) => (Fault::Throttled, "too many calls; the source waits"),
        (None, _) => (Fault::Status, "a reason that is not in the table; it is asked again later"),
    };
    let reason: String = reason.chars().take(60).collect();
    document.problem(
        fault,
        format!("expected videos or comments, found YouTube's error {code} `{reason}`: {meaning}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert!(REASONS.is_sorted_by(|(a, _, _), (b, _, _)| a < b));
    }
}
