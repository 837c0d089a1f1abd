use super::*;
use crate::{Follow, Parsed};
use belgi_domain::PostId;

fn read(parse: fn(&Document<'_>) -> Parsed, text: &str, url: Option<&str>) -> Parsed {
    let source = "city-meta".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    parse(&Document { bytes: text.as_bytes(), url, content_type: None, source: &source, now })
}

fn id(native: &str) -> PostId {
    PostId::new(&"city-meta".parse().unwrap(), native)
}

#[test]
fn a_discovered_account_gives_its_posts() {
    let parsed = read(instagram, include_str!("../../fixtures/instagram/discovery.json"), None);
    assert_eq!(parsed.posts.len(), 1);
    let post = &parsed.posts[0];
    assert_eq!(
        (post.text.as_str(), post.reactions.likes, post.reactions.comments),
        ("Жаңа саябақ ашылды", Some(50), Some(4))
    );
    assert_eq!(post.published_at, Some("2026-11-20T04:00:00Z".parse().unwrap()));
    assert_eq!(post.url.as_deref(), Some("https://www.instagram.com/p/A/"));
}

#[test]
fn own_comments_hang_below_their_medium() {
    let url = "https://graph.facebook.com/v25.0/18000/comments?fields=id,text,timestamp";
    let parsed = read(instagram, include_str!("../../fixtures/instagram/comments.json"), Some(url));
    let shown: Vec<_> =
        parsed.posts.iter().map(|post| (post.text.as_str(), post.parent == Some(id("18000")))).collect();
    assert_eq!(shown, [("Жарық жоқ", true), ("И у нас", true)]);
    assert_eq!(parsed.problems.len(), 1);
}

#[test]
fn a_page_gives_posts_and_asks_for_comments() {
    let url = "https://graph.facebook.com/v25.0/77/posts?fields=id,message&access_token=secret";
    let parsed = read(facebook, include_str!("../../fixtures/facebook/posts.json"), Some(url));
    let shown: Vec<_> =
        parsed.posts.iter().map(|post| (post.text.as_str(), post.reactions.comments)).collect();
    assert_eq!(shown, [("Ремонт дороги начат", Some(3)), ("Спасибо", None), ("Су өшіріледі", Some(1))]);
    assert_eq!(parsed.posts[1].parent, Some(id("77_2")));
    assert!(parsed.posts[1].author.is_some() && parsed.posts[0].author.is_none());
    let Follow::Document { url } = &parsed.follow[0] else { panic!("{:?}", parsed.follow) };
    assert!(
        url.starts_with("https://graph.facebook.com/v25.0/77_1/comments?fields=") && !url.contains("secret"),
        "{url}"
    );
    assert_eq!(parsed.follow.len(), 1);
}

#[test]
fn errors_are_explained() {
    for (code, fault) in [
        (4, Fault::Throttled),
        (10, Fault::NotAccessible),
        (190, Fault::Credential),
        (250, Fault::NotAccessible),
        (9_999, Fault::Status),
    ] {
        let error = format!(
            r#"{{"error":{{"message":"m","type":"OAuthException","code":{code},"fbtrace_id":"t"}}}}"#
        );
        assert_eq!(read(facebook, &error, None).problems[0].fault, fault, "{code}");
    }
    assert_eq!(read(instagram, "{}", None).problems[0].fault, Fault::NotAFeed);
}
