//! Flat numbers. The house may stay; the flat would point at a family.

use super::digits::{Digits, Group};
use super::kind::Kind;
use super::nearby::{any_begins, words_after, words_before};
use super::view::Span;
use crate::fold::skeleton;
use crate::token::tokens;

/// Words for a flat, in skeleton spelling, that stand before its number.
const BEFORE: &[&str] = &[
    "кв",
    "кварт",
    "квартир",
    "квартира",
    "квартире",
    "квартиру",
    "квартиры",
    "квартирой",
    "патер",
    "патери",
    "патеринде",
    "патерде",
    "kv",
    "pater",
    "патир",
];

/// Words for a flat behind its number; the Russian plural counts flats, so only these forms point.
const BEHIND: &[&str] = &[
    "кв",
    "квартира",
    "квартире",
    "квартиру",
    "квартирой",
    "патер",
    "патерде",
    "патери",
    "патеринде",
    "патердин",
    "патерге",
    "патерден",
    "патердеги",
    "патерде",
    "патир",
    "kv",
    "pater",
];

/// Stems behind `12 кв` that make it an area or a quarter of a year.
const MEASURE: &[&str] = &["м", "метр", "км", "см", "сот", "м2", "шаршы", "километр"];

/// Stems behind `квартире 12` that make it a measure: degrees, years, a date, a time.
const UNITS: &[&str] = &[
    "август",
    "апрел",
    "градус",
    "декабр",
    "день",
    "дней",
    "дня",
    "июл",
    "июн",
    "лет",
    "май",
    "март",
    "мая",
    "месяц",
    "минут",
    "ноябр",
    "октябр",
    "сентябр",
    "суток",
    "тенге",
    "тг",
    "тысяч",
    "феврал",
    "час",
    "человек",
    "январ",
];

/// Stems behind `120 пәтер` that make it a count.
const COUNTED: &[&str] = &[
    "бар",
    "берил",
    "болин",
    "жаб",
    "жылу",
    "килт",
    "кезек",
    "курыл",
    "пайдалан",
    "салын",
    "сатыл",
    "сатып",
    "табыс",
    "тапсыр",
    "тургыз",
    "уй",
    "жоспар",
    "алды",
    "бериг",
    "электр",
    "жарык",
];

/// Stems before a count of flats.
const COUNTING: &[&str] =
    &["барлыгы", "жалпы", "шамамен", "бугинде", "жылы", "жобада", "около", "более", "всего", "астам"];

/// Whole words before a count of flats.
const COUNTING_WORDS: &[&str] = &["аса", "за"];

/// Characters behind a number in which its word is looked for.
const LONGEST_WORD: usize = 24;

/// Every flat number of the text, with the word that makes it one.
pub(super) fn flats(digits: &Digits<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (index, group) in digits.groups.iter().enumerate() {
        let free = spans.last().is_none_or(|span| span.end <= group.start);
        if free && (1..=4).contains(&group.len()) {
            let found = named_before(digits, index).or_else(|| named_behind(digits, index));
            spans.extend(found.map(|(start, end)| Span { kind: Kind::Flat, start, end }));
        }
    }
    spans
}

/// `кв. 12`, `квартира № 12`, `пәтер 12`, `кв-12`.
fn named_before(digits: &Digits<'_>, index: usize) -> Option<(usize, usize)> {
    let group = *digits.groups.get(index)?;
    let before = digits.text.get(..group.start)?;
    let trimmed = before.trim_end_matches([' ', '.', ':', '№', '#', '-', 'N']);
    let near = before.len() - trimmed.len() <= 8;
    let start = trimmed.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    let word = skeleton(trimmed.get(start..)?);
    let year = group.len() == 4 && digits.str(group).starts_with("20");
    let word_named = near && BEFORE.contains(&word.as_str()) && !year;
    let measured = digits.before(start).is_some_and(|c| c.is_ascii_digit())
        || trimmed.get(..start)?.trim_end().ends_with(|c: char| c.is_ascii_digit())
            && word == "кв"
            && quarter(digits, group);
    let volts = is_kilovolt(trimmed.get(start..)?);
    let counts = digits.text.get(group.end..)?.starts_with(' ')
        && any_begins(&words_after(digits.text, group.end, 1), UNITS);
    (word_named && !measured && !volts && !counts).then(|| (start, series_end(digits, index)))
}

/// `3 кв. 2026`: the number behind is a year.
fn quarter(digits: &Digits<'_>, group: Group) -> bool {
    group.len() == 4 && digits.str(group).starts_with(['1', '2'])
}

