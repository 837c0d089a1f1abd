//! A post into numbered features: words, roots, pairs, pieces of words, entries of the tables, punctuation.

pub(crate) mod cues;
pub(crate) mod hash;
pub(crate) mod key;
pub(crate) mod senses;
mod signs;

use crate::lexicon::{Lexicon, Met};
use crate::reading::Input;
use belgi_text::token::tokens;
use cues::Cues;
use hash::{START, step, steps};
use key::write_key;

/// Words read of a post; what follows repeats itself.
const MAX_WORDS: usize = 200;
/// Letters of a word that stand for all its forms.
const ROOT: usize = 5;
/// Letters in a piece of a word.
const PIECES: std::ops::RangeInclusive<usize> = 3..=5;
/// The longest word whose pieces are looked at, in letters.
const LONGEST: usize = 40;
/// The word of a feature that comes from no single word.
pub(crate) const NO_WORD: u16 = u16::MAX;

/// One feature and the place of the word it came from, or [`NO_WORD`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feature {
    pub(crate) number: u32,
    pub(crate) word: u16,
}

/// The features of a post and where its words stand in the text, in bytes.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// Of words as they are spelt: words, roots, pairs.
    pub(crate) surface: Vec<Feature>,
    /// Of runs of letters within words.
    pub(crate) pieces: Vec<Feature>,
    /// Of meaning: entries of the tables, signs, the speaker.
    pub(crate) meaning: Vec<Feature>,
    /// Of word vectors: for each word the numbers it may be known by, the best first.
    pub(crate) senses: Vec<Feature>,
    pub(crate) words: Vec<(usize, usize)>,
    /// The entries that each word meets, one bit each.
    pub(crate) entries: Vec<u64>,
}

/// The kinds of features; a kind is mixed into the hash, so that a word and a root do not meet.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Word = 1,
    Root,
    Pair,
    Piece,
    Entry,
    Both,
    Sign,
    Speaker,
    Length,
    Opening,
    Closing,
    Leading,
    Sense,
    Stem,
}

/// The features of `text`, whose beginning is the title where there is one.
pub(crate) fn features(text: &str, input: &Input<'_>) -> Features {
    let mut features = Features::with_room(text.len());
    let (mut met, mut cues, mut before) = (Met::default(), Cues::default(), 0);
    let mut key = String::new();
    for token in tokens(text).take(MAX_WORDS).filter(|token| !is_mark(text, token.start)) {
        let place = u16::try_from(features.words.len()).unwrap_or(NO_WORD);
        features.words.push((token.start, token.end));
        write_key(token.text, &mut key);
        let root = features.word(place, &key);
        features.sense(place, &key);
        features.add_surface(Kind::Pair, steps(before, &root.to_le_bytes()), place);
        if place < 3 {
            features.add_surface(Kind::Opening, step(root, b'0' + u8::try_from(place).unwrap_or(9)), place);
        }
        before = root;
        let entries = Lexicon::bundled().meet(&key, &mut met);
        features.entries.push(entries);
        cues.see(entries, place);
    }
    features.closing(&key, before);
    cues.write(&mut features);
    signs::write(text, &mut features);
    features.speaker(input);
    features
}

/// Whether the word is the inside of a typed token such as `⟨phone⟩`.
fn is_mark(text: &str, start: usize) -> bool {
    text.get(..start).is_some_and(|before| before.ends_with('⟨'))
}

impl Features {
    /// No features yet, with room for those of a text of so many bytes.
    fn with_room(bytes: usize) -> Self {
        let words = (bytes / 8).min(MAX_WORDS);
        Self {
            surface: Vec::with_capacity(words * 3 + 8),
            pieces: Vec::with_capacity(words * 16),
            meaning: Vec::with_capacity(64),
            senses: Vec::with_capacity(words * 6),
            words: Vec::with_capacity(words),
            entries: Vec::with_capacity(words),
        }
    }

    /// A feature of the `Kind` whose own part is `hash`.
    fn add_surface(&mut self, kind: Kind, hash: u64, word: u16) {
        self.surface.push(Feature { number: number(kind, hash), word });
    }

    pub(crate) fn add_meaning(&mut self, kind: Kind, hash: u64, word: u16) {
        self.meaning.push(Feature { number: number(kind, hash), word });
    }

    /// The features of a word by itself; gives back the hash of its root.
    fn word(&mut self, place: u16, key: &str) -> u64 {
        let root_end = key.char_indices().nth(ROOT).map_or(key.len(), |(index, _)| index);
        let root = steps(START, key.as_bytes().get(..root_end).unwrap_or_default());
        self.add_surface(Kind::Root, root, place);
        if root_end < key.len() {
            self.add_surface(Kind::Word, steps(START, key.as_bytes()), place);
        }
        self.cut(key, place);
        root
    }

    /// Runs of letters within a word whose ends are marked.
    fn cut(&mut self, key: &str, place: u16) {
        let mut ends = [0_u8; LONGEST + 3];
        let mut marked = [0_u8; LONGEST * 4 + 2];
        let (mut letters, mut bytes) = (0, 0);
        for letter in std::iter::once('^').chain(key.chars().take(LONGEST)).chain(['$']) {
            let Some(room) = marked.get_mut(bytes..bytes + letter.len_utf8()) else { break };
            letter.encode_utf8(room);
            bytes += letter.len_utf8();
            letters += 1;
            if let Some(end) = ends.get_mut(letters) {
                *end = u8::try_from(bytes).unwrap_or(u8::MAX);
            }
        }
        let end = |letter: usize| ends.get(letter).map_or(bytes, |end| usize::from(*end));
        for first in 0..letters {
            let mut hash = START;
            let longest = (first + PIECES.end()).min(letters);
            for next in first..longest {
                hash = steps(hash, marked.get(end(next)..end(next + 1)).unwrap_or_default());
                if PIECES.contains(&(next + 1 - first)) {
                    self.pieces.push(Feature { number: number(Kind::Piece, hash), word: place });
                }
            }
        }
    }

    /// How the post ends: questions and requests stand in the last word.
    fn closing(&mut self, key: &str, root: u64) {
        let Some(place) = self.words.len().checked_sub(1).and_then(|place| u16::try_from(place).ok()) else {
            return;
        };
        self.add_surface(Kind::Closing, root, place);
        if let Some((start, _)) = key.char_indices().rev().nth(2) {
            self.add_surface(
                Kind::Closing,
                steps(step(START, b'-'), key.get(start..).unwrap_or_default().as_bytes()),
                place,
            );
        }
    }

    /// Who speaks, where it is known.
    pub(crate) fn speaker(&mut self, input: &Input<'_>) {
        if let Some(publisher) = input.publisher {
            self.add_meaning(Kind::Speaker, steps(START, publisher.code().as_bytes()), NO_WORD);
        }
    }
}

/// The number of a feature: 32 bits of its hash.
fn number(kind: Kind, hash: u64) -> u32 {
    let mixed = step(hash, kind as u8);
    u32::try_from((mixed ^ (mixed >> 29)) & u64::from(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_no_more_work_than_its_first_words() {
        let work = |times: usize| {
            let found = features(&"Үйде жылу жоқ, третий день! ".repeat(times), &Input::default());
            [
                found.words.len(),
                found.surface.len(),
                found.pieces.len(),
                found.meaning.len(),
                found.senses.len(),
            ]
        };
        assert_eq!(work(100), work(20_000));
        assert_eq!(work(100)[0], MAX_WORDS);
    }
}
