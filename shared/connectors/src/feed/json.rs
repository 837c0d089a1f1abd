//! JSON Feed 1.0 and 1.1.

use crate::{Document, Parsed, date, language, limit, link, markup};
use belgi_domain::{AuthorKey, Fault, Post};
use serde_json::Value;

/// Reads a JSON Feed; one that is cut off is read as far as it goes.
pub(super) fn parse(document: &Document<'_>, text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let feed: Value = serde_json::from_str(text).unwrap_or_else(|error| {
        let message = format!("expected a JSON Feed, found damaged JSON: {error}");
        parsed.problems.push(document.problem(Fault::Malformed, message));
        serde_json::json!({ "items": salvage(text) })
    });
    let Some(items) = feed.get("items").and_then(Value::as_array) else {
        let message = "expected a JSON Feed with `items`, found another JSON document";
        return Parsed::failed(document.problem(Fault::NotAFeed, message));
    };
    parsed.hints.hub = hub(&feed);
    for (item, number) in items.iter().zip(1_usize..) {
        match post(document, &feed, item) {
            Some(post) => parsed.posts.push(post),
            None => {
                let message = format!("expected an id, a link or words in item {number}, found none");
                parsed.problems.push(document.problem(Fault::Item, message));
            }
        }
    }
    parsed
}

/// The whole items at the beginning of damaged JSON.
fn salvage(text: &str) -> Vec<Value> {
    let list = text.split_once("\"items\"").and_then(|(_, rest)| rest.split_once('['));
    let mut rest = list.map_or("", |(_, rest)| rest);
    let mut items = Vec::new();
    while items.len() < limit::POSTS {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(item)) = stream.next() else { break };
        items.push(item);
        rest = rest.get(stream.byte_offset()..).unwrap_or_default().trim_start().trim_start_matches(',');
    }
    items
}

fn hub(feed: &Value) -> Option<String> {
    let hubs = feed.get("hubs")?.as_array()?;
    let hub =
        hubs.iter().find(|hub| string(hub, "type").is_none_or(|kind| kind.eq_ignore_ascii_case("websub")))?;
    link::absolute(string(hub, "url")?, None)
}

fn post(document: &Document<'_>, feed: &Value, item: &Value) -> Option<Post> {
    let bases = [string(feed, "home_page_url"), string(feed, "feed_url"), document.url];
    let address =
        |name| string(item, name).and_then(|href| link::absolute(href, bases.into_iter().flatten()));
    let url = address("url").or_else(|| address("external_url"));
    let title = string(item, "title").map(|title| markup::decode_twice(title).trim().to_owned());
    let text = body(item);
    let published = string(item, "date_published").and_then(|text| date::read(text, Some(document.now)));
    let modified = string(item, "date_modified").and_then(|text| date::read(text, Some(document.now)));
    // An id may be a number.
    let id = item
        .get("id")
        .and_then(|id| id.as_str().map(str::to_owned).or_else(|| id.as_i64().map(|id| id.to_string())));
    let words =
        || title.as_deref().or(Some(text.as_str())).filter(|words| !words.is_empty()).map(str::to_owned);
    let native =
        id.filter(|id| !id.is_empty()).or_else(|| url.as_deref().map(link::canonical)).or_else(words)?;
    let mut post = Post::new(document.source, &native);
    post.url = url;
    post.title = title.filter(|title| !title.is_empty());
    post.text = text;
    post.published_at = published.or(modified);
    post.edited_at = modified.filter(|modified| published.is_some_and(|published| *modified > published));
    post.language_hint =
        string(item, "language").or_else(|| string(feed, "language")).and_then(language::code);
    post.author = author(item).map(AuthorKey::new);
    Some(post)
}

/// The first of the bodies that has words in it.
fn body(item: &Value) -> String {
    let html = string(item, "content_html").map(markup::from_html);
    let plain = |name| string(item, name).map(markup::squeeze);
    let bodies = [html, plain("content_text"), plain("summary")];
    bodies.into_iter().flatten().find(|text| !text.is_empty()).unwrap_or_default()
}

fn author(item: &Value) -> Option<&str> {
    let author = item.get("authors").and_then(|authors| authors.get(0)).or_else(|| item.get("author"))?;
    string(author, "url").or_else(|| string(author, "name"))
}

fn string<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.as_str().filter(|text| !text.trim().is_empty())
}
