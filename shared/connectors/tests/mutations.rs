//! Damaged documents: whatever is cut out of, written over or put into a fixture, no reader breaks on it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

#[path = "mutations/damage.rs"]
mod damage;

use belgi_connectors::{Document, Parsed, Rules, article, parse, parse_auto};
use belgi_domain::SourceKind;
use damage::Dice;
use std::fs;
use std::path::Path;

/// Damages of each fixture.
const ROUNDS: usize = 150;

#[test]
fn no_damage_breaks_a_reader() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for kind in SourceKind::ALL.iter().map(|kind| kind.code()).chain(["article"]) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(kind);
        let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let whole = fs::read(&path).unwrap();
            for _ in 0..ROUNDS {
                let mut bytes = whole.clone();
                (0..=dice.below(4)).for_each(|_| dice.damage(&mut bytes));
                read_everyhow(kind, &bytes);
            }
        }
    }
}

fn read_everyhow(folder: &str, bytes: &[u8]) {
    let source = "damaged".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let document =
        Document { bytes, url: Some("https://x.example/a"), content_type: None, source: &source, now };
    let item = Rules { selectors: [("item".to_owned(), "div".to_owned())].into(), ..Rules::default() };
    let unbroken = |parsed: Parsed| assert!(!format!("{parsed:?}").contains("that broke it"), "{folder}");
    match SourceKind::ALL.iter().find(|kind| kind.code() == folder) {
        Some(kind) => unbroken(parse(*kind, &document, &item)),
        None => drop(article::extract(bytes, None, None)),
    }
    unbroken(parse_auto(&document));
}

#[test]
fn every_reader_takes_every_fixture() {
    let source = "any".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for folder in fs::read_dir(root).unwrap() {
        for path in fs::read_dir(folder.unwrap().path()).unwrap() {
            let bytes = fs::read(path.unwrap().path()).unwrap();
            for kind in &SourceKind::ALL {
                let document =
                    Document { bytes: &bytes, url: None, content_type: None, source: &source, now };
                let parsed = parse(*kind, &document, &Rules::default());
                assert!(!format!("{parsed:?}").contains("that broke it"));
            }
        }
    }
}

#[test]
fn the_kind_of_every_fixture_is_told() {
    let source = "any".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for kind in &SourceKind::ALL {
        for path in fs::read_dir(root.join(kind.code())).unwrap() {
            let path = path.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let document = Document { bytes: &bytes, url: None, content_type: None, source: &source, now };
            // Comments of Instagram differ from posts of Facebook only in their address.
            assert_eq!(belgi_connectors::sniff(&document), Some(*kind), "{}", path.display());
        }
    }
}
