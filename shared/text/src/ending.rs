//! Tables of endings, looked up from the end of a word instead of being tried one by one.

use crate::hash::WordSet;

/// A table of endings.
#[derive(Debug)]
pub(crate) struct Endings {
    known: WordSet<&'static str>,
    /// Letters of the longest.
    longest: usize,
}

impl Endings {
    pub(crate) fn new(tables: &[&[&'static str]]) -> Self {
        let all = || tables.iter().flat_map(|table| table.iter().copied());
        let longest = all().map(|ending| ending.chars().count()).max().unwrap_or_default();
        Self { known: all().collect(), longest }
    }

    /// What is left of `word` before each of the endings it has, the longest rest first.
    pub(crate) fn stems<'a>(&self, word: &'a str) -> impl DoubleEndedIterator<Item = &'a str> {
        let mut cuts = [None; MOST];
        for (slot, (at, _)) in cuts.iter_mut().zip(word.char_indices().rev()).take(self.longest) {
            *slot =
                word.split_at_checked(at).filter(|(_, ending)| self.known.contains(ending)).map(|cut| cut.0);
        }
        cuts.into_iter().flatten()
    }
}

/// Letters of an ending at most.
const MOST: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_come_from_the_longest_rest_to_the_shortest() {
        let endings = Endings::new(&[&["а", "ами"], &["и", "аминь"]]);
        let stems = |word| endings.stems(word).collect::<Vec<_>>();
        assert_eq!(stems("водами"), ["водам", "вод"]);
        assert_eq!(stems("а"), [""]);
        assert_eq!(stems("вод"), [""; 0]);
        assert_eq!(stems(""), [""; 0]);
    }
}
