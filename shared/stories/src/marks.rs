//! What stems lose: the numbers and the names of a text. «№214 мектеп» and «школа 214» are one school, and a name
//! tells more than a noun.

use crate::calendar::date;
use crate::concept::{concept_of, concept_of_word};
use crate::numeral::spelled;
use crate::proper;
use belgi_text::fold::skeleton;
use belgi_text::stem::stem;
use belgi_text::token::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// What a number counts, as the concept beside it, where that has a number of its own in a city.
const NUMBERED: &[&str] = &["bus", "clinic", "hospital", "kindergarten", "microdistrict", "school"];
/// What a number says nothing about: houses, flats and floors are numbered everywhere alike.
const COMMON: &[&str] = &["apartment", "entrance", "floor", "house"];
/// Longer numbers are phones, sums and receipts.
const MAX_DIGITS: usize = 4;
/// Words that one written number takes at most: «двести пятьдесят три».
const LONGEST_SPELLED: usize = 3;

/// A number that something goes by, with the concept it belongs to where the text says so.
pub(crate) type Numbered = (Option<&'static str>, u16);

/// The numbers and names of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Numbers that something goes by: beside a school or a route, behind `№`, or with an ordinal ending.
    pub(crate) numbered: BTreeSet<Numbered>,
    /// Other numbers of two digits and more, as they stand.
    pub(crate) numbers: BTreeSet<String>,
    /// Numbers below ten: they tell little, but two languages share them.
    pub(crate) small: BTreeSet<u16>,
    /// Days named by date, as `MM-DD`.
    pub(crate) dates: BTreeSet<String>,
    /// Stems of words with a capital inside a sentence.
    pub(crate) names: BTreeSet<String>,
    /// The same words by what names are known by.
    pub(crate) keys: BTreeSet<String>,
    /// What stems mean where the whole word says it.
    pub(crate) meant: BTreeMap<String, &'static str>,
}

impl Marks {
    /// The marks of `text`, in time linear in its length.
    pub(crate) fn of(text: &str) -> Self {
        let words: Vec<Token<'_>> = tokens(text).collect();
        let mut marks = Self::default();
        marks.spell(&words);
        for (at, word) in words.iter().enumerate() {
            if word.text.starts_with(|c: char| c.is_ascii_digit()) {
                marks.number(text, &words, at);
                continue;
            }
            if let Some(concept) = concept_of_word(&skeleton(word.text)) {
                marks.meant.insert(stem(word.text), concept);
            } else if is_name(text, word) {
                marks.names.insert(stem(word.text));
                marks.keys.insert(proper::key(word.text));
            }
        }
        // «С 12-ден 19-ға»: beside a route that is named, a bare ordinal counts something else.
        if marks.numbered.iter().any(|(kind, _)| kind.is_some()) {
            marks.numbered.retain(|(kind, _)| kind.is_some());
        }
        marks
    }

    /// Numbers written as words.
    fn spell(&mut self, words: &[Token<'_>]) {
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            match spelled(rest.iter().take(LONGEST_SPELLED).map(|word| word.text)) {
                Some((number, taken)) => {
                    self.count(number);
                    at += taken;
                }
                None => at += 1,
            }
        }
    }

    fn count(&mut self, number: u16) {
        match number {
            0..10 => self.small.insert(number),
            _ => self.numbers.insert(number.to_string()),
        };
    }

