//! OK.ru: comments of a discussion, discussions, topics of a group.
//!
//! Calls are signed one by one by whoever asks; an address here never bears a key or a signature.

mod errors;
mod next;

use crate::{Document, Parsed, date, json, markup};
use belgi_domain::{AuthorKey, Fault, Post, PostId};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde::Deserialize;
use serde_json::Value;
use url::Url;

#[derive(Deserialize)]
struct Comment {
    id: Value,
    text: Option<String>,
    date: Option<Value>,
    date_ms: Option<i64>,
    author_id: Option<Value>,
    like_count: Option<u64>,
}

/// A discussion or a topic; each fills other fields.
#[derive(Deserialize)]
struct Topic {
    id: Option<Value>,
    object_id: Option<Value>,
    title: Option<String>,
    text: Option<String>,
    message: Option<String>,
    #[serde(default)]
    media: Vec<Media>,
    created_ms: Option<i64>,
    date: Option<Value>,
    creation_date: Option<Value>,
    total_comments_count: Option<u64>,
    like_count: Option<u64>,
}

#[derive(Deserialize)]
struct Media {
    text: Option<String>,
}

impl Topic {
    fn id(&self) -> Option<String> {
        self.object_id.as_ref().or(self.id.as_ref()).and_then(word)
    }
}

/// Reads an answer of `discussions.getComments`, `discussions.get`, `mediatopic.getTopics` or `stream.get`.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let value = match json::read(document, "OK") {
        Ok(value) => value,
        Err(problem) => return Parsed::failed(problem),
    };
    if value.get("error_code").is_some() {
        return errors::refusal(document, &value);
    }
    let list = |pointer: &str| value.pointer(pointer).and_then(Value::as_array);
    let mut parsed = Parsed::default();
    if let Some(comments) = list("/comments") {
        let parent = parameter(document, "discussionId").map(|topic| PostId::new(document.source, &topic));
        let comments = json::items::<Comment>(document, comments, &mut parsed.problems);
        parsed.posts =
            comments.into_iter().filter_map(|one| comment(document, one, parent.as_ref())).collect();
        parsed.follow = next::page(document, &value).into_iter().collect();
        return parsed;
    }
    let topics =
        ["/media_topics", "/entities/media_topics", "/topics", "/discussions"].iter().find_map(|at| list(at));
    let single = value.get("discussion").map(std::slice::from_ref);
    let Some(topics) = topics.map(Vec::as_slice).or(single) else {
        let message = "expected `comments`, `media_topics` or `discussions`, found other JSON";
        return Parsed::failed(document.problem(Fault::NotAFeed, message));
    };
    let topics = json::items::<Topic>(document, topics, &mut parsed.problems);
    let discussed = topics.iter().filter(|topic| topic.total_comments_count.is_some_and(|count| count > 0));
    parsed.follow = discussed.filter_map(|topic| next::comments(document, &topic.id()?)).collect();
    parsed.posts = topics.into_iter().filter_map(|one| topic(document, one)).collect();
    parsed
}

fn comment(document: &Document<'_>, comment: Comment, parent: Option<&PostId>) -> Option<Post> {
    let text = markup::squeeze(&comment.text?);
    let mut post = Post::new(document.source, &word(&comment.id)?);
    post.published_at = moment(document, comment.date_ms, comment.date.as_ref());
    post.reactions.likes = comment.like_count;
    post.parent = parent.cloned();
    post.author = comment.author_id.as_ref().and_then(word).map(AuthorKey::new);
    post.text = text;
    (!post.text.is_empty()).then_some(post)
}

fn topic(document: &Document<'_>, topic: Topic) -> Option<Post> {
    let id = topic.id()?;
    let media = topic.media.into_iter().filter_map(|media| media.text);
    let text = markup::squeeze(
        &topic.message.or(topic.text).into_iter().chain(media).collect::<Vec<_>>().join("\n"),
    );
    let title =
        topic.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty() && *title != text);
    if text.is_empty() && title.is_none() {
        return None;
    }
    let mut post = Post::new(document.source, &id);
    post.url = parameter(document, "gid").map(|group| format!("https://ok.ru/group/{group}/topic/{id}"));
    post.title = title;
    post.text = text;
    post.published_at = moment(document, topic.created_ms, topic.creation_date.or(topic.date).as_ref());
    post.reactions.comments = topic.total_comments_count;
    post.reactions.likes = topic.like_count;
    Some(post)
}

/// An id, which may be a number.
fn word(id: &Value) -> Option<String> {
    id.as_str()
        .map(str::to_owned)
        .or_else(|| id.as_i64().map(|id| id.to_string()))
        .filter(|id| !id.is_empty())
}

