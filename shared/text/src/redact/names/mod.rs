//! Names of people.

mod context;
mod figures;
mod lexicon;
mod pattern;
mod phrases;
#[cfg(test)]
mod tests;
mod words;

use super::Register;
use super::kind::Kind;
use super::view::Span;
use context::{Standing, is_place, standing};
use figures::is_figure;
use lexicon::{LEXICON, is_surname};
use pattern::{At, Shape};
use words::{Word, words};

/// Every name that `register` does not let stand. Streets and schools that bear a name keep it.
pub(super) fn names(text: &str, register: Register) -> Vec<Span> {
    let words = words(text);
    let mut spans = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let Some((shape, count)) = (At { words: &words, index }).name() else {
            index += 1;
            continue;
        };
        let last = index + count - 1;
        if is_redacted(&words, index, last, shape, register)
            && let (Some(first), Some(end)) = (words.get(index), end_of(text, &words, last))
        {
            spans.push(Span { kind: Kind::Name, start: first.start, end });
        }
        index = last + 1;
    }
    spans
}

/// Whether `text` is nothing but given names and surnames, written as names are.
pub(crate) fn is_lone_name(text: &str) -> bool {
    let words = words(text);
    let given = |word: &Word| LEXICON.is_given(&word.key) && !LEXICON.is_everyday(&word.key);
    words.iter().all(|word| word.capital && (given(word) || is_surname(&word.key))) && words.iter().any(given)
}

fn is_redacted(words: &[Word], first: usize, last: usize, shape: Shape, register: Register) -> bool {
    let keys: Vec<_> =
        words.get(first..=last).unwrap_or_default().iter().map(|word| word.key.as_str()).collect();
    if shape != Shape::Introduced && (is_place(words, first, last) || is_figure(&keys)) {
        return false;
    }
    match (register, shape) {
        (Register::Private, _) | (Register::Press, Shape::Introduced) => true,
        (Register::Press, Shape::Addressed) => false,
        (Register::Press, Shape::Patronymic) => standing(words, first, last) != Standing::Official,
        (Register::Press, Shape::Pair) => standing(words, first, last) == Standing::Resident,
    }
}

/// Behind the last word, with the dot of an initial.
fn end_of(text: &str, words: &[Word], last: usize) -> Option<usize> {
    let word = words.get(last)?;
    let dotted = word.initial && text.get(word.end..)?.starts_with('.');
    Some(word.end + usize::from(dotted))
}
