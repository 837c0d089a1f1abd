//! Tables of words that speak for a topic, for what a post does, or for a group, and how a text meets them.
//!
//! A table is what lets the model read words that no training post uses: training weighs an *entry* such as
//! `heating`, not its words one by one.

mod atoms;
mod ending;
mod table;

use crate::features::key::key;
use atoms::{Atom, Atoms};
use belgi_domain::{Group, Label, Topic};
use ending::Tongue;
use std::collections::HashMap;
use std::sync::LazyLock;
use table::{TABLES, blocks};

/// Cues: the names of the blocks of `cues.txt`, sorted.
pub(crate) const CUES: [&str; 20] = [
    "absent", "answered", "ask", "bad", "chat", "danger", "duration", "everyone", "exact", "first", "good",
    "idea", "insult", "mock", "news", "office", "question", "reported", "weak", "winter",
];

/// Entries of all tables: topics, cues, groups, each entry one bit.
pub(crate) const ENTRIES: usize = 22 + CUES.len() + 9;

/// The entries of a word are the bits of one number.
const _: () = assert!(ENTRIES <= 64);
const FIRST_CUE: usize = 22;
const FIRST_GROUP: usize = FIRST_CUE + CUES.len();

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    Topic(usize),
    Cue(usize),
    Group(Group),
}

/// The entry of a bit.
pub(crate) fn entry(bit: usize) -> Option<Entry> {
    match bit {
        0..FIRST_CUE => Some(Entry::Topic(bit)),
        FIRST_CUE..FIRST_GROUP => Some(Entry::Cue(bit - FIRST_CUE)),
        _ => Group::ALL.get(bit - FIRST_GROUP).copied().map(Entry::Group),
    }
}

/// The number of a block's name among the bits.
fn bit(table: &str, name: &str) -> Option<usize> {
    match table {
        "topics" => name.parse::<Topic>().ok().map(Label::index),
        "cues" => CUES.iter().position(|cue| *cue == name).map(|cue| FIRST_CUE + cue),
        _ => name.parse::<Group>().ok().map(|group| FIRST_GROUP + group.index()),
    }
}

/// The tables, ready to be met word by word.
pub(crate) struct Lexicon {
    atoms: Atoms,
    /// Two atoms in a row are a third one: the beginning of a phrase, or the whole of it.
    pairs: HashMap<(u32, u32), u32>,
    /// By atom: the entries that it belongs to, one bit each, and whether it begins or goes on in a phrase.
    meanings: Vec<Meaning>,
}

#[derive(Clone, Copy, Default)]
struct Meaning {
    entries: u64,
    begins: bool,
    goes_on: bool,
}

/// What the word before met; carried from word to word.
#[derive(Default)]
pub(crate) struct Met {
    atoms: Vec<u32>,
    before: Vec<u32>,
}

impl Lexicon {
    /// The bundled tables.
    pub(crate) fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);
        &BUNDLED
    }

    /// The entries, one bit each, that the word with `key` meets, by itself or as the end of a phrase.
    pub(crate) fn meet(&self, key: &str, met: &mut Met) -> u64 {
        std::mem::swap(&mut met.atoms, &mut met.before);
        met.atoms.clear();
        self.atoms.of(key, &mut met.atoms);
        let alone = met.atoms.len();
        for second in 0..alone {
            let Some(second) = met.atoms.get(second).copied() else { break };
            if self.meaning(second).goes_on {
                let whole = |first: &u32| {
                    self.meaning(*first).begins.then(|| self.pairs.get(&(*first, second))).flatten()
                };
                met.atoms.extend(met.before.iter().filter_map(whole));
            }
        }
        met.atoms.iter().fold(0, |entries, atom| entries | self.meaning(*atom).entries)
    }

    fn meaning(&self, atom: u32) -> Meaning {
        self.meanings.get(atom as usize).copied().unwrap_or_default()
    }

    fn build() -> Self {
        let mut lexicon = Self { atoms: Atoms::default(), pairs: HashMap::new(), meanings: Vec::new() };
        for (table, text) in TABLES {
            for block in blocks(text) {
                let Some(bit) = bit(table, block.name) else { continue };
                let tongue = if block.language == "kk" { Tongue::Kazakh } else { Tongue::Russian };
                for word in block.words {
                    lexicon.add(word, tongue, 1 << bit);
                }
            }
        }
        lexicon.atoms.seal();
        lexicon
    }

    /// Adds a word or a phrase such as `горяч*_вод*`.
    fn add(&mut self, phrase: &str, tongue: Tongue, entries: u64) {
        let mut whole: Option<u32> = None;
        for part in phrase.split('_') {
            let atom = self.atom(part, tongue);
            whole = Some(match whole {
                None => atom,
                Some(first) => self.pair(first, atom),
            });
        }
        if let Some(meaning) = whole.and_then(|atom| self.meanings.get_mut(atom as usize)) {
            meaning.entries |= entries;
        }
    }

    fn atom(&mut self, part: &str, tongue: Tongue) -> u32 {
        let next = self.next();
        let (word, open) = part.strip_suffix('*').map_or((part, false), |word| (word, true));
        let number = self.atoms.insert(&key(word), Atom { number: next, open, tongue });
        if number == next {
            self.meanings.push(Meaning::default());
        }
        number
    }

    fn pair(&mut self, first: u32, second: u32) -> u32 {
        let next = self.next();
        let number = *self.pairs.entry((first, second)).or_insert(next);
        if number == next {
            self.meanings.push(Meaning::default());
        }
        if let Some(meaning) = self.meanings.get_mut(first as usize) {
            meaning.begins = true;
        }
        if let Some(meaning) = self.meanings.get_mut(second as usize) {
            meaning.goes_on = true;
        }
        number
    }

    fn next(&self) -> u32 {
        u32::try_from(self.meanings.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_text::token::tokens;

    fn names(text: &str) -> Vec<String> {
        let mut met = Met::default();
        let bits =
            tokens(text).fold(0, |bits, token| bits | Lexicon::bundled().meet(&key(token.text), &mut met));
        let name = |bit: usize| match entry(bit)? {
            Entry::Topic(topic) => Some(Topic::ALL[topic].code().to_owned()),
            Entry::Cue(cue) => Some(format!("+{}", CUES[cue])),
            Entry::Group(group) => Some(format!("@{group}")),
        };
        (0..ENTRIES).filter(|bit| bits & (1 << bit) != 0).filter_map(name).collect()
    }

    #[test]
    fn words_and_phrases_of_both_languages_meet_their_entries() {
        for (text, expect) in [
            ("жылу", &["heating"][..]),
            ("jylu joq", &["heating", "+absent"]),
            ("отопления", &["heating"]),
            ("горячей воды", &["water"]),
            ("газета", &[]),
            ("иттер", &["animals"]),
            ("судья", &["governance"]),
            ("су", &["water"]),
            ("судың", &["water"]),
            ("пахнет газом", &["gas", "+danger"]),
            ("", &[]),
        ] {
            assert_eq!(names(text), expect, "{text}");
        }
    }

    #[test]
    fn every_name_of_a_table_is_an_entry() {
        assert!((0..ENTRIES).all(|bit| entry(bit).is_some()) && entry(ENTRIES).is_none());
        for (table, text) in TABLES {
            for block in blocks(text) {
                assert!(bit(table, block.name).is_some(), "{table}: {}", block.name);
            }
        }
    }
}
