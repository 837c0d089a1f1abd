//! What a text is about, as weighted terms: concepts where there are any, stems otherwise.

use crate::concept::concept_of;
use crate::marks::Marks;
use crate::proper::{is_sure, key};
use crate::thing::{Thing, thing_of};
use belgi_text::stem::stem;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A map by the numbers of terms.
pub(crate) type ByTerm<T> = HashMap<u32, T, BuildHasherDefault<Spread>>;

/// Spreads the numbers of terms over a map: they are handed out one after the other, by nobody who means harm.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

/// The terms of one text, as numbers of a [`Vocabulary`], sorted, each once.
pub(crate) type Terms = Vec<u32>;

/// A term with how telling it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weighed {
    pub(crate) term: u32,
    pub(crate) weight: f32,
    pub(crate) kind: Kind,
    pub(crate) thing: Thing,
}

/// Words that stand in any news and any complaint; `data/common.txt` says why each group is there.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("../data/common.txt").lines().filter(|line| !line.starts_with('#'));
    let stems = lines.flat_map(str::split_whitespace).map(stem);
    stems.map(|stem| concept_of(&stem).map_or(stem, str::to_owned)).collect()
});

/// How much more a name or a number tells than a noun, and how little a number below ten and a word that is said everywhere.
const NAME: f32 = 1.6;
const NUMBER: f32 = 1.6;
const SMALL: f32 = 0.5;
const EVERYWHERE: f32 = 0.2;

/// What kind of thing a term is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A stem of one language.
    #[default]
    Word,
    /// A word that any text may have.
    Common,
    /// What words of both languages mean.
    Concept,
    /// A proper name.
    Name,
    /// A city or region.
    City,
    /// A number of two digits and more.
    Number,
    /// A number below ten.
    Small,
    /// A day.
    Date,
}

impl Kind {
    /// Whether a text in the other language would have the term too.
    pub(crate) fn crosses(self) -> bool {
        !matches!(self, Self::Word)
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// In how many texts the term stands, and in how many as a name.
    texts: u32,
    named: u32,
    kind: Kind,
    thing: Thing,
}

/// The terms of a set of texts, and how telling each is.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, u32>,
    known: Vec<Known>,
    /// The concept of each stem that was asked for.
    meanings: HashMap<String, Option<&'static str>>,
    /// Names by their keys, which some text writes with a capital.
    names: HashSet<String>,
    total: u32,
}

