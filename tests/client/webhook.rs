//! Alerts are posted once, to a public address, and a redirect is no delivery.

use crate::host::{Host, Reply, page, redirect};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use belgi_domain::Fault;

#[tokio::test]
async fn a_success_alone_is_a_delivery() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "hooks.example/ok" => Reply::Now(page(204, "")),
        "hooks.example/moved" => redirect(307, "http://hooks.example/ok"),
        _ => Reply::Unknown,
    })
    .await;
    let cases = [("ok", Ok(())), ("moved", Err(Fault::Status)), ("missing", Err(Fault::Status))];
    for (path, expect) in cases {
        let url = format!("http://hooks.example/{path}");
        let posted = host.client().post_json(&url, b"{\"alert\":1}".to_vec()).await;
        assert_eq!(posted.map_err(|failure| failure.fault), expect, "{path}");
    }
    let seen = host.seen();
    assert_eq!(seen.len(), 3, "each is posted once, the redirect is not followed");
    for post in seen {
        assert_eq!((&post.method, post.body.as_slice()), (&Method::POST, b"{\"alert\":1}".as_slice()));
        assert_eq!(post.headers[CONTENT_TYPE], "application/json");
    }
}

#[tokio::test]
async fn nothing_is_posted_inside() {
    let host = Host::serve(|_| Reply::Now(page(200, ""))).await;
    let own = format!("http://{}/", host.address);
    for url in [own.as_str(), "http://169.254.169.254/", "http://localhost/", "file:///tmp/alert"] {
        let posted = host.client().post_json(url, b"{}".to_vec()).await;
        assert_eq!(posted.unwrap_err().fault, Fault::Forbidden, "{url}");
    }
    assert_eq!(host.seen().len(), 0);
}
