//! The workbook as a spreadsheet program reads it.

mod archive;
mod corrections;
mod outside;

use super::*;
use crate::sample::{Given, departments, week};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

type Opened = Xlsx<Cursor<Vec<u8>>>;

fn bytes(given: &Given, speech: Speech) -> Vec<u8> {
    let mut digest = crate::compose(&crate::inputs!(crate::Inputs, given));
    digest.departments = departments();
    workbook(&digest, &given.signals, speech).unwrap()
}

fn open(bytes: Vec<u8>) -> Opened {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// Every cell of a sheet as a person reads it, rows of texts.
fn rows(book: &mut Opened, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(shown).collect()).collect()
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
        }
        other => other.to_string(),
    }
}

/// One of the files that a workbook is packed from.
fn part(bytes: &[u8], name: &str) -> String {
    let parts = archive::parts(bytes);
    let (_, part) = parts.into_iter().find(|(of, _)| of == name).unwrap();
    String::from_utf8(part).unwrap()
}

/// Rows of long words came out of print and of viewers with their first line alone, and wide tables in letters too small to
/// read.
#[test]
fn what_is_printed_can_be_read() {
    let bytes = bytes(&week(), Speech::Kk);
    let method = part(&bytes, "xl/worksheets/sheet7.xml");
    assert!(method.matches("customHeight=\"1\"").count() >= 5, "{method}");
    let pages = |sheet: u8| {
        let text = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        text.split("<pageSetup").nth(1).unwrap().split('>').next().unwrap().to_owned()
    };
    assert!(pages(7).contains("fitToHeight=\"0\"") && !pages(7).contains("fitToWidth"), "{}", pages(7));
    assert!(pages(3).contains("fitToWidth=\""), "signals are wider than a page: {}", pages(3));
}

#[test]
fn the_first_sheet_leads_to_every_other_that_is_shown() {
    let mut book = open(bytes(&week(), Speech::En));
    let names = book.sheet_names();
    let first: Vec<String> =
        rows(&mut book, "Summary").into_iter().filter_map(|row| row.into_iter().next()).collect();
    for name in &names[1..names.len() - 1] {
        assert!(first.contains(name), "{name} is not among {first:?}");
    }
}

#[test]
fn the_sheets_stand_in_the_order_of_reading() {
    let names = [
        (
            Speech::Kk,
            ["Қысқаша", "Мәселелер", "Сигналдар", "Басылымдар", "Аудитория", "Қамту", "Әдіс", "Белгілер"],
        ),
        (Speech::Ru, ["Коротко", "Сюжеты", "Сигналы", "Издания", "Аудитория", "Охват", "Метод", "Метки"]),
        (Speech::En, ["Summary", "Stories", "Signals", "Sources", "Reach", "Coverage", "Method", "Labels"]),
    ];
    for (speech, expect) in names {
        assert_eq!(open(bytes(&week(), speech)).sheet_names(), expect);
    }
}

#[test]
fn each_sheet_reads_like_this() {
    let mut book = open(bytes(&week(), Speech::Ru));
    let mut text = String::new();
    // What the method says is told by the page as well.
    for sheet in book.sheet_names().into_iter().filter(|sheet| sheet != "Метод") {
        text.push_str(&format!("## {sheet}\n"));
        for row in rows(&mut book, &sheet) {
            text.push_str(row.join(" | ").trim_end_matches([' ', '|']));
            text.push('\n');
        }
    }
    insta::assert_snapshot!("week_ru", text);
}

#[test]
fn kazakh_letters_come_back_whole() {
    let mut book = open(bytes(&week(), Speech::Kk));
    let signals = rows(&mut book, "Сигналдар");
    let texts: Vec<_> = signals.iter().map(|row| row[10].as_str()).collect();
    assert_eq!(texts[1], "Нұрсәт шағынауданында екі күннен бері жылу жоқ, үйде балалар тоңып отыр");
    assert_eq!(signals.len(), 1 + 19);
    let all = signals.concat().join("") + &rows(&mut book, "Әдіс").concat().join("");
    assert!("әғқңөұүі".chars().all(|letter| all.contains(letter)));
}

#[test]
fn dates_are_dates_and_counts_are_numbers() {
    let mut book = open(bytes(&week(), Speech::Kk));
    let range = book.worksheet_range("Сигналдар").unwrap();
    assert!(range.rows().skip(1).all(|row| matches!(row[0], Data::DateTime(_))));
    assert!(range.rows().skip(1).all(|row| matches!(row[13], Data::Float(_))));
    assert_eq!(shown(range.get((1, 0)).unwrap()), "2026-11-16 07:40");
    let stories = book.worksheet_range("Мәселелер").unwrap();
    assert!(
        stories.rows().skip(1).all(|row| matches!((&row[6], &row[8]), (Data::DateTime(_), Data::Float(_))))
    );
}

#[test]
fn a_table_is_filtered_frozen_and_offers_the_right_labels() {
    let bytes = bytes(&week(), Speech::Ru);
    let sheet = part(&bytes, "xl/worksheets/sheet3.xml");
    assert!(sheet.contains(r#"<autoFilter ref="A1:T20"/>"#));
    assert!(sheet.contains(r#"<pane ySplit="1" topLeftCell="A2""#));
    for (column, last, cells) in
        [("A", 9, "O2:O20"), ("C", 23, "P2:P20"), ("E", 4, "Q2:Q20"), ("G", 4, "R2:R20")]
    {
        assert!(sheet.contains(&format!(r#"sqref="{cells}""#)), "{cells}");
        assert!(
            sheet.contains(&format!("<formula1>'Метки'!${column}$2:${column}${last}</formula1>")),
            "{column}"
        );
    }
    assert!(part(&bytes, "xl/workbook.xml").contains(r#"<sheet name="Метки" sheetId="8" state="hidden""#));
    let mut book = open(bytes);
    let labels = rows(&mut book, "Метки");
    assert_eq!(
        labels[1],
        ["жалоба", "complaint", "Теплоснабжение", "heating", "Обычно", "normal", "Негативно", "negative"]
    );
}

#[test]
fn the_same_week_gives_the_same_bytes_in_any_order_and_at_any_hour() {
    for speech in Speech::ALL {
        let first = bytes(&week(), speech);
        assert_eq!(first, bytes(&week().reversed(), speech), "{speech}");
        assert!(part(&first, "docProps/core.xml").contains("2026-11-22T00:00:00Z"));
    }
}

#[test]
fn an_empty_period_is_a_workbook_too() {
    let mut book = open(bytes(&Given::empty(), Speech::Kk));
    assert_eq!(rows(&mut book, "Сигналдар").len(), 1);
    assert_eq!(rows(&mut book, "Мәселелер").len(), 1);
}
