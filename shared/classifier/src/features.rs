//! A post into numbered features: words, stems, pairs of stems, pieces of words, lexicon entries, punctuation.

use crate::lexicon::entries_of;
use crate::reading::Input;
use belgi_text::fold::skeleton;
use belgi_text::stem::stem;
use belgi_text::token::{Token, tokens};

/// Features are hashed into this many numbers.
pub(crate) const SIZE: usize = 1 << 17;
/// Words read of a post; what follows repeats itself.
const MAX_WORDS: usize = 160;
/// Letters in a piece of a word.
const PIECE: usize = 4;

/// One feature and the word of the post it came from, if from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feature {
    pub(crate) number: u32,
    pub(crate) word: Option<u16>,
}

/// The features of a post and where its words stand in the text, in bytes.
#[derive(Debug, Default)]
pub(crate) struct Features {
    pub(crate) list: Vec<Feature>,
    pub(crate) words: Vec<(usize, usize)>,
}

/// The kinds of features; a kind is mixed into the hash, so that a word and a stem do not meet.
#[derive(Clone, Copy)]
enum Kind {
    Word = 1,
    Stem,
    Pair,
    Piece,
    Lexicon,
    Sign,
    Speaker,
    Length,
    Opening,
}

/// The features of `text`, whose beginning is the title where there is one.
pub(crate) fn features(text: &str, input: &Input<'_>) -> Features {
    let mut features = Features::default();
    let mut before: Option<String> = None;
    for (place, token) in (0_u16..).zip(tokens(text).take(MAX_WORDS)) {
        features.words.push((token.start, token.end));
        let stem = features.word(place, &token);
        if let Some(before) = before.replace(stem.clone()) {
            features.add(Kind::Pair, &[before.as_bytes(), b" ", stem.as_bytes()], Some(place));
        }
    }
    features.signs(text);
    if let Some(publisher) = input.publisher {
        features.add(Kind::Speaker, &[publisher.code().as_bytes()], None);
    }
    features
}

impl Features {
    fn add(&mut self, kind: Kind, parts: &[&[u8]], word: Option<u16>) {
        // FNV-1a over the kind and the bytes.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ (kind as u64);
        for byte in parts.iter().flat_map(|part| part.iter()) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let mixed = hash ^ (hash >> 29);
        let number = u32::try_from(mixed % SIZE as u64).unwrap_or(0);
        self.list.push(Feature { number, word });
    }

    fn word(&mut self, place: u16, token: &Token<'_>) -> String {
        let key = skeleton(token.text);
        let stem = stem(token.text);
        let at = Some(place);
        self.add(Kind::Word, &[key.as_bytes()], at);
        self.add(Kind::Stem, &[stem.as_bytes()], at);
        if place < 2 {
            self.add(Kind::Opening, &[&[b'0' + u8::try_from(place).unwrap_or(9)], stem.as_bytes()], at);
        }
        for entry in entries_of(&stem) {
            self.add(Kind::Lexicon, &[&entry.to_le_bytes()], at);
        }
        self.pieces(&key, at);
        stem
    }

    /// Runs of letters within a word, its ends marked.
    fn pieces(&mut self, key: &str, at: Option<u16>) {
        let marked = format!("^{key}$");
        let ends: Vec<usize> = marked.char_indices().map(|(index, _)| index).chain([marked.len()]).collect();
        for window in ends.windows(PIECE + 1) {
            if let (Some(start), Some(end)) = (window.first(), window.last()) {
                let piece = marked.as_bytes().get(*start..*end).unwrap_or_default();
                self.add(Kind::Piece, &[piece], at);
            }
        }
    }

    fn signs(&mut self, text: &str) {
        let has = |sign: char| text.contains(sign);
        let signs = [
            (has('?'), "?"),
            (has('!'), "!"),
            (text.contains("!!"), "!!"),
            (has('%'), "%"),
            (has('№'), "№"),
            (has('«'), "«"),
            (text.contains("http"), "link"),
            (text.trim_end().ends_with('?'), "?$"),
            (text.chars().any(|letter| "👏🙃😂🤣🤡".contains(letter)), "mock"),
            (text.chars().any(|letter| "😡🤬😠💩👎".contains(letter)), "anger"),
            (text.chars().any(|letter| "❤👍🙏💪🔥😍".contains(letter)), "joy"),
            (text.chars().any(|letter| letter.is_ascii_digit()), "digit"),
            (is_shouted(text), "caps"),
        ];
        for (_, sign) in signs.into_iter().filter(|(there, _)| *there) {
            self.add(Kind::Sign, &[sign.as_bytes()], None);
        }
        let size = (self.words.len() + 1).ilog2();
        self.add(Kind::Length, &[&size.to_le_bytes()], None);
    }
}

fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic()).take(400);
    let capitals = letters().filter(|letter| letter.is_uppercase()).count();
    capitals > 5 && capitals * 2 > letters().count()
}
