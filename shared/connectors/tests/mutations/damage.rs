//! Damages a document reproducibly: one seed, one sequence of damages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what tests and fuzzing share")]
#![allow(dead_code, reason = "the test grows and crosses nothing")]

/// Bytes that mean something to some reader.
const TELLING: &[u8] = b"<>&;\"'/=[]{},:\\\n\0\xff\xc3 -!?PK";

/// The largest document that is grown from a fixture, in bytes.
const LARGEST: usize = 1 << 20;

/// A xorshift generator: the same damage in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap()
    }

    /// Cuts, flips, inserts, removes or stutters at one place.
    pub fn damage(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len());
        let byte = TELLING[self.below(TELLING.len())];
        match self.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.iter_mut().skip(at).take(1).for_each(|old| *old ^= 1 << (byte % 8)),
            2 => bytes.insert(at, byte),
            3 => drop(bytes.drain(at..(at + self.0 as usize % 40).min(bytes.len()))),
            _ => bytes.splice(at..at, [byte; 64]).for_each(drop),
        }
    }

    /// Puts a piece of `other` into `bytes`, wherever it falls.
    pub fn cross(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let piece = self.piece(other);
        let at = self.below(bytes.len() + 1);
        bytes.splice(at..at, piece.iter().copied()).for_each(drop);
    }

    /// Repeats a piece of `bytes` in its place, up to a thousand times: deep nesting, long lists, endless values.
    pub fn grow(&mut self, bytes: &mut Vec<u8>) {
        let piece = self.piece(bytes).to_vec();
        let room = LARGEST.saturating_sub(bytes.len()) / piece.len().max(1);
        let times = self.below(1_000.min(room) + 1);
        let at = self.below(bytes.len() + 1);
        bytes.splice(at..at, piece.repeat(times)).for_each(drop);
    }

    fn piece<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let start = self.below(bytes.len());
        let end = (start + 1 + self.below(400)).min(bytes.len());
        &bytes[start..end]
    }
}
