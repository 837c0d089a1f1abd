//! From names and what words say of them to places.
//!
//! Three rounds, each knowing what the one before found: cities, regions and districts of one meaning; districts of
//! several; streets and quarters, which are read only within the cities at hand.

use super::claim;
use super::item::{Item, Name, What};
use super::number;
use super::word::Says;
use super::{Entry, Gazetteer};
use belgi_domain::{Place, PlaceKind};

/// One text being read.
pub(super) struct Reading<'a> {
    gazetteer: &'a Gazetteer,
    items: &'a [Item<'a>],
    says: Vec<Option<Says>>,
    home: Option<usize>,
    /// What was found: an entry and the number of its part.
    found: Vec<(usize, Option<u16>)>,
}

impl<'a> Reading<'a> {
    /// A reading of `items` as a source of the city `home` means them.
    pub(super) fn new(gazetteer: &'a Gazetteer, items: &'a [Item<'a>], home: Option<usize>) -> Self {
        let says = claim::claims(gazetteer, items);
        Self { gazetteer, items, says, home, found: Vec::new() }
    }

    /// Every place the text names, with what contains it, in no order.
    pub(super) fn places(mut self) -> Vec<Place> {
        self.round(|reading, at, name| reading.wide(at, name));
        self.round(|reading, at, name| reading.district(at, name));
        let cities = self.cities();
        self.round(|reading, at, name| reading.local(at, name, &cities));
        let numbered = self.numbered();
        if let Some(home) = self.home.filter(|_| self.speaks_of_home()) {
            self.found.push((home, None));
        }
        self.found.iter().flat_map(|found| self.chain(*found)).chain(numbered).collect()
    }

    fn round(&mut self, read: impl Fn(&Self, usize, &Name<'_>) -> Option<usize>) {
        let mut new = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            if let What::Name(name) = &item.what
                && let Some(entry) = read(self, at, name)
            {
                new.push((entry, name.number));
            }
        }
        // Each place once, so that a text of a thousand names costs no more than its length.
        new.sort_unstable();
        new.dedup();
        self.found.extend(new);
    }

    /// A region or city, or a district of one meaning.
    fn wide(&self, at: usize, name: &Name<'_>) -> Option<usize> {
        match self.says.get(at)? {
            Some(Says::Settlement) => self.choose(&self.of_kind(name, PlaceKind::City)),
            Some(Says::Kind(kind @ (PlaceKind::Region | PlaceKind::City))) => {
                self.choose(&self.of_kind(name, *kind))
            }
            Some(Says::Kind(PlaceKind::District)) => match self.of_kind(name, PlaceKind::District).as_slice()
            {
                [only] => Some(*only),
                _ => None,
            },
            Some(says) if *says != Says::Along => None,
            _ => {
                let alone = self.pick(name, |entry, known| entry.is_wide() && (entry.bare || known));
                self.choose(&alone).filter(|entry| self.is_a_name(at, name, *entry))
            }
        }
    }

    /// A district of several meanings.
    fn district(&self, at: usize, name: &Name<'_>) -> Option<usize> {
        let Some(Says::Kind(PlaceKind::District)) = self.says.get(at)? else { return None };
        let places = self.of_kind(name, PlaceKind::District);
        if places.len() < 2 { None } else { self.choose(&places) }
    }

    /// A quarter, street or, without its word, district of a city at hand.
    fn local(&self, at: usize, name: &Name<'_>, cities: &[usize]) -> Option<usize> {
        let says = *self.says.get(at)?;
        let places = match says {
            Some(Says::Kind(kind @ (PlaceKind::Microdistrict | PlaceKind::Street))) => {
                self.of_kind(name, kind)
            }
            Some(Says::Along | Says::Settlement) | None if self.wide(at, name).is_some() => return None,
            Some(Says::Settlement) => self.of_kind(name, PlaceKind::Microdistrict),
            Some(Says::Along) => self.of_kind(name, PlaceKind::Street),
            Some(_) => return None,
            None => self.pick(name, |entry, known| !entry.is_wide() && (entry.bare || known)),
        };
        let here: Vec<_> = places
            .into_iter()
            .filter(|place| {
                self.entry(*place).and_then(|entry| entry.city).is_some_and(|city| cities.contains(&city))
            })
            .collect();
        let needs_name = says.is_none_or(|says| says == Says::Along);
        only(&here).filter(|entry| !needs_name || self.is_a_name(at, name, *entry))
    }

    /// Numbered microdistricts of the one city at hand.
    fn numbered(&self) -> Vec<Place> {
        let cities = self.cities();
        let Some(city) = only(&cities).and_then(|city| self.entry(city)) else { return Vec::new() };
        number::microdistricts(self.items, &city.place.code)
    }

    /// The cities the text names; without any, the city of the source.
    fn cities(&self) -> Vec<usize> {
        let mut cities: Vec<_> = self
            .found
            .iter()
            .filter_map(|(entry, _)| self.entry(*entry))
            .filter_map(|entry| entry.city)
            .collect();
        cities.sort_unstable();
        cities.dedup();
        if cities.is_empty() {
            self.home.filter(|_| self.speaks_of_home()).into_iter().collect()
        } else {
            cities
        }
    }

    /// Whether nothing the text names lies elsewhere than the city of the source.
    fn speaks_of_home(&self) -> bool {
        let Some(home) = self.home else { return false };
        self.found
            .iter()
            .all(|(entry, _)| self.gazetteer.lies_in(*entry, home) || self.gazetteer.lies_in(home, *entry))
    }

    /// Which of several places is meant: the one in a place the text names, else in the city of the source, else
    /// in its region, else the only one, else the one the file prefers.
    fn choose(&self, places: &[usize]) -> Option<usize> {
        let within = |outer: usize| {
            let inner: Vec<_> =
                places.iter().copied().filter(|place| self.gazetteer.lies_in(*place, outer)).collect();
            only(&inner)
        };
        let region = self.home.and_then(|home| self.entry(home)).and_then(|home| home.parent);
        let named = || self.found.iter().find_map(|(entry, _)| within(*entry));
        let preferred: Vec<_> = places
            .iter()
            .copied()
            .filter(|place| self.entry(*place).is_some_and(|entry| entry.default))
            .collect();
        only(places)
            .or_else(named)
            .or_else(|| self.home.and_then(within))
            .or_else(|| region.and_then(within))
            .or_else(|| only(&preferred))
    }

    /// Whether a name without a kind word is one: some are everyday words unless written with a capital.
    fn is_a_name(&self, at: usize, name: &Name<'_>, entry: usize) -> bool {
        let wary = self.entry(entry).is_some_and(|entry| entry.wary.iter().any(|word| word == name.key));
        !wary || (self.says.get(at) == Some(&None) && self.items.get(at).is_some_and(|item| item.capital))
    }

    fn of_kind(&self, name: &Name<'_>, kind: PlaceKind) -> Vec<usize> {
        self.pick(name, |entry, _| entry.place.kind == kind)
    }

    /// The places `name` may be, of which `wanted` holds, each once.
    fn pick(&self, name: &Name<'_>, wanted: impl Fn(&Entry, bool) -> bool) -> Vec<usize> {
        let hits = name.hits.iter().map(|hit| hit.form);
        let fits = |form: &&super::index::Form| {
            self.entry(form.entry).is_some_and(|entry| wanted(entry, form.known))
        };
        let mut places: Vec<_> = hits.filter(fits).map(|form| form.entry).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// A found place and the district and city it lies in.
    fn chain(&self, (entry, number): (usize, Option<u16>)) -> Vec<Place> {
        let Some(own) = self.entry(entry) else { return Vec::new() };
        let mut first = own.place.clone();
        if let Some(number) = number.filter(|number| *number <= own.numbers) {
            first.name = format!("{}-{number}", first.name);
            first.name_ru = format!("{}-{number}", first.name_ru);
        }
        let outer = std::iter::successors(own.parent, |at| self.entry(*at).and_then(|entry| entry.parent));
        let outer =
            outer.filter_map(|at| self.entry(at)).filter(|entry| entry.place.kind != PlaceKind::Region);
        std::iter::once(first).chain(outer.map(|entry| entry.place.clone())).collect()
    }

    fn entry(&self, at: usize) -> Option<&'a Entry> {
        self.gazetteer.entries.get(at)
    }
}

/// The only element there is.
fn only(places: &[usize]) -> Option<usize> {
    match places {
        [only] => Some(*only),
        _ => None,
    }
}
