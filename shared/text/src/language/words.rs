//! What single words say about the language around them.

use super::model::{Costs, SCALE, Tongue, costs};
use crate::fold::{fold, is_cyrillic, russian_letter};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Function words and frequent words of Kazakh, in skeleton spelling, that are no Russian words.
const KAZAKH: &str = include_str!("../../data/words_kk.txt");
/// Frequent Russian words.
const RUSSIAN: &str = include_str!("../../data/words_ru.txt");
/// Words that both languages share: loans, institutions, brands, places.
const SHARED: &str = include_str!("../../data/words_shared.txt");

/// The lead, in natural logarithms, that trigrams must give one language over the other.
const LEAD: f32 = 1.6;

/// What a word speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    Kazakh,
    Russian,
    /// Shared by both, or undecided.
    Neither,
    /// Written in Latin.
    Latin,
}

/// A word that was weighed.
pub(super) struct Weighed {
    pub lean: Lean,
    pub costs: Costs,
    /// Whether a table or a Kazakh letter says so, not trigrams alone.
    pub sure: bool,
}

struct Tables {
    kazakh: HashSet<&'static str>,
    russian: HashSet<&'static str>,
    shared: HashSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    kazakh: lines(KAZAKH).collect(),
    russian: lines(RUSSIAN).collect(),
    shared: lines(SHARED).collect(),
});

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Weighs one word of a text.
pub(super) fn weigh(word: &str) -> Weighed {
    let name = is_name_shaped(word);
    let word = fold(word);
    let costs = costs(&word);
    let latin = !word.contains(is_cyrillic);
    let skeleton: String = word.chars().map(russian_letter).collect();
    let known = TABLES.kazakh.contains(skeleton.as_str());
    let (lean, sure) = match () {
        () if latin => (Lean::Latin, known),
        () if word.contains(is_kazakh_letter) => (Lean::Kazakh, true),
        () if is_shared(&skeleton) => (Lean::Neither, false),
        () if TABLES.russian.contains(word.as_str()) => (Lean::Russian, true),
        () if known => (Lean::Kazakh, true),
        () if name => (Lean::Neither, false),
        () => (by_trigrams(&costs), false),
    };
    Weighed { lean, costs, sure }
}

/// A large letter and small ones: the word may be a name, which belongs to no language.
fn is_name_shaped(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

fn by_trigrams(costs: &Costs) -> Lean {
    let cost = |tongue: Tongue| costs.get(tongue as usize).map_or(0.0, |cost| *cost as f32 / SCALE);
    let lead = cost(Tongue::Russian) - cost(Tongue::Kazakh);
    match lead {
        _ if lead >= LEAD => Lean::Kazakh,
        _ if lead <= -LEAD => Lean::Russian,
        _ => Lean::Neither,
    }
}

/// A shared word, also with a Kazakh or Russian ending of up to three letters.
fn is_shared(skeleton: &str) -> bool {
    let mut stem = skeleton;
    for _ in 0..4 {
        if TABLES.shared.contains(stem) {
            return true;
        }
        let Some(last) = stem.char_indices().next_back().filter(|(at, _)| *at > 6) else { return false };
        stem = stem.get(..last.0).unwrap_or_default();
    }
    false
}

fn is_kazakh_letter(c: char) -> bool {
    matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_apart() {
        for file in [KAZAKH, RUSSIAN, SHARED] {
            let words: Vec<_> = lines(file).collect();
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        for word in &TABLES.kazakh {
            assert!(!TABLES.russian.contains(word), "{word}");
        }
    }

    #[test]
    fn words_lean() {
        for (word, expect) in [
            ("жоқ", Lean::Kazakh),
            ("жок", Lean::Kazakh),
            ("Кушти", Lean::Kazakh),
            ("почему", Lean::Russian),
            ("отключили", Lean::Russian),
            ("акимат", Lean::Neither),
            ("интернет", Lean::Neither),
            ("qalai", Lean::Latin),
        ] {
            assert_eq!(weigh(word).lean, expect, "{word}");
        }
    }
}
