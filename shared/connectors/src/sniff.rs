//! What a document of unknown kind is: told by its first bytes and the marks of each platform.

use crate::markup::{Token, Tokens};
use crate::{Document, charset, inbox, sitemap};
use belgi_domain::SourceKind;
use serde_json::Value;

/// Characters at the beginning of a document that are looked at.
const WINDOW: usize = 64 * 1024;

/// Marks in JSON answers that only one platform leaves, in the order they are asked for; the first pointer that leads
/// somewhere decides.
const JSON_MARKS: &[(&str, SourceKind)] = &[
    ("/version", SourceKind::Feed),
    ("/update_id", SourceKind::Telegram),
    ("/result/0/update_id", SourceKind::Telegram),
    ("/0/update_id", SourceKind::Telegram),
    ("/channel_post", SourceKind::Telegram),
    ("/ok", SourceKind::Telegram),
    ("/response", SourceKind::Vk),
    ("/error/error_code", SourceKind::Vk),
    ("/error/errors", SourceKind::Youtube),
    ("/kind", SourceKind::Youtube),
    ("/business_discovery", SourceKind::Instagram),
    ("/error/fbtrace_id", SourceKind::Facebook),
    ("/error/type", SourceKind::Facebook),
    ("/error_code", SourceKind::Ok),
    ("/comments", SourceKind::Ok),
    ("/discussions", SourceKind::Ok),
    ("/media_topics", SourceKind::Ok),
    ("/data/0/caption", SourceKind::Instagram),
    ("/data/0/timestamp", SourceKind::Instagram),
    ("/data/0/created_time", SourceKind::Facebook),
    ("/data", SourceKind::Facebook),
    ("/items", SourceKind::Feed),
];

/// The kind of source that answers with documents like this one; nothing where it is like none.
pub fn sniff(document: &Document<'_>) -> Option<SourceKind> {
    if inbox::is_workbook(document.bytes) {
        return Some(SourceKind::Inbox);
    }
    if sitemap::is_packed(document.bytes) {
        return Some(SourceKind::Sitemap);
    }
    let decoded = charset::decode(document.bytes, document.content_type);
    let text = decoded.text.trim_start();
    match text.chars().next()? {
        '<' => tags(text),
        '{' | '[' => json(text),
        _ if text.contains("<rss") || text.contains("<feed") => Some(SourceKind::Feed),
        _ => inbox::has_known_header(text).then_some(SourceKind::Inbox),
    }
}

/// What to say of a document that is like none.
pub(crate) fn unknown(document: &Document<'_>) -> String {
    let decoded = charset::decode(document.bytes, document.content_type);
    let found = match decoded.text.trim_start().chars().next() {
        None => "an empty document",
        Some('<') => "markup without a feed's or a sitemap's elements",
        Some('{' | '[') => "JSON that no known platform sends",
        Some(_) => "text without a header line that names the text of an appeal",
    };
    format!("expected a document of a known kind, found {found}")
}

fn tags(text: &str) -> Option<SourceKind> {
    let root = Tokens::new(text).find_map(|token| match token {
        Token::Open(tag) => Some(tag.name),
        _ => None,
    })?;
    let local = root.rsplit(':').next().unwrap_or(root).to_ascii_lowercase();
    let window = text.get(..text.floor_char_boundary(WINDOW)).unwrap_or(text);
    match local.as_str() {
        "urlset" | "sitemapindex" => Some(SourceKind::Sitemap),
        "rss" | "feed" | "rdf" | "channel" => Some(SourceKind::Feed),
        _ if window.contains("tgme_widget_message") || window.contains("tgme_channel") => {
            Some(SourceKind::Telegram)
        }
        "html" | "head" | "body" | "div" | "article" | "main" | "section" => Some(SourceKind::Page),
        _ => None,
    }
}

fn json(text: &str) -> Option<SourceKind> {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        let lines_of_json = text.lines().take(3).all(|line| serde_json::from_str::<Value>(line).is_ok());
        let damaged_feed = text.contains("jsonfeed.org");
        return match (lines_of_json, damaged_feed) {
            (true, _) => Some(SourceKind::Inbox),
            (false, true) => Some(SourceKind::Feed),
            _ => None,
        };
    };
    let mark = JSON_MARKS.iter().find(|(pointer, _)| value.pointer(pointer).is_some());
    mark.map(|(_, kind)| *kind)
        .or_else(|| (value.is_array() || value.is_object()).then_some(SourceKind::Inbox))
}
