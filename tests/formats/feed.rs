//! The Atom feed of a city, against RFC 4287.

use crate::sample::city;
use crate::{Written, digests, python};
use belgi_domain::digest::Digest;
use belgi_report::{Card, Object, Shelf, Speech, render};
use std::collections::BTreeMap;

/// The feeds of a shelf with `digests`.
fn feeds(digests: &[Digest]) -> Vec<Vec<u8>> {
    let (mut objects, mut cards) = (Vec::new(), BTreeMap::new());
    for digest in digests {
        for file in render(digest, &Vec::<belgi_domain::Signal>::new(), &Speech::ALL).unwrap() {
            let name = format!("{}/{}", digest.name, file.name);
            objects.push(Object { name, size: file.bytes.len() as u64 });
        }
        cards.insert(digest.name.clone(), Card::of(digest).unwrap());
    }
    let files = Shelf::new(&city(), &objects, &cards).files(&Speech::ALL).unwrap();
    files.into_iter().filter(|file| file.name.ends_with(".xml")).map(|file| file.bytes).collect()
}

#[test]
fn the_feed_of_every_language_is_atom() {
    let digests = digests();
    let again = feeds(&digests[digests.len() - 1..]);
    let text = String::from_utf8(again[0].clone()).unwrap();
    assert!(text.contains("<updated>2026-11-24T02:00:00Z</updated>"), "when it was made again: {text}");
    assert!(text.contains("<published>2026-11-22T19:00:00Z</published>"), "{text}");
    let files = Written::of(again.into_iter().chain(feeds(&[])));
    let said = python("atom.py", None, &files);
    assert!(said.status.success(), "{said:?}");
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), "6 valid");
}

/// A validator that takes everything proves nothing.
#[test]
fn what_is_no_atom_is_refused() {
    let whole = String::from_utf8(feeds(&digests()[1..2]).remove(0)).unwrap();
    let without = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    let broken = [
        without("<author><name>Belgi</name></author>", ""),
        without("T19:00:00Z</updated>", " 19:00</updated>"),
        without("rel=\"alternate\"", "rel=\"related\""),
        without("<id>tag:", "<id>"),
        without("<generator>Belgi</generator>", "<guid>1</guid>"),
        without("<summary>", "<summary>a</summary><summary>"),
    ];
    for feed in broken {
        let said = python("atom.py", None, &Written::of([feed.clone().into_bytes()]));
        assert!(!said.status.success(), "{feed}");
    }
}
