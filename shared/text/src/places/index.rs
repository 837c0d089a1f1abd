//! From the words of a text to the names of the gazetteer: one look-up a token, then the longest name.

use super::ending::Ending;
use super::file::Row;
use super::letter;
use super::token::{Gap, Tokens};
use super::word;
use crate::hash::WordMap;

/// One way a place is written.
#[derive(Debug)]
pub(super) struct Form {
    words: Vec<(String, Ending)>,
    /// The place's position in the gazetteer.
    pub(super) entry: usize,
    /// Whether it is an adjective, which in Russian goes before its kind word.
    pub(super) adjective: bool,
    /// Whether it stands alone whatever the place needs.
    pub(super) known: bool,
}

/// The forms by the first letters of their first word.
#[derive(Debug, Default)]
pub(super) struct Index {
    forms: Vec<Form>,
    buckets: WordMap<u64, Vec<usize>>,
}

/// A form found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    /// The form.
    pub(super) form: &'a Form,
    /// Whether its last word stands in the nominative.
    pub(super) nominative: bool,
}

impl Index {
    /// Adds every way the place of `row` is written.
    pub(super) fn add(&mut self, entry: usize, row: &Row) {
        for name in [&row.kk, &row.ru].into_iter().chain(&row.forms) {
            self.add_name(entry, name, false);
        }
        for name in &row.known {
            self.add_name(entry, name, true);
        }
        if let Some(stem) = &row.adjective {
            self.add_stem(entry, stem, Ending::Adjective);
            if let Some(people) = stem.strip_suffix("ск") {
                self.add_stem(entry, &format!("{people}ц"), Ending::People);
            }
        }
    }

    /// Adds the stem of an adjective or of a people: all its words as they are, but for the ending of the last.
    fn add_stem(&mut self, entry: usize, stem: &str, ending: Ending) {
        let mut words: Vec<_> = letter::words(stem).into_iter().map(|word| (word, Ending::Plain)).collect();
        if let Some(last) = words.last_mut() {
            last.1 = ending;
        }
        self.push(Form { words, entry, adjective: ending == Ending::Adjective, known: false });
    }

    /// Adds one name without its kind words; each word may have several stems, so forms multiply.
    fn add_name(&mut self, entry: usize, name: &str, known: bool) {
        let all = letter::words(name);
        let is_kind = |at: usize| {
            let second = all.get(at + 1).map_or("", String::as_str);
            all.get(at).is_some_and(|first| word::word(first, second).is_some())
        };
        let words: Vec<_> = (0..all.len()).filter(|at| !is_kind(*at)).filter_map(|at| all.get(at)).collect();
        let mut variants: Vec<Vec<(String, Ending)>> = vec![Vec::new()];
        for word in words {
            let stems = Ending::stems(word);
            variants = variants
                .into_iter()
                .flat_map(|head| {
                    stems.iter().map(move |stem| [head.as_slice(), std::slice::from_ref(stem)].concat())
                })
                .collect();
        }
        for words in variants.into_iter().filter(|words| !words.is_empty()) {
            let adjective = words.last().is_some_and(|last| last.1 == Ending::Adjective);
            self.push(Form { words, entry, adjective, known });
        }
    }

    fn push(&mut self, form: Form) {
        let Some((first, _)) = form.words.first() else { return };
        let letters = first.chars().count().min(*HEADS.end());
        self.buckets.entry(head(first, letters)).or_default().push(self.forms.len());
        self.forms.push(form);
    }

    /// The longest names that begin with the token `at`: how many tokens they take, and their forms, in `hits`.
    pub(super) fn longest<'a>(&'a self, tokens: &Tokens, at: usize, hits: &mut Vec<Hit<'a>>) -> usize {
        hits.clear();
        let mut length = 0;
        let key = tokens.key_at(at);
        let buckets = HEADS.filter_map(|letters| self.buckets.get(&head(key, letters)));
        for form in buckets.flatten() {
            let Some(form) = self.forms.get(*form).filter(|form| form.words.len() >= length) else {
                continue;
            };
            let Some(nominative) = matches(form, tokens, at) else { continue };
            if form.words.len() > length {
                hits.clear();
                length = form.words.len();
            }
            hits.push(Hit { form, nominative });
        }
        length
    }
}

/// How many first letters a bucket has: four, fewer where the form's first word is shorter.
const HEADS: std::ops::RangeInclusive<usize> = 1..=4;

/// The first `count` letters of a word as one number.
fn head(word: &str, count: usize) -> u64 {
    word.chars().take(count).fold(count as u64, |head, letter| head << 15 | u64::from(letter))
}

/// Whether the tokens from `at` are the words of `form`, and if so whether the last is in the nominative.
fn matches(form: &Form, tokens: &Tokens, at: usize) -> Option<bool> {
    let mut nominative = false;
    for (step, (stem, ending)) in form.words.iter().enumerate() {
        let joined = step == 0 || tokens.gap_at(at + step) <= Gap::Space;
        let rest = tokens
            .key_at(at + step)
            .strip_prefix(stem.as_str())
            .filter(|rest| joined && ending.allows(rest))?;
        nominative = rest.is_empty()
            || (*ending == Ending::Vowel && matches!(rest, "а" | "я"))
            || (*ending == Ending::Soft && matches!(rest, "й" | "ь"));
    }
    Some(nominative)
}
