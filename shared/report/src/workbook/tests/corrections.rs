//! What staff fill in comes back as corrections.

use super::super::corrections;
use super::*;
use crate::sample::{signal, source};
use belgi_domain::{Correction, Publisher, SourceKind};
use rust_xlsxwriter::Workbook;

const POST: &str = "c75161e813c31d49b386595a5f684e04";

/// A workbook of one sheet with these rows, as a spreadsheet program would save it.
fn saved(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (at, cell) in (0..).zip(*cells) {
            sheet.write_string(row, at, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn an_untouched_workbook_corrects_nothing() {
    for speech in Speech::ALL {
        assert_eq!(corrections(&bytes(&week(), speech)).unwrap(), (Vec::new(), Vec::new()));
    }
}

#[test]
fn a_label_is_read_in_any_language_and_any_order_of_columns() {
    let correction = |label: &str| Correction { post: POST.parse().unwrap(), label: label.parse().unwrap() };
    let cases: [(&[&[&str]], Vec<Correction>); 4] = [
        (&[&["Верная тема", "Номер записи"], &["Вода и канализация", POST]], vec![correction("topic water")]),
        (&[&["Жазба нөмірі", "Дұрыс түрі"], &[POST, "шағым"]], vec![correction("signal_type complaint")]),
        (
            &[
                &["Post number", "Right urgency", "Right sentiment"],
                &[POST, "Critical", " Negative "],
                &[POST, "", ""],
            ],
            vec![correction("urgency critical"), correction("sentiment negative")],
        ),
        (&[&["Верная тема"], &["Вода и канализация"]], vec![]),
    ];
    for (rows, expect) in cases {
        assert_eq!(corrections(&saved(rows)).unwrap(), (expect, Vec::new()), "{rows:?}");
    }
}

#[test]
fn only_what_differs_from_the_label_shown_is_a_word_about_it() {
    let head = ["Тема", "Номер записи", "Верная тема"];
    let rows: &[&[&str]] =
        &[&head, &["Другое", POST, "Другое"], &["Другое", POST, ""], &["Другое", POST, "Вода и канализация"]];
    let (found, problems) = corrections(&saved(rows)).unwrap();
    let said: Vec<String> = found.iter().map(|correction| correction.label.to_string()).collect();
    assert_eq!((said, problems), (vec!["topic water".to_owned()], Vec::new()));
}

#[test]
fn the_lists_show_the_labels_as_they_are_and_which_staff_put_right() {
    let source = source("our-city", "Біздің қала", SourceKind::Vk, Publisher::Community);
    let mut one = signal(&source, "1", "2026-11-17T10:00:00", "су жоқ");
    one.topic = belgi_domain::Topic::Water;
    one.corrected.insert("topic".to_owned());
    let given = Given { signals: vec![one], sources: vec![source], ..Given::empty() };
    let mut book = open(bytes(&given, Speech::Ru));
    let row = &rows(&mut book, "Сигналы")[1];
    assert_eq!(row[14..18], ["жалоба", "Вода и канализация", "Обычно", "Негативно"]);
    assert_eq!(row[19], "исправлено сотрудниками: тема");
}

#[test]
fn what_is_no_label_is_a_problem_that_names_its_row() {
    let rows: &[&[&str]] =
        &[&["Номер записи", "Верная тема"], &[POST, "Погода"], &["=1+1", "Другое"], &[POST, "Другое"]];
    let (found, problems) = corrections(&saved(rows)).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(problems.iter().map(|problem| problem.about.as_str()).collect::<Vec<_>>(), ["row 2", "row 3"]);
}

#[test]
fn what_is_no_workbook_is_a_problem() {
    for bytes in [&b""[..], b"PK\x03\x04", b"<html>", &[0; 4096], b"\xcd\xee\xec\xe5\xf0;\xd2\xe5\xec\xe0"] {
        let (found, problems) = corrections(bytes).unwrap();
        assert_eq!((found.len(), problems.len()), (0, 1));
    }
}

#[test]
fn the_number_of_a_post_is_the_one_that_was_written() {
    let source = source("our-city", "Біздің қала", SourceKind::Vk, Publisher::Community);
    let one = signal(&source, "1", "2026-11-17T10:00:00", "су жоқ");
    let given = Given { signals: vec![one.clone()], sources: vec![source], ..Given::empty() };
    let mut book = open(bytes(&given, Speech::Ru));
    assert_eq!(rows(&mut book, "Сигналы")[1][18], one.post.to_string());
}

#[test]
fn a_table_says_the_same_as_a_workbook() {
    let tables = [
        format!("\u{feff}Номер записи;Верная тема\r\n{POST};Вода и канализация\r\n"),
        format!("Верная тема,Номер записи,Текст\nwater,{POST},\"су, жоқ\"\n"),
        format!("Post number\tRight topic\n{POST}\twater\n{POST}\t\n"),
    ];
    for table in tables {
        let (found, problems) = corrections(table.as_bytes()).unwrap();
        let said: Vec<String> = found.iter().map(|correction| correction.label.to_string()).collect();
        assert_eq!((said, problems), (vec!["topic water".to_owned()], Vec::new()), "{table}");
    }
}
