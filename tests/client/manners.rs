//! The client says who it is, and tells one host nothing of another.

use crate::host::{Host, Reply, document, get, now, page, redirect, with};
use axum::http::header::{ACCEPT_ENCODING, COOKIE, REFERER, SET_COOKIE, USER_AGENT};
use belgi_http::{Manners, Request, SecretHeader};

#[tokio::test]
async fn every_request_says_who_asks_and_where_to_complain() {
    let host = Host::serve(|_| Reply::Now(page(200, ""))).await;
    document(get(&host.client(), "http://news.example/feed").await);
    for seen in host.seen() {
        let agent = seen.headers[USER_AGENT].to_str().unwrap();
        let version = agent
            .strip_prefix("Belgi/")
            .and_then(|rest| rest.strip_suffix(" (+https://belgi.example/contact)"));
        let version =
            version.unwrap_or_else(|| panic!("expected Belgi/<version> (+<contact>), found {agent}"));
        assert_eq!(version.split('.').filter(|part| part.parse::<u32>().is_ok()).count(), 3, "{agent}");
        assert_eq!(seen.headers[ACCEPT_ENCODING].to_str().unwrap().matches("gzip").count(), 1);
    }
    assert_eq!(host.seen().len(), 2, "robots.txt and the page");
}

#[tokio::test]
async fn cookies_are_not_kept_and_hosts_do_not_learn_of_each_other() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "news.example/feed" => Reply::Now(with(page(200, ""), SET_COOKIE, "visitor=77; Path=/")),
        "news.example/old" => match redirect(302, "http://other.example/new") {
            Reply::Now(response) => {
                Reply::Now(with(response, SET_COOKIE, "visitor=78; Path=/; Domain=example"))
            }
            other => other,
        },
        "other.example/new" => Reply::Now(page(200, "")),
        _ => Reply::Unknown,
    })
    .await;
    let client = host.client();
    for path in ["feed", "old", "feed"] {
        document(get(&client, &format!("http://news.example/{path}")).await);
    }
    for seen in host.seen() {
        assert!(!seen.headers.contains_key(COOKIE) && !seen.headers.contains_key(REFERER), "{seen:?}");
    }
}

#[tokio::test]
async fn a_key_goes_to_the_host_it_was_issued_for_and_no_further() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "api.example/wall" => redirect(302, "http://other.example/wall"),
        "other.example/wall" => Reply::Now(page(200, "{}")),
        _ => Reply::Unknown,
    })
    .await;
    let secret = SecretHeader::new("x-api-key", "canary").unwrap();
    for manners in [Manners::Api, Manners::Web] {
        let request = Request { manners, secret: Some(&secret), ..Request::web("http://api.example/wall") };
        document(host.client().get(&request, now()).await);
    }
    for seen in host.seen() {
        let key = seen.headers.get("x-api-key").map(|key| key.to_str().unwrap());
        assert_eq!(key, (seen.address == "api.example/wall").then_some("canary"), "{}", seen.address);
    }
}
