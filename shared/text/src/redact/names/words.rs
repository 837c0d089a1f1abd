//! The words of a text as the rules for names read them.

use crate::fold::skeleton;
use crate::redact::kind::Kind;
use crate::token::tokens;

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

/// A word with what the rules ask of it.
#[derive(Debug)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    /// The skeleton.
    pub key: String,
    /// Whether it begins with a large letter.
    pub capital: bool,
    /// Whether it is one large letter.
    pub initial: bool,
    /// Whether all its letters are large.
    pub shouted: bool,
    /// What stands before it.
    pub gap: Gap,
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for token in tokens(text) {
        let gap = match words.last() {
            None => Gap::Sentence,
            Some(last) => gap(text.get(last.end..token.start).unwrap_or_default(), last),
        };
        words.push(word(token.text, token.start, token.end, gap));
    }
    words
}

fn word(text: &str, start: usize, end: usize, gap: Gap) -> Word {
    let mut letters = text.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let single = letters.next().is_none();
    let shouted = capital && !single && !text.chars().any(char::is_lowercase);
    Word { start, end, key: skeleton(text), capital, initial: capital && single, shouted, gap }
}

/// Short words are taken for abbreviations, so a dot behind them ends no sentence.
fn gap(between: &str, last: &Word) -> Gap {
    let abbreviated = last.key.chars().count() <= 3;
    if between.contains(|c| Kind::of_sentinel(c).is_some()) {
        Gap::Masked
    } else if between.contains('\n') || between.contains(':') {
        Gap::Line
    } else if between.contains(['!', '?', ';', '…']) || (between.contains('.') && !abbreviated) {
        Gap::Sentence
    } else if between.chars().all(|c| matches!(c, ' ' | '.')) {
        Gap::Space
    } else {
        Gap::Part
    }
}
