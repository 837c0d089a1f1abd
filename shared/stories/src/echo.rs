//! Near-duplicates: reprints, reposts, edited copies. Candidates come from MinHash bands, so the work grows
//! with the number of texts; each is then verified on its terms.

use crate::terms::{Terms, Vocabulary, jaccard};
use std::collections::HashMap;

/// Terms in common from which one text repeats another.
const SAME_FROM: f32 = 0.75;
/// Numbers in common from which that holds, where both have any.
const SAME_NUMBERS_FROM: f32 = 0.5;
/// Shorter texts are alike by chance: «спасибо большое» is no reprint.
const MIN_TERMS: usize = 6;
/// Bands of two hashes each: at 75 % in common a pair is missed once in a thousand times.
const BANDS: u64 = 8;
/// Texts remembered a bucket; a bucket that is fuller holds boilerplate.
const BUCKET: usize = 24;

/// Finds the earlier text that a text repeats.
#[derive(Debug, Default)]
pub(crate) struct Echoes {
    buckets: HashMap<u64, Vec<usize>>,
    texts: HashMap<usize, Terms>,
}

impl Echoes {
    /// Takes in text `number` with these terms of `vocabulary`; the earliest one that it repeats, if any.
    pub(crate) fn add(&mut self, number: usize, terms: &Terms, vocabulary: &Vocabulary) -> Option<usize> {
        if terms.len() < MIN_TERMS {
            return None;
        }
        let bands: Vec<u64> = (0..BANDS).map(|band| band_of(band, terms)).collect();
        let candidates = bands.iter().filter_map(|band| self.buckets.get(band)).flatten().copied();
        let same = candidates
            .filter(|other| self.texts.get(other).is_some_and(|text| repeats(text, terms, vocabulary)));
        if let Some(first) = same.min() {
            return Some(first);
        }
        for band in bands {
            let bucket = self.buckets.entry(band).or_default();
            if bucket.len() < BUCKET {
                bucket.push(number);
            }
        }
        self.texts.insert(number, terms.clone());
        None
    }
}

/// Whether two texts are one: most terms in common, and no other numbers. Yesterday's exchange rates and today's
/// are the same words.
fn repeats(a: &Terms, b: &Terms, vocabulary: &Vocabulary) -> bool {
    if jaccard(a, b) < SAME_FROM {
        return false;
    }
    let numbers =
        |terms: &Terms| terms.iter().copied().filter(|term| vocabulary.is_number(*term)).collect::<Terms>();
    let (a, b) = (numbers(a), numbers(b));
    a.is_empty() || b.is_empty() || jaccard(&a, &b) >= SAME_NUMBERS_FROM
}

fn band_of(band: u64, terms: &Terms) -> u64 {
    let least = |seed: u64| terms.iter().map(|term| mix(u64::from(*term) ^ mix(seed))).min().unwrap_or(0);
    mix(least(2 * band) ^ least(2 * band + 1).rotate_left(17) ^ band)
}

/// SplitMix64's finaliser: every bit of the input moves every bit of the output.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_copy_is_an_echo_of_the_first_and_a_short_line_of_nothing() {
        let (mut echoes, words) = (Echoes::default(), Vocabulary::default());
        let original: Terms = (0..20).collect();
        let edited: Terms = (0..18).chain([50]).collect();
        let other: Terms = (100..120).collect();
        assert_eq!(echoes.add(0, &original, &words), None);
        assert_eq!(echoes.add(1, &other, &words), None);
        assert_eq!(echoes.add(2, &edited, &words), Some(0));
        assert_eq!(echoes.add(3, &original, &words), Some(0));
        assert_eq!(echoes.add(4, &vec![1, 2], &words), None);
        assert_eq!(echoes.add(5, &vec![1, 2], &words), None);
    }
}
