//! What the tables say of a whole post: which entries, how often, which first, and which together.

use super::{Features, Kind, NO_WORD};
use crate::lexicon::{ENTRIES, Entry, entry};

/// Counts of entries over a post.
pub(crate) struct Cues {
    counts: [u16; ENTRIES],
    /// The first word that met the entry.
    firsts: [u16; ENTRIES],
}

impl Default for Cues {
    fn default() -> Self {
        Self { counts: [0; ENTRIES], firsts: [NO_WORD; ENTRIES] }
    }
}

impl Cues {
    /// Counts the entries, one bit each, that the word at `place` meets.
    pub(crate) fn see(&mut self, mut entries: u64, place: u16) {
        while entries != 0 {
            let bit = entries.trailing_zeros() as usize;
            entries &= entries - 1;
            if let (Some(count), Some(first)) = (self.counts.get_mut(bit), self.firsts.get_mut(bit)) {
                *count = count.saturating_add(1);
                *first = (*first).min(place);
            }
        }
    }

    /// Writes the features of the counts.
    pub(crate) fn write(&self, features: &mut Features) {
        let there: Vec<(usize, u16, u16)> = self
            .counts
            .iter()
            .zip(&self.firsts)
            .enumerate()
            .filter(|(_, (count, _))| **count > 0)
            .map(|(bit, (count, first))| (bit, *count, *first))
            .collect();
        for (bit, count, first) in &there {
            for (least, step) in [(1, 0_u64), (2, 1), (4, 2)] {
                if *count >= least {
                    features.add_meaning(Kind::Entry, *bit as u64 * 4 + step, *first);
                }
            }
        }
        let topic = leading(&there);
        if let Some((bit, first)) = topic {
            features.add_meaning(Kind::Leading, bit as u64, first);
        }
        let cues: Vec<_> =
            there.iter().filter(|(bit, ..)| matches!(entry(*bit), Some(Entry::Cue(_)))).collect();
        for (place, (one, _, first)) in cues.iter().enumerate() {
            for (other, ..) in cues.iter().skip(place + 1) {
                features.add_meaning(Kind::Both, pair(*one, *other), NO_WORD);
            }
            if let Some((bit, _)) = topic {
                features.add_meaning(Kind::Both, pair(bit, *one), *first);
            }
        }
    }
}

/// The topic met most often, of equals the one met first.
fn leading(there: &[(usize, u16, u16)]) -> Option<(usize, u16)> {
    let topics = there.iter().filter(|(bit, ..)| matches!(entry(*bit), Some(Entry::Topic(_))));
    let most =
        topics.max_by_key(|(bit, count, first)| (*count, std::cmp::Reverse(*first), std::cmp::Reverse(*bit)));
    most.map(|(bit, _, first)| (*bit, *first))
}

fn pair(one: usize, other: usize) -> u64 {
    (one * ENTRIES + other) as u64
}
