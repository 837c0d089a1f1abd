//! The files of words.

/// The files by name.
pub(super) const TABLES: [(&str, &str); 3] = [
    ("topics", include_str!("../../data/lexicon/topics.txt")),
    ("cues", include_str!("../../data/lexicon/cues.txt")),
    ("groups", include_str!("../../data/lexicon/groups.txt")),
];

/// The words of one entry in one language.
pub(super) struct Block<'a> {
    /// The entry.
    pub(super) name: &'a str,
    /// The language of its words, `kk` or `ru`.
    pub(super) language: &'a str,
    /// Its words and phrases.
    pub(super) words: Vec<&'a str>,
}

/// The blocks of a file: a line `name language`, and indented lines of words below it.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(' ') {
            if let Some(block) = blocks.last_mut() {
                block.words.extend(line.split_whitespace());
            }
        } else if let Some((name, language)) = line.split_once(' ') {
            blocks.push(Block { name, language, words: Vec::new() });
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn blocks_are_sorted_and_bilingual() {
        for (table, text) in TABLES {
            let names: Vec<_> = blocks(text).iter().map(|block| (block.name, block.language)).collect();
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{table}: {names:?}");
            assert!(names.chunks(2).all(|pair| pair[0].0 == pair[1].0), "{table}: {names:?}");
        }
    }

    #[test]
    fn a_block_names_each_word_once() {
        for (table, text) in TABLES {
            for block in blocks(text) {
                let mut seen = BTreeSet::new();
                let twice: Vec<_> = block.words.iter().filter(|word| !seen.insert(**word)).collect();
                assert!(twice.is_empty(), "{table}, {} {}: {twice:?}", block.name, block.language);
            }
        }
    }
}
