//! Words of both languages that speak for a topic or for what a post does. They are features like any other,
//! weighed by training; what they add is words that the training posts do not use.

use belgi_text::stem::stem;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One entry a line: a name, a colon, words in any form.
const TABLE: &str = include_str!("../data/lexicon.txt");

static BY_STEM: LazyLock<HashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, (_, words)) in (0_u32..).zip(entries()) {
        for word in words.split_whitespace() {
            let numbers = map.entry(stem(word)).or_default();
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    map
});

/// The numbers of the entries that a stem belongs to.
pub(crate) fn entries_of(stem: &str) -> &'static [u32] {
    BY_STEM.get(stem).map_or(&[], Vec::as_slice)
}

fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_each_entry_once() {
        let names: Vec<_> = entries().map(|(name, _)| name).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
    }

    #[test]
    fn both_languages_hit_one_entry() {
        assert!(!entries_of(&stem("жылу")).is_empty());
        assert_eq!(entries_of(&stem("жылу")), entries_of(&stem("отопления")));
    }
}
