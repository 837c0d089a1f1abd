//! The newest uploads of a channel.

use crate::{Document, Follow, Parsed, date, json, markup};
use belgi_domain::Post;
use serde::Deserialize;
use serde_json::Value;
use url::Url;

/// Videos whose comments are asked for, newest first: each costs one unit of the day's quota.
const MAX_COMMENTED: usize = 10;

#[derive(Deserialize)]
struct Item {
    snippet: Snippet,
    #[serde(rename = "contentDetails")]
    details: Option<Details>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Snippet {
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    published_at: Option<String>,
    resource_id: Option<Details>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    video_id: String,
    video_published_at: Option<String>,
}

pub(super) fn parse(document: &Document<'_>, items: &[Value]) -> Parsed {
    let mut parsed = Parsed::default();
    let mut videos = Vec::new();
    for item in json::items::<Item>(document, items, &mut parsed.problems) {
        let Some(details) = item.details.or(item.snippet.resource_id) else { continue };
        let date = details.video_published_at.or(item.snippet.published_at);
        let mut post = Post::new(document.source, &details.video_id);
        post.url = Some(format!("https://www.youtube.com/watch?v={}", details.video_id));
        post.title = Some(item.snippet.title.trim().to_owned()).filter(|title| !title.is_empty());
        post.text = markup::squeeze(&item.snippet.description);
        post.published_at = date.and_then(|date| date::read(&date, Some(document.now)));
        videos.push((post.published_at, details.video_id));
        parsed.posts.push(post);
    }
    // A stable sort keeps the playlist's order, newest first, among equal dates.
    videos.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let urls = videos.iter().take(MAX_COMMENTED).filter_map(|(_, video)| threads_url(document.url?, video));
    parsed.follow = urls.map(|url| Follow::Document { url }).collect();
    parsed
}

/// The call for a video's comments, beside the call that gave the video and without its key.
fn threads_url(asked: &str, video: &str) -> Option<String> {
    let mut url = Url::parse(asked).ok()?;
    url.path_segments_mut().ok()?.pop().push("commentThreads");
    url.query_pairs_mut()
        .clear()
        .extend_pairs([("part", "snippet,replies"), ("videoId", video), ("textFormat", "plainText")])
        .extend_pairs([("maxResults", "100"), ("order", "time")]);
    Some(url.into())
}
