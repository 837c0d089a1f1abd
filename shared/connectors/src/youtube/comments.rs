//! Comments below videos. Of their authors only the channel's id is read, for the voice.

use crate::{Document, Parsed, date, json, markup};
use belgi_domain::{AuthorKey, Post, PostId};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Thread {
    snippet: ThreadSnippet,
    replies: Option<Replies>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ThreadSnippet {
    video_id: Option<String>,
    top_level_comment: Comment,
    total_reply_count: Option<u64>,
}

#[derive(Deserialize)]
struct Replies {
    #[serde(default)]
    comments: Vec<Value>,
}

#[derive(Deserialize)]
struct Comment {
    id: String,
    snippet: Snippet,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Snippet {
    text_original: Option<String>,
    text_display: Option<String>,
    author_channel_id: Option<Channel>,
    like_count: Option<u64>,
    published_at: Option<String>,
    updated_at: Option<String>,
    video_id: Option<String>,
}

#[derive(Deserialize)]
struct Channel {
    value: Option<String>,
}

/// The comments of `commentThreads.list` with the replies it shows.
pub(super) fn threads(document: &Document<'_>, items: &[Value]) -> Parsed {
    let mut parsed = Parsed::default();
    for thread in json::items::<Thread>(document, items, &mut parsed.problems) {
        let video = thread.snippet.video_id.as_deref();
        let mut top = post(document, thread.snippet.top_level_comment, video);
        if let Some(top) = &mut top {
            top.reactions.comments = thread.snippet.total_reply_count;
        }
        parsed.posts.extend(top);
        let replies = thread.replies.map(|replies| replies.comments).unwrap_or_default();
        for reply in json::items::<Comment>(document, &replies, &mut parsed.problems) {
            parsed.posts.extend(post(document, reply, video));
        }
    }
    parsed
}

/// The comments of `comments.list`.
pub(super) fn replies(document: &Document<'_>, items: &[Value]) -> Parsed {
    let mut parsed = Parsed::default();
    let comments = json::items::<Comment>(document, items, &mut parsed.problems);
    parsed.posts = comments.into_iter().filter_map(|comment| post(document, comment, None)).collect();
    parsed
}

fn post(document: &Document<'_>, comment: Comment, video: Option<&str>) -> Option<Post> {
    let Comment { id, snippet } = comment;
    // `textOriginal` is only given to the comment's author; `textDisplay` is HTML unless plain text was asked for.
    let original = snippet.text_original.map(|text| markup::squeeze(&text));
    let text = original.or_else(|| snippet.text_display.map(|text| markup::from_html(&text)))?;
    if text.is_empty() {
        return None;
    }
    let moment = |text: Option<String>| text.and_then(|text| date::read(&text, Some(document.now)));
    let (published, updated) = (moment(snippet.published_at), moment(snippet.updated_at));
    let video = video.map(str::to_owned).or(snippet.video_id);
    let mut post = Post::new(document.source, &id);
    post.url = video.as_deref().map(|video| format!("https://www.youtube.com/watch?v={video}&lc={id}"));
    post.text = text;
    post.published_at = published;
    post.edited_at = updated.filter(|updated| published.is_some_and(|published| *updated > published));
    post.reactions.likes = snippet.like_count;
    post.parent = video.map(|video| PostId::new(document.source, &video));
    post.author = snippet.author_channel_id.and_then(|channel| channel.value).map(AuthorKey::new);
    Some(post)
}
