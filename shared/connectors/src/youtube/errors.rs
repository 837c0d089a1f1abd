//! What YouTube's reasons mean for a source.

use crate::{Document, Parsed};
use belgi_domain::Fault;
use jiff::Timestamp;
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

/// The reasons that hold until the quota of the day begins anew.
const QUOTAS: [&str; 2] = ["dailyLimitExceeded", "quotaExceeded"];

/// What an error object says.
pub(super) fn refusal(document: &Document<'_>, error: &Value) -> Parsed {
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
    let pause = QUOTAS.contains(&reason).then(|| to_midnight(document.now)).flatten();
    // A reason is one word. Anything else is not the platform's, and what is cut could not be told from a key any more.
    let is_word = reason.len() <= 60 && reason.bytes().all(|byte| byte.is_ascii_alphabetic());
    let reason = if is_word { reason } else { "no word" };
    let message = format!("expected videos or comments, found YouTube's error {code} `{reason}`: {meaning}");
    Parsed::refused(document.problem(fault, message), pause)
}

/// Seconds from `now` to midnight Pacific time, when quotas begin anew.
/// <https://developers.google.com/youtube/v3/getting-started#quota>
fn to_midnight(now: Timestamp) -> Option<u32> {
    let there = now.in_tz("America/Los_Angeles").ok()?;
    let midnight = there.tomorrow().ok()?.start_of_day().ok()?;
    u32::try_from(midnight.timestamp().as_second() - now.as_second()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert!(REASONS.is_sorted_by(|(a, _, _), (b, _, _)| a < b));
    }

    #[test]
    fn every_reason_does_what_its_meaning_asks_for() {
        // Noon in Greenwich is four in the morning in California: twenty hours are left of its day.
        let midnight = Some(20 * 3_600);
        let cases = [
            (403, &["commentsDisabled", "forbidden"][..], Fault::NotAccessible, None),
            (
                404,
                &["channelNotFound", "commentThreadNotFound", "playlistNotFound", "videoNotFound"],
                Fault::NotAccessible,
                None,
            ),
            (403, &["dailyLimitExceeded", "quotaExceeded"], Fault::Throttled, midnight),
            (403, &["rateLimitExceeded", "userRateLimitExceeded"], Fault::Throttled, None),
            (400, &["keyExpired", "keyInvalid"], Fault::Credential, None),
            (403, &["accessNotConfigured", "ipRefererBlocked"], Fault::Credential, None),
            (400, &["badRequest", "invalidPageToken"], Fault::Configuration, None),
            (400, &["processingFailure"], Fault::Status, None),
            (401, &["authError"], Fault::Credential, None),
            (429, &["tooFast"], Fault::Throttled, None),
            (500, &["backendError", ""], Fault::Status, None),
        ];
        let source = "city-tv".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let document = Document { bytes: b"", url: None, content_type: None, source: &source, now };
        let mut told = Vec::new();
        for (code, reasons, fault, pause) in cases {
            for reason in reasons {
                let error = serde_json::json!({"code": code, "message": "m", "errors": [{"reason": reason}]});
                let parsed = refusal(&document, &error);
                assert_eq!(
                    (parsed.problems[0].fault, parsed.hints.pause_seconds),
                    (fault, pause),
                    "{reason}"
                );
                told.push(*reason);
            }
        }
        assert!(
            REASONS.iter().all(|(reason, _, _)| told.contains(reason)),
            "a reason is not among the cases"
        );
    }

    #[test]
    fn a_day_of_another_length_ends_at_its_own_midnight() {
        // On 1 November 2026 California turns its clocks back: the day has 25 hours.
        let cases = [("2026-11-01T07:00:00Z", 25 * 3_600), ("2026-07-01T06:59:59Z", 1)];
        for (now, seconds) in cases {
            assert_eq!(to_midnight(now.parse().unwrap()), Some(seconds), "{now}");
        }
    }
}
