//! One host, one request at a time: a turn ends with the last byte of the body, and robots.txt is asked once.

use crate::host::{Host, Reply, document, fault, get, page, with};
use axum::body::Body;
use axum::http::header::RETRY_AFTER;
use belgi_domain::Fault;
use belgi_http::{Answer, Manners, Request};
use futures::StreamExt;
use futures::future::join_all;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many bodies are on their way, and the most there were at once.
#[derive(Default)]
struct Traffic {
    now: AtomicUsize,
    most: AtomicUsize,
}

/// A body in many pieces, each of which lets everybody else go first. Dropped unread, it ends too.
fn slow_body(traffic: &Arc<Traffic>) -> Body {
    struct OnItsWay(Arc<Traffic>);
    impl Drop for OnItsWay {
        fn drop(&mut self) {
            self.0.now.fetch_sub(1, Ordering::SeqCst);
        }
    }
    let now = traffic.now.fetch_add(1, Ordering::SeqCst) + 1;
    traffic.most.fetch_max(now, Ordering::SeqCst);
    let on_its_way = OnItsWay(Arc::clone(traffic));
    let pieces = futures::stream::iter(0..40).then(move |_| {
        let _held = &on_its_way;
        async {
            tokio::task::yield_now().await;
            Ok::<_, std::io::Error>(vec![b' '; 1_024])
        }
    });
    Body::from_stream(pieces)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_bodies_of_one_host_are_never_read_side_by_side() {
    let traffic = Arc::new(Traffic::default());
    let served = Arc::clone(&traffic);
    let host = Host::serve(move |_| Reply::Now(page(200, slow_body(&served)))).await;
    let client = host.client();
    let asked = join_all((0..6).map(|number| {
        let client = &client;
        async move { document(get(client, &format!("http://news.example/{number}")).await).bytes.len() }
    }))
    .await;
    assert_eq!(asked, [40 * 1_024; 6]);
    assert_eq!(traffic.most.load(Ordering::SeqCst), 1, "robots.txt and pages, one after the other");
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_txt_is_asked_once_at_a_cold_start_of_many_sources() {
    let host = Host::serve(|_| Reply::Now(page(200, ""))).await;
    let client = host.client();
    join_all((0..20).map(|number| {
        let client = &client;
        async move { drop(get(client, &format!("http://news.example/{number}")).await.unwrap()) }
    }))
    .await;
    let robots = host.seen().into_iter().filter(|seen| seen.address.ends_with("/robots.txt")).count();
    assert_eq!((robots, host.pages().len()), (1, 20));
}

#[tokio::test]
async fn an_api_that_leads_elsewhere_is_the_web_there() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "api.example/wall" => crate::host::redirect(302, "http://other.example/wall"),
        "other.example/robots.txt" => Reply::Now(page(200, "User-agent: *\nDisallow: /\n")),
        _ => Reply::Now(page(200, "{}")),
    })
    .await;
    let request = Request { manners: Manners::Api, ..Request::web("http://api.example/wall") };
    let failure = host.client().get(&request, crate::host::now()).await.unwrap_err();
    assert_eq!(failure.fault, Fault::Robots);
    assert_eq!(host.pages(), ["api.example/wall"]);
}

#[tokio::test]
async fn no_redirect_leads_to_a_telegram_channel() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "news.example/channel" => crate::host::redirect(302, "http://t.me/s/somebody"),
        _ => Reply::Unknown,
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/channel").await), Fault::Permission);
    assert_eq!(host.pages(), ["news.example/channel"]);
}

#[tokio::test]
async fn a_304_that_nobody_asked_for_is_the_hosts_fault() {
    let host = Host::serve(|seen| match seen.address.ends_with("/feed") {
        true => Reply::Now(page(304, "")),
        false => Reply::Unknown,
    })
    .await;
    let empty = belgi_domain::Validators::default();
    for validators in [None, Some(&empty)] {
        let request = Request { validators, ..Request::web("http://news.example/feed") };
        let failure = host.client().get(&request, crate::host::now()).await.unwrap_err();
        assert_eq!((failure.fault, failure.status), (Fault::Status, Some(304)));
    }
}

#[tokio::test]
async fn a_pause_asked_of_one_page_holds_for_the_whole_host_until_it_is_over() {
    let host = Host::serve(|seen| match seen.address.as_str() {
        "news.example/busy" => Reply::Now(with(page(429, ""), RETRY_AFTER, "600")),
        "news.example/feed" => Reply::Now(page(200, "<rss/>")),
        _ => Reply::Unknown,
    })
    .await;
    let client = host.client();
    assert_eq!(fault(get(&client, "http://news.example/busy").await), Fault::Throttled);
    let refused = get(&client, "http://news.example/feed").await.unwrap_err();
    assert_eq!((refused.fault, refused.retry_after), (Fault::Throttled, Some(600)));
    assert_eq!(host.pages(), ["news.example/busy"]);
    let later = crate::host::now() + std::time::Duration::from_secs(600);
    let answer = client.get(&Request::web("http://news.example/feed"), later).await.unwrap();
    assert!(matches!(answer, Answer::Document(_)));
}
