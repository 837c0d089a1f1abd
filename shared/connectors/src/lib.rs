#![doc = include_str!("../README.md")]

pub mod article;
pub mod charset;
pub mod date;
mod document;
mod feed;
mod graph;
mod inbox;
mod json;
mod language;
mod limit;
mod link;
mod markup;
mod nested;
mod ok;
mod page;
mod sitemap;
mod sniff;
mod telegram;
mod tree;
mod vk;
mod youtube;

pub use document::{Document, Follow, Hints, Parsed, Rules};
pub use sniff::sniff;

use belgi_domain::{Fault, SourceKind};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads `document` as the answer of a source of this kind.
///
/// Nothing in a document can make this fail: what cannot be read is a [`belgi_domain::Problem`], and the
/// rest of the document is still read. Time and memory grow linearly with the document.
pub fn parse(kind: SourceKind, document: &Document<'_>, rules: &Rules) -> Parsed {
    // A bug in a parser must cost one document, not the poll of every source in the shard.
    let read = catch_unwind(AssertUnwindSafe(|| read(kind, document, rules)));
    let mut parsed = read.unwrap_or_else(|_| {
        let message =
            format!("expected a document that the {} reader can take, found one that broke it", kind.code());
        Parsed::failed(document.problem(Fault::Malformed, message))
    });
    limit::apply(kind, document, &mut parsed);
    parsed
}

/// Reads a document of unknown kind: what it is shows in its first bytes and its shape.
pub fn parse_auto(document: &Document<'_>) -> Parsed {
    match sniff(document) {
        Some(kind) => parse(kind, document, &Rules::default()),
        None => Parsed::failed(document.problem(Fault::NotAFeed, sniff::unknown(document))),
    }
}

fn read(kind: SourceKind, document: &Document<'_>, rules: &Rules) -> Parsed {
    match kind {
        SourceKind::Feed => feed::parse(document),
        SourceKind::Sitemap => sitemap::parse(document),
        SourceKind::Page => page::parse(document, rules),
        SourceKind::Telegram => telegram::parse(document, rules),
        SourceKind::Vk => vk::parse(document),
        SourceKind::Youtube => youtube::parse(document),
        SourceKind::Instagram => graph::instagram(document),
        SourceKind::Facebook => graph::facebook(document),
        SourceKind::Ok => ok::parse(document),
        SourceKind::Inbox => inbox::parse(document, rules),
    }
}
