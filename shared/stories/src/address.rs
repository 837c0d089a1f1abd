//! Streets and quarters that no gazetteer lists, by the word for their kind: «улица Жангельдина», «Қайтпас шағынауданы»,
//! «Степной-2».

use crate::place::Address;
use crate::proper;
use belgi_domain::PlaceKind;
use belgi_text::fold::skeleton;
use belgi_text::token::{Token, tokens};
use std::collections::BTreeSet;

/// Beginnings of words for a kind that stand before the name in Russian, in the spelling of [`skeleton`]. Sorted.
const BEFORE: &[(&str, PlaceKind)] = &[
    ("жилмассив", PlaceKind::Microdistrict),
    ("микрорайон", PlaceKind::Microdistrict),
    ("мкр", PlaceKind::Microdistrict),
    ("поселк", PlaceKind::Microdistrict),
    ("поселок", PlaceKind::Microdistrict),
    ("проспект", PlaceKind::Street),
    ("села", PlaceKind::Microdistrict),
    ("селе", PlaceKind::Microdistrict),
    ("село", PlaceKind::Microdistrict),
    ("улиц", PlaceKind::Street),
];
/// The same behind the name in Kazakh. Sorted.
const BEHIND: &[(&str, PlaceKind)] = &[
    ("ауыл", PlaceKind::Microdistrict),
    ("дангыл", PlaceKind::Street),
    ("кент", PlaceKind::Microdistrict),
    ("коше", PlaceKind::Street),
    ("мкр", PlaceKind::Microdistrict),
    ("молтек", PlaceKind::Microdistrict),
    ("шагын", PlaceKind::Microdistrict),
    ("ыкшам", PlaceKind::Microdistrict),
];
/// Words between a name's first and its kind: «Бұқар жырау даңғылы».
const NAME_WORDS: usize = 3;
/// Names that one word for a kind may stand before: «на улицах Ауэзова, Толстого и Чокина».
const LISTED: usize = 6;

/// The addresses that `text` says with their kind, in time linear in its length.
pub(crate) fn addresses(text: &str) -> BTreeSet<Address> {
    let words: Vec<Token<'_>> = tokens(text).collect();
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(name) = numbered(word.text) {
            found.insert((PlaceKind::Microdistrict, name));
        }
        if !word.text.chars().next().is_some_and(char::is_alphabetic) {
            continue;
        }
        let word = skeleton(word.text);
        if let Some(kind) = kind(BEFORE, &word) {
            found.extend(listed(&words, at + 1, text).map(|name| (kind, name)));
        }
        if let Some(kind) = kind(BEHIND, &word) {
            found.extend(behind(&words, at).map(|name| (kind, name)));
        }
    }
    found
}

fn kind(table: &[(&str, PlaceKind)], word: &str) -> Option<PlaceKind> {
    table.iter().find(|(beginning, _)| word.starts_with(beginning)).map(|(_, kind)| *kind)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The names that follow, as long as commas or a single small word join them.
fn listed<'a>(words: &'a [Token<'a>], from: usize, text: &'a str) -> impl Iterator<Item = String> + 'a {
    let start = from.checked_sub(1).and_then(|kind| words.get(kind)).map_or(0, |kind| kind.end);
    let mut end = start;
    let near = words.iter().skip(from).take(2 * LISTED).take_while(move |word| {
        let gap = text.get(end..word.start).unwrap_or("\n");
        end = word.end;
        // A full stop stands behind «ул.» only; behind a name it ends the sentence.
        let short = word.start - start <= 3;
        let joined = gap.chars().all(|c| matches!(c, ' ' | ',' | '«' | '»' | '\u{a0}') || c == '.' && short);
        joined && (is_capital(word.text) || matches!(word.text, "и" | "мен" | "пен" | "бен" | "және"))
    });
    near.filter(|word| is_capital(word.text)).take(LISTED).map(|word| proper::key(word.text))
}

/// The name before the word at `at`: the nearest word with a capital.
fn behind(words: &[Token<'_>], at: usize) -> Option<String> {
    let before = words.get(at.saturating_sub(NAME_WORDS)..at)?;
    before.iter().rev().find(|word| is_capital(word.text)).map(|word| proper::key(word.text))
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52F}')
}

/// A name with a number of its own: «Степной-2» is not «Степной-4».
fn numbered(word: &str) -> Option<String> {
    if !word.chars().any(is_cyrillic) {
        return None;
    }
    let (name, number) = word.split_once('-')?;
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let named = is_capital(name) && name.chars().count() >= 4 && (1..=2).contains(&digits);
    named.then(|| format!("{}-{}", proper::key(name), number.get(..digits).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known_by_the_word_beside_them() {
        for (text, expect) in [
            ("Жители домов по улице Жангельдина говорят", "жанк"),
            ("Жангелдин көшесінің тұрғындары", "жанк"),
            ("в микрорайоне Кайтпас нет воды", "каитп"),
            ("Қайтпас шағынауданы сусыз", "каитп"),
            ("не будет света на улицах Ауэзова, Толстого и Чокина. Приносим", "ауэз тулст чукин"),
            ("Бұқар жырау даңғылында", "пукар"),
            ("Степной-2, дом 14", "степн-2"),
            ("улица в темноте", ""),
            ("COVID-19 и район", ""),
        ] {
            let names: Vec<String> = addresses(text).into_iter().map(|(_, name)| name).collect();
            let mut expect: Vec<&str> = expect.split(' ').filter(|name| !name.is_empty()).collect();
            expect.sort_unstable();
            assert_eq!(names, expect, "{text}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [BEFORE, BEHIND] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }
}
