//! Complaints and requests by topic and district.

use crate::outside;
use belgi_domain::digest::TopicRow;
use belgi_domain::{City, Place, Signal, Topic};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The rows, most complaints first, and the districts that are their columns, by name.
pub fn rows(city: &City, signals: &[&Signal], earlier: &[&Signal]) -> (Vec<TopicRow>, Vec<Place>) {
    let trouble: Vec<_> = signals.iter().filter(|signal| signal.is_trouble()).collect();
    let districts = districts(city, trouble.iter().filter_map(|signal| signal.district()));
    let column: BTreeMap<_, _> =
        districts.iter().zip(0..).map(|(place, index)| (place.code.as_str(), index)).collect();
    let mut rows: BTreeMap<Topic, TopicRow> = BTreeMap::new();
    for signal in trouble {
        let row = rows.entry(signal.topic).or_insert_with(|| empty(signal.topic, districts.len()));
        row.total += 1;
        let index = signal.district().and_then(|place| column.get(place.code.as_str()));
        match index.and_then(|index: &usize| row.by_district.get_mut(*index)) {
            Some(count) => *count += 1,
            None => row.elsewhere += 1,
        }
    }
    for signal in earlier.iter().filter(|signal| signal.is_trouble()) {
        rows.entry(signal.topic).or_insert_with(|| empty(signal.topic, districts.len())).previous += 1;
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by_key(|row| (Reverse(row.total), Reverse(row.previous), row.topic));
    (rows, districts)
}

fn empty(topic: Topic, districts: usize) -> TopicRow {
    TopicRow { topic, total: 0, previous: 0, by_district: vec![0; districts], elsewhere: 0 }
}

/// The districts of the city among `named`: those whose code begins with the city's region. A district of
/// another region that a post happens to name is no column.
fn districts<'a>(city: &City, named: impl Iterator<Item = &'a Place>) -> Vec<Place> {
    let region = |code: &str| code.get(..2).map(str::to_owned);
    let mut by_code: BTreeMap<&str, &Place> = BTreeMap::new();
    for place in named.filter(|place| region(&place.code) == region(&city.kato)) {
        let kept = by_code.entry(&place.code).or_insert(place);
        *kept = place.min(kept);
    }
    let mut districts: Vec<_> = by_code.into_values().map(shown).collect();
    districts.sort_by_cached_key(|place| (alphabetical(&place.name), place.code.clone()));
    districts
}

/// The order of Kazakh dictionaries, where «Әл-Фараби» follows «Абай»; by code points it would come last.
const ALPHABET: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// Sorts names as a Kazakh dictionary does.
pub fn alphabetical(name: &str) -> Vec<usize> {
    // What is no letter of the alphabet comes first, by code point.
    const LETTERS_FROM: usize = 0x0011_0000;
    let rank = |c: char| {
        ALPHABET.chars().position(|letter| letter == c).map_or(c as usize, |rank| LETTERS_FROM + rank)
    };
    name.chars().flat_map(char::to_lowercase).map(rank).collect()
}

/// The place with names fit to be shown.
pub fn shown(place: &Place) -> Place {
    Place { name: outside::text(&place.name), name_ru: outside::text(&place.name_ru), ..place.clone() }
}
