//! What VK's error codes mean for a source.

use crate::{Document, Parsed};
use belgi_domain::Fault;
use serde_json::Value;

/// Code, kind of trouble, what it is and what to do; sorted by code.
const ERRORS: &[(i64, Fault, &str)] = &[
    (1, Fault::Status, "an unknown failure of the platform; it is asked again later"),
    (3, Fault::Configuration, "no such method: check the address of the source"),
    (5, Fault::Credential, "the key is refused: put a valid service key into the secret"),
    (6, Fault::Throttled, "too many calls a second; the source waits"),
    (7, Fault::NotAccessible, "the key lacks a permission for this call"),
    (8, Fault::Configuration, "the call is wrong: check the address of the source"),
    (9, Fault::Throttled, "too many calls of one sort; the source waits for hours"),
    (10, Fault::Status, "a failure inside the platform; it is asked again later"),
    (
        14,
        Fault::Credential,
        "a captcha is demanded: stop the source and ask the platform; captchas are never solved",
    ),
    (15, Fault::NotAccessible, "access is denied: the community is closed to this key"),
    (17, Fault::Credential, "the key's owner has to confirm the account: do it in a browser"),
    (18, Fault::NotAccessible, "the page is deleted or banned: disable the source"),
    (19, Fault::NotAccessible, "the content is blocked: disable the source"),
    (23, Fault::Configuration, "the method is switched off: choose another one for the source"),
    (27, Fault::Credential, "the community's key is refused: put a valid one into the secret"),
    (28, Fault::Credential, "the application's key is refused: put a valid one into the secret"),
    (29, Fault::Throttled, "the limit of the day is reached; the source waits for hours"),
    (30, Fault::NotAccessible, "the profile is private: disable the source"),
    (37, Fault::NotAccessible, "the key's owner is banned here: disable the source"),
    (40, Fault::Configuration, "no such community: check the address of the source"),
    (100, Fault::Configuration, "a parameter is missing or wrong: check the address of the source"),
    (104, Fault::NotAccessible, "nothing is found at this place: the post or community is gone"),
    (113, Fault::Configuration, "no such user: check the address of the source"),
    (125, Fault::Configuration, "no such community: check the address of the source"),
    (203, Fault::NotAccessible, "access to the community is denied"),
    (210, Fault::NotAccessible, "access to the wall's post is denied"),
    (211, Fault::NotAccessible, "access to the comments of the wall is denied"),
    (212, Fault::NotAccessible, "comments are closed below this post; nothing has to be done"),
    (213, Fault::NotAccessible, "access to the comments is denied"),
];

/// The limits of hours, and how long a source leaves the platform alone after one, in seconds.
const LONG_LIMITS: [(i64, u32); 2] = [(9, 6 * 3_600), (29, 12 * 3_600)];

/// What an error object says. Its parameters are never repeated: they hold the key.
pub(super) fn refusal(document: &Document<'_>, error: &Value) -> Parsed {
    let code = error.get("error_code").and_then(Value::as_i64).unwrap_or_default();
    let known = ERRORS.binary_search_by_key(&code, |(known, _, _)| *known).ok().and_then(|at| ERRORS.get(at));
    let (fault, meaning) = match known {
        Some((_, fault, meaning)) => (*fault, *meaning),
        None => (Fault::Status, "a code that is not in the table; it is asked again later"),
    };
    let problem = document.problem(fault, format!("expected posts, found VK's error {code}: {meaning}"));
    let pause = LONG_LIMITS.iter().find(|(known, _)| *known == code).map(|(_, seconds)| *seconds);
    Parsed::refused(problem, pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert!(ERRORS.is_sorted_by(|(a, _, _), (b, _, _)| a < b));
    }

    /// The codes of API 5.199 that the methods we call can answer with, and what each does to the source.
    #[test]
    fn every_code_does_what_its_meaning_asks_for() {
        let hours = |hours: u32| Some(hours * 3_600);
        let cases = [
            (&[1, 10][..], Fault::Status, None),
            (&[6], Fault::Throttled, None),
            (&[9], Fault::Throttled, hours(6)),
            (&[29], Fault::Throttled, hours(12)),
            (&[5, 14, 17, 27, 28], Fault::Credential, None),
            (&[7, 15, 18, 19, 30, 37, 104, 203, 210, 211, 212, 213], Fault::NotAccessible, None),
            (&[3, 8, 23, 40, 100, 113, 125], Fault::Configuration, None),
            (&[0, 4_242, -1], Fault::Status, None),
        ];
        let source = "city-vk".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let document = Document { bytes: b"", url: None, content_type: None, source: &source, now };
        let mut told = Vec::new();
        for (codes, fault, pause) in cases {
            for code in codes {
                let parsed = refusal(&document, &serde_json::json!({"error_code": code, "error_msg": "m"}));
                assert_eq!((parsed.problems[0].fault, parsed.hints.pause_seconds), (fault, pause), "{code}");
                told.push(*code);
            }
        }
        assert!(
            ERRORS.iter().all(|(code, _, _)| told.contains(code)),
            "a code of the table is not among the cases"
        );
    }
}
