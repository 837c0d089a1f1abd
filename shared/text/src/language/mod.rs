//! Which language a post is in.
//!
//! Every word is weighed by itself: Kazakh letters, tables of frequent words, and its pieces
//! for the rest. What the words cost in each language decides whether the text is of a neighbouring
//! one; their leans decide between Kazakh, Russian and the mix of both.

pub mod lean;
pub mod model;
mod tally;
mod words;

use crate::fold::is_letter;
use crate::redact::is_lone_name;
use crate::token::{Token, tokens};
use belgi_domain::Language;
use tally::Tally;
use words::Scale;

/// What [`read_language`] found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanguageReading {
    /// The label of the whole text.
    pub language: Language,
    /// The share of Kazakh among the words that are Kazakh or Russian, 0 to 1; 0 where there are none.
    pub kk_share: f32,
    /// How sure the label is, 0 to 1.
    pub confidence: f32,
}

/// Reads the language of `text`, word by word. Addresses, handles and numbers are no words; a text
/// without words, or of a lone name, is [`Language::Other`].
pub fn read_language(text: &str) -> LanguageReading {
    let (mut tally, mut scale) = (Tally::default(), Scale::default());
    let mut add = |token: Token<'_>, opens| {
        if is_word(token.text) {
            tally.add(&scale.weigh(token.text, opens));
        }
    };
    match may_hold_addresses(text) {
        false => words(text, true, &mut add),
        true => {
            let mut opens = true;
            for chunk in text.split_whitespace().filter(|chunk| !is_address(chunk)) {
                words(chunk, opens, &mut add);
                opens = ends_sentence(chunk);
            }
        }
    }
    if tally.words() == 0 || (tally.words() <= 3 && is_lone_name(text)) {
        return LanguageReading { language: Language::Other, kk_share: 0.0, confidence: 0.9 };
    }
    tally.reading()
}

/// The lean from which a word reads as Russian.
const READS: f32 = 0.3;

/// Whether the word (folded) reads as Russian rather than Kazakh, by tables and pieces.
pub(crate) fn reads_russian(word: &str) -> bool {
    Scale::default().weigh(word, true).lean > READS
}

/// Calls `add` with every token of `text` and whether it opens a sentence; the first does if `opens`.
fn words(text: &str, opens: bool, add: &mut impl FnMut(Token<'_>, bool)) {
    let mut end = None;
    for token in tokens(text) {
        let between = end.map(|end| text.get(end..token.start).unwrap_or_default());
        end = Some(token.end);
        add(token, between.map_or(opens, |between| between.len() > 1 && ends_sentence(between.trim_end())));
    }
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', ':'])
}

/// Whether the text has any of the signs without which there is no address, handle or token.
fn may_hold_addresses(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'@' | b'#' | b'/')) || text.contains("www.") || text.contains('⟨')
}

fn is_address(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    match bytes.first() {
        Some(b'#') => chunk.is_ascii() || bytes.contains(&b'@'),
        Some(0xE2) if chunk.starts_with('⟨') => true,
        Some(b'w') if chunk.starts_with("www.") => true,
        _ => bytes.contains(&b'@') || (bytes.contains(&b':') && chunk.contains("://")),
    }
}

/// Whether a token is a word: letters without digits, not one letter stretched («аааа»).
fn is_word(text: &str) -> bool {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    let stretched = first == second && letters.next().is_some() && text.chars().all(|c| Some(c) == first);
    !stretched && !text.bytes().any(|byte| byte.is_ascii_digit()) && text.chars().any(is_letter)
}

#[cfg(test)]
mod tests;
