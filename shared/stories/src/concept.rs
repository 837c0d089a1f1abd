//! Words of both languages that mean the same in a city's affairs, mapped to one concept. This is what lets
//! «жылу жоқ» and «нет отопления» meet.

use belgi_text::fold::skeleton;
use belgi_text::stem::stem;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;

/// One concept a line: its name, a colon, its words in Kazakh and Russian, in any form.
const WORDS: &str = include_str!("../data/concepts.txt");
/// The same with beginnings of words.
const ROOTS: &str = include_str!("../data/roots.txt");
/// Letters of the shortest beginning in the table.
const SHORTEST_ROOT: usize = 4;
/// The shortest stem that may be the beginning of a listed word's stem: «отрав» is of «отравлен».
const SHORTEST_CUT: usize = 5;
/// The shortest listed stem that longer ones may begin with.
const SHORTEST_HEAD: usize = 6;

static BY_STEM: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let words = lines(WORDS).flat_map(|(concept, words)| words.map(move |word| (stem(word), concept)));
    // The first concept that claims a stem keeps it.
    words.fold(BTreeMap::new(), |mut map, (stem, concept)| {
        map.entry(stem).or_insert(concept);
        map
    })
});

static ROOT_HEADS: LazyLock<HashSet<String>> =
    LazyLock::new(|| BY_ROOT.keys().map(|root| root.chars().take(SHORTEST_ROOT).collect()).collect());
static BY_WORD: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| by_skeleton(WORDS));
static BY_ROOT: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| by_skeleton(ROOTS));

/// The concept that a stem belongs to: one that is listed, else the longest listed beginning, else a listed stem that
/// it is cut from or goes on from.
pub(crate) fn concept_of(stem: &str) -> Option<&'static str> {
    BY_STEM.get(stem).copied().or_else(|| by_root(stem)).or_else(|| by_kin(stem))
}

/// The concept that a whole word belongs to, in the spelling of [`skeleton`], where a table lists it or its beginning.
/// A stem may have lost what tells «горит» from «гора».
pub(crate) fn concept_of_word(word: &str) -> Option<&'static str> {
    BY_WORD.get(word).copied().or_else(|| by_root(word))
}

/// Whether a stem only says what kind of place a name belongs to.
pub(crate) fn is_kind(stem: &str) -> bool {
    matches!(concept_of(stem), Some("street" | "microdistrict" | "district"))
}

fn by_root(stem: &str) -> Option<&'static str> {
    // Nearly all words are told by their first letters to begin with no root.
    let head =
        stem.char_indices().nth(SHORTEST_ROOT).map_or(stem, |(end, _)| stem.get(..end).unwrap_or(stem));
    if !ROOT_HEADS.contains(head) {
        return None;
    }
    heads(stem).find_map(|head| BY_ROOT.get(head).copied())
}

fn by_kin(stem: &str) -> Option<&'static str> {
    let letters = stem.chars().count();
    if letters < SHORTEST_CUT {
        return None;
    }
    let whole = BY_STEM
        .range::<str, _>((Bound::Included(stem), Bound::Unbounded))
        .next()
        .filter(|(listed, _)| listed.starts_with(stem));
    whole.map(|(_, concept)| *concept).or_else(|| {
        let mut heads = heads(stem).take(letters.saturating_sub(SHORTEST_HEAD));
        heads.find_map(|head| BY_STEM.get(head).copied())
    })
}

/// The beginnings of a word, longest first, itself among them.
fn heads(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).rev();
    ends.filter_map(|end| word.get(..end))
}

fn by_skeleton(table: &'static str) -> HashMap<String, &'static str> {
    lines(table).flat_map(|(concept, words)| words.map(move |word| (skeleton(word), concept))).collect()
}

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(concept, words)| (concept.trim(), words.split_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_meet_in_one_concept() {
        for (kk, ru) in [
            ("жылу", "отопление"),
            ("суы", "воды"),
            ("шұңқырлар", "яма"),
            ("қоқыс", "мусора"),
            ("иттер", "собак"),
            ("уланған", "отравившихся"),
            ("тәркіленді", "конфисковали"),
        ] {
            let (a, b) = (concept_of(&stem(kk)), concept_of(&stem(ru)));
            assert!(a.is_some() && a == b, "{kk} {a:?} {ru} {b:?}");
        }
    }

    #[test]
    fn the_tables_are_sorted_and_name_each_concept_once() {
        for table in [WORDS, ROOTS] {
            let names: Vec<_> = lines(table).map(|(concept, _)| concept).collect();
            assert!(names.len() >= 150, "{}", names.len());
            let wrong = names.windows(2).find(|pair| pair[0] >= pair[1]);
            assert!(wrong.is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn a_word_belongs_to_one_concept() {
        for table in [WORDS, ROOTS] {
            let mut owners: HashMap<String, &str> = HashMap::new();
            for (concept, word) in
                lines(table).flat_map(|(concept, words)| words.map(move |word| (concept, word)))
            {
                let other = owners.insert(word.to_owned(), concept);
                assert!(other.is_none(), "{word}: {concept} and {other:?}");
            }
        }
    }

    #[test]
    fn a_beginning_is_long_enough_to_be_of_few_words() {
        let short: Vec<_> = lines(ROOTS)
            .flat_map(|(_, words)| words)
            .filter(|word| word.chars().count() < SHORTEST_ROOT)
            .collect();
        assert!(short.is_empty(), "{short:?}");
    }

    #[test]
    fn short_kazakh_words_keep_their_concept_when_they_are_inflected() {
        for forms in [
            &["су", "суы", "суға", "сусыз"][..],
            &["ит", "иті", "иттер", "итті"],
            &["үй", "үйі", "үйде", "үйдің"],
        ] {
            for form in forms {
                assert_eq!(concept_of(&stem(form)), concept_of(&stem(forms[0])), "{form}");
            }
        }
    }
}
