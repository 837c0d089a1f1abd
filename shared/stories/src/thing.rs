//! What a trouble happens to: a lamp, a lift, a traffic light. Two troubles of one street are two where the things differ.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The number of a line of `data/things.txt`, from 1; 0 is no thing.
pub(crate) type Thing = u8;

static THINGS: LazyLock<HashMap<&'static str, Thing>> = LazyLock::new(|| {
    let lines = include_str!("../data/things.txt").lines().filter(|line| !line.starts_with('#'));
    let concepts = lines.zip(1..).filter_map(|(line, number)| Some((line.split_once(':')?.1, number)));
    concepts.flat_map(|(words, number)| words.split_whitespace().map(move |word| (word, number))).collect()
});

/// The thing that a concept speaks of; 0 where it speaks of none.
pub(crate) fn thing_of(concept: &str) -> Thing {
    THINGS.get(concept).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept::concept_of_word;

    #[test]
    fn words_of_both_languages_name_one_thing() {
        let thing = |word: &str| concept_of_word(word).map(thing_of).unwrap_or_default();
        for (a, b) in
            [("фонари", "шам"), ("светофор", "багдаршам"), ("гололед", "коктайгак"), ("яма", "шункыр")]
        {
            assert_eq!(thing(a), thing(b), "{a} {b}");
            assert_ne!(thing(a), 0, "{a}");
        }
        assert_ne!(thing("фонари"), thing("светофор"));
        assert_eq!(thing("свет"), 0);
    }

    #[test]
    fn a_concept_is_of_one_thing_and_lines_are_sorted() {
        let lines: Vec<&str> =
            include_str!("../data/things.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted());
        let all = lines.iter().flat_map(|line| line.split_once(": ").unwrap().1.split(' '));
        assert_eq!(all.count(), THINGS.len());
    }
}
