//! All files of a digest, as a caller gets them.
#![allow(clippy::unwrap_used)]

mod sample;

use belgi_domain::{Period, PeriodKind, SourceKind};
use belgi_report::{Rendered, Speech, compose, render};
use sample::{Given, week};

fn files(given: &Given, speeches: &[Speech]) -> Vec<Rendered> {
    render(&compose(&inputs!(belgi_report::Inputs, given)), &given.signals, speeches).unwrap()
}

#[test]
fn files_are_named_after_city_period_and_language() {
    let names: Vec<_> = files(&week(), &Speech::ALL[..2]).into_iter().map(|file| file.name).collect();
    let expect = [
        "shymkent-weekly-2026-W47-kk.html",
        "shymkent-weekly-2026-W47-kk.csv",
        "shymkent-weekly-2026-W47-kk.xlsx",
        "shymkent-weekly-2026-W47-ru.html",
        "shymkent-weekly-2026-W47-ru.csv",
        "shymkent-weekly-2026-W47-ru.xlsx",
        "shymkent-weekly-2026-W47.json",
        "shymkent-weekly-2026-W47-open311.json",
        "about.json",
        "departments/energy-kk.html",
        "departments/energy-kk.xlsx",
        "departments/energy-ru.html",
        "departments/energy-ru.xlsx",
    ];
    assert_eq!(names, expect);
    for (kind, expect) in
        [(PeriodKind::Day, "shymkent-daily-2026-11-16"), (PeriodKind::Month, "shymkent-monthly-2026-11")]
    {
        let given = Given { period: Period::of(kind, jiff::civil::date(2026, 11, 16)), ..week() };
        assert_eq!(files(&given, &[])[0].name, format!("{expect}.json"));
    }
}

#[test]
fn a_rerun_gives_the_same_bytes() {
    assert_eq!(files(&week(), &Speech::ALL), files(&week().reversed(), &Speech::ALL));
}

#[test]
fn a_later_making_of_a_whole_period_changes_nothing_but_the_health_of_sources() {
    let mut later = week();
    later.now = sample::at("2026-11-25T07:00:00");
    let tables = |given: &Given| {
        files(given, &Speech::ALL).into_iter().filter(|file| file.name.ends_with("csv")).collect::<Vec<_>>()
    };
    assert_eq!(tables(&week()), tables(&later));
    assert_eq!(files(&week(), &[Speech::Kk])[0], files(&later, &[Speech::Kk])[0]);
}

#[test]
fn words_that_must_not_outlive_their_source_are_in_no_file_and_the_post_is_led_to() {
    let mut given = week();
    let mark = "Қызғалдақкөше";
    for (signal, title) in
        given.signals.iter_mut().zip([None, Some(format!("{mark} бейнесі"))].iter().cycle())
    {
        signal.kind = SourceKind::Youtube;
        signal.excerpt = format!("{mark} туралы сөз, {}", signal.excerpt);
        signal.title = title.clone();
    }
    let files = files(&given, &Speech::ALL);
    for file in files.iter().filter(|file| !file.name.ends_with("xlsx")) {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(!text.contains(mark), "{}", file.name);
    }
    let table = files.iter().find(|file| file.name.ends_with("kk.csv")).unwrap();
    let table = String::from_utf8(table.bytes.clone()).unwrap();
    assert!(table.contains("Мәтіні дереккөздің өзінде") && table.contains("https://"));
}

#[test]
fn no_file_bears_a_voice() {
    let mut given = week();
    for signal in &mut given.signals {
        signal.voice = Some(belgi_domain::VoiceHash("secretvoice".into()));
    }
    for file in files(&given, &Speech::ALL) {
        // What a workbook is packed from is searched by its own test.
        assert!(!String::from_utf8_lossy(&file.bytes).contains("secretvoice"), "{}", file.name);
    }
}

#[test]
fn a_file_is_saved_under_a_name_that_says_what_it_is() {
    let expect = [
        ("text/html; charset=utf-8", "inline; filename=\"shymkent-weekly-2026-W47-kk.html\""),
        ("text/csv; charset=utf-8", "attachment; filename=\"shymkent-weekly-2026-W47-kk.csv\""),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "attachment; filename=\"shymkent-weekly-2026-W47-kk.xlsx\"",
        ),
        ("application/json", "inline; filename=\"shymkent-weekly-2026-W47.json\""),
        ("application/json", "inline; filename=\"shymkent-weekly-2026-W47-open311.json\""),
        ("application/json", "inline; filename=\"shymkent-weekly-2026-W47-about.json\""),
        ("text/html; charset=utf-8", "inline; filename=\"shymkent-weekly-2026-W47-energy-kk.html\""),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "attachment; filename=\"shymkent-weekly-2026-W47-energy-kk.xlsx\"",
        ),
    ];
    for (file, (content_type, disposition)) in files(&week(), &[Speech::Kk]).iter().zip(expect) {
        assert_eq!((file.content_type, file.disposition().as_str()), (content_type, disposition));
    }
}
