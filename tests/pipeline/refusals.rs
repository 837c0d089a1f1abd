//! Platforms refuse with a status and say why in the body: what they say decides what is done.

use crate::asked::{KEYED, MORNING, Round};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use belgi_domain::{Diagnosis, Fault};

fn refusals(address: &str, _: &HeaderMap) -> Response {
    let json = |status: StatusCode, body: &'static str| {
        (status, [(header::CONTENT_TYPE, "application/json; charset=UTF-8")], body).into_response()
    };
    match address.split('/').next().unwrap() {
        "quota.example" => json(
            StatusCode::FORBIDDEN,
            r#"{"error":{"code":403,"message":"x","errors":[{"reason":"quotaExceeded"}]}}"#,
        ),
        "key.example" => {
            json(StatusCode::BAD_REQUEST, r#"{"error":{"code":400,"errors":[{"reason":"keyInvalid"}]}}"#)
        }
        "meta.example" => json(
            StatusCode::BAD_REQUEST,
            r#"{"error":{"message":"Error validating access token","type":"OAuthException","code":190}}"#,
        ),
        "bot.example" => {
            json(StatusCode::UNAUTHORIZED, r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#)
        }
        "flood.example" => json(
            StatusCode::TOO_MANY_REQUESTS,
            r#"{"ok":false,"error_code":429,"parameters":{"retry_after":7200}}"#,
        ),
        "silent.example" => json(StatusCode::FORBIDDEN, "{}"),
        _ => (StatusCode::FORBIDDEN, "<h1>Forbidden</h1>").into_response(),
    }
}

/// A key that a platform refused with 400 was asked with again and again, and a quota of the day that was used up looked
/// like a broken host: bodies of refusals were not read.
#[tokio::test(flavor = "multi_thread")]
async fn the_body_of_a_refusal_says_what_it_means() {
    let cases = [
        ("quota", "youtube", Fault::Throttled, Diagnosis::Slow, "quotaExceeded"),
        ("key", "youtube", Fault::Credential, Diagnosis::Credential, "keyInvalid"),
        ("meta", "facebook", Fault::Credential, Diagnosis::Credential, "error 190"),
        ("bot", "telegram", Fault::Credential, Diagnosis::Credential, "error 401"),
        ("flood", "telegram", Fault::Throttled, Diagnosis::Slow, "error 429"),
        ("silent", "youtube", Fault::Status, Diagnosis::Slow, "found 403"),
        ("page", "vk", Fault::Status, Diagnosis::Slow, "found 403"),
        // What a page says of its refusal is for people.
        ("quota", "feed", Fault::Status, Diagnosis::Slow, "found 403"),
    ];
    for (host, kind, fault, diagnosis, said) in cases {
        let url = format!("http://{host}.example/call");
        let more = match kind {
            "feed" => String::new(),
            // Every kind has its own form of key; one of Telegram is one of the others, too.
            "telegram" => format!(
                "{KEYED}\n[source.permission]\ngranted_by = \"a\"\ndate = \"2026-01-01\"\nscope = \"b\"\nevidence = \"c\"\n"
            ),
            _ => KEYED.to_owned(),
        };
        let round = Round::of(&[("aa", kind, &url, &more)], refusals).await;
        let (summary, _) = round.at(MORNING, "42:token").await;
        let problem = summary.problems.first().unwrap_or_else(|| panic!("{host} {kind}: no problem"));
        assert_eq!(problem.fault, fault, "{host} {kind}: {}", problem.message);
        assert!(problem.message.contains(said), "{host} {kind}: {}", problem.message);
        let cursor = round.cursor("aa").await;
        let now = crate::world::at(MORNING);
        if diagnosis == Diagnosis::Credential {
            assert_eq!(cursor.diagnosis(now), diagnosis, "{host} {kind}");
        }
        let pause = cursor.next_due.as_second() - now.as_second();
        match host {
            // Midnight in California is at 13:00 in Kazakhstan, six hours on.
            "quota" if kind == "youtube" => assert_eq!(pause, 6 * 3_600, "{host}"),
            "flood" => assert!(pause >= 7_200, "{host}: {pause} s"),
            _ => {}
        }
        round.stack.stop().await;
    }
}
