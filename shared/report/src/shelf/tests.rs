use super::*;
use crate::sample::{city, departments, week};
use jiff::civil::date;

const BOTH: [Speech; 2] = [Speech::Kk, Speech::Ru];

/// The card of a made-up digest of the period of `kind` that holds a day of November 2026.
fn card(kind: PeriodKind, day: i8, partial: bool) -> Card {
    let mut given = week();
    given.period = Period::of(kind, date(2026, 11, day));
    if partial {
        given.now = given.period.end() - jiff::SignedDuration::from_hours(1);
    }
    let mut digest = crate::compose(&crate::inputs!(crate::Inputs, given));
    digest.departments = departments();
    // Which words a sentence uses is not the shelf's affair.
    let mut card = Card::of(&digest).unwrap();
    card.sentences.values_mut().for_each(|sentences| *sentences = vec!["Бірінші.".into(), "Екінші.".into()]);
    card
}

/// The objects of a digest as a listing shows them.
fn objects(card: &Card) -> Vec<Object> {
    let of = |speech: &str| {
        ["csv", "html", "pdf", "xlsx"].map(|extension| format!("{}-{speech}.{extension}", card.stem))
    };
    let mut names = [of("kk"), of("ru")].concat();
    names.extend([format!("{}.json", card.stem), format!("{}-open311.json", card.stem), Card::NAME.into()]);
    names.extend(["departments/energy-kk.html".into(), "departments/energy-ru.html".into()]);
    let object = |name: String| Object { name: format!("{}/{name}", card.count.period), size: 2048 };
    names.into_iter().map(object).collect()
}

fn shelf(cards: &[Card]) -> Shelf {
    let other = ["index.html", "latest/shymkent-weekly-latest-kk.html", "notes/readme.txt"];
    let mut listed: Vec<_> = cards.iter().flat_map(objects).collect();
    listed.extend(other.map(|name| Object { name: name.into(), size: 1 }));
    let cards = cards.iter().map(|card| (card.count.period.to_string(), card.clone())).collect();
    Shelf::new(&city(), &listed, &cards)
}

fn text(files: Vec<Rendered>, name: &str) -> String {
    String::from_utf8(files.into_iter().find(|file| file.name == name).unwrap().bytes).unwrap()
}

#[test]
fn the_longest_periods_stand_first_and_the_newest_of_a_kind() {
    let shelf = shelf(&[
        card(PeriodKind::Day, 16, false),
        card(PeriodKind::Week, 9, false),
        card(PeriodKind::Month, 1, true),
        card(PeriodKind::Week, 16, false),
    ]);
    let names: Vec<_> = shelf.books().iter().map(|book| book.period.to_string()).collect();
    assert_eq!(names, ["2026-11", "2026-W47", "2026-W46", "2026-11-16"]);
}

#[test]
fn latest_is_the_newest_whole_digest_and_the_newest_while_none_is_whole() {
    let shelf = shelf(&[
        card(PeriodKind::Week, 9, false),
        card(PeriodKind::Week, 16, true),
        card(PeriodKind::Day, 15, true),
        card(PeriodKind::Day, 16, true),
    ]);
    let latest = |kind| shelf.latest(kind).map(|book| book.period.to_string());
    assert_eq!(latest(PeriodKind::Week).as_deref(), Some("2026-W46"));
    assert_eq!(latest(PeriodKind::Day).as_deref(), Some("2026-11-16"));
    assert_eq!(latest(PeriodKind::Month), None);
    let expect = ("2026-W46/shymkent-weekly-2026-W46-kk.html", "latest/shymkent-weekly-latest-kk.html");
    let copies = shelf.copies(PeriodKind::Week);
    assert!(copies.contains(&(expect.0.into(), expect.1.into())), "{copies:?}");
    assert!(
        copies.contains(&("2026-W46/about.json".into(), "latest/shymkent-weekly-latest-about.json".into()))
    );
    assert!(copies.iter().any(|(_, to)| to == "latest/shymkent-weekly-latest-ru.pdf"), "{copies:?}");
    assert!(copies.iter().all(|(from, to)| !from.contains("departments") && to.len() < 80));
    assert_eq!(copies.len(), 11);
}

