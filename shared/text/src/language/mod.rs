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
use crate::token::tokens;
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
    let mut opens = true;
    for chunk in text.split_whitespace().filter(|chunk| !is_address(chunk)) {
        for token in tokens(chunk).filter(|token| is_word(token.text)) {
            tally.add(&scale.weigh(token.text, opens));
            opens = false;
        }
        opens |= chunk.ends_with(['.', '!', '?', '…', ':']);
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

fn is_address(chunk: &str) -> bool {
    let latin_tag = || chunk.starts_with('#') && chunk.is_ascii();
    latin_tag()
        || chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.contains('@')
        || chunk.starts_with('⟨')
}

fn is_word(text: &str) -> bool {
    let first = text.chars().next();
    let stretched = text.chars().nth(2).is_some() && text.chars().all(|c| Some(c) == first);
    !stretched && !text.contains(|c: char| c.is_ascii_digit()) && text.chars().any(is_letter)
}

#[cfg(test)]
mod tests;
