//! What posts and groups are looked up by.

use crate::marks::Numbered;
use crate::place::{Address, Where};
use crate::terms::Vocabulary;
use belgi_domain::{PlaceKind, Topic};

/// Telling terms something is looked up by.
const KEY_TERMS: usize = 8;

/// Something that posts of one story have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Address(Address),
    District(String, Topic),
    Number(u16),
    Term(u32),
    Topic(Topic),
}

/// The keys of a post or a group of this topic, place and terms. Terms that stand in one text only lead nowhere.
pub(crate) fn keys(topic: Topic, place: &Where, terms: &[u32], vocabulary: &Vocabulary) -> Vec<Key> {
    let hinted = |district: bool| {
        place.hints.iter().filter(move |(kind, _)| (*kind == PlaceKind::District) == district)
    };
    let addresses = place.addresses.iter().chain(hinted(false)).map(|address| Key::Address(address.clone()));
    let codes = place.districts.iter().chain(hinted(true).map(|(_, code)| code));
    let districts = codes.map(|code| Key::District(code.clone(), topic));
    let numbers = place.numbered.iter().map(|(_, number): &Numbered| Key::Number(*number));
    let mut telling: Vec<(u32, u32)> = terms
        .iter()
        .filter(|term| !vocabulary.is_common(**term))
        .map(|term| (vocabulary.texts(*term), *term))
        .collect();
    telling.retain(|(texts, _)| *texts > 1);
    telling.sort_unstable();
    let terms = telling.into_iter().take(KEY_TERMS).map(|(_, term)| Key::Term(term));
    addresses.chain(districts).chain(numbers).chain(terms).chain([Key::Topic(topic)]).collect()
}
