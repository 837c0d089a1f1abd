//! VK: `wall.get`, `wall.search`, `newsfeed.search`, `wall.getComments` and `board.getComments` of API 5.199.

mod comments;
mod errors;
mod posts;
mod wire;

use crate::{Document, Parsed, json};
use belgi_domain::Fault;
use serde_json::Value;

/// Reads an answer of the API.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let value = match json::read(document, "VK") {
        Ok(value) => value,
        Err(problem) => return Parsed::failed(problem),
    };
    if let Some(error) = value.get("error") {
        return errors::refusal(document, error);
    }
    let response = value.get("response");
    // Versions before 5 put the items right into the response, after their number.
    let items = response.and_then(|response| response.get("items").unwrap_or(response).as_array());
    let (Some(response), Some(items)) = (response, items) else {
        let message = "expected `response.items` with posts or comments, found other JSON";
        return Parsed::failed(document.problem(Fault::NotAFeed, message));
    };
    let objects = items.iter().filter(|item| item.is_object());
    match are_comments(document, response, items) {
        true => comments::parse(document, response, objects),
        false => posts::parse(document, objects),
    }
}

fn are_comments(document: &Document<'_>, response: &Value, items: &[Value]) -> bool {
    if let Some(url) = document.url
        && let Some((_, method)) = url.split_once("/method/")
    {
        return method.starts_with("wall.getComments") || method.starts_with("board.getComments");
    }
    let marks = ["parents_stack", "thread", "post_id", "reply_to_comment"];
    let marked = items.iter().any(|item| marks.iter().any(|mark| item.get(mark).is_some()));
    response.get("current_level_count").is_some()
        || (marked && items.iter().all(|item| item.get("post_type").is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Follow;
    use belgi_domain::PostId;

    fn read(text: &str, url: Option<&str>) -> Parsed {
        let source = "city-vk".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        parse(&Document { bytes: text.as_bytes(), url, content_type: None, source: &source, now })
    }

    #[test]
    fn a_wall_gives_its_posts_and_asks_for_their_comments() {
        let url = "http://127.0.0.1:9/method/wall.get?domain=qala&count=100&v=5.199&access_token=secret";
        let parsed = read(include_str!("../../fixtures/vk/wall.json"), Some(url));
        let shown: Vec<_> =
            parsed.posts.iter().map(|post| (post.url.as_deref(), post.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (Some("https://vk.com/wall-1_10"), "27-ші ықшамауданда жылу жоқ"),
                (Some("https://vk.com/wall-1_11"), "Репост\nСвет дадут завтра"),
                (Some("https://vk.com/wall-1_12"), "Нужна ли остановка?\nДа\nНет"),
            ]
        );
        let first = &parsed.posts[0];
        assert_eq!(first.published_at, Some("2025-10-09T08:53:20Z".parse().unwrap()));
        assert_eq!(first.edited_at, Some("2025-10-09T08:55:00Z".parse().unwrap()));
        assert_eq!((first.reactions.likes, first.reactions.views), (Some(5), Some(900)));
        assert!(first.author.is_some() && parsed.posts[1].author.is_none());
        let Follow::Document { url } = &parsed.follow[0] else { panic!("{:?}", parsed.follow) };
        assert_eq!(
            url,
            "http://127.0.0.1:9/method/wall.getComments?v=5.199&owner_id=-1&post_id=10&count=100&need_likes=1&sort=asc\
             &preview_length=0&thread_items_count=10"
        );
        assert_eq!(parsed.follow.len(), 1);
        assert_eq!(parsed.problems.len(), 1, "{:?}", parsed.problems);
    }

    #[test]
    fn comments_hang_below_their_post() {
        let url = "https://api.vk.com/method/wall.getComments?owner_id=-1&post_id=10&v=5.199&count=3";
        let parsed = read(include_str!("../../fixtures/vk/comments.json"), Some(url));
        let shown: Vec<_> =
            parsed.posts.iter().map(|post| (post.url.as_deref().unwrap(), post.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("https://vk.com/wall-1_10?reply=20", "У нас тоже холодно"),
                ("https://vk.com/wall-1_10?reply=21", "[id5|Айгерім], бізде де"),
                ("https://vk.com/wall-1_10?reply=22", "Ответ администрации"),
            ]
        );
        let parent = PostId::new(&"city-vk".parse().unwrap(), "wall-1_10");
        assert!(parsed.posts.iter().all(|post| post.parent.as_ref() == Some(&parent)));
        assert!(parsed.posts[0].author.is_some() && parsed.posts[2].author.is_none());
        let Follow::Document { url } = &parsed.follow[0] else { panic!("{:?}", parsed.follow) };
        assert!(url.ends_with("&offset=3") && url.contains("post_id=10"), "{url}");
    }

    #[test]
    fn an_error_is_explained_without_its_parameters() {
        let error = r#"{"error":{"error_code":15,"error_msg":"Access denied","request_params":[{"key":"access_token","value":"secret"}]}}"#;
        let parsed = read(error, None);
        assert_eq!(parsed.problems[0].fault, Fault::NotAccessible);
        assert!(!parsed.problems[0].message.contains("secret"));
    }

    #[test]
    fn a_topic_of_a_board_is_read() {
        let url = "https://api.vk.com/method/board.getComments?group_id=1&topic_id=9&v=5.199";
        let parsed = read(
            r#"{"response":{"count":1,"items":[{"id":3,"from_id":5,"date":1760000000,"text":"Яма"}]}}"#,
            Some(url),
        );
        assert_eq!(parsed.posts[0].url.as_deref(), Some("https://vk.com/topic-1_9?post=3"));
    }
}
