//! Phrases and the codes they name. `;` parts codes; `name` after a code tells places of one code apart.

use super::*;

/// Checks rows of `home | text | codes` (or `code name`), widest first; the home may be empty.
fn check(table: &str) {
    let rows = table.lines().map(str::trim).filter(|row| !row.is_empty());
    let wrong: Vec<_> = rows.filter_map(difference).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn difference(row: &str) -> Option<String> {
    let mut cells = row.split('|').map(str::trim);
    let (home, text, expect) = (cells.next()?, cells.next()?, cells.next().unwrap_or_default());
    let places = Gazetteer::bundled().find(text, home.parse().ok().as_ref());
    let named = |place: &Place| format!("{} {}", place.code, place.name);
    let expect: Vec<_> = expect.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let same = places.len() == expect.len()
        && places.iter().zip(&expect).all(|(place, part)| named(place).starts_with(part));
    let found: Vec<_> = places.iter().map(named).collect();
    (!same).then(|| format!("{row}\n    found {}", found.join("; ")))
}

#[test]
fn cities_are_found_in_every_case_spelling_and_by_old_names() {
    check(include_str!("tests/cities.txt"));
}

#[test]
fn districts_are_told_apart_by_their_word_their_city_and_the_source() {
    check(include_str!("tests/districts.txt"));
}

#[test]
fn streets_and_quarters_are_those_of_the_city_at_hand() {
    check(include_str!("tests/locals.txt"));
}

#[test]
fn everyday_words_people_and_clubs_are_no_places() {
    check(include_str!("tests/negatives.txt"));
}

#[test]
fn the_city_of_a_place_is_named_as_cities_toml_names_it() {
    let gazetteer = Gazetteer::bundled();
    let cities =
        belgi_domain::city::parse("cities.toml", include_str!("../../../../infra/config/cities.toml"))
            .unwrap();
    for city in &cities {
        let entry = &gazetteer.entries[gazetteer.home(Some(&city.id)).unwrap()];
        assert_eq!(
            (&entry.place.code, &entry.place.name, &entry.place.name_ru),
            (&city.kato, &city.kk, &city.ru)
        );
    }
    let ids = gazetteer.entries.iter().filter(|entry| entry.id.is_some()).count();
    assert_eq!(ids, cities.len());
    let of = |text: &str| gazetteer.city_of(&gazetteer.find(text, None)).map(|id| id.to_string());
    assert_eq!(of("Медеу ауданы").as_deref(), Some("almaty"));
    assert_eq!(of("Екібастұздың 5 мкр").as_deref(), Some("ekibastuz"));
    assert_eq!(of("Павлодар облысы"), None);
    assert_eq!(of("Риддерде"), None);
}

/// The codes of the national classifier, so that no slip of a row goes unseen.
#[test]
fn districts_of_cities_begin_with_the_digits_of_their_city() {
    for entry in Gazetteer::bundled().entries.iter().filter(|entry| entry.place.kind == PlaceKind::District) {
        let outer = &Gazetteer::bundled().entries[entry.parent.unwrap()].place.code;
        assert_eq!(outer[..2], entry.place.code[..2], "{}", entry.place.name);
    }
}

#[test]
fn rows_stand_in_order_and_every_form_is_a_key_of_its_own() {
    let gazetteer = Gazetteer::bundled();
    for pair in gazetteer.entries.windows(2) {
        let [a, b] = pair else { continue };
        let same =
            a.place.kind == b.place.kind && a.place.kind >= PlaceKind::Microdistrict && a.city == b.city;
        assert!(!same || a.place.name < b.place.name, "{} before {}", a.place.name, b.place.name);
    }
    let text = include_str!("../../../../infra/config/places.toml");
    for record in file::read("places.toml", text).unwrap() {
        for word in &record.row.wary {
            assert_eq!(letter::words(word), [word.as_str()], "a wary word is written as a key");
        }
        let forms: std::collections::BTreeSet<_> = record.row.forms.iter().collect();
        assert_eq!(forms.len(), record.row.forms.len(), "{}", record.row.kk);
    }
}

#[test]
fn a_bad_file_is_refused_with_file_and_line() {
    let region = "region = [{ code = \"550000000\", kk = \"А\", ru = \"А\" }]\n";
    let cases = [
        ("city = [\n{ kk = \"А\" }\n]".to_owned(), "p.toml:2: missing field `ru`"),
        (
            "city = [\n{ code = \"55\", kk = \"А\", ru = \"А\" }\n]".to_owned(),
            "p.toml:2: `А`: expected nine digits",
        ),
        ("city = [\n{ kk = \"А\", ru = \"А\" }\n]".to_owned(), "expected `code` or `in`, found neither"),
        (
            "city = [\n{ in = \"550000000\", kk = \"А\", ru = \"А\" }\n]".to_owned(),
            "no place above bears `550000000`",
        ),
        (
            format!("{region}city = [{{ code = \"550000000\", kk = \"Б\", ru = \"Б\" }}]"),
            "p.toml:2: code `550000000` stands",
        ),
        (
            format!("{region}city = [\n{0}{0}]", "{ in = \"550000000\", kk = \"Б\", ru = \"Б\" },\n"),
            "p.toml:4: `Б` stands above",
        ),
        (format!("{region}[[inside]]\nin = \"790000000\"\n"), "p.toml:3: expected the code of a city above"),
        (format!("{region}street = []"), "unknown field `street`"),
    ];
    for (text, expect) in cases {
        let found = Gazetteer::parse("p.toml", &text).unwrap_err().to_string();
        assert!(found.contains(expect), "expected `{expect}` in `{found}`");
    }
}

#[test]
fn no_text_is_too_odd() {
    for text in [
        "",
        "-",
        "мкр",
        "ауданы ауданы",
        "27",
        "ул. ул. ул.",
        "\u{301}\u{200d}",
        "Самал-99999999999999999999 мкр",
        "и и и",
    ] {
        assert_eq!(Gazetteer::bundled().find(text, None), [], "{text}");
    }
    let long = "Алматы мен Шымкент, ".repeat(5_000);
    assert_eq!(Gazetteer::bundled().find(&long, None).len(), 2);
}
