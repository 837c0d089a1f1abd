//! The single words of the tables, found by every beginning of a word at once.

use super::ending::{Tongue, is_ending};
use crate::features::hash::{START, step};

/// A word of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) number: u32,
    /// Whether it stands for every word that begins so.
    pub(super) open: bool,
    /// Whose endings it takes.
    pub(super) tongue: Tongue,
}

/// Words by the hash of their letters. Built first as a list, then sealed into slots for reading.
#[derive(Default)]
pub(super) struct Atoms {
    list: Vec<(u64, Atom)>,
    known: std::collections::HashMap<(u64, bool, Tongue), u32>,
    slots: Vec<Option<(u64, Atom)>>,
}

impl Atoms {
    /// Adds a word and gives back its number: the given one, or the one that it already has.
    pub(super) fn insert(&mut self, key: &str, atom: Atom) -> u32 {
        let hash = key.bytes().fold(START, step);
        let number = *self.known.entry((hash, atom.open, atom.tongue)).or_insert(atom.number);
        if number == atom.number {
            self.list.push((hash, atom));
        }
        number
    }

    /// Puts the words into slots, a quarter of them filled, so that a miss costs one look.
    pub(super) fn seal(&mut self) {
        let size = (self.list.len() * 4).next_power_of_two();
        self.slots = vec![None; size];
        for (hash, atom) in self.list.drain(..) {
            let mut slot = place(hash, size);
            while self.slots.get(slot).is_some_and(Option::is_some) {
                slot = (slot + 1) % size;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = Some((hash, atom));
            }
        }
        self.known.clear();
    }

    /// Adds to `found` the words that `key` is a form of.
    pub(super) fn of(&self, key: &str, found: &mut Vec<u32>) {
        let mut hash = START;
        let mut ends = key.char_indices().map(|(index, _)| index).skip(1).chain([key.len()]);
        let mut next = ends.next();
        for (index, byte) in key.bytes().enumerate() {
            hash = step(hash, byte);
            if next == Some(index + 1) {
                next = ends.next();
                self.at(hash, key.get(index + 1..).unwrap_or_default(), found);
            }
        }
    }

    fn at(&self, hash: u64, rest: &str, found: &mut Vec<u32>) {
        let mut slot = place(hash, self.slots.len());
        while let Some(Some((there, atom))) = self.slots.get(slot) {
            if *there == hash && (atom.open || is_ending(rest, atom.tongue)) {
                found.push(atom.number);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

fn place(hash: u64, size: usize) -> usize {
    let mixed = hash ^ (hash >> 31);
    usize::try_from(mixed % size.max(1) as u64).unwrap_or(0)
}
