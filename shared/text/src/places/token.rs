//! A text as tokens: runs of letters and runs of digits, each in the key alphabet, with what stands before it.

use super::letter::{is_capital, is_word, key};
use crate::fold::{is_invisible, latin_to_cyrillic, skeleton};
use unicode_normalization::UnicodeNormalization;

/// What stands between a token and the one before it, by its strongest sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: «27мкр», or the beginning of the text.
    None,
    /// Hyphen, dash or slash without spaces: «Самал-2».
    Hyphen,
    /// Spaces, quotes, brackets, a spaced dash, «№».
    Space,
    /// A full stop; an abbreviation may bear one.
    Dot,
    /// A comma, which joins lists.
    Comma,
    /// The end of a sentence or line.
    Stop,
}

/// One token; offsets are bytes of [`Tokens::keys`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    from: usize,
    to: usize,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it is a run of digits.
    pub(super) digits: bool,
    /// Whether its first letter, but not its second, is a capital.
    pub(super) capital: bool,
}

/// The tokens of a text; one buffer holds the keys of all.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    keys: String,
    /// In the order of the text.
    pub(super) list: Vec<Token>,
}

impl Tokens {
    /// Cuts `text` into tokens, in one pass.
    pub(super) fn of(text: &str) -> Self {
        // Only a text with combining marks can need composing («й» of two characters).
        match text.contains(|letter| ('\u{300}'..='\u{36f}').contains(&letter)) {
            true => Self::of_composed(&text.nfc().collect::<String>()),
            false => Self::of_composed(text),
        }
    }

    fn of_composed(text: &str) -> Self {
        let mut tokens =
            Self { keys: String::with_capacity(text.len()), list: Vec::with_capacity(text.len() / 8) };
        let mut gap = Gap::None;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = run(rest, first);
            let (part, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
            rest = tail;
            if is_word(first) {
                tokens.push(part, gap);
                gap = Gap::None;
            } else if !is_invisible(first) {
                gap = gap.max(sign(first));
            }
        }
        tokens
    }

    fn push(&mut self, part: &str, gap: Gap) {
        let from = self.keys.len();
        match foreign(part) {
            Some(repaired) => self.keys.extend(repaired.chars().map(key)),
            None if part.chars().all(|letter| matches!(letter, 'а'..='ь' | 'ю' | 'я' | '0'..='9')) => {
                self.keys.push_str(part)
            }
            None => {
                for letter in part.chars().filter(|letter| !is_invisible(*letter)) {
                    self.keys.push(key(letter));
                }
            }
        }
        let mut letters = part.chars().filter(|letter| !is_invisible(*letter));
        let first = letters.next();
        let capital = first.is_some_and(is_capital) && !letters.next().is_some_and(is_capital);
        let digits = first.is_some_and(|first| first.is_ascii_digit());
        self.list.push(Token { from, to: self.keys.len(), gap, digits, capital });
    }

    /// The token's letters in the key alphabet.
    pub(super) fn key(&self, token: &Token) -> &str {
        self.keys.get(token.from..token.to).unwrap_or_default()
    }

    /// The key of the token at `index`, empty beyond the end.
    pub(super) fn key_at(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| self.key(token))
    }

    /// What stands before the token at `index`; a stop beyond the end.
    pub(super) fn gap_at(&self, index: usize) -> Gap {
        self.list.get(index).map_or(Gap::Stop, |token| token.gap)
    }
}

/// The gap that one sign makes.
fn sign(letter: char) -> Gap {
    match letter {
        '-' | '–' | '—' | '/' | '‑' => Gap::Hyphen,
        '.' => Gap::Dot,
        ',' => Gap::Comma,
        ';' | ':' | '!' | '?' | '\n' | '\r' => Gap::Stop,
        _ => Gap::Space,
    }
}

/// The Cyrillic of a word with Latin letters: Kazakh typed in Latin («Shymkentte»), or look-alikes of the other
/// alphabet («Aқтау» with a Latin «A»).
fn foreign(part: &str) -> Option<String> {
    let latin = part.bytes().any(|byte| byte.is_ascii_alphabetic());
    latin.then(|| latin_to_cyrillic(part).map_or_else(|| skeleton(part), |cyrillic| skeleton(&cyrillic)))
}

/// How many bytes of `rest` belong together: letters, digits, or one sign. Invisible characters divide no word.
fn run(rest: &str, first: char) -> usize {
    if !is_word(first) {
        return first.len_utf8();
    }
    let digits = first.is_ascii_digit();
    let inside =
        |letter: char| (is_word(letter) && letter.is_ascii_digit() == digits) || is_invisible(letter);
    rest.find(|letter| !inside(letter)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_signs_and_between_digits_and_letters() {
        let tokens = Tokens::of("г. Екібастұз, 27мкр Самал-2! ЫҢҒАЙ");
        let read: Vec<_> =
            tokens.list.iter().map(|token| (tokens.key(token), token.gap, token.capital)).collect();
        let expect = [
            ("г", Gap::None, false),
            ("екибастуз", Gap::Dot, true),
            ("27", Gap::Comma, false),
            ("мкр", Gap::None, false),
            ("самал", Gap::Space, true),
            ("2", Gap::Hyphen, false),
            ("ынгай", Gap::Stop, false),
        ];
        assert_eq!(read, expect);
    }
}
