//! What OK's error codes mean for a source.

use crate::{Document, Parsed};
use belgi_domain::Fault;
use serde_json::Value;

/// Code, kind of trouble, what it is and what to do; sorted by code.
const ERRORS: &[(i64, Fault, &str)] = &[
    (1, Fault::Status, "an unknown failure of the platform; it is asked again later"),
    (2, Fault::Status, "the service is down; it is asked again later"),
    (3, Fault::Configuration, "no such method: check the address of the source"),
    (8, Fault::Throttled, "too many calls; the source waits"),
    (
        10,
        Fault::NotAccessible,
        "the application lacks a permission: ask the group's moderators for GROUP_CONTENT",
    ),
    (11, Fault::Throttled, "the limit of calls is reached; the source waits"),
    (100, Fault::Configuration, "a parameter is missing or wrong: check the address of the source"),
    (101, Fault::Credential, "the application's key is refused: put a valid one into the secret"),
    (102, Fault::Credential, "the session has expired: put a valid token into the secret"),
    (103, Fault::Credential, "the session is refused: put a valid token into the secret"),
    (104, Fault::Credential, "the signature is wrong: check the application's secret key"),
    (300, Fault::NotAccessible, "the discussion or group is gone"),
];

/// How long a source waits after a limit of calls, in seconds.
const PAUSE: u32 = 3_600;

/// What an error answer says.
pub(super) fn refusal(document: &Document<'_>, answer: &Value) -> Parsed {
    let code = answer.get("error_code").and_then(Value::as_i64).unwrap_or_default();
    let known = ERRORS.binary_search_by_key(&code, |(known, _, _)| *known).ok().and_then(|at| ERRORS.get(at));
    let (fault, meaning) = match known {
        Some((_, fault, meaning)) => (*fault, *meaning),
        None => (Fault::Status, "a code that is not in the table; it is asked again later"),
    };
    let problem = document.problem(fault, format!("expected posts, found OK's error {code}: {meaning}"));
    Parsed::refused(problem, (fault == Fault::Throttled).then_some(PAUSE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        assert!(ERRORS.is_sorted_by(|(a, _, _), (b, _, _)| a < b));
    }
}
