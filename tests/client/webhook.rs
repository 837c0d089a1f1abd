//! Alerts are posted once, to a public address, and a redirect is no delivery.

use crate::host::{Host, Reply, now, page, redirect, with};
use axum::http::Method;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use belgi_domain::Fault;
use belgi_http::Post;

#[tokio::test]
async fn a_success_alone_is_a_delivery() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "hooks.example/ok" => Reply::Now(page(204, "")),
        "hooks.example/moved" => redirect(307, "http://hooks.example/ok"),
        _ => Reply::Unknown,
    })
    .await;
    let cases = [("ok", 204, true), ("moved", 307, false), ("missing", 404, false)];
    for (path, status, taken) in cases {
        let url = format!("http://hooks.example/{path}");
        let headers = [("idempotency-key", "danger#1".to_owned())];
        let post = Post { url: &url, headers: &headers, body: b"{\"alert\":1}" };
        let reply = host.client().post(&post, now()).await.unwrap();
        assert_eq!((reply.status, reply.is_success()), (status, taken), "{path}");
    }
    let seen = host.seen();
    assert_eq!(seen.len(), 3, "each is posted once, the redirect is not followed");
    for post in seen {
        assert_eq!((&post.method, post.body.as_slice()), (&Method::POST, b"{\"alert\":1}".as_slice()));
        assert_eq!(post.headers[CONTENT_TYPE], "application/json");
        assert_eq!(post.headers["idempotency-key"], "danger#1");
    }
}

#[tokio::test]
async fn nothing_is_posted_inside() {
    let host = Host::serve(|_| Reply::Now(page(200, ""))).await;
    let own = format!("http://{}/", host.address);
    for url in [own.as_str(), "http://169.254.169.254/", "http://localhost/", "file:///tmp/alert"] {
        let posted = host.client().post(&Post { url, headers: &[], body: b"{}" }, now()).await;
        assert_eq!(posted.unwrap_err().fault, Fault::Forbidden, "{url}");
    }
    assert_eq!(host.seen().len(), 0);
}

#[tokio::test]
async fn a_refusal_is_told_with_its_pause_and_its_body() {
    let host = Host::serve(|_| Reply::Now(with(page(429, "slower"), RETRY_AFTER, "30"))).await;
    let post = Post { url: "http://hooks.example/", headers: &[], body: b"{}" };
    let reply = host.client().post(&post, now()).await.unwrap();
    assert_eq!(
        (reply.status, reply.retry_after, reply.body.as_slice()),
        (429, Some(30), b"slower".as_slice())
    );
}

#[tokio::test]
async fn a_header_with_a_line_break_is_not_sent() {
    let host = Host::serve(|_| Reply::Now(page(200, ""))).await;
    let headers = [("x-belgi-signature", "a\r\nb: c".to_owned())];
    let post = Post { url: "http://hooks.example/", headers: &headers, body: b"{}" };
    assert_eq!(host.client().post(&post, now()).await.unwrap_err().fault, Fault::Configuration);
    assert_eq!(host.seen().len(), 0);
}
