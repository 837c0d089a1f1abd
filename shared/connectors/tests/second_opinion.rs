//! The feed reader against `feed-rs`, an independent one: what that reads, ours reads too.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use belgi_connectors::{Document, Rules, parse};
use belgi_domain::SourceKind;
use std::fs;
use std::path::Path;

#[test]
fn what_a_strict_reader_finds_the_tolerant_one_finds_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/feed");
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let Ok(strict) = feed_rs::parser::parse(bytes.as_slice()) else { continue };
        let source = "second-opinion".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let document = Document { bytes: &bytes, url: None, content_type: None, source: &source, now };
        let ours = parse(SourceKind::Feed, &document, &Rules::default()).posts;
        for (theirs, post) in strict.entries.iter().zip(&ours) {
            let moment = theirs.published.or(theirs.updated).map(|at| at.timestamp());
            assert_eq!(post.published_at.map(|at| at.as_second()), moment, "{}", path.display());
            compared += 1;
        }
    }
    assert!(compared >= 3, "expected at least three entries that both read, found {compared}");
}
