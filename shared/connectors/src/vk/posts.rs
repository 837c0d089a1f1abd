//! Posts of a wall or of a search.

use super::wire::{WallPost, is_raised};
use crate::{Document, Follow, Parsed, date, json, markup};
use belgi_domain::{AuthorKey, Post};
use serde_json::Value;
use url::Url;

/// Posts whose comments are asked for, newest first.
const MAX_COMMENTED: usize = 50;

/// Kinds of posts that the public does not see, sorted.
const UNSEEN: &[&str] = &["postpone", "post_ads", "suggest"];

pub(super) fn parse<'v>(document: &Document<'_>, items: impl Iterator<Item = &'v Value>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut commented = Vec::new();
    for post in json::items::<WallPost>(document, items, &mut parsed.problems) {
        if is_hidden(&post) {
            continue;
        }
        if let Some(owner) = post.owner_id.or(post.to_id)
            && post.comments.as_ref().is_some_and(|comments| comments.count > 0)
        {
            commented.push((post.date, owner, post.id));
        }
        parsed.posts.extend(as_post(document, post));
    }
    commented.sort_by_key(|(date, _, _)| std::cmp::Reverse(*date));
    commented.truncate(MAX_COMMENTED);
    let urls = commented.into_iter().filter_map(|(_, owner, id)| comments_url(document.url?, owner, id));
    parsed.follow = urls.map(|url| Follow::Document { url }).collect();
    parsed
}

/// Advertisements, posts for paying members and posts that are gone.
fn is_hidden(post: &WallPost) -> bool {
    let paid = post.donut.as_ref().and_then(|donut| donut.is_donut.as_ref());
    let flags = [post.marked_as_ads.as_ref(), post.is_deleted.as_ref(), paid];
    flags.into_iter().any(is_raised) || UNSEEN.contains(&post.post_type.as_str())
}

fn as_post(document: &Document<'_>, post: WallPost) -> Option<Post> {
    let text = words(&post);
    if text.is_empty() {
        return None;
    }
    let owner = post.owner_id.or(post.to_id).or(post.from_id)?;
    let native = format!("wall{owner}_{}", post.id);
    let mut made = Post::new(document.source, &native);
    // A community is named; the address of a person's wall would name the person.
    made.url = (owner < 0).then(|| format!("https://vk.com/{native}"));
    made.text = text;
    made.published_at = date::from_unix(post.date, document.now);
    made.edited_at = post.edited.and_then(|at| date::from_unix(at, document.now));
    made.reactions.comments = post.comments.map(|of| of.count);
    made.reactions.likes = post.likes.map(|of| of.count);
    made.reactions.shares = post.reposts.map(|of| of.count);
    made.reactions.views = post.views.map(|of| of.count);
    made.author = author(post.signer_id).or_else(|| author(post.from_id));
    Some(made)
}

/// The key of a person; communities have negative ids and speak as such.
pub(super) fn author(id: Option<i64>) -> Option<AuthorKey> {
    id.filter(|id| *id > 0).map(|id| AuthorKey::new(id.to_string()))
}

/// What a post says: its own words, those it repeats, its polls.
fn words(post: &WallPost) -> String {
    let mut parts = vec![post.text.as_str()];
    parts.extend(post.copy_history.iter().flatten().map(|copied| copied.text.as_str()));
    for poll in post.attachments.iter().flatten().filter_map(|attachment| attachment.poll.as_ref()) {
        parts.push(&poll.question);
        parts.extend(poll.answers.iter().map(|answer| answer.text.as_str()));
    }
    markup::squeeze(&markup::decode(&parts.join("\n")))
}

/// The call for the comments of a post, beside the call that gave the post and without its key.
fn comments_url(asked: &str, owner: i64, id: i64) -> Option<String> {
    let mut url = Url::parse(asked).ok()?;
    let version = url.query_pairs().find(|(name, _)| name == "v").map(|(_, value)| value.into_owned());
    url.path_segments_mut().ok()?.pop().push("wall.getComments");
    url.query_pairs_mut()
        .clear()
        .append_pair("v", version.as_deref().unwrap_or("5.199"))
        .append_pair("owner_id", &owner.to_string())
        .append_pair("post_id", &id.to_string())
        .extend_pairs([("count", "100"), ("need_likes", "1"), ("sort", "asc")])
        .extend_pairs([("preview_length", "0"), ("thread_items_count", "10")]);
    Some(url.into())
}
