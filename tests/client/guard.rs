//! Nothing leads inside: not an address, not a name, not a redirect.

use crate::host::{Host, Reply, fault, get, get_api, page, redirect};
use belgi_domain::Fault;

const INSIDE: [&str; 12] = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://169.254.169.254/",
    "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fd00:ec2::254]/",
];

const NO_WEB: [&str; 4] =
    ["file:///etc/passwd", "ftp://news.example/feed", "gopher://news.example/", "data:text/plain,a"];

#[tokio::test]
async fn no_address_inside_is_asked() {
    let host = Host::serve(|_| Reply::Now(page(200, "secret"))).await;
    // The server itself stands on such an address, so a client that tried would succeed.
    let own = format!("http://{}/", host.address);
    let client = host.client();
    for address in INSIDE.into_iter().chain(NO_WEB).chain([own.as_str(), "no address at all"]) {
        assert_eq!(fault(get(&client, address).await), Fault::Forbidden, "{address}");
        assert_eq!(fault(get_api(&client, address).await), Fault::Forbidden, "{address}");
    }
    assert_eq!(host.seen().len(), 0);
}

#[tokio::test]
async fn no_redirect_leads_inside() {
    let own = std::sync::Arc::new(std::sync::OnceLock::<String>::new());
    let script_own = std::sync::Arc::clone(&own);
    let host = Host::serve(move |seen| match seen.address.strip_prefix("news.example/to/") {
        Some("own") => redirect(302, script_own.get().unwrap()),
        Some(index) => redirect(302, INSIDE.iter().chain(&NO_WEB).nth(index.parse().unwrap()).unwrap()),
        None => Reply::Unknown,
    })
    .await;
    own.set(format!("http://{}/", host.address)).unwrap();
    let indexes = (0..INSIDE.len() + NO_WEB.len()).map(|index| index.to_string());
    let client = host.client();
    for index in indexes.chain(["own".to_owned()]) {
        let url = format!("http://news.example/to/{index}");
        assert_eq!(fault(get(&client, &url).await), Fault::Forbidden, "{index}");
        assert_eq!(fault(get_api(&client, &url).await), Fault::Forbidden, "{index}");
    }
    assert!(host.pages().iter().all(|page| page.starts_with("news.example/to/")), "{:?}", host.pages());
}

#[tokio::test]
async fn no_name_outside_the_sample_world_is_asked() {
    let host = Host::serve(|_| Reply::Now(page(200, "reached"))).await;
    let client = host.client();
    for name in
        ["localhost", "news.kz", "example", "news.example.com", "metadata.google.internal", "notexample"]
    {
        let url = format!("http://{name}/feed");
        assert_eq!(fault(get_api(&client, &url).await), Fault::Forbidden, "{name}");
        assert_eq!(fault(get(&client, &url).await), Fault::Forbidden, "{name}");
    }
    assert_eq!(host.seen().len(), 0);
}

#[tokio::test]
async fn a_robots_txt_that_leads_inside_closes_the_host() {
    let host = Host::serve(|seen| match seen.address.ends_with("/robots.txt") {
        true => redirect(302, "http://169.254.169.254/latest/meta-data/"),
        false => Reply::Now(page(200, "<rss/>")),
    })
    .await;
    assert_eq!(fault(get(&host.client(), "http://news.example/feed").await), Fault::Forbidden);
    assert_eq!(host.pages().len(), 0);
}
