//! robots.txt is asked before a page, once, at every host on the way, and obeyed.

use crate::host::{Host, Reply, document, fault, get, get_api, page, redirect, with};
use axum::http::header::CONTENT_ENCODING;
use belgi_domain::Fault;

/// The status and text of robots.txt, the page asked for, and whether it may be.
const CASES: [(u16, &str, &str, bool); 9] = [
    (200, "User-agent: *\nAllow: /\n", "/feed", true),
    (200, "User-agent: *\nDisallow: /private/\n", "/feed", true),
    (200, "User-agent: *\nDisallow: /feed\n", "/feed", false),
    (200, "User-agent: *\nAllow: /\n\nUser-agent: Belgi\nDisallow: /\n", "/feed", false),
    (200, "User-agent: *\nDisallow: /*?page=\n", "/feed?page=2", false),
    (404, "", "/feed", true),
    (403, "", "/feed", false),
    (500, "", "/feed", false),
    (503, "", "/feed", false),
];

#[tokio::test]
async fn what_robots_txt_forbids_is_not_asked() {
    for (status, text, path, allowed) in CASES {
        let host = Host::serve(move |seen| match seen.address.as_str() {
            "news.example/robots.txt" => Reply::Now(page(status, text)),
            _ => Reply::Now(page(200, "<rss/>")),
        })
        .await;
        let answer = get(&host.client(), &format!("http://news.example{path}")).await;
        let found = answer.map(drop).map_err(|failure| failure.fault);
        assert_eq!(found, if allowed { Ok(()) } else { Err(Fault::Robots) }, "{status} {text}");
        assert_eq!(host.pages().len(), usize::from(allowed), "{status} {text}");
    }
}

#[tokio::test]
async fn robots_txt_is_asked_once_for_many_pages_and_first() {
    let host = Host::serve(|_| Reply::Now(page(200, ""))).await;
    let client = host.client();
    for path in ["a", "b", "c"] {
        document(get(&client, &format!("http://news.example/{path}")).await);
    }
    let asked: Vec<_> = host.seen().into_iter().map(|seen| seen.address).collect();
    assert_eq!(asked, ["news.example/robots.txt", "news.example/a", "news.example/b", "news.example/c"]);
}

#[tokio::test]
async fn a_redirect_to_another_host_asks_that_host_too() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "old.example/feed" => redirect(302, "http://new.example/feed"),
        "new.example/robots.txt" => Reply::Now(page(200, "User-agent: *\nDisallow: /\n")),
        _ => Reply::Unknown,
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://old.example/feed").await), Fault::Robots);
    assert_eq!(host.pages(), ["old.example/feed"]);
}

#[tokio::test]
async fn a_robots_txt_that_moved_is_followed() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "news.example/robots.txt" => redirect(301, "http://www.news.example/robots.txt"),
        "www.news.example/robots.txt" => Reply::Now(page(200, "User-agent: *\nDisallow: /feed\n")),
        _ => Reply::Now(page(200, "<rss/>")),
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/feed").await), Fault::Robots);
}

/// The rules stand at the beginning of a file far larger than what is read of one.
#[tokio::test]
async fn the_beginning_of_a_robots_txt_without_end_counts() {
    let comments = "# this line says nothing\n".repeat(100_000);
    let text = format!("User-agent: *\nDisallow: /feed\n{comments}");
    let host = Host::serve(move |seen| match seen.address.ends_with("/robots.txt") {
        true => Reply::Now(page(200, text.clone())),
        false => Reply::Now(page(200, "<rss/>")),
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/feed").await), Fault::Robots);
    document(get(&host.client(), "http://news.example/other").await);
}

#[tokio::test]
async fn a_robots_txt_that_breaks_off_allows_nothing() {
    let host = Host::serve(|seen| match seen.address.ends_with("/robots.txt") {
        true => Reply::Now(with(page(200, "this is no gzip"), CONTENT_ENCODING, "gzip")),
        false => Reply::Now(page(200, "<rss/>")),
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/feed").await), Fault::Malformed);
    assert_eq!(host.pages().len(), 0);
}

#[tokio::test]
async fn an_api_is_asked_without_robots_txt() {
    let host = Host::serve(|_| Reply::Now(page(200, "{}"))).await;
    document(get_api(&host.client(), "http://api.example/wall").await);
    assert_eq!(host.seen().len(), 1);
}
