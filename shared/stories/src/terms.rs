//! What a text is about, as weighted terms: concepts where there are any, stems otherwise.

use crate::concept::concept_of;
use crate::marks::Marks;
use belgi_text::stem::stem;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// The terms of one text, as numbers of a [`Vocabulary`], sorted, each once.
pub(crate) type Terms = Vec<u32>;

/// Words that stand in any news and any complaint; `data/common.txt` says why each group is there.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("../data/common.txt").lines().filter(|line| !line.starts_with('#'));
    let stems = lines.flat_map(str::split_whitespace).map(stem);
    stems.map(|stem| concept_of(&stem).map_or(stem, str::to_owned)).collect()
});

/// How much more a name or a number tells than a noun, and how little a word that is said everywhere.
const NAME: f32 = 1.6;
const NUMBER: f32 = 1.6;
const EVERYWHERE: f32 = 0.2;

#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// In how many texts the term stands, and in how many as a name.
    texts: u32,
    named: u32,
    number: bool,
    common: bool,
}

/// The terms of a set of texts, and how telling each is.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, u32>,
    known: Vec<Known>,
    total: u32,
}

impl Vocabulary {
    /// Takes a text's stems and marks in and returns its terms.
    pub(crate) fn add(&mut self, stems: &[String], marks: &Marks) -> Terms {
        let is_number = |stem: &String| stem.starts_with(|c: char| c.is_ascii_digit());
        let words = stems.iter().filter(|stem| !is_number(stem));
        let mut terms: BTreeSet<u32> =
            words.map(|stem| self.number(concept_of(stem).unwrap_or(stem))).collect();
        terms.extend(marks.numbered.iter().map(|(_, number)| self.digits(&number.to_string())));
        terms.extend(marks.numbers.iter().map(|number| self.digits(number)));
        for term in &terms {
            if let Some(known) = self.known.get_mut(*term as usize) {
                known.texts += 1;
            }
        }
        for name in &marks.names {
            let number = self.numbers.get(concept_of(name).unwrap_or(name));
            if let Some(known) = number.and_then(|number| self.known.get_mut(*number as usize)) {
                known.named += 1;
            }
        }
        self.total += 1;
        terms.into_iter().collect()
    }

    fn digits(&mut self, digits: &str) -> u32 {
        let number = self.number(digits);
        if let Some(known) = self.known.get_mut(number as usize) {
            known.number = true;
        }
        number
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.known.push(Known { common: COMMON.contains(name), ..Known::default() });
        number
    }

    /// How telling a term is: the logarithm of how rare it is among the texts, smoothed so that a
    /// small set weighs its terms like a middling one; more for names and numbers, little for what is said everywhere.
    pub(crate) fn weight(&self, term: u32) -> f32 {
        let known = self.known.get(term as usize).copied().unwrap_or_default();
        // Counts of texts lie far below 2^24, where f32 is exact.
        #[allow(clippy::cast_precision_loss, reason = "counts lie below 2^24")]
        let rarity = (self.total as f32 + 200.0) / (known.texts as f32 + 3.0);
        let kind = match known {
            Known { common: true, .. } => EVERYWHERE,
            Known { number: true, .. } => NUMBER,
            Known { named, texts, .. } if named * 2 >= texts.max(1) => NAME,
            _ => 1.0,
        };
        kind * rarity.ln().max(0.1)
    }

    /// Terms with their weights.
    pub(crate) fn weigh(&self, terms: &[u32]) -> Vec<(u32, f32)> {
        terms.iter().map(|term| (*term, self.weight(*term))).collect()
    }

    /// In how many texts a term stands.
    pub(crate) fn texts(&self, term: u32) -> u32 {
        self.known.get(term as usize).map_or(0, |known| known.texts)
    }

    /// Whether a term is a number.
    pub(crate) fn is_number(&self, term: u32) -> bool {
        self.known.get(term as usize).is_some_and(|known| known.number)
    }

    /// Whether a term is one that any text may have.
    pub(crate) fn is_common(&self, term: u32) -> bool {
        self.known.get(term as usize).is_some_and(|known| known.common)
    }
}

/// The share of terms that two sorted sets have in common, 0 to 1 (Jaccard).
pub(crate) fn jaccard(a: &[u32], b: &[u32]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    let union = a.len() + b.len() - common;
    #[allow(clippy::cast_precision_loss, reason = "a text has fewer than 2^24 terms")]
    let share = if union == 0 { 0.0 } else { common as f32 / union as f32 };
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jaccard_counts_what_is_common() {
        assert!((jaccard(&[1, 2, 3], &[2, 3, 4]) - 0.5).abs() < 1e-6);
        assert!(jaccard(&[], &[]).abs() < 1e-6);
        assert!((jaccard(&[1], &[1]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_rare_term_and_a_number_tell_more() {
        let mut vocabulary = Vocabulary::default();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let marks = Marks { numbers: ["45".to_owned()].into(), ..Marks::default() };
        let first = vocabulary.add(&words("ааб ббв"), &marks);
        for _ in 0..9 {
            vocabulary.add(&words("ааб"), &Marks::default());
        }
        let weights: Vec<f32> = first.iter().map(|term| vocabulary.weight(*term)).collect();
        assert!(weights[0] < weights[1] && weights[1] < weights[2], "{weights:?}");
    }
}
