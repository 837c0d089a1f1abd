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
use context::{Standing, in_high_office, is_place, standing};
use figures::is_figure;
use pattern::{At, Shape};
use words::{Keys, Word};

/// Every name that `register` does not let stand. Streets and schools that bear a name keep it.
pub(super) fn names(text: &str, register: Register) -> Vec<Span> {
    let keys = Keys::of(text);
    let words = keys.words();
    let mut spans = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let at = At { words: &words, index };
        let Some((shape, count)) = at.may_begin().then(|| at.name()).flatten() else {
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
    let keys = Keys::of(text);
    let words = keys.words();
    let given = |word: &Word<'_>| word.given && !word.everyday;
    words.iter().all(|word| word.capital && (word.initial || given(word) || word.is_surname()))
        && words.iter().any(given)
}

fn is_redacted(words: &[Word<'_>], first: usize, last: usize, shape: Shape, register: Register) -> bool {
    let keys: Vec<_> = words.get(first..=last).unwrap_or_default().iter().map(|word| word.key).collect();
    if shape != Shape::Introduced && (is_place(words, first, last) || is_figure(&keys)) {
        return false;
    }
    match (register, shape) {
        (_, Shape::Introduced) => true,
        (Register::Private, Shape::Pair | Shape::Patronymic) => !in_high_office(words, first, last),
        (Register::Private, Shape::Addressed) => true,
        (Register::Press, Shape::Addressed) => false,
        // «Ардақ Асылханұлы»: many bear such a patronymic as their surname.
        (Register::Press, Shape::Patronymic) if last == first + 1 && is_kazakh_patronymic(keys.last()) => {
            standing(words, first, last) == Standing::Resident
        }
        (Register::Press, Shape::Patronymic) => standing(words, first, last) != Standing::Official,
        (Register::Press, Shape::Pair) => standing(words, first, last) == Standing::Resident,
    }
}

fn is_kazakh_patronymic(key: Option<&&str>) -> bool {
    key.is_some_and(|key| key.contains("улы") || key.contains("кызы") || key.contains("углы"))
}

/// Behind the last word, with the dot of an initial.
fn end_of(text: &str, words: &[Word<'_>], last: usize) -> Option<usize> {
    let word = words.get(last)?;
    let dotted = word.initial && text.get(word.end..)?.starts_with('.');
    Some(word.end + usize::from(dotted))
}
