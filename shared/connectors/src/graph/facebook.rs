//! Facebook: the posts of a page and their comments.

use super::{Edge, From, answer, commented, other_json};
use crate::{Document, Follow, Parsed, date, json, markup};
use belgi_domain::{AuthorKey, Post, PostId};
use serde::Deserialize;
use serde_json::Value;
use url::Url;

/// Posts whose comments are asked for, newest first.
const MAX_COMMENTED: usize = 25;

#[derive(Deserialize)]
struct Node {
    id: String,
    message: Option<String>,
    created_time: Option<String>,
    permalink_url: Option<String>,
    comments: Option<Edge>,
    likes: Option<Edge>,
    reactions: Option<Edge>,
    shares: Option<Shares>,
    like_count: Option<u64>,
    comment_count: Option<u64>,
    from: Option<From>,
}

#[derive(Deserialize)]
struct Shares {
    count: Option<u64>,
}

/// Reads an answer of `/{page}/posts`, `/{page}/feed` or `/{post}/comments`.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let value = match answer(document) {
        Ok(value) => value,
        Err(problem) => return super::refused(problem),
    };
    let lists = ["/data", "/posts/data", "/feed/data"];
    let Some(list) = lists.iter().find_map(|pointer| value.pointer(pointer)?.as_array()) else {
        return Parsed::failed(other_json(document));
    };
    let parent = commented(document).map(|object| PostId::new(document.source, &object));
    let mut parsed = Parsed::default();
    for node in json::items::<Node>(document, list, &mut parsed.problems) {
        follow(document, &node, parent.is_some(), &mut parsed);
        comments(document, &node, &mut parsed.problems, &mut parsed.posts);
        parsed.posts.extend(post(document, node, parent.clone()));
    }
    parsed
}

/// Asks for the comments of a post that has some and does not show them.
fn follow(document: &Document<'_>, node: &Node, is_comment: bool, parsed: &mut Parsed) {
    let Some(edge) = node.comments.as_ref().filter(|edge| edge.data.is_empty() && !is_comment) else {
        return;
    };
    let any = edge.summary.as_ref().and_then(|summary| summary.total_count).is_some_and(|count| count > 0);
    if any
        && parsed.follow.len() < MAX_COMMENTED
        && let Some(url) = document.url.and_then(|asked| comments_url(asked, &node.id))
    {
        parsed.follow.push(Follow::Document { url });
    }
}

/// The call for a post's comments, of the same version and without the key.
fn comments_url(asked: &str, post: &str) -> Option<String> {
    let mut url = Url::parse(asked).ok()?;
    let version = url.path_segments()?.next().filter(|first| first.starts_with('v')).map(str::to_owned);
    url.path_segments_mut().ok()?.clear().extend(version).push(post).push("comments");
    url.query_pairs_mut()
        .clear()
        .extend_pairs([
            ("fields", "id,message,created_time,like_count,comment_count"),
            ("order", "reverse_chronological"),
        ])
        .append_pair("limit", "100");
    Some(url.into())
}

fn comments(
    document: &Document<'_>,
    node: &Node,
    problems: &mut Vec<belgi_domain::Problem>,
    posts: &mut Vec<Post>,
) {
    let list: &[Value] = node.comments.as_ref().map_or(&[], |edge| &edge.data);
    let parent = PostId::new(document.source, &node.id);
    let comments = json::items::<Node>(document, list, problems);
    posts.extend(comments.into_iter().filter_map(|comment| post(document, comment, Some(parent.clone()))));
}

fn post(document: &Document<'_>, node: Node, parent: Option<PostId>) -> Option<Post> {
    let text = markup::squeeze(&node.message?);
    if text.is_empty() {
        return None;
    }
    let total =
        |edge: Option<Edge>| edge.and_then(|edge| edge.summary).and_then(|summary| summary.total_count);
    let mut post = Post::new(document.source, &node.id);
    post.url = node.permalink_url;
    post.text = text;
    post.published_at = node.created_time.and_then(|at| date::read(&at, Some(document.now)));
    post.reactions.comments = node.comment_count.or_else(|| total(node.comments));
    post.reactions.likes = node.like_count.or_else(|| total(node.reactions)).or_else(|| total(node.likes));
    post.reactions.shares = node.shares.and_then(|shares| shares.count);
    // A page speaks as such; whoever comments is a voice.
    post.author = node.from.filter(|_| parent.is_some()).and_then(|from| from.id).map(AuthorKey::new);
    post.parent = parent;
    Some(post)
}