impl Vocabulary {
    /// A vocabulary that knows these names wherever they stand.
    pub(crate) fn with_names(names: impl IntoIterator<Item = String>) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.know(names);
        vocabulary
    }

    /// Knows these names, too, wherever they stand in what is added from now on.
    pub(crate) fn know(&mut self, names: impl IntoIterator<Item = String>) {
        self.names.extend(names.into_iter().filter(|key| is_sure(key)));
    }

    /// Takes a text's stems, marks and cities in and returns its terms.
    pub(crate) fn add(&mut self, stems: &[String], marks: &Marks, cities: &BTreeSet<String>) -> Terms {
        let is_number = |stem: &String| stem.starts_with(|c: char| c.is_ascii_digit());
        let words = stems.iter().filter(|stem| !is_number(stem));
        let mut terms: BTreeSet<u32> = words.filter_map(|stem| self.word(stem, marks)).collect();
        let numbers = marks.numbered.iter().map(|(_, number)| number.to_string());
        terms.extend(
            numbers.chain(marks.numbers.iter().cloned()).map(|digits| self.number(&digits, Kind::Number)),
        );
        terms.extend(marks.small.iter().map(|number| self.number(&format!("~{number}"), Kind::Small)));
        terms.extend(marks.dates.iter().map(|day| self.number(day, Kind::Date)));
        terms.extend(marks.keys.iter().map(|key| self.number(&format!("^{key}"), Kind::Name)));
        terms.extend(cities.iter().map(|code| self.number(&format!("@{code}"), Kind::City)));
        for term in &terms {
            if let Some(known) = self.known.get_mut(*term as usize) {
                known.texts += 1;
            }
        }
        for name in &marks.names {
            let meaning = self.meaning(name).unwrap_or(name);
            let number = self.numbers.get(meaning);
            if let Some(known) = number.and_then(|number| self.known.get_mut(*number as usize)) {
                known.named += 1;
            }
        }
        self.total += 1;
        terms.into_iter().collect()
    }

    fn meaning(&mut self, stem: &str) -> Option<&'static str> {
        if let Some(known) = self.meanings.get(stem) {
            return *known;
        }
        let meaning = concept_of(stem);
        self.meanings.insert(stem.to_owned(), meaning);
        meaning
    }

    /// The term of a stem; none where the text has it as a name.
    fn word(&mut self, stem: &str, marks: &Marks) -> Option<u32> {
        if let Some(concept) = marks.meant.get(stem).copied().or_else(|| self.meaning(stem)) {
            return Some(self.number(concept, Kind::Concept));
        }
        if marks.names.contains(stem) {
            return None;
        }
        let key = key(stem);
        match self.names.contains(&key) {
            true => Some(self.number(&format!("^{key}"), Kind::Name)),
            false => Some(self.number(stem, Kind::Word)),
        }
    }

    fn number(&mut self, name: &str, kind: Kind) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        let thing = if kind == Kind::Concept { thing_of(name) } else { 0 };
        let kind = if COMMON.contains(name) { Kind::Common } else { kind };
        self.known.push(Known { kind, thing, ..Known::default() });
        number
    }

    /// How telling a term is: the logarithm of how rare it is among the texts, smoothed so that a
    /// small set weighs its terms like a middling one; more for names and numbers, little for what is said everywhere.
    pub(crate) fn weight(&self, term: u32) -> f32 {
        let known = self.known.get(term as usize).copied().unwrap_or_default();
        // Counts of texts lie far below 2^24, where f32 is exact.
        #[allow(clippy::cast_precision_loss, reason = "counts lie below 2^24")]
        let rarity = (self.total as f32 + 200.0) / (known.texts as f32 + 3.0);
        let kind = match known.kind {
            Kind::Common => EVERYWHERE,
            Kind::Small => SMALL,
            Kind::Number | Kind::Date => NUMBER,
            Kind::Name => NAME,
            Kind::Word | Kind::Concept if known.named * 2 >= known.texts.max(1) => NAME,
            Kind::City | Kind::Word | Kind::Concept => 1.0,
        };
        kind * rarity.ln().max(0.1)
    }

    /// Terms with their weights and kinds.
    pub(crate) fn weigh(&self, terms: &[u32]) -> Vec<Weighed> {
        terms
            .iter()
            .map(|term| Weighed {
                term: *term,
                weight: self.weight(*term),
                kind: self.kind(*term),
                thing: self.known.get(*term as usize).map_or(0, |known| known.thing),
            })
            .collect()
    }

    /// What kind of thing a term is.
    pub(crate) fn kind(&self, term: u32) -> Kind {
        self.known.get(term as usize).map_or(Kind::Word, |known| known.kind)
    }

    /// In how many texts a term stands.
    pub(crate) fn texts(&self, term: u32) -> u32 {
        self.known.get(term as usize).map_or(0, |known| known.texts)
    }

    /// Whether a term is a number.
    pub(crate) fn is_number(&self, term: u32) -> bool {
        matches!(self.kind(term), Kind::Number | Kind::Date)
    }

    /// Whether a term is one that any text may have.
    pub(crate) fn is_common(&self, term: u32) -> bool {
        matches!(self.kind(term), Kind::Common | Kind::Small)
    }
}

/// The share of terms that two sorted sets have in common, 0 to 1 (Jaccard).
pub(crate) fn jaccard(a: &[u32], b: &[u32]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    let union = a.len() + b.len() - common;
    #[allow(clippy::cast_precision_loss, reason = "a text has fewer than 2^24 terms")]
    let share = if union == 0 { 0.0 } else { common as f32 / union as f32 };
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jaccard_counts_what_is_common() {
        assert!((jaccard(&[1, 2, 3], &[2, 3, 4]) - 0.5).abs() < 1e-6);
        assert!(jaccard(&[], &[]).abs() < 1e-6);
        assert!((jaccard(&[1], &[1]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_rare_term_and_a_number_tell_more() {
        let mut vocabulary = Vocabulary::default();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let marks = Marks { numbers: ["45".to_owned()].into(), ..Marks::default() };
        let first = vocabulary.add(&words("ааб ббв"), &marks, &BTreeSet::new());
        for _ in 0..9 {
            vocabulary.add(&words("ааб"), &Marks::default(), &BTreeSet::new());
        }
        let weights: Vec<f32> = first.iter().map(|term| vocabulary.weight(*term)).collect();
        assert!(weights[0] < weights[1] && weights[1] < weights[2], "{weights:?}");
    }
}
