//! Platforms' JSON: VK walls and comments, YouTube comment threads.

use crate::corpus::{Outlet, Standing};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A stable number for a synthetic author, far outside the range of real ids.
fn author_number(author: Option<&str>) -> i64 {
    let hash = author
        .unwrap_or("nobody")
        .bytes()
        .fold(7_i64, |hash, byte| (hash * 31 + i64::from(byte)) % 1_000_003);
    9_000_000_000 + hash
}

/// The platform's number of a post: its id where that is one.
fn number(post: &Standing<'_>) -> u64 {
    post.row.id.parse().unwrap_or(post.number as u64)
}

/// `wall.get` of a community.
pub(crate) fn wall(outlet: &Outlet, owner: i64, moment: Timestamp) -> Value {
    let mut posts: Vec<Standing<'_>> = outlet.at(moment).filter(|post| post.row.parent.is_none()).collect();
    posts.reverse();
    let items: Vec<Value> = posts.iter().map(|post| wall_post(outlet, post, owner, moment)).collect();
    json!({"response": {"count": items.len(), "items": items, "profiles": [], "groups": []}})
}

fn wall_post(outlet: &Outlet, post: &Standing<'_>, owner: i64, moment: Timestamp) -> Value {
    let (row, counts) = (post.row, post.row.reactions);
    let comments = outlet.at(moment).filter(|other| other.row.parent.as_deref() == Some(&row.id)).count();
    let mut value = json!({
        "inner_type": "wall_wallpost", "id": number(post), "owner_id": owner, "from_id": owner,
        "date": row.at.as_second(), "post_type": "post", "text": post.text, "marked_as_ads": 0,
        "comments": {"count": comments}, "likes": {"count": counts.likes}, "reposts": {"count": counts.shares},
        "views": {"count": counts.views}, "attachments": []
    });
    if let (Some(author), Value::Object(fields)) = (&row.author, &mut value) {
        fields.insert("signer_id".into(), json!(author_number(Some(author))));
    }
    if let (Some(edited), Value::Object(fields)) = (post.edited_at, &mut value) {
        fields.insert("edited".into(), json!(edited.as_second()));
    }
    value
}

/// `wall.getComments` under the post with this number. A comment that was taken down keeps its place.
pub(crate) fn comments(outlet: &Outlet, owner: i64, number: &str, moment: Timestamp) -> Value {
    let under = |post: &Standing<'_>| post.row.parent.as_deref() == Some(number);
    let mut items: Vec<Value> =
        outlet.at(moment).filter(under).map(|post| comment(&post, owner, number)).collect();
    let deleted = outlet
        .rows
        .iter()
        .filter(|row| row.parent.as_deref() == Some(number) && row.deleted_at.is_some_and(|at| at <= moment));
    items.extend(deleted.map(
        |row| json!({"id": 900_000, "from_id": 0, "date": row.at.as_second(), "text": "", "deleted": true}),
    ));
    json!({"response": {"count": items.len(), "current_level_count": items.len(), "items": items}})
}

fn comment(post: &Standing<'_>, owner: i64, wall_post: &str) -> Value {
    json!({
        "id": number(post), "from_id": author_number(post.row.author.as_deref()), "date": post.row.at.as_second(),
        "text": post.text, "post_id": wall_post.parse::<u64>().unwrap_or(0), "owner_id": owner, "parents_stack": [],
        "likes": {"count": post.row.reactions.likes}, "thread": {"count": 0, "items": []}
    })
}

/// `commentThreads.list` of everything under a channel's videos, newest first.
pub(crate) fn threads(outlet: &Outlet, moment: Timestamp) -> Value {
    let mut items: Vec<Value> = outlet.at(moment).map(|post| thread(&post)).collect();
    items.reverse();
    json!({"kind": "youtube#commentThreadListResponse", "items": items, "pageInfo": {"totalResults": items.len(), "resultsPerPage": 100}})
}

fn thread(post: &Standing<'_>) -> Value {
    let row = post.row;
    let video = row.parent.as_deref().unwrap_or("sampleVideo");
    let author = row.author.as_deref().unwrap_or("nobody");
    json!({"id": row.id, "snippet": {"videoId": video, "canReply": true, "totalReplyCount": 0, "isPublic": true,
        "topLevelComment": {"id": row.id, "snippet": {"videoId": video, "textDisplay": post.text, "textOriginal": post.text,
            "authorDisplayName": author, "authorChannelId": {"value": format!("UC{:x}", author_number(Some(author)))},
            "authorProfileImageUrl": format!("https://yt3.example/{}", author_number(Some(author))),
            "likeCount": row.reactions.likes, "publishedAt": row.at, "updatedAt": post.edited_at.unwrap_or(row.at)}}}})
}