/// A parameter of the call, digits only.
fn parameter(document: &Document<'_>, name: &str) -> Option<String> {
    let url = Url::parse(document.url?).ok()?;
    let value = url.query_pairs().find(|(known, _)| known == name)?.1.into_owned();
    value.bytes().all(|byte| byte.is_ascii_digit()).then_some(value)
}

/// Dates without an offset are taken as Moscow time, where the platform's clocks are; it nowhere says so.
fn moment(document: &Document<'_>, milliseconds: Option<i64>, text: Option<&Value>) -> Option<Timestamp> {
    let exact = milliseconds.and_then(|at| date::from_unix(at / 1_000, document.now));
    let moscow = TimeZone::fixed(Offset::constant(3));
    exact.or_else(|| date::read_in(text?.as_str()?, Some(document.now), &moscow))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, url: Option<&str>) -> Parsed {
        let source = "city-ok".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        parse(&Document { bytes: text.as_bytes(), url, content_type: None, source: &source, now })
    }

    #[test]
    fn comments_hang_below_their_discussion() {
        let url = "https://api.ok.ru/fb.do?method=discussions.getComments&discussionId=9&discussionType=GROUP_TOPIC";
        let parsed = read(include_str!("../../fixtures/ok/comments.json"), Some(url));
        assert_eq!(parsed.posts.len(), 1);
        let post = &parsed.posts[0];
        assert_eq!((post.text.as_str(), post.reactions.likes), ("Қоқыс шығарылмады", Some(2)));
        assert_eq!(post.published_at, Some("2026-11-20T07:00:00Z".parse().unwrap()));
        assert_eq!(post.parent, Some(PostId::new(&"city-ok".parse().unwrap(), "9")));
        assert!(post.author.is_some() && parsed.problems.len() == 1);
    }

    #[test]
    fn topics_become_posts() {
        let url = "https://api.ok.ru/fb.do?method=mediatopic.getTopics&gid=55";
        let parsed = read(include_str!("../../fixtures/ok/topics.json"), Some(url));
        let shown: Vec<_> =
            parsed.posts.iter().map(|post| (post.url.as_deref().unwrap(), post.text.as_str())).collect();
        assert_eq!(shown, [("https://ok.ru/group/55/topic/9", "Жиналыс ертең\nклубта")]);
        let one = read(
            r#"{"discussion":{"object_id":9,"title":"Двор","message":"Яма","creation_date":"2026-11-20 10:00:00"}}"#,
            None,
        );
        assert_eq!((one.posts[0].title.as_deref(), one.posts[0].text.as_str()), (Some("Двор"), "Яма"));
    }

    #[test]
    fn discussed_topics_lead_to_their_comments_and_these_to_their_next_page() {
        let addresses = |parsed: Parsed| -> Vec<String> {
            let address = |follow| match follow {
                crate::Follow::Document { url } => url,
                other => panic!("{other:?}"),
            };
            parsed.follow.into_iter().map(address).collect()
        };
        let call = "https://api.ok.ru/fb.do?method=mediatopic.getTopics&gid=55&anchor=old";
        let topics = r#"{"media_topics":[{"id":"9","title":"Яма","total_comments_count":3},{"id":"8","title":"Тихо"}]}"#;
        let comments = "https://api.ok.ru/fb.do?method=discussions.getComments&discussionId=9&discussionType=GROUP_TOPIC&count=100";
        assert_eq!(addresses(read(topics, Some(call))), [comments]);
        let more = r#"{"comments":[{"id":"1","text":"Да"}],"anchor":"p/2&x","has_more":true}"#;
        assert_eq!(addresses(read(more, Some(comments))), [format!("{comments}&anchor=p%2F2%26x")]);
        let again = format!("{comments}&anchor=p%2F2%26x");
        assert_eq!(addresses(read(more, Some(&again))), [""; 0], "a page that leads to itself is the last");
        assert_eq!(addresses(read(&more.replace("true", "false"), Some(comments))), [""; 0]);
        assert_eq!(addresses(read(topics, None)), [""; 0]);
    }

    #[test]
    fn errors_are_explained() {
        for (code, fault) in [
            (10, Fault::NotAccessible),
            (100, Fault::Configuration),
            (102, Fault::Credential),
            (7, Fault::Status),
        ] {
            let parsed = read(&format!(r#"{{"error_code":{code},"error_msg":"m","error_data":null}}"#), None);
            assert_eq!(parsed.problems[0].fault, fault, "{code}");
        }
    }
}
