//! RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed, however damaged.
//!
//! One tolerant reader takes them all: what a person could see in the document is read. There is no DTD and no entity
//! expansion, names are matched by namespace and, where a prefix was never declared, by convention.

mod draft;
mod json;
mod names;
mod reader;
mod words;

use crate::{Document, Parsed, charset};
use belgi_domain::Fault;

/// Reads a feed.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let decoded = charset::decode(document.bytes, document.content_type);
    // What stands before the first bracket (blank lines, warnings of a broken script) is no part of the feed.
    let text = decoded.text.trim_start();
    match text.chars().next() {
        None => Parsed::failed(document.problem(Fault::NotAFeed, "expected a feed, found an empty document")),
        Some('{') => json::parse(document, text),
        Some(_) => reader::parse(document, text),
    }
}

#[cfg(test)]
mod tests;
