//! Conditional requests: what a host gave is given back byte for byte.

use crate::host::{Host, Reply, document, get, now, page, with};
use axum::http::header::{ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use belgi_domain::Validators;
use belgi_http::{Answer, Request};

/// Validators as hosts really write them: weak, with spaces, unquoted, and dates that are none.
const SPELLINGS: [(&str, &str); 4] = [
    ("\"abc\"", "Sun, 22 Nov 2026 05:59:59 GMT"),
    ("W/\"a b,c\"", "Sunday, 22-Nov-26 05:59:59 GMT"),
    ("unquoted-etag", "2026-11-22 10:59:59"),
    ("\"\"", "yesterday-ish"),
];

#[tokio::test]
async fn validators_are_echoed_byte_for_byte_and_304_is_no_change() {
    for (etag, modified) in SPELLINGS {
        let host = Host::serve(move |seen| match seen.headers.get(IF_NONE_MATCH) {
            _ if seen.address != "news.example/feed" => Reply::Unknown,
            Some(_) => Reply::Now(page(304, "")),
            None => Reply::Now(with(with(page(200, "<rss/>"), ETAG, etag), LAST_MODIFIED, modified)),
        })
        .await;
        let client = host.client();
        let first = document(get(&client, "http://news.example/feed").await);
        let kept = Validators { etag: Some(etag.into()), last_modified: Some(modified.into()) };
        assert_eq!(first.validators, kept);
        let request =
            Request { validators: Some(&first.validators), ..Request::web("http://news.example/feed") };
        let expect = Answer::Unchanged { validators: kept, fresh_seconds: None };
        assert_eq!(client.get(&request, now()).await.unwrap(), expect);
        let asked = host.seen().pop().unwrap().headers;
        assert_eq!(
            (&asked[IF_NONE_MATCH], &asked[IF_MODIFIED_SINCE]),
            (&etag.parse().unwrap(), &modified.parse().unwrap())
        );
    }
}

#[tokio::test]
async fn a_first_request_bears_no_condition() {
    let host = Host::serve(|_| Reply::Now(page(200, "<rss/>"))).await;
    document(get(&host.client(), "http://news.example/feed").await);
    for seen in host.seen() {
        assert!(!seen.headers.contains_key(IF_NONE_MATCH) && !seen.headers.contains_key(IF_MODIFIED_SINCE));
    }
}

#[tokio::test]
async fn a_304_may_bring_a_new_validator_and_keeps_the_other() {
    let host = Host::serve(|seen| match seen.address.ends_with("/feed") {
        true => Reply::Now(with(page(304, ""), ETAG, "\"second\"")),
        false => Reply::Unknown,
    })
    .await;
    let known = Validators { etag: Some("\"first\"".into()), last_modified: Some("long ago".into()) };
    let request = Request { validators: Some(&known), ..Request::web("http://news.example/feed") };
    let answer = host.client().get(&request, now()).await.unwrap();
    let validators = Validators { etag: Some("\"second\"".into()), ..known };
    assert_eq!(answer, Answer::Unchanged { validators, fresh_seconds: None });
}
