//! What single words say about the language around them.

use super::lean::lean;
use super::model::{Costs, SCALE, Tongue, costs};
use crate::fold::{fold_into, is_cyrillic, russian_letter};
use crate::hash::{WordMap, WordSet};
use crate::latin::latin_to_cyrillic;
use std::sync::LazyLock;

/// Function words and frequent words of Kazakh, in skeleton spelling, that are no Russian words.
const KAZAKH: &str = include_str!("../../data/words_kk.txt");
/// Frequent Russian words.
const RUSSIAN: &str = include_str!("../../data/words_ru.txt");
/// Words that both languages share: loans, institutions, brands, places.
const SHARED: &str = include_str!("../../data/words_shared.txt");
/// Russian words that stand in Kazakh sentences as well.
const WEAK: &str = include_str!("../../data/words_weak.txt");

/// The most that a weak word says for Russian.
const WEAKLY: f32 = 0.35;

/// What a word of a text says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighed {
    /// From -1, Kazakh beyond doubt, over 0, shared by both or undecided, to 1, Russian beyond doubt.
    pub lean: f32,
    /// Whether the word is written in Latin.
    pub latin: bool,
    /// Whether a table or a Kazakh letter says so, not its pieces alone.
    pub sure: bool,
    /// What the word costs in each language.
    pub costs: Costs,
}

/// What a table says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Kazakh,
    Russian,
    Shared,
    Weak,
}

struct Tables {
    /// Words without Kazakh letters.
    words: WordMap<&'static str, Known>,
    /// Kazakh words as they come back from Latin, where `i` stands for `ы` and `і` alike.
    latin: WordSet<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let tables =
        [(KAZAKH, Known::Kazakh), (RUSSIAN, Known::Russian), (WEAK, Known::Weak), (SHARED, Known::Shared)];
    let words = tables.into_iter().flat_map(|(file, known)| lines(file).map(move |word| (word, known)));
    Tables { words: words.collect(), latin: lines(KAZAKH).map(|word| word.replace('ы', "и")).collect() }
});

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The natural logarithm of the odds at which the pieces of a word leave no doubt.
const CERTAIN: f32 = 3.0;

/// The share of what trigrams say in the lean of a word: they were counted in other texts than the model of pieces and
/// steady it where a word is misspelt.
const TRIGRAMS: f32 = 0.1;

/// Weighs the words of a text, in room that is kept from word to word.
#[derive(Debug, Default)]
pub(super) struct Scale {
    word: String,
}

impl Scale {
    /// Weighs one word of a text; `opens` tells that it opens a sentence, where a capital tells nothing.
    pub(super) fn weigh(&mut self, word: &str, opens: bool) -> Weighed {
        let name = !opens && is_name_shaped(word);
        self.word.clear();
        fold_into(word, &mut self.word);
        let costs = costs(&self.word);
        if !self.word.contains(is_cyrillic) {
            let (lean, sure) = self.latin(name, &costs);
            return Weighed { lean, latin: true, sure, costs };
        }
        let word = self.word.as_str();
        let (lean, sure) = match known(word) {
            _ if word.contains(is_kazakh_letter) => (if name { -0.5 } else { -1.0 }, !name),
            Some(known) => known.lean(),
            None if name => (0.0, false),
            None => (by_pieces(word, &costs, [Tongue::Kazakh, Tongue::Russian]), false),
        };
        Weighed { lean, latin: false, sure, costs }
    }

    /// The lean of a Latin word, read as Cyrillic.
    fn latin(&self, name: bool, costs: &Costs) -> (f32, bool) {
        let cyrillic: String =
            latin_to_cyrillic(&self.word).unwrap_or_default().chars().map(russian_letter).collect();
        // Two Latin letters are a word of every language.
        let long = cyrillic.chars().nth(2).is_some();
        match known(&cyrillic) {
            Some(known) if long || !known.lean().1 => known.lean(),
            _ if long && TABLES.latin.contains(cyrillic.replace('ы', "и").as_str()) => (-1.0, true),
            _ if name => (0.0, false),
            _ => (by_pieces(&cyrillic, costs, [Tongue::LatinKazakh, Tongue::LatinRussian]), false),
        }
    }
}

impl Known {
    /// The lean of such a word, and whether it is sure.
    fn lean(self) -> (f32, bool) {
        match self {
            Self::Kazakh => (-1.0, true),
            Self::Russian => (1.0, true),
            Self::Shared => (0.0, false),
            Self::Weak => (WEAKLY, false),
        }
    }
}

fn by_pieces(word: &str, costs: &Costs, [kazakh, russian]: [Tongue; 2]) -> f32 {
    let cost = |tongue: Tongue| costs.get(tongue as usize).map_or(0.0, |cost| f32::from(*cost) / SCALE);
    let trigrams = cost(kazakh) - cost(russian);
    ((lean(word) + TRIGRAMS * trigrams) / CERTAIN).clamp(-1.0, 1.0)
}

/// A large letter and small ones: the word may be a name, which belongs to no language.
fn is_name_shaped(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

/// What the tables say of a word without Kazakh letters; a shared word also with an ending of up to three letters.
fn known(word: &str) -> Option<Known> {
    let whole = TABLES.words.get(word).copied();
    let mut stem = word;
    for _ in 0..3 {
        if whole.is_some() {
            break;
        }
        let (at, _) = stem.char_indices().next_back().filter(|(at, _)| *at > 6)?;
        stem = stem.get(..at).unwrap_or_default();
        if TABLES.words.get(stem) == Some(&Known::Shared) {
            return Some(Known::Shared);
        }
    }
    whole
}

fn is_kazakh_letter(c: char) -> bool {
    matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_tables_are_sorted_and_apart() {
        for file in [KAZAKH, RUSSIAN, SHARED, WEAK] {
            let words: Vec<_> = lines(file).collect();
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        let all: Vec<_> = [KAZAKH, RUSSIAN, SHARED, WEAK].into_iter().flat_map(lines).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn words_lean() {
        for (word, expect) in [
            ("жоқ", -1.0),
            ("жок", -1.0),
            ("Кушти", -1.0),
            ("joq", -1.0),
            ("почему", 1.0),
            ("отключили", 1.0),
            ("акимат", 0.0),
            ("интернет", 0.0),
        ] {
            assert_eq!(Scale::default().weigh(word, true).lean, expect, "{word}");
        }
    }
}
