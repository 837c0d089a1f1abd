use super::*;
use crate::compose;
use crate::sample::{Given, signal, source, story, week};
use belgi_domain::*;

fn table(given: &Given, speech: Speech) -> String {
    let digest = compose(&crate::inputs!(crate::Inputs, given));
    String::from_utf8(csv(&digest, &given.signals, speech).unwrap()).unwrap()
}

#[test]
fn a_table_reads_like_this() {
    insta::assert_snapshot!("week_ru", table(&week(), Speech::Ru).replace('\r', ""));
}

#[test]
fn a_table_begins_with_a_mark_ends_lines_as_rfc_4180_says_and_has_civic_signals_only() {
    let text = table(&week(), Speech::Kk);
    assert!(text.starts_with("\u{feff}Күні,Уақыты,"));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    assert_eq!(text.matches("\r\n").count(), 1 + 19);
    assert!(!text.contains("Кто смотрел матч"));
    assert_eq!(text, table(&week().reversed(), Speech::Kk));
}

#[test]
fn no_cell_is_a_formula() {
    let cases = [
        ("=1+1", "'=1+1"),
        ("+7 жол", "'+7 жол"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'=1"),
        ("\t=1", "'=1"),
        ("\tсу", "'су"),
        ("\rсу", "'су"),
        ("\u{200b}=1", "'=1"),
        ("\u{feff}@x", "'@x"),
        ("＝1", "'＝1"),
        ("су = жоқ", "су = жоқ"),
        ("https://a.example/=1", "https://a.example/=1"),
        ("", ""),
    ];
    for (given, expect) in cases {
        assert_eq!(inert(given), expect, "{given:?}");
    }
}

#[test]
fn every_outside_cell_is_made_inert() {
    let evil = "=HYPERLINK(\"http://evil.example\",\"x\")";
    let source = source("our-city", evil, SourceKind::Vk, Publisher::Media);
    let mut one = signal(&source, "1", "2026-11-17T10:00:00", evil);
    one.department = Some(evil.into());
    one.places = vec![crate::sample::place("791110000", evil, evil, PlaceKind::District)];
    let mut told = story(StoryState::New, &[&one]);
    told.headline_kk = Some(evil.into());
    let text = table(
        &Given { signals: vec![one], stories: vec![told], sources: vec![source], ..Given::empty() },
        Speech::Kk,
    );
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!(row.len(), COLUMNS.len());
    assert_eq!(row.iter().filter(|cell| cell.starts_with("'=")).count(), 6);
    assert!(row.iter().all(|cell| !cell.starts_with('=')));
}
