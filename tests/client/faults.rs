//! What hosts do wrong, and that none of it costs more than the caps allow.

use crate::host::{Host, Reply, document, fault, get, page, with};
use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, RETRY_AFTER};
use belgi_domain::Fault;
use belgi_http::{Client, Settings};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_status_says_what_to_do_next_and_nothing_is_asked_twice() {
    let cases = [
        (429, Some("120"), Fault::Throttled, Some(120)),
        (429, Some("Sun, 22 Nov 2026 06:10:00 GMT"), Fault::Throttled, Some(600)),
        (429, Some("999999999"), Fault::Throttled, Some(86_400)),
        (429, Some("soon"), Fault::Throttled, None),
        (429, None, Fault::Throttled, None),
        (503, Some("30"), Fault::Throttled, Some(30)),
        (410, None, Fault::Gone, None),
        (404, None, Fault::Status, None),
        (403, None, Fault::Status, None),
        (500, None, Fault::Status, None),
    ];
    for (status, pause, expect, seconds) in cases {
        let host = Host::serve(move |seen| match (seen.address.as_str(), pause) {
            ("news.example/feed", Some(pause)) => Reply::Now(with(page(status, ""), RETRY_AFTER, pause)),
            ("news.example/feed", None) => Reply::Now(page(status, "")),
            _ => Reply::Unknown,
        })
        .await;
        let failure = get(&host.client(), "http://news.example/feed").await.unwrap_err();
        assert_eq!((failure.fault, failure.retry_after), (expect, seconds), "{status} {pause:?}");
        assert!(failure.message.contains(&status.to_string()), "{}", failure.message);
        assert_eq!(host.pages().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_body_up_to_the_cap_is_taken_and_a_larger_one_is_not() {
    let cap = 64 * 1024;
    for (size, taken) in [(cap, true), (cap + 1, false), (cap * 40, false)] {
        let host = Host::serve(move |_| Reply::Now(page(200, vec![b' '; size]))).await;
        let client = Client::new(Settings { max_bytes: cap, ..host.settings() }).unwrap();
        let answer = get(&client, "http://news.example/feed").await;
        match taken {
            true => assert_eq!(document(answer).bytes.len(), size),
            false => assert_eq!(fault(answer), Fault::TooLarge, "{size}"),
        }
    }
}

#[tokio::test]
async fn an_endless_body_ends_at_the_cap() {
    let host = Host::serve(|seen| match seen.address.ends_with("/feed") {
        true => Reply::Now(page(200, endless())),
        false => Reply::Unknown,
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/feed").await), Fault::TooLarge);
}

fn endless() -> Body {
    Body::from_stream(futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 1024])))
}

/// `megabytes` of zeros, packed a thousandfold.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..megabytes {
        packer.write_all(&[0; 1 << 20]).unwrap();
    }
    packer.finish().unwrap()
}

#[tokio::test]
async fn a_small_body_that_unpacks_to_a_large_one_is_not_taken() {
    let bomb = bomb(4);
    assert!(bomb.len() < 64 * 1024, "smaller than the cap on its way");
    let host = Host::serve(move |seen| match seen.address.ends_with("/feed") {
        true => Reply::Now(with(page(200, bomb.clone()), CONTENT_ENCODING, "gzip")),
        false => Reply::Unknown,
    })
    .await;
    let client = Client::new(Settings { max_bytes: 256 * 1024, ..host.settings() }).unwrap();
    assert_eq!(fault(get(&client, "http://news.example/feed").await), Fault::TooLarge);
}

#[tokio::test]
async fn a_packed_body_that_is_damaged_is_malformed() {
    let host = Host::serve(|seen| match seen.address.ends_with("/feed") {
        true => Reply::Now(with(page(200, "this is no gzip"), CONTENT_ENCODING, "gzip")),
        false => Reply::Unknown,
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/feed").await), Fault::Malformed);
}

#[tokio::test]
async fn a_host_that_hangs_costs_the_timeout_and_no_more() {
    let stalled = || Body::from_stream(futures::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let host = Host::serve(move |seen| match seen.address.as_str() {
        "news.example/silent" => Reply::Never,
        "news.example/stalled" => Reply::Now(page(200, stalled())),
        "hanging.example/robots.txt" => Reply::Never,
        _ => Reply::Unknown,
    })
    .await;
    let timeout = Duration::from_millis(300);
    let client = Client::new(Settings { timeout, ..host.settings() }).unwrap();
    for address in ["news.example/silent", "news.example/stalled", "hanging.example/feed"] {
        let begun = Instant::now();
        assert_eq!(fault(get(&client, &format!("http://{address}")).await), Fault::TimedOut, "{address}");
        let took = begun.elapsed();
        // robots.txt may cost one more; the rest is patience with a busy machine.
        assert!(took >= timeout && took < Duration::from_secs(5), "{address}: {took:?}");
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_is_unreachable() {
    let gone = Host::serve(|_| Reply::Unknown).await;
    let settings = gone.settings();
    let free = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let reach = belgi_http::Reach::Loopback(free.local_addr().unwrap());
    drop(free);
    let client = Client::new(Settings { reach, ..settings }).unwrap();
    assert_eq!(fault(get(&client, "http://news.example/feed").await), Fault::Unreachable);
}
