//! Pages as they are set: every letter drawn, nothing outside, nothing evaluated.

mod read;

use crate::sample::{self, Given, place, signal, source, story};
use crate::sheet::set;
use crate::{inputs, pdf};
use belgi_domain::digest::Digest;
use belgi_domain::{PlaceKind, Publisher, SourceKind, StoryState, Urgency};
use belgi_report::{Speech, compose, compose_after};
use read::{bookmark, outside_of_page, squeezed, undrawn, words};
use typst_layout::PagedDocument;

/// The letters that Russian does not have, with the Russian ones that old fonts lack.
const KAZAKH: &str = "ӘҒҚҢӨҰҮҺІәғқңөұүһі Ёё№«»–—";

fn rich() -> Digest {
    let given = sample::rich();
    let mut digest = compose_after(&inputs!(belgi_report::Inputs, given), &sample::past());
    digest.departments = sample::departments();
    digest
}

/// A week in which `evil` stands wherever words from outside may.
fn hostile(evil: &str) -> Digest {
    let source = source("our-city", evil, SourceKind::Vk, Publisher::Media);
    let other = self::source("their-city", evil, SourceKind::Vk, Publisher::Media);
    let posts = [(&source, "1"), (&other, "2")].map(|(source, id)| {
        let mut one = signal(source, id, "2026-11-17T10:00:00", evil);
        one.title = Some(evil.into());
        one.url = Some(format!("https://news.example/{id}#{}", "x".repeat(4000)));
        one.urgency = Urgency::Critical;
        one.department = Some("energy".into());
        one.places = vec![place("791110000", evil, evil, PlaceKind::District)];
        one
    });
    let mut told = story(StoryState::New, &[&posts[0], &posts[1]]);
    (told.headline_kk, told.headline_ru) = (Some(evil.into()), Some(evil.into()));
    let mut given =
        Given { stories: vec![told], signals: posts.into(), sources: vec![source, other], ..Given::empty() };
    given.city.contact = evil.into();
    compose(&inputs!(belgi_report::Inputs, given))
}

/// Every letter is drawn, and nothing stands outside the page.
fn assert_sound(document: &PagedDocument, of: &str) {
    let (undrawn, outside) = (undrawn(document), outside_of_page(document));
    assert!(undrawn.is_empty() && outside.is_empty(), "{of}: undrawn {undrawn:?}, outside {outside:?}");
}

#[test]
fn the_same_digest_gives_the_same_bytes() {
    let digest = rich();
    let first = pdf(&digest, Speech::Kk).unwrap();
    // What the first printing left in memory must not matter.
    typst::comemo::evict(0);
    assert!(first == pdf(&digest, Speech::Kk).unwrap());
    assert!(first != pdf(&digest, Speech::Ru).unwrap());
}

#[test]
fn every_letter_is_drawn_within_the_page_and_every_part_has_a_bookmark() {
    let digest = rich();
    for speech in Speech::ALL {
        let document = set(&digest, speech).unwrap();
        assert_sound(&document, speech.code());
        let bytes = pdf(&digest, speech).unwrap();
        let paper = serde_json::to_value(belgi_report::paper(&digest, speech).unwrap()).unwrap();
        let shown = words(&document);
        let parts = paper["parts"].as_array().unwrap();
        assert_eq!(parts.len(), 16);
        for part in parts {
            let title = part["title"].as_str().unwrap();
            // Once in the contents and once above the part.
            assert!(shown.matches(&squeezed(title)).count() >= 2, "{speech} {title}");
            assert!(bookmark(&bytes, title), "{speech} {title}");
        }
    }
}

#[test]
fn kazakh_letters_survive() {
    let document = set(&hostile(KAZAKH), Speech::Kk).unwrap();
    assert_sound(&document, "");
    assert!(words(&document).contains(&squeezed(KAZAKH)));
}

#[test]
fn markup_stays_words() {
    let evil =
        "#import \"x\" $ \\ * _ #panic() @s-1 <action> `raw` = [link](#topics) // ~ 'a' -- https://x.example";
    let document = set(&hostile(evil), Speech::Ru).unwrap();
    assert!(words(&document).contains(&squeezed(evil)), "{}", words(&document));
}

#[test]
fn what_cannot_be_drawn_leaves_no_box_and_what_is_too_long_stays_on_the_page() {
    let cases = [
        "су\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}жоқ\u{0}\u{7}".to_owned(),
        "қар 🌨️ 大雪 ثلج හිම ❄".to_owned(),
        "Ә".repeat(50_000),
        "й\u{301}\u{302}\u{303}\u{304}\u{305} ".repeat(200),
    ];
    for evil in cases {
        let document = set(&hostile(&evil), Speech::Kk).unwrap();
        let head: String = evil.chars().take(20).collect();
        assert_sound(&document, &head);
        assert!(document.pages().len() < 20, "{head}: {} pages", document.pages().len());
    }
}

#[test]
fn an_empty_digest_is_printed_and_says_so() {
    let given = Given::empty();
    let digest = compose(&inputs!(belgi_report::Inputs, given));
    let document = set(&digest, Speech::Kk).unwrap();
    assert!(words(&document).contains(&squeezed("Бұл қалаға бірде-бір дереккөз қосылмаған")));
    assert_sound(&document, "");
}

#[test]
fn the_file_bears_its_title_its_language_and_the_moment_of_its_data() {
    let bytes = pdf(&rich(), Speech::Kk).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Lang(kk)"), "the language");
    assert!(text.contains("/CreationDate(D:20261122190000"), "the end of the period");
    assert!(!text.contains("typst") && !text.contains("Typst"), "nothing that changes with the typesetter");
}