#[test]
fn a_page_lists_every_digest_with_its_files_and_numbers() {
    let shelf = shelf(&[card(PeriodKind::Week, 16, false), card(PeriodKind::Day, 16, true)]);
    let page = text(shelf.files(&BOTH).unwrap(), "index-ru.html");
    let expect = [
        "16–22 ноября 2026 года",
        "href=\"2026-W47/shymkent-weekly-2026-W47-ru.html\"",
        "href=\"2026-W47/shymkent-weekly-2026-W47-kk.xlsx\"",
        "href=\"2026-W47/shymkent-weekly-2026-W47-ru.pdf\"",
        "href=\"2026-W47/departments/energy-ru.html\">Управление энергетики",
        "href=\"2026-11-16/shymkent-daily-2026-11-16-ru.html\"",
        "период не закончен",
        "2 КБ",
        "Open311",
        "href=\"index.html\" lang=\"kk\"",
    ];
    for expect in expect {
        assert!(page.contains(expect), "{expect} in {page}");
    }
    assert!(!page.contains("about.json") && !page.contains("energy-kk"));
}

#[test]
fn a_digest_without_a_card_is_listed_too() {
    let card = card(PeriodKind::Week, 16, false);
    let shelf = Shelf::new(&city(), &objects(&card), &BTreeMap::new());
    let page = text(shelf.files(&BOTH).unwrap(), "index.html");
    assert!(page.contains("shymkent-weekly-2026-W47-kk.html"));
    assert_eq!(shelf.latest(PeriodKind::Week).map(|book| book.files.len()), Some(13));
}

#[test]
fn the_order_of_the_listing_changes_no_byte() {
    let cards = [
        card(PeriodKind::Week, 16, false),
        card(PeriodKind::Week, 9, false),
        card(PeriodKind::Day, 16, true),
    ];
    let mut listed: Vec<_> = cards.iter().flat_map(objects).collect();
    let by_name = cards.iter().map(|card| (card.count.period.to_string(), card.clone())).collect();
    let first = Shelf::new(&city(), &listed, &by_name).files(&BOTH).unwrap();
    listed.reverse();
    assert_eq!(Shelf::new(&city(), &listed, &by_name).files(&BOTH).unwrap(), first);
}

#[test]
fn a_feed_holds_what_rfc_4287_wants() {
    let files =
        shelf(&[card(PeriodKind::Week, 16, false), card(PeriodKind::Day, 16, false)]).files(&BOTH).unwrap();
    let feed = text(files, "atom-kk.xml");
    insta::assert_snapshot!("feed_kk", feed);
    assert_eq!(feed.matches("<id>").count(), 3);
    assert_eq!(
        feed.matches("<updated>2026-11-22T19:00:00Z</updated>").count(),
        2,
        "the feed and its newest entry"
    );
    assert_eq!(feed.matches("rel=\"alternate\"").count(), 2);
}

#[test]
fn an_empty_shelf_is_a_page_and_a_feed_too() {
    let files = shelf(&[]).files(&BOTH).unwrap();
    assert!(text(files.clone(), "index.html").contains("Әзірге шолу жоқ."));
    assert!(text(files, "atom-ru.xml").contains("1970-01-01T00:00:00Z"));
}

#[test]
fn the_front_page_leads_to_every_city_and_its_newest_digests() {
    let city = city();
    let cards = vec![card(PeriodKind::Week, 16, false), card(PeriodKind::Day, 16, true)];
    let files = front(&[(&city, cards)], &BOTH).unwrap();
    assert_eq!(
        files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
        ["index.html", "index-ru.html", "digest.schema.json", "open311.schema.json"]
    );
    let page = text(files, "index-ru.html");
    let expect = [
        "href=\"shymkent/index-ru.html\"",
        "href=\"shymkent/latest/shymkent-weekly-latest-ru.html\"",
        "Обзор недели: 16–22 ноября 2026 года",
        "период не закончен",
    ];
    for expect in expect {
        assert!(page.contains(expect), "{expect} in {page}");
    }
}

#[test]
fn hostile_names_stay_words_and_run_nothing() {
    let evil = "\"><script>alert(1)</script>\u{202e}]]>";
    let mut city = city();
    (city.kk, city.ru) = (evil.into(), evil.into());
    let mut hostile = card(PeriodKind::Week, 16, false);
    hostile.sentences.values_mut().for_each(|sentences| *sentences = vec![evil.into()]);
    let named = hostile.departments.get_mut("energy").and_then(Option::as_mut).unwrap();
    named.kk = evil.into();
    let mut listed = objects(&hostile);
    listed.push(Object { name: format!("2026-W47/{evil}-kk.html"), size: 1 });
    let cards = [("2026-W47".to_owned(), hostile.clone())].into();
    let mut files = Shelf::new(&city, &listed, &cards).files(&BOTH).unwrap();
    files.extend(front(&[(&city, vec![hostile])], &BOTH).unwrap());
    for file in files {
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains("<script>alert") && !text.contains('\u{202e}'), "{}", file.name);
        assert_eq!(
            text.matches("<script").count(),
            usize::from(file.name.ends_with("html")),
            "{}",
            file.name
        );
    }
}
