//! Posts into the bytes that their platforms would send.

pub(crate) mod feed;
pub(crate) mod page;
pub(crate) mod social;
pub(crate) mod table;

/// Text inside an XML or HTML element or attribute.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A headline: the post's own, otherwise its first words.
pub(crate) fn headline(row: &crate::corpus::Row, text: &str) -> String {
    match &row.title {
        Some(title) => title.clone(),
        None => text.chars().take(60).collect(),
    }
}
