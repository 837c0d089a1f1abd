//! Words of both languages that mean the same in a city's affairs, mapped to one concept. This is what lets
//! «жылу жоқ» and «нет отопления» meet.

use belgi_text::stem::stem;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One concept a line: its name, a colon, its words in Kazakh and Russian, in any form.
const TABLE: &str = include_str!("../data/concepts.txt");

static BY_STEM: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let words = lines().flat_map(|(concept, words)| words.map(move |word| (stem(word), concept)));
    // The first concept that claims a stem keeps it.
    words.fold(HashMap::new(), |mut map, (stem, concept)| {
        map.entry(stem).or_insert(concept);
        map
    })
});

/// The concept that a stem belongs to.
pub(crate) fn concept_of(stem: &str) -> Option<&'static str> {
    BY_STEM.get(stem).copied()
}

/// Whether a stem only says what kind of place a name belongs to.
pub(crate) fn is_kind(stem: &str) -> bool {
    matches!(concept_of(stem), Some("street" | "microdistrict" | "district"))
}

fn lines() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
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
        ] {
            let (a, b) = (concept_of(&stem(kk)), concept_of(&stem(ru)));
            assert!(a.is_some() && a == b, "{kk} {a:?} {ru} {b:?}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_names_each_concept_once() {
        let names: Vec<_> = lines().map(|(concept, _)| concept).collect();
        assert!(names.len() >= 250, "{}", names.len());
        assert!(
            names.windows(2).all(|pair| pair[0] < pair[1]),
            "{:?}",
            names.windows(2).find(|pair| pair[0] >= pair[1])
        );
    }

    #[test]
    fn a_word_belongs_to_one_concept() {
        let words: Vec<_> =
            lines().flat_map(|(concept, words)| words.map(move |word| (word, concept))).collect();
        let mut owners: HashMap<&str, &str> = HashMap::new();
        for (word, concept) in words {
            let other = owners.insert(word, concept);
            assert!(other.is_none(), "{word}: {concept} and {other:?}");
        }
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
