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
pub(crate) struct Entries {
    pub(crate) list: Vec<Entry>,
    pub(crate) vocabulary: Vocabulary,
}

/// The entries of `signals`, which must be in the order of time.
pub(crate) fn entries(signals: &[&Signal]) -> Entries {
    let texts: Vec<String> = signals.iter().map(|signal| text_of(signal)).collect();
    let marks: Vec<Marks> = texts.iter().map(|text| Marks::of(text)).collect();
    let mut vocabulary = Vocabulary::with_names(marks.iter().flat_map(|marks| marks.keys.iter().cloned()));
    let mut echoes = Echoes::default();
    let mut list: Vec<Entry> = Vec::with_capacity(signals.len());
    let numbers: HashMap<&PostId, usize> =
        signals.iter().enumerate().map(|(number, signal)| (&signal.post, number)).collect();
    let names = Names::of(signals);
    for (number, ((signal, text), marks)) in signals.iter().zip(&texts).zip(&marks).enumerate() {
        let stems = plain(&signal.stems);
        let terms = vocabulary.add(&stems, marks, &BTreeSet::new());
        let echo_of = echoes.add(number, &terms, &vocabulary);
        let parent = signal
            .parent
            .as_ref()
            .and_then(|parent| numbers.get(parent))
            .copied()
            .filter(|parent| *parent < number);
        let mut place = Where::of(&signal.places, addresses(text), marks);
        place.hints = names.hints(&stems, &place);
        // A comment that names no place speaks of the one above it.
        if let Some(above) = parent.and_then(|parent| list.get(parent)).filter(|_| place.is_anywhere()) {
            place = above.place.clone();
        }
        let answers = signal.signal_type == SignalType::Response;
        list.push(Entry {
            topic: signal.topic,
            place,
            language: signal.language,
            terms,
            at: signal.at.as_second(),
            parent,
            echo_of,
            answers,
        });
    }
    Entries { list, vocabulary }
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
