//! Comments below a post and messages in a topic of a board.

use super::posts::author;
use super::wire::{Comment, is_raised};
use crate::{Document, Follow, Parsed, date, json, markup};
use belgi_domain::{Post, PostId};
use serde_json::Value;
use url::Url;

/// Comments of one post that are read in pages.
const MAX_PAGED: u64 = 1_000;

/// What the comments belong to, as far as the call says.
#[derive(Default)]
struct Place {
    owner: Option<i64>,
    post: Option<i64>,
    /// A board's topic: comments belong to it and not to a post.
    topic: Option<(i64, i64)>,
    offset: u64,
}

pub(super) fn parse<'v>(
    document: &Document<'_>,
    response: &Value,
    items: impl Iterator<Item = &'v Value>,
) -> Parsed {
    let place = place(document);
    let mut parsed = Parsed::default();
    let top = json::items::<Comment>(document, items, &mut parsed.problems);
    let read = top.len() as u64;
    for mut comment in top {
        let replies = comment.thread.take().map(|thread| thread.items).unwrap_or_default();
        parsed.posts.extend(as_post(document, &place, comment));
        for reply in json::items::<Comment>(document, &replies, &mut parsed.problems) {
            parsed.posts.extend(as_post(document, &place, reply));
        }
    }
    let count = ["current_level_count", "count"].iter().find_map(|name| response.get(name)?.as_u64());
    parsed.follow = next(document, &place, read, count.unwrap_or(0)).into_iter().collect();
    parsed
}

fn place(document: &Document<'_>) -> Place {
    let Some(url) = document.url.and_then(|url| Url::parse(url).ok()) else { return Place::default() };
    let number = |name: &str| url.query_pairs().find(|(known, _)| known == name)?.1.parse::<i64>().ok();
    Place {
        owner: number("owner_id"),
        post: number("post_id"),
        topic: number("group_id").zip(number("topic_id")),
        offset: number("offset").and_then(|offset| offset.try_into().ok()).unwrap_or(0),
    }
}

fn as_post(document: &Document<'_>, place: &Place, comment: Comment) -> Option<Post> {
    let text = markup::squeeze(&markup::decode(&comment.text));
    // The platform leaves the place of a deleted comment, and pictures have no words.
    if is_raised(comment.deleted.as_ref()) || text.is_empty() {
        return None;
    }
    let (parent, native) = match place.topic {
        Some((group, topic)) => {
            let parent = format!("topic-{group}_{topic}");
            (parent.clone(), format!("{parent}?post={}", comment.id))
        }
        None => {
            let (owner, post) = (comment.owner_id.or(place.owner)?, comment.post_id.or(place.post)?);
            let parent = format!("wall{owner}_{post}");
            (parent.clone(), format!("{parent}?reply={}", comment.id))
        }
    };
    let mut post = Post::new(document.source, &native);
    let is_community = parent.contains('-');
    post.url = is_community.then(|| format!("https://vk.com/{native}"));
    post.text = text;
    post.published_at = date::from_unix(comment.date, document.now);
    post.reactions.likes = comment.likes.map(|of| of.count);
    post.parent = Some(PostId::new(document.source, &parent));
    post.author = author(comment.from_id);
    Some(post)
}

/// The next page of the same call, where there is one.
fn next(document: &Document<'_>, place: &Place, read: u64, count: u64) -> Option<Follow> {
    let offset = place.offset + read;
    if read == 0 || offset >= count.min(MAX_PAGED) {
        return None;
    }
    let mut url = Url::parse(document.url?).ok()?;
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "offset" && name != "access_token")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    url.query_pairs_mut().clear().extend_pairs(kept).append_pair("offset", &offset.to_string());
    Some(Follow::Document { url: url.into() })
}
