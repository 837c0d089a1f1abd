//! A channel whose owners have made the city's bot administrator: its posts come by the Bot API, which forgets what it is told
//! was taken.

use crate::asked::{KEYED, Round};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use std::fmt::Write;

/// Updates 1 to 150, a hundred at most in an answer; those before `offset` are forgotten.
fn queue(address: &str, _: &HeaderMap) -> Response {
    assert!(address.starts_with("telegram.example/bot42:token/getUpdates?"), "{address}");
    let query = address.split_once('?').unwrap().1;
    let offset =
        query.split('&').find_map(|pair| pair.strip_prefix("offset=")).map_or(1, |n| n.parse().unwrap());
    let mut updates = String::new();
    for id in (offset..=150_u32).take(100) {
        let comma = if updates.is_empty() { "" } else { "," };
        write!(
            updates,
            r#"{comma}{{"update_id":{id},"channel_post":{{"message_id":{id},"date":1763800000,"chat":{{"id":-1,"type":"channel","username":"qala"}},"text":"Су жоқ {id}"}}}}"#
        )
        .unwrap();
    }
    let body = format!(r#"{{"ok":true,"result":[{updates}]}}"#);
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

#[tokio::test(flavor = "multi_thread")]
async fn updates_are_confirmed_after_they_are_kept_and_the_token_is_nowhere() {
    let permission = format!(
        "{KEYED}\n[source.permission]\ngranted_by = \"the channel's office\"\ndate = \"2026-01-01\"\nscope = \"all posts\"\nevidence = \"letter 7\"\n"
    );
    let round =
        Round::of(&[("qala", "telegram", "http://telegram.example/getUpdates#qala", &permission)], queue)
            .await;
    let offsets = |asked: &[String]| -> Vec<String> {
        let offset = |address: &String| {
            address.split(['?', '&']).find(|pair| pair.starts_with("offset=")).unwrap_or("none").to_owned()
        };
        asked.iter().map(offset).collect()
    };
    // New posts are kept first: nothing is confirmed in the poll that reads them.
    let polls = [
        ("2026-11-23T07:00:00+05:00", 100, vec!["none"]),
        ("2026-11-24T08:00:00+05:00", 50, vec!["none", "offset=101"]),
        ("2026-11-25T09:00:00+05:00", 0, vec!["none", "offset=101", "offset=151"]),
    ];
    for (now, new, expect) in polls {
        let (summary, asked) = round.at(now, "42:token").await;
        assert!(summary.problems.is_empty(), "{:?}", summary.problems);
        assert_eq!(
            (summary.posts_new, offsets(&asked)),
            (new, expect.iter().map(ToString::to_string).collect())
        );
    }
    let cursor = format!("{:?}", round.cursor("qala").await);
    assert!(!cursor.contains("42:token"), "{cursor}");
    round.stack.stop().await;
}
