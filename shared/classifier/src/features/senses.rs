//! By which numbers a word is looked up among the word vectors: as it stands, then without its last letters.

use super::hash::{START, step};
use super::{Feature, Features, Kind, number};

/// The fewest letters that a word is cut down to.
const SHORTEST: usize = 4;
/// The most letters that endings of a known stem have.
const ENDINGS: usize = 8;
/// The most letters that a known word may lack of the one that is looked up: its cases.
const CASES: usize = 3;
/// Letters of a word that are looked at.
const LONGEST: usize = 24;

impl Features {
    /// Adds the numbers of a word, the best first; a model reads the first that it knows.
    pub(super) fn sense(&mut self, place: u16, key: &str) {
        let mut hashes = [0_u64; LONGEST];
        let (mut hash, mut letters) = (START, 0);
        for letter in key.chars().take(LONGEST) {
            hash = letter.encode_utf8(&mut [0; 4]).bytes().fold(hash, step);
            if let Some(room) = hashes.get_mut(letters) {
                *room = hash;
            }
            letters += 1;
        }
        let Some((whole, beginnings)) = hashes.get(..letters).and_then(|hashes| hashes.split_last()) else {
            return;
        };
        self.add_sense(Kind::Sense, *whole, place);
        for (cut, beginning) in beginnings.iter().skip(SHORTEST - 1).rev().enumerate().take(ENDINGS) {
            self.add_sense(Kind::Stem, *beginning, place);
            if cut < CASES && letters - cut > SHORTEST + 1 {
                self.add_sense(Kind::Sense, *beginning, place);
            }
        }
    }

    fn add_sense(&mut self, kind: Kind, hash: u64, word: u16) {
        self.senses.push(Feature { number: number(kind, hash), word });
    }
}

/// The number of a word of the vectors, or of a stem that stands for all words that begin so.
pub(crate) fn sense_number(key: &str, is_stem: bool) -> u32 {
    number(if is_stem { Kind::Stem } else { Kind::Sense }, key.bytes().fold(START, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_whole_and_then_cut() {
        let numbers = |key: &str| -> Vec<u32> {
            let mut features = Features::default();
            features.sense(0, key);
            features.senses.iter().map(|feature| feature.number).collect()
        };
        let (word, stem) = (|key| sense_number(key, false), |key| sense_number(key, true));
        assert_eq!(numbers("су"), [word("су")]);
        assert!(numbers("").is_empty());
        assert_eq!(numbers("жолда"), [word("жолда"), stem("жолд")]);
        assert_eq!(
            numbers("лифтиге"),
            [word("лифтиге"), stem("лифтиг"), word("лифтиг"), stem("лифти"), word("лифти"), stem("лифт")]
        );
        assert_eq!(numbers(&"ы".repeat(50)).len(), 1 + ENDINGS + CASES);
    }
}