    fn number(&mut self, text: &str, words: &[Token<'_>], at: usize) {
        let Some(word) = words.get(at).filter(|word| !is_tail(text, word)) else { return };
        let (digits, rest) = word.text.split_at(digits_end(word.text));
        if let Some(day) =
            words.get(at + 1).and_then(|next| date(digits, next.text)).filter(|_| rest.is_empty())
        {
            self.dates.insert(day);
            return;
        }
        let whole = run(text.get(word.start..).unwrap_or_default());
        if whole.len() > digits.len() {
            self.numbers.insert(whole);
            return;
        }
        if !(2..=MAX_DIGITS).contains(&digits.len()) {
            self.small.extend(digits.parse::<u16>().ok().filter(|number| (2..10).contains(number)));
            return;
        }
        let suffix = rest.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic));
        let beside = |index: Option<usize>| {
            index.and_then(|index| words.get(index)).and_then(|word| concept_of(&stem(word.text)))
        };
        let near = [
            suffix.and_then(|suffix| concept_of(&stem(suffix))),
            beside(Some(at + 1)),
            beside(at.checked_sub(1)),
        ];
        if near.iter().flatten().any(|concept| COMMON.contains(concept)) {
            return;
        }
        let kind = near.into_iter().flatten().find_map(numbered);
        let signed = before(text, word).ends_with('№');
        match digits.parse() {
            Ok(number) if kind.is_some() || signed || suffix.is_some() => {
                self.numbered.insert((kind, number));
            }
            _ => {
                self.numbers.insert(digits.to_owned());
            }
        }
    }
}

fn digits_end(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

/// The whole number that `text` begins with, in one spelling: `18:30`, `16.5` for `16,5`, `2400` for `2 400`.
fn run(text: &str) -> String {
    /// No number of interest is longer, in characters.
    const LONGEST: usize = 14;
    let mut letters = text.chars().take(LONGEST).peekable();
    let mut whole = String::new();
    while let Some(c) = letters.next() {
        let digit = letters.peek().is_some_and(char::is_ascii_digit);
        match c {
            c if c.is_ascii_digit() => whole.push(c),
            ' ' | '\u{a0}' | '\u{202f}'
                if digit && letters.clone().take_while(char::is_ascii_digit).count() == 3 => {}
            ',' | '.' if digit => whole.push('.'),
            ':' if digit => whole.push(':'),
            _ => break,
        }
    }
    whole
}

/// The concept that a number belongs to; a route is known by its bus.
fn numbered(concept: &'static str) -> Option<&'static str> {
    let concept = if concept == "route" { "bus" } else { concept };
    NUMBERED.contains(&concept).then_some(concept)
}

/// Whether the number goes on from the one before it: `30` of `18:30`, `400` of `2 400`.
fn is_tail(text: &str, word: &Token<'_>) -> bool {
    let mut last = text.get(..word.start).unwrap_or_default().chars().rev();
    let joined = last.next().is_some_and(|c| matches!(c, ':' | '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'));
    let grouped = text.get(..word.start).is_some_and(|lead| !lead.ends_with([' ', '\u{a0}', '\u{202f}']))
        || word.text.len() == 3;
    joined && grouped && last.next().is_some_and(|c| c.is_ascii_digit())
}

fn before<'a>(text: &'a str, word: &Token<'_>) -> &'a str {
    text.get(..word.start).unwrap_or_default().trim_end_matches(' ')
}

/// A capital that no sentence, line or quotation begins with, and not a word in capitals.
fn is_name(text: &str, word: &Token<'_>) -> bool {
    let mut letters = word.text.chars();
    let capital =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let lead = text.get(..word.start).unwrap_or_default();
    let last = lead.chars().rev().find(|c| *c == '\n' || !c.is_whitespace());
    capital && last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '«' | '(' | '"' | '-' | '“'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_by_what_stands_beside_them() {
        let cases: [(&str, &[Numbered]); 8] = [
            ("№214 мектеп асханасы", &[(Some("school"), 214)]),
            ("В школе № 214 снова", &[(Some("school"), 214)]),
            ("214-мектепте тағы", &[(Some("school"), 214)]),
            ("65-й пришёл", &[(None, 65)]),
            ("маршрут № 65 и 65-автобус", &[(Some("bus"), 65)]),
            ("Нұрсат, 114-үй, 47 пәтер", &[]),
            ("с 18:30 до 20:00, 22 % и 16.11", &[]),
            ("ждали 40 минут", &[]),
        ];
        for (text, expect) in cases {
            assert_eq!(Marks::of(text).numbered.into_iter().collect::<Vec<_>>(), expect, "{text}");
        }
    }

    #[test]
    fn names_stand_inside_a_sentence() {
        let names = Marks::of("Улица в Туране. Вчера приехал Ержан, ПОЗОР").names;
        assert_eq!(names, [stem("Туране"), stem("Ержан")].into_iter().collect());
    }
}
