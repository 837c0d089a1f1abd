//! Redirects: five at most, and a permanent one is remembered.

use crate::host::{Host, Reply, Seen, document, fault, get, page, redirect};
use belgi_domain::Fault;

/// `/hop/3` leads to `/hop/2` and so on; `/hop/0` is the document.
fn hops(seen: &Seen) -> Reply {
    let left: Option<u32> = seen.address.strip_prefix("news.example/hop/").and_then(|left| left.parse().ok());
    match left {
        Some(0) => Reply::Now(page(200, "<rss/>")),
        Some(left) => redirect(302, &format!("/hop/{}", left - 1)),
        None => Reply::Unknown,
    }
}

#[tokio::test]
async fn five_redirects_are_followed_and_six_are_not() {
    let host = Host::serve(hops).await;
    let client = host.client();
    let found = document(get(&client, "http://news.example/hop/5").await);
    assert_eq!(
        (found.bytes.as_slice(), found.url.as_str()),
        (b"<rss/>".as_slice(), "http://news.example/hop/0")
    );
    let asked = host.pages().len();
    assert_eq!(fault(get(&client, "http://news.example/hop/6").await), Fault::Status);
    assert_eq!(host.pages().len() - asked, 6, "the sixth redirect is not followed");
}

#[tokio::test]
async fn a_new_address_is_told_where_every_redirect_was_permanent() {
    let cases: [(&'static [u16], bool); 7] = [
        (&[301], true),
        (&[308], true),
        (&[301, 308], true),
        (&[302], false),
        (&[307], false),
        (&[301, 302], false),
        (&[303, 301], false),
    ];
    for (statuses, permanent) in cases {
        let host = Host::serve(move |seen| {
            let step = seen.address.strip_prefix("news.example/").and_then(|step| step.parse::<usize>().ok());
            match step.map(|step| (step, statuses.get(step))) {
                Some((step, Some(status))) => redirect(*status, &format!("http://news.example/{}", step + 1)),
                Some((_, None)) => Reply::Now(page(200, "<rss/>")),
                None => Reply::Unknown,
            }
        })
        .await;
        let end = format!("http://news.example/{}", statuses.len());
        let found = document(get(&host.client(), "http://news.example/0").await);
        assert_eq!((found.url, found.moved_to), (end.clone(), permanent.then_some(end)), "{statuses:?}");
    }
}

#[tokio::test]
async fn a_document_that_did_not_move_has_no_new_address() {
    let host = Host::serve(hops).await;
    assert_eq!(document(get(&host.client(), "http://news.example/hop/0").await).moved_to, None);
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_is_a_fault_of_the_host() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "news.example/none" => Reply::Now(page(302, "moved, but where")),
        "news.example/self" => redirect(301, "/self"),
        _ => Reply::Unknown,
    })
    .await;
    for path in ["none", "self"] {
        assert_eq!(
            fault(get(&host.client(), &format!("http://news.example/{path}")).await),
            Fault::Status,
            "{path}"
        );
    }
}
