//! The words of a text as the name rules see them.

use super::lexicon::{LEXICON, is_surname};
use super::phrases::{Courtesy, courtesy};
use crate::fold::{is_letter, skeleton_into};
use crate::redact::kind::Kind;
use crate::token::{Token, tokens};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// A space, or a dot behind a short word: `И. Иванов`, `ул. Абая`.
    Space,
    /// A comma, a dash, quotes, brackets: another part of the sentence.
    Part,
    /// A colon or a line break.
    Line,
    /// The end of a sentence.
    Sentence,
    /// Something that was taken out before.
    Masked,
}

/// A word with what the rules ask of it, asked once.
#[derive(Debug)]
pub(super) struct Word<'k> {
    pub start: usize,
    pub end: usize,
    /// The skeleton.
    pub key: &'k str,
    /// Whether it begins with a large letter.
    pub capital: bool,
    /// Whether it is one large letter; `В`, `С`, which are words too, only with a dot behind.
    pub initial: bool,
    /// Whether all its letters are large.
    pub shouted: bool,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it is a given name in some case.
    pub given: bool,
    /// Whether it is a given name that is an everyday word too.
    pub everyday: bool,
    /// Whether it ends like a patronymic and is written large or stands behind a given name.
    pub patronymic: bool,
    /// What it does in phrases about people.
    pub courtesy: Courtesy,
}

impl Word<'_> {
    /// Whether it is shaped like a surname.
    pub(super) fn is_surname(&self) -> bool {
        is_surname(self.key)
    }
}

/// The skeletons of the words of a text, in one buffer.
pub(super) struct Keys<'t> {
    text: &'t str,
    keys: String,
    /// Each word, and where its skeleton begins.
    tokens: Vec<(Token<'t>, usize)>,
}

impl<'t> Keys<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut keys = Self {
            text,
            keys: String::with_capacity(text.len()),
            tokens: Vec::with_capacity(text.len() / 10),
        };
        for token in tokens(text) {
            keys.tokens.push((token, keys.keys.len()));
            skeleton_into(token.text, &mut keys.keys);
        }
        keys
    }

    /// The words, in order.
    pub(super) fn words(&self) -> Vec<Word<'_>> {
        let mut words: Vec<Word<'_>> = Vec::with_capacity(self.tokens.len());
        for (at, (token, from)) in self.tokens.iter().enumerate() {
            let to = self.tokens.get(at + 1).map_or(self.keys.len(), |next| next.1);
            let gap = match words.last() {
                None => Gap::Sentence,
                Some(last) => gap(self.text.get(last.end..token.start).unwrap_or_default(), last),
            };
            let after_given = words.last().is_some_and(|last| last.given);
            let dotted = self.text.as_bytes().get(token.end) == Some(&b'.');
            words.push(word(
                *token,
                self.keys.get(*from..to).unwrap_or_default(),
                gap,
                [dotted, after_given],
            ));
        }
        words
    }
}

fn word<'k>(token: Token<'_>, key: &'k str, gap: Gap, [dotted, after_given]: [bool; 2]) -> Word<'k> {
    let mut letters = token.text.chars();
    let capital = letters.next().is_some_and(is_capital);
    let single = letters.next().is_none();
    let shouted = capital && !single && !letters_of(token.text).any(char::is_lowercase);
    let given = LEXICON.is_given(key);
    Word {
        start: token.start,
        end: token.end,
        key,
        capital,
        initial: capital && single && (dotted || !WORDS_OF_ONE.contains(&key)),
        shouted,
        gap,
        given,
        everyday: given && LEXICON.is_everyday(key),
        patronymic: (capital || after_given) && LEXICON.is_patronymic(key, false),
        courtesy: courtesy(key),
    }
}

/// Letters that are words by themselves.
const WORDS_OF_ONE: &[&str] = &["а", "в", "и", "к", "о", "с", "у", "я"];

fn is_capital(c: char) -> bool {
    match c {
        'а'..='я' | 'a'..='z' => false,
        'А'..='Я' | 'A'..='Z' => true,
        _ => c.is_uppercase(),
    }
}

fn letters_of(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| is_letter(*c))
}

/// Short words are taken for abbreviations, so a dot behind them ends no sentence.
fn gap(between: &str, last: &Word<'_>) -> Gap {
    if between == " " {
        return Gap::Space;
    }
    let abbreviated = last.key.chars().count() <= 3;
    if between.contains(|c| Kind::of_sentinel(c).is_some()) {
        Gap::Masked
    } else if between.contains(['\n', ':']) {
        Gap::Line
    } else if between.contains(['!', '?', ';', '…']) || (between.contains('.') && !abbreviated) {
        Gap::Sentence
    } else if between.chars().all(|c| matches!(c, ' ' | '.')) {
        Gap::Space
    } else {
        Gap::Part
    }
}
