use super::*;
use crate::sample::{Given, departments, week};
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

fn files(given: &Given, speech: Speech) -> Vec<Rendered> {
    let mut digest = crate::compose(&crate::inputs!(crate::Inputs, given));
    digest.departments = departments();
    super::files(&packs(&digest), &digest, given.signals.as_slice(), speech).unwrap()
}

fn page(given: &Given, speech: Speech) -> String {
    String::from_utf8(files(given, speech).swap_remove(0).bytes).unwrap()
}

#[test]
fn a_department_with_stories_gets_a_page_and_a_workbook() {
    let names: Vec<_> =
        files(&week(), Speech::Kk).into_iter().map(|file| (file.name, file.download)).collect();
    let expect = ["html", "xlsx"].map(|extension| {
        (
            format!("departments/energy-kk.{extension}"),
            format!("shymkent-weekly-2026-W47-energy-kk.{extension}"),
        )
    });
    assert_eq!(names, expect);
    assert!(files(&Given::empty(), Speech::Kk).is_empty());
}

#[test]
fn a_code_that_is_no_file_name_gets_no_pack() {
    for code in ["../latest", "Energy", "", "a b", "=1", "ә", &"a".repeat(41)] {
        let mut given = week();
        given.stories.iter_mut().for_each(|story| story.department = Some(code.into()));
        assert!(files(&given, Speech::Kk).is_empty(), "{code}");
    }
}

#[test]
fn a_pack_holds_only_the_stories_of_its_body() {
    let page = page(&week(), Speech::Ru);
    assert_eq!(page.matches("<th scope=\"row\"").count(), 2);
    assert!(page.contains("Управление энергетики") && page.contains("Жители Нурсата остались без тепла"));
    assert!(!page.contains("Автобус 65") && !page.contains("собак"));
    let bytes = files(&week(), Speech::Ru).swap_remove(1).bytes;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Сюжеты", "Сигналы", "Метод", "Метки"]);
    let stories = book.worksheet_range("Сюжеты").unwrap();
    assert_eq!(stories.height(), 1 + 2);
    assert!(stories.rows().skip(1).all(|row| row[5] == "Управление энергетики"));
    let signals = book.worksheet_range("Сигналы").unwrap();
    assert!(signals.rows().skip(1).all(|row| row[4] == "Теплоснабжение" || row[4] == "Вода и канализация"));
    assert_eq!(signals.height(), 1 + 7);
}

#[test]
fn a_pack_tells_how_long_an_answer_took_and_how_long_one_is_waited_for() {
    let page = page(&week(), Speech::Ru);
    assert!(page.contains("работы начаты или назначены · через 18 часов после первой жалобы"), "{page}");
    assert!(page.contains("ответа нет, прошло 6 дней"), "{page}");
}

#[test]
fn hostile_words_stay_words() {
    let evil = "\"><script>alert(1)</script>\u{202e}\u{200b}<img onerror=x>";
    let mut given = week();
    for story in &mut given.stories {
        story.headline_kk = Some(evil.into());
        story.places = vec![crate::sample::place("791110000", evil, evil, belgi_domain::PlaceKind::Street)];
        story.quotes.iter_mut().for_each(|quote| quote.url = Some("javascript:alert(1)".into()));
    }
    given.city.contact = evil.into();
    let page = page(&given, Speech::Kk);
    for bad in ["<script", "<img", "javascript:", "\u{202e}", "\u{200b}"] {
        assert!(!page.contains(bad), "{bad}");
    }
    assert!(page.contains("script-src &#39;none&#39;"));
}

#[test]
fn the_same_week_gives_the_same_bytes() {
    for speech in Speech::ALL {
        assert_eq!(files(&week(), speech), files(&week().reversed(), speech));
    }
}
