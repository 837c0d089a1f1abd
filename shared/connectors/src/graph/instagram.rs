//! Instagram: Business Discovery, hashtags, and the comments of our own account.

use super::{From, answer, commented, other_json};
use crate::{Document, Parsed, date, json, markup};
use belgi_domain::{AuthorKey, Post, PostId};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Media {
    id: String,
    caption: Option<String>,
    text: Option<String>,
    permalink: Option<String>,
    timestamp: Option<String>,
    comments_count: Option<u64>,
    like_count: Option<u64>,
    from: Option<From>,
    comments: Option<List>,
    replies: Option<List>,
}

#[derive(Deserialize)]
struct List {
    #[serde(default)]
    data: Vec<Value>,
}

/// Reads an answer about an account's media, a hashtag's, or the comments of a medium.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let value = match answer(document) {
        Ok(value) => value,
        Err(problem) => return super::refused(problem),
    };
    let lists = ["/business_discovery/media/data", "/media/data", "/data"];
    let Some(list) = lists.iter().find_map(|pointer| value.pointer(pointer)?.as_array()) else {
        // An account without a single post has no list of them.
        return match value.get("business_discovery") {
            Some(_) => Parsed::default(),
            None => Parsed::failed(other_json(document)),
        };
    };
    let parent = commented(document).map(|object| PostId::new(document.source, &object));
    let mut parsed = Parsed::default();
    read(document, list, parent.as_ref(), &mut parsed);
    parsed
}

/// Media, their comments and the replies to those: three levels, and no document can make it more.
fn read(document: &Document<'_>, list: &[Value], parent: Option<&PostId>, parsed: &mut Parsed) {
    for media in json::items::<Media>(document, list, &mut parsed.problems) {
        let id = PostId::new(document.source, &media.id);
        let below = [&media.comments, &media.replies].into_iter().flatten();
        let below: Vec<Value> = below.flat_map(|list| list.data.iter().cloned()).collect();
        parsed.posts.extend(post(document, media, parent));
        // Replies hang below the medium like the comments they answer.
        let parent = parent.unwrap_or(&id);
        for comment in json::items::<Media>(document, &below, &mut parsed.problems) {
            parsed.posts.extend(post(document, comment, Some(parent)));
        }
    }
}

fn post(document: &Document<'_>, media: Media, parent: Option<&PostId>) -> Option<Post> {
    let text = markup::squeeze(&media.caption.or(media.text)?);
    if text.is_empty() {
        return None;
    }
    let mut post = Post::new(document.source, &media.id);
    post.url = media.permalink;
    post.text = text;
    post.published_at = media.timestamp.and_then(|at| date::read(&at, Some(document.now)));
    post.reactions.comments = media.comments_count;
    post.reactions.likes = media.like_count;
    post.parent = parent.cloned();
    post.author = media.from.and_then(|from| from.id).map(AuthorKey::new);
    Some(post)
}
