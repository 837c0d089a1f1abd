//! What others write cannot become anything but words, whichever file it reaches.
#![allow(clippy::unwrap_used)]

mod sample;

use belgi_domain::{PlaceKind, Publisher, SourceKind, StoryState, Urgency};
use belgi_report::{Rendered, Speech, compose, render};
use sample::{Given, place, signal, source, story};

/// All files of a week in which `evil` stands wherever words from outside may, and `named` wherever configuration does.
fn files(evil: &str, named: &str) -> Vec<Rendered> {
    let source = source("our-city", named, SourceKind::Vk, Publisher::Media);
    let mut one = signal(&source, "1", "2026-11-17T10:00:00", evil);
    one.title = Some(evil.into());
    one.url = Some(evil.into());
    one.urgency = Urgency::Critical;
    one.department = Some("energy".into());
    one.places = vec![place("791110000", named, named, PlaceKind::District)];
    let mut told = story(StoryState::New, &[&one]);
    told.headline_kk = Some(evil.into());
    told.headline_ru = Some(evil.into());
    let mut given =
        Given { signals: vec![one], stories: vec![told], sources: vec![source], ..Given::empty() };
    (given.city.kk, given.city.ru) = (named.into(), named.into());
    given.city.contact = named.into();
    let mut digest = compose(&inputs!(belgi_report::Inputs, given));
    digest.departments = sample::departments();
    for name in digest.departments.values_mut() {
        (name.kk, name.ru, name.en) = (named.into(), named.into(), named.into());
    }
    render(&digest, &given.signals, &Speech::ALL).unwrap()
}

/// Every file that is a text, with its name.
fn texts(evil: &str) -> impl Iterator<Item = (String, String)> {
    let text = |file: Rendered| Some((file.name, String::from_utf8(file.bytes).ok()?));
    files(evil, evil).into_iter().filter_map(text)
}

#[test]
fn markup_stays_words() {
    let evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)></style>]]>&lt;b&gt;";
    for (name, text) in texts(evil).filter(|(name, _)| name.ends_with("html")) {
        assert!(!text.contains("<script>alert") && !text.contains("<img") && !text.contains("]]>"), "{name}");
        assert!(
            text.contains("&lt;script&gt;") || text.contains("&#60;script&#62;"),
            "{name} shows the words"
        );
    }
}

#[test]
fn nothing_reorders_or_hides_in_a_file_that_people_read() {
    let evil = "су\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}жоқ\u{0}\u{7}\u{9b}";
    for (name, text) in texts(evil)
        .filter(|(name, _)| !["W47.json", "about.json"].iter().any(|values| name.ends_with(values)))
    {
        let text = text.trim_start_matches('\u{feff}');
        let bad =
            text.chars().find(|c| "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{0}\u{7}\u{9b}".contains(*c));
        assert_eq!(bad, None, "{name}");
        assert!(text.contains("сужоқ"), "{name} shows the words");
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "\u{200b}=1"] {
        for (name, text) in texts(evil).filter(|(name, _)| name.ends_with("csv")) {
            let text = text.trim_start_matches('\u{feff}');
            let formula = text.split(['\n', ',']).find(|cell| {
                cell.trim_start_matches('"').trim_start().starts_with(['=', '+', '-', '@', '＝'])
            });
            assert_eq!(formula, None, "{evil:?} in {name}");
        }
    }
}

#[test]
fn a_title_of_a_hundred_kilobytes_makes_no_file_of_megabytes() {
    for evil in ["ә".repeat(50_000), "<b>ә</b> ".repeat(10_000), "\u{202e}".repeat(33_000)] {
        for file in files(&evil, "Шымкент") {
            assert!(file.bytes.len() < 500_000, "{} has {} bytes", file.name, file.bytes.len());
        }
    }
}

#[test]
fn no_file_leads_anywhere_but_to_the_web() {
    for evil in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://bank.example@evil.example/",
    ] {
        for (name, text) in texts(evil).filter(|(name, _)| name.ends_with("html")) {
            assert!(!text.contains(&format!("href=\"{evil}")), "{evil} in {name}");
        }
    }
}
