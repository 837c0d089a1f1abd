//! A text as a row of names, kind words, numbers and all else.

use super::index::{Hit, Index};
use super::token::{Gap, Tokens};
use super::word::{self, Word};

/// What stands at one position of a text.
#[derive(Debug)]
pub(super) enum What<'a> {
    /// A name of the gazetteer: every form it may be, and the number after it («Самал-2»).
    Name(Name<'a>),
    /// A kind word.
    Word(Word),
    /// A number, cardinal or ordinal, with its letter: «27», «12-ші», «8а».
    Number(u16, Option<char>),
    /// «и», «мен», «және».
    Link,
    /// A single letter, such as an initial.
    Letter,
    /// A word that a house number goes with: «дом», «үй», «кв».
    House,
    /// Anything else.
    Other,
}

/// A name found in a text.
#[derive(Debug)]
pub(super) struct Name<'a> {
    /// The forms it may be, all of the same length.
    pub(super) hits: Vec<Hit<'a>>,
    /// The number after it.
    pub(super) number: Option<u16>,
    /// Its first word as a key.
    pub(super) key: &'a str,
}

/// One position of a text.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// What stands here.
    pub(super) what: What<'a>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it begins with a capital letter and goes on in small ones.
    pub(super) capital: bool,
    /// Whether it may be an abbreviation, after which a full stop ends nothing.
    pub(super) short: bool,
}

const LINKS: &[&str] = &["жане", "и", "или", "мен", "пен", "с"];
const HOUSES: &[&str] = &["д", "дом", "дома", "доме", "кв", "патер", "уй", "уйде", "уйдин", "уйи"];
const ORDINALS: &[&str] = &["го", "инши", "й", "м", "ми", "ншы", "нши", "ой", "ом", "шы", "ши", "ый", "ыншы"];

/// Reads `tokens` as items. `numbered` says how many numbered parts a place has.
pub(super) fn items<'a>(
    index: &'a Index,
    tokens: &'a Tokens,
    numbered: impl Fn(usize) -> u16,
) -> Vec<Item<'a>> {
    let mut items = Vec::with_capacity(tokens.list.len());
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.list.get(at) {
        let key = tokens.key(token);
        let names = if token.digits { 0 } else { index.longest(tokens, at, &mut hits) };
        let (what, length) = if names > 0 {
            let most = hits.iter().map(|hit| numbered(hit.form.entry)).max().unwrap_or(0);
            let number = number_after(tokens, at + names, most);
            let name = Name { hits: std::mem::take(&mut hits), number, key };
            (What::Name(name), names + usize::from(number.is_some()))
        } else {
            plain(tokens, at)
        };
        let short = key.len() <= 8;
        items.push(Item { what, gap: token.gap, capital: token.capital, short });
        at += length;
    }
    items
}

/// The number of a numbered part, where the token at `at` is one up to `most`.
fn number_after(tokens: &Tokens, at: usize, most: u16) -> Option<u16> {
    let token = tokens.list.get(at).filter(|token| token.digits && token.gap <= Gap::Space)?;
    tokens.key(token).parse().ok().filter(|number| (1..=most).contains(number))
}

/// What the token at `at` is where no name begins, and how many tokens it takes.
fn plain<'a>(tokens: &Tokens, at: usize) -> (What<'a>, usize) {
    let key = tokens.key_at(at);
    if tokens.list.get(at).is_some_and(|token| token.digits) {
        return number(tokens, at);
    }
    let near = tokens.gap_at(at + 1) <= Gap::Dot;
    if let Some(word) = word::word(key, if near { tokens.key_at(at + 1) } else { "" }) {
        return (What::Word(word), word.tokens);
    }
    let what = match key {
        _ if LINKS.contains(&key) => What::Link,
        _ if HOUSES.contains(&key) => What::House,
        _ if key.chars().nth(1).is_none() => What::Letter,
        _ => What::Other,
    };
    (what, 1)
}

fn number<'a>(tokens: &Tokens, at: usize) -> (What<'a>, usize) {
    let Ok(value) = tokens.key_at(at).parse() else { return (What::Other, 1) };
    let next = tokens.key_at(at + 1);
    let glued = tokens.gap_at(at + 1) <= Gap::Hyphen;
    if glued && ORDINALS.contains(&next) && word::word(next, tokens.key_at(at + 2)).is_none() {
        return (What::Number(value, None), 2);
    }
    match next {
        "а" | "б" | "в" if glued => (What::Number(value, next.chars().next()), 2),
        _ => (What::Number(value, None), 1),
    }
}
