//! Names of streets, quarters and districts that some post says with their kind («Асар шағынауданы»), and by which
//! others mean the same («в Асаре снова мусор»). Learnt from the posts at hand, so that a name that is also a word
//! stays a word where no such place is talked about.

use crate::concept::is_kind;
use crate::place::{Address, Where, address};
use belgi_domain::{Place, PlaceKind, Signal};
use belgi_text::fold::skeleton;
use belgi_text::stem::stem;
use belgi_text::token::tokens;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What both languages hang on a name. The stemmer cuts a name and its cases at different places (`Самал`, `Самале`),
/// so a name is known by the stems of all of them.
const ENDINGS: &[&str] = &[
    "", "а", "дагы", "дан", "да", "де", "деги", "ден", "дин", "дын", "е", "га", "ге", "ка", "ке", "нан",
    "нен", "нин", "ным", "нын", "ов", "ой", "ом", "та", "тагы", "тан", "те", "теги", "тен", "тин", "тын",
    "у", "ы",
];
/// Shorter stems are endings of anything.
const SHORTEST: usize = 3;

/// The stems that one word of a name may have.
type Forms = BTreeSet<String>;

/// The addresses of some posts, by their names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Under each form of a name's first word: its other words, and the address.
    by_form: HashMap<String, Vec<(Vec<Forms>, Address)>>,
    /// The addresses that it has.
    known: BTreeSet<Address>,
}

impl Names {
    /// Learns the names of the places that `signals` name with their kind.
    pub(crate) fn learn(&mut self, signals: &[&Signal]) {
        let narrow = signals
            .iter()
            .flat_map(|signal| &signal.places)
            .filter(|place| place.kind >= PlaceKind::District);
        let places: BTreeMap<Address, &Place> = narrow.map(|place| (address(place), place)).collect();
        for (address, place) in places {
            if !self.known.insert(address.clone()) {
                continue;
            }
            let spellings: BTreeSet<Vec<Forms>> =
                [&place.name, &place.name_ru].into_iter().map(|name| words(name)).collect();
            spellings.into_iter().for_each(|words| self.add(words, &address));
        }
    }

    fn add(&mut self, mut words: Vec<Forms>, address: &Address) {
        let Some(first) = words.pop() else { return };
        for form in first {
            self.by_form.entry(form).or_default().push((words.clone(), address.clone()));
        }
    }

    /// The addresses whose whole name stands among `stems`, without those that `known` names with their kind.
    pub(crate) fn hints(&self, stems: &[String], known: &Where) -> BTreeSet<Address> {
        let stands = |form: &String| stems.binary_search(form).is_ok();
        let named = stems.iter().filter_map(|stem| self.by_form.get(stem)).flatten();
        let whole = named.filter(|(words, address)| {
            !known.names(address) && words.iter().all(|forms| forms.iter().any(stands))
        });
        whole.map(|(_, address)| address.clone()).collect()
    }
}

/// The forms of a name's words, without those that say its kind.
fn words(name: &str) -> Vec<Forms> {
    let words = tokens(name).map(|word| skeleton(word.text)).filter(|word| !is_kind(&stem(word)));
    words.map(|word| forms(&word)).filter(|forms| !forms.is_empty()).collect()
}

fn forms(word: &str) -> Forms {
    // A district's adjective («Туранский») is cut to its name, so that «Туран» meets it.
    let bare = word.strip_suffix("ский").unwrap_or(word);
    let stems = ENDINGS.iter().map(|ending| stem(&format!("{bare}{ending}")));
    stems.filter(|stem| stem.chars().count() >= SHORTEST.min(bare.chars().count())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_its_cases() {
        for (name, text) in
            [("Самал", "Самале"), ("Самал", "Самалдын"), ("Асар", "Асару"), ("Төлеметов", "Төлеметовтағы")]
        {
            assert!(
                forms(&skeleton(name)).contains(&stem(text)),
                "{name} {text} {:?}",
                forms(&skeleton(name))
            );
        }
    }
}