/// Behind `кв. 12` also `, 15` and ` и 18`, and a letter: `12а`.
fn series_end(digits: &Digits<'_>, index: usize) -> usize {
    let mut last = index;
    while let Some(next) = digits.groups.get(last + 1).filter(|next| next.len() <= 3) {
        let gap = digits.gap(last);
        let another = matches!(gap, ", " | "," | " и " | "/" | "-" | ", кв. " | " мен " | " және ");
        let measured =
            words_after(digits.text, next.end, 1).first().is_some_and(|word| word.chars().count() > 1)
                && digits.text.get(next.end..).is_some_and(|rest| rest.starts_with([' ', '-']));
        if !another || measured {
            break;
        }
        last += 1;
    }
    let end = digits.groups.get(last).map_or(0, |group| group.end);
    let mut rest = digits.text.get(end..).unwrap_or_default().chars();
    match (rest.next(), rest.next()) {
        (Some(letter), after) if letter.is_alphabetic() && !after.is_some_and(char::is_alphanumeric) => {
            end + letter.len_utf8()
        }
        _ => end,
    }
}

/// `12-кв`, `12 пәтер`, `в 12-й квартире`; not `12 кв. м`, `120 квартир`, `120 пәтер салынды`.
fn named_behind(digits: &Digits<'_>, index: usize) -> Option<(usize, usize)> {
    let group = *digits.groups.get(index)?;
    let rest = digits.text.get(group.end..)?;
    let (word_at, hyphen) = word_behind(rest)?;
    let near: String = rest.get(word_at..)?.chars().take(LONGEST_WORD).collect();
    let token = tokens(&near).next().filter(|token| token.start == 0)?;
    let word = skeleton(token.text);
    if group.len() > 3 || !BEHIND.contains(&word.as_str()) || is_kilovolt(token.text) {
        return None;
    }
    let end = group.end + word_at + token.end;
    // What stands behind a comma says nothing about the number: «77 пәтер, телефонымыз …».
    let clause_ends = digits.text.get(end..)?.starts_with([',', ';', '\n']);
    let after = if clause_ends { Vec::new() } else { words_after(digits.text, end, 2) };
    let before = words_before(digits.text, group.start, 2);
    let next = after.first().map_or("", String::as_str);
    let leads =
        !hyphen && next.len() <= 3 && next.bytes().all(|byte| byte.is_ascii_digit()) && !next.is_empty();
    let area = leads || MEASURE.contains(&next) || is_year(next) || digits.text.get(end..)?.starts_with('/');
    let counting =
        any_begins(&before, COUNTING) || before.iter().any(|word| COUNTING_WORDS.contains(&word.as_str()));
    let counted = !hyphen && (any_begins(&after, COUNTED) || counting);
    let line = any_begins(&before, &["вл", "пс", "лэп"]);
    let thousands = || group.len() == 3 && index > 0 && digits.gap(index - 1) == " ";
    let fraction = (index > 0 && matches!(digits.gap(index - 1), "." | "," | "-")) || thousands();
    (!area && !counted && !line && !fraction).then_some((group.start, end))
}

/// Where the word behind a number begins, and whether a hyphen joins them: skips `-`, `-й `, `-ші `.
fn word_behind(rest: &str) -> Option<(usize, bool)> {
    let hyphen = rest.starts_with('-');
    let mut at = rest.len() - rest.trim_start_matches(['-', ' ']).len();
    let ordinal: String = rest.get(at..)?.chars().take(3).take_while(|c| c.is_alphabetic()).collect();
    if hyphen && matches!(skeleton(&ordinal).as_str(), "й" | "я" | "ой" | "ая" | "ши" | "шы" | "ю")
    {
        at += ordinal.len() + 1;
    }
    (at <= 8).then_some((at, hyphen))
}

fn is_kilovolt(word: &str) -> bool {
    word.starts_with("кВ") || word.starts_with("kV")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = flats(&Digits::of(text)).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn flats_go_and_houses_stay() {
        check("ул. Абая 12, кв. 45", &["кв. 45"]);
        check("дом 5 кв 7", &["кв 7"]);
        check("кв.7а, 3 подъезд", &["кв.7а"]);
        check("квартира №12", &["квартира №12"]);
        check("в квартире 12 холодно", &["квартире 12"]);
        check("д. 5, 12-кв", &["12-кв"]);
        check("5-үй, 12 пәтер", &["12 пәтер"]);
        check("12-пәтерде су жоқ", &["12-пәтерде"]);
        check("пәтер 12", &["пәтер 12"]);
        check("в 12-й квартире", &["12-й квартире"]);
        check("кв. 12, 15 и 18", &["кв. 12, 15 и 18"]);
        check("кв.12,этаж 3", &["кв.12"]);
    }

    #[test]
    fn counts_areas_and_volts_stay() {
        for text in [
            "площадь 45 кв. м",
            "45 кв.м",
            "45 кв м",
            "дом на 120 квартир",
            "120-квартирный дом",
            "120 пәтер салынды",
            "120 пәтерлік үй",
            "2-3 квартиры",
            "3 квартиры",
            "110 кВ",
            "за 3 кв 2026 года",
            "1 кв. 2026",
            "цена кв. метра 300 000",
            "үй 5",
            "дом 12",
            "в квартире 12 градусов",
            "жду квартиру 9 лет",
            "вернутся в квартиры 14 октября",
            "на ВЛ-10 кВ 22 августа",
            "Астанада 2 400 пәтер берілді",
            "249 пәтердің кілті",
        ] {
            check(text, &[]);
        }
    }
}
