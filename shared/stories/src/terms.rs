//! What a text is about, as weighted terms: concepts where there are any, stems otherwise.

use crate::concept::concept_of;
use std::collections::{BTreeSet, HashMap};

/// The terms of one text, as numbers of a [`Vocabulary`], sorted, each once.
pub(crate) type Terms = Vec<u32>;

/// The terms of a set of texts, and how telling each is.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, u32>,
    /// In how many texts a term stands.
    texts: Vec<u32>,
    total: u32,
}

impl Vocabulary {
    /// Takes a text's stems in and returns its terms.
    pub(crate) fn add(&mut self, stems: &[String]) -> Terms {
        let names: BTreeSet<&str> = stems.iter().map(|stem| concept_of(stem).unwrap_or(stem)).collect();
        let terms: BTreeSet<u32> = names.into_iter().map(|name| self.number(name)).collect();
        for term in &terms {
            if let Some(count) = self.texts.get_mut(*term as usize) {
                *count += 1;
            }
        }
        self.total += 1;
        terms.into_iter().collect()
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.texts.push(0);
        number
    }

    /// How telling a term is: the logarithm of how rare it is among the texts, smoothed so that in a small
    /// set no term counts for nothing.
    pub(crate) fn weight(&self, term: u32) -> f32 {
        let texts = self.texts.get(term as usize).copied().unwrap_or(0);
        // Counts of texts lie far below 2^24, where f32 is exact.
        #[allow(clippy::cast_precision_loss, reason = "counts lie below 2^24")]
        let rarity = (self.total as f32 + 20.0) / (texts as f32 + 1.0);
        rarity.ln().max(0.1)
    }

    /// In how many texts a term stands.
    pub(crate) fn texts(&self, term: u32) -> u32 {
        self.texts.get(term as usize).copied().unwrap_or(0)
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
    fn a_rare_term_tells_more() {
        let mut vocabulary = Vocabulary::default();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let first = vocabulary.add(&words("аа бб"));
        for _ in 0..9 {
            vocabulary.add(&words("аа"));
        }
        assert!(vocabulary.weight(first[1]) > vocabulary.weight(first[0]));
    }
}
