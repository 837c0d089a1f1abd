//! Complaints and requests by topic and district.

use crate::outside;
use belgi_domain::digest::TopicRow;
use belgi_domain::{City, Place, Signal, Topic};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Counts by topic and district, post by post.
#[derive(Default)]
pub struct Topics {
    rows: BTreeMap<Topic, Count>,
    /// Of each district named the smallest of the places that bear its code.
    districts: BTreeMap<String, Place>,
}

#[derive(Default)]
struct Count {
    total: u32,
    previous: u32,
    by_district: BTreeMap<String, u32>,
}

impl Topics {
    /// Counts a post of the period.
    pub fn add(&mut self, signal: &Signal) {
        if !signal.is_trouble() {
            return;
        }
        let row = self.rows.entry(signal.topic).or_default();
        row.total += 1;
        let Some(place) = signal.district() else { return };
        match row.by_district.get_mut(&place.code) {
            Some(count) => *count += 1,
            None => _ = row.by_district.insert(place.code.clone(), 1),
        }
        match self.districts.get_mut(&place.code) {
            Some(known) if place < known => known.clone_from(place),
            Some(_) => {}
            None => _ = self.districts.insert(place.code.clone(), place.clone()),
        }
    }

    /// Counts a post of the period before.
    pub fn add_earlier(&mut self, signal: &Signal) {
        if signal.is_trouble() {
            self.rows.entry(signal.topic).or_default().previous += 1;
        }
    }

    /// The rows, most complaints first, and the districts of `city` that are their columns, by name.
    pub fn finish(self, city: &City) -> (Vec<TopicRow>, Vec<Place>) {
        let districts = districts(city, self.districts.values());
        let mut rows: Vec<_> =
            self.rows.into_iter().map(|(topic, count)| count.row(topic, &districts)).collect();
        rows.sort_by_key(|row| (Reverse(row.total), Reverse(row.previous), row.topic));
        (rows, districts)
    }
}

impl Count {
    fn row(self, topic: Topic, districts: &[Place]) -> TopicRow {
        let of = |place: &Place| self.by_district.get(&place.code).copied().unwrap_or(0);
        let by_district: Vec<u32> = districts.iter().map(of).collect();
        let elsewhere = self.total - by_district.iter().sum::<u32>();
        TopicRow { topic, total: self.total, previous: self.previous, by_district, elsewhere }
    }
}

/// The districts of the city among those that posts named: those whose code begins with the city's region. A district of
/// another region that a post happens to name is no column.
fn districts<'a>(city: &City, named: impl Iterator<Item = &'a Place>) -> Vec<Place> {
    let region = |code: &str| code.get(..2).map(str::to_owned);
    let mut districts: Vec<_> =
        named.filter(|place| region(&place.code) == region(&city.kato)).map(shown).collect();
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
