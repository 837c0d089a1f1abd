//! What others wrote cannot become anything but words.

use super::*;
use crate::sample::{at, place, signal, source, story};
use belgi_domain::{PlaceKind, Publisher, SourceKind, StoryState, VoiceHash};

/// A week of one signal that bears `evil` wherever words from outside may stand.
fn hostile(evil: &str) -> Given {
    let source = source("our-city", evil, SourceKind::Vk, Publisher::Media);
    let mut one = signal(&source, "1", "2026-11-17T10:00:00", evil);
    one.title = Some(evil.into());
    one.url = Some(evil.into());
    one.department = Some(evil.into());
    one.places = vec![place("791110000", evil, evil, PlaceKind::District)];
    let mut told = story(StoryState::New, &[&one]);
    told.headline_kk = Some(evil.into());
    told.headline_ru = Some(evil.into());
    let mut given =
        Given { signals: vec![one], stories: vec![told], sources: vec![source], ..Given::empty() };
    given.city.kk = evil.into();
    given.city.contact = evil.into();
    given
}

#[test]
fn no_cell_is_a_formula() {
    let evils = [
        "=1+1",
        "+7 701",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "=HYPERLINK(\"http://evil.example\")",
        "＝1",
        "\t=1",
    ];
    for evil in evils {
        let bytes = bytes(&hostile(evil), Speech::Kk);
        for sheet in 1..=7 {
            let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "{evil:?} in sheet {sheet}");
        }
        let mut book = open(bytes);
        for name in book.sheet_names() {
            assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{evil:?} in {name}");
        }
        let said = &rows(&mut book, "Сигналдар")[1][10];
        assert_eq!(*said, evil.trim_start(), "words stay words");
    }
}

#[test]
fn what_looks_like_a_formula_stays_words_when_edited() {
    let bytes = bytes(&hostile("=1+1"), Speech::Kk);
    assert_eq!(part(&bytes, "xl/styles.xml").matches(r#"quotePrefix="1""#).count(), 2);
    assert!(!part(&super::bytes(&week(), Speech::Kk), "xl/styles.xml").contains("quotePrefix"));
}

#[test]
fn only_the_web_is_linked() {
    let evils = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "internal:Сигналдар!A1",
        "mailto:a@evil.example",
        "\\\\evil\\x",
    ];
    for evil in evils {
        let bytes = bytes(&hostile(evil), Speech::Kk);
        assert!(!part(&bytes, "xl/worksheets/sheet3.xml").contains("<hyperlink "), "{evil:?}");
    }
    let bytes = bytes(&week(), Speech::Kk);
    assert!(part(&bytes, "xl/worksheets/_rels/sheet3.xml.rels").contains("https://our-city.example/h1"));
}

#[test]
fn words_cannot_reorder_hide_or_break_the_file() {
    let evil = "су\u{202e}қож\u{200b}\u{feff} \u{0}\u{1b}\u{fffe}\u{ffff}]]><x>&amp;_x000D_ жоқ";
    let mut book = open(bytes(&hostile(evil), Speech::Kk));
    let said = &rows(&mut book, "Сигналдар")[1][10];
    assert!(said.starts_with("суқож "), "{said:?}");
    assert!(said.ends_with("]]><x>&amp;_x000D_ жоқ"), "{said:?}");
    assert!(!said.contains(['\u{202e}', '\u{200b}', '\u{feff}', '\u{0}', '\u{1b}']));
}

#[test]
fn a_title_of_a_hundred_kilobytes_is_cut_to_what_a_cell_holds() {
    for evil in ["ә".repeat(50_000), "😀".repeat(25_000), "= ".repeat(50_000)] {
        let mut book = open(bytes(&hostile(&evil), Speech::Kk));
        for name in book.sheet_names() {
            for cell in rows(&mut book, &name).concat() {
                assert!(cell.encode_utf16().count() <= 32_767);
            }
        }
    }
}

#[test]
fn a_moment_that_spreadsheets_do_not_know_is_shown_as_words() {
    let mut given = week();
    given.cursors[0].newest_post_at = Some("0099-01-01T00:00:00Z".parse().unwrap());
    given.stories[0].first_seen = at("1850-01-01T00:00:00");
    let mut book = open(bytes(&given, Speech::Kk));
    let stories = rows(&mut book, "Мәселелер").concat().join(" ");
    assert!(stories.contains("1850-01-01T00:"), "{stories}");
}

#[test]
fn no_part_bears_a_voice() {
    let mut given = week();
    for signal in &mut given.signals {
        signal.voice = Some(VoiceHash("secretvoice".into()));
    }
    let bytes = bytes(&given, Speech::Kk);
    for (name, text) in archive::parts(&bytes) {
        assert!(!String::from_utf8_lossy(&text).contains("secretvoice"), "{name}");
    }
}
