//! A link opens one object for whoever has it, without a key, and nothing else.

use belgi_store::{LINK_SECONDS, LinkKey, Store};
use jiff::Timestamp;

const KEY: &str = "digests/shymkent/2026-W47/shymkent-weekly-2026-W47-kk.html";

pub async fn rules(store: &Store) {
    store.put_object(KEY, "text/html; charset=utf-8", b"page".to_vec()).await.unwrap();
    // Whoever answers looks at a clock of its own, so the link is signed for now.
    let now = Timestamp::now();
    let link = store.link(KEY, None, now).await.unwrap();
    assert_eq!(link.until.unwrap().as_second(), now.as_second() + i64::from(LINK_SECONDS));
    let answer = reqwest::get(&link.url).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(answer.bytes().await.unwrap(), "page");
    let other = LinkKey::read("AKIAOTHER:another/key").unwrap();
    let signed = store.link(KEY, Some(&other), now).await.unwrap().url;
    assert!(signed.contains("X-Amz-Credential=AKIAOTHER%2F"), "{signed}");
}
