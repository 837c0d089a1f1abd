//! A post as clustering sees it.

use crate::address::addresses;
use crate::echo::Echoes;
use crate::marks::Marks;
use crate::name::Names;
use crate::place::Where;
use crate::terms::{Terms, Vocabulary};
use belgi_domain::{Language, PostId, Signal, SignalType, Topic};
use belgi_text::latin_to_cyrillic;
use belgi_text::stem::stem;
use std::collections::{BTreeSet, HashMap};

/// What decides where a post belongs.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) topic: Topic,
    pub(crate) place: Where,
    pub(crate) language: Language,
    pub(crate) terms: Terms,
    /// Seconds since 1970.
    pub(crate) at: i64,
    /// The entry that it hangs below.
    pub(crate) parent: Option<usize>,
    /// The earlier entry that it repeats.
    pub(crate) echo_of: Option<usize>,
    /// An authority's answer may join from less likeness.
    pub(crate) answers: bool,
}

/// Entries in the order of time, and the words they are made of.
#[derive(Default)]
pub(crate) struct Entries {
    pub(crate) list: Vec<Entry>,
    pub(crate) vocabulary: Vocabulary,
    echoes: Echoes,
    names: Names,
    /// The number of each post.
    numbers: HashMap<PostId, usize>,
}

impl Entries {
    /// The entries of `signals`, which must be in the order of time.
    pub(crate) fn of(signals: &[&Signal]) -> Self {
        let mut entries = Self::default();
        entries.take(signals);
        entries
    }

    /// Takes in more, in the order of time; what stands already is not read again.
    pub(crate) fn take(&mut self, signals: &[&Signal]) {
        let texts: Vec<String> = signals.iter().map(|signal| text_of(signal)).collect();
        let marks: Vec<Marks> = texts.iter().map(|text| Marks::of(text)).collect();
        self.vocabulary.know(marks.iter().flat_map(|marks| marks.keys.iter().cloned()));
        self.names.learn(signals);
        let begun = self.list.len();
        let posts = signals.iter().map(|signal| signal.post.clone());
        self.numbers.extend(posts.zip(begun..));
        for ((signal, text), marks) in signals.iter().zip(&texts).zip(&marks) {
            let entry = self.entry(signal, text, marks);
            self.list.push(entry);
        }
    }

    /// The number of a post.
    pub(crate) fn number(&self, post: &PostId) -> Option<usize> {
        self.numbers.get(post).copied()
    }

    fn entry(&mut self, signal: &Signal, text: &str, marks: &Marks) -> Entry {
        let number = self.list.len();
        let stems = plain(&signal.stems);
        let terms = self.vocabulary.add(&stems, marks, &BTreeSet::new());
        let echo_of = self.echoes.add(number, &terms, &self.vocabulary);
        let parent = signal.parent.as_ref().and_then(|parent| self.number(parent));
        let parent = parent.filter(|parent| *parent < number);
        let mut place = Where::of(&signal.places, addresses(text), marks);
        place.hints = self.names.hints(&stems, &place);
        // A comment that names no place speaks of the one above it.
        if let Some(above) = parent.and_then(|parent| self.list.get(parent)).filter(|_| place.is_anywhere()) {
            place = above.place.clone();
        }
        Entry {
            topic: signal.topic,
            place,
            language: signal.language,
            terms,
            at: signal.at.as_second(),
            parent,
            echo_of,
            answers: signal.signal_type == SignalType::Response,
        }
    }
}

fn text_of(signal: &Signal) -> String {
    format!("{}\n{}", signal.title.as_deref().unwrap_or_default(), signal.excerpt)
}

/// Stems with their spelling evened out, sorted: `асар` for `асар-2`, Cyrillic for Kazakh in Latin letters.
pub(crate) fn plain(stems: &[String]) -> Vec<String> {
    let mut plain: Vec<String> = stems.iter().map(|stem| plain_stem(stem)).collect();
    plain.sort_unstable();
    plain.dedup();
    plain
}

fn plain_stem(word: &str) -> String {
    let whole = match word.rsplit_once('-') {
        Some((head, tail)) if head.chars().count() > 2 && tail.chars().all(|c| c.is_ascii_digit()) => head,
        _ => word,
    };
    let cyrillic = Some(whole)
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .and_then(latin_to_cyrillic);
    cyrillic.as_deref().or((whole.len() < word.len()).then_some(whole)).map_or_else(|| word.to_owned(), stem)
}
