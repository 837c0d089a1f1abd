//! YouTube Data API v3: the videos of a channel's uploads and the comments below them.

mod comments;
mod errors;
mod videos;

use crate::{Document, Parsed, json};
use belgi_domain::Fault;
use serde_json::Value;

/// Reads an answer of `playlistItems.list`, `commentThreads.list` or `comments.list`.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let value = match json::read(document, "YouTube") {
        Ok(value) => value,
        Err(problem) => return Parsed::failed(problem),
    };
    if let Some(error) = value.get("error") {
        return errors::refusal(document, error);
    }
    let kind = value.get("kind").and_then(Value::as_str).unwrap_or_default();
    let items = value.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    match kind {
        "youtube#playlistItemListResponse" => videos::parse(document, items),
        "youtube#commentThreadListResponse" => comments::threads(document, items),
        "youtube#commentListResponse" => comments::replies(document, items),
        "" => Parsed::failed(
            document.problem(Fault::NotAFeed, "expected an answer of YouTube with `kind`, found other JSON"),
        ),
        other => {
            let other: String = other.chars().take(60).collect();
            let message = format!("expected playlist items or comments, found `{other}`");
            Parsed::failed(document.problem(Fault::Configuration, message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Follow;
    use belgi_domain::PostId;

    fn read(text: &str, url: Option<&str>) -> Parsed {
        let source = "city-video".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        parse(&Document { bytes: text.as_bytes(), url, content_type: None, source: &source, now })
    }

    #[test]
    fn videos_lead_to_their_comments() {
        let url = "https://www.googleapis.com/youtube/v3/playlistItems?part=snippet,contentDetails&playlistId=UUx&key=secret";
        let parsed = read(include_str!("../../fixtures/youtube/videos.json"), Some(url));
        assert_eq!(parsed.posts[0].title.as_deref(), Some("Есеп беру кездесуі"));
        assert_eq!(parsed.posts[0].url.as_deref(), Some("https://www.youtube.com/watch?v=V1"));
        assert_eq!(parsed.posts[0].published_at, Some("2026-11-20T04:00:00Z".parse().unwrap()));
        let Follow::Document { url } = &parsed.follow[0] else { panic!("{:?}", parsed.follow) };
        assert_eq!(
            url,
            "https://www.googleapis.com/youtube/v3/commentThreads?part=snippet%2Creplies&videoId=V1\
             &textFormat=plainText&maxResults=100&order=time"
        );
        assert_eq!((parsed.posts.len(), parsed.follow.len(), parsed.problems.len()), (1, 1, 1));
    }

    #[test]
    fn comments_and_replies_hang_below_their_video() {
        let parsed = read(include_str!("../../fixtures/youtube/comments.json"), None);
        let parent = PostId::new(&"city-video".parse().unwrap(), "V1");
        let shown: Vec<_> =
            parsed.posts.iter().map(|post| (post.text.as_str(), post.reactions.likes)).collect();
        assert_eq!(shown, [("Жол қашан жөнделеді?\nКүтіп жүрміз", Some(2)), ("Да, когда?", Some(0))]);
        assert!(parsed.posts.iter().all(|post| post.parent.as_ref() == Some(&parent)));
        assert_eq!(parsed.posts[1].url.as_deref(), Some("https://www.youtube.com/watch?v=V1&lc=T1.R1"));
        assert!(parsed.posts[0].author.is_some() && parsed.posts[1].author.is_none());
        assert!(parsed.posts[0].edited_at.is_some() && parsed.posts[1].edited_at.is_none());
    }

    #[test]
    fn errors_are_explained_by_their_reason() {
        for (reason, fault) in [
            ("commentsDisabled", Fault::NotAccessible),
            ("quotaExceeded", Fault::Throttled),
            ("keyInvalid", Fault::Credential),
            ("neverHeardOf", Fault::Status),
        ] {
            let error = format!(
                r#"{{"error":{{"code":403,"message":"m","errors":[{{"domain":"d","reason":"{reason}"}}]}}}}"#
            );
            assert_eq!(read(&error, None).problems[0].fault, fault, "{reason}");
        }
    }
}
