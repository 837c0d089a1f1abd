//! The gazetteer: which places a text names.
//!
//! Names live in `infra/config/places.toml`, with what tells them apart. A name says which place it is by the kind
//! word beside it («Алматы ауданы», «Алматы облысы», «Алматы көшесі»), by the city at hand, or by itself where the
//! file lets it; what stays ambiguous is left out, for a wrong place sends a complaint to the wrong people.

mod claim;
pub(crate) mod ending;
mod file;
mod index;
mod item;
mod letter;
mod number;
mod resolve;
mod token;
mod word;

#[cfg(test)]
mod tests;

use belgi_domain::{CityId, Place, PlaceKind, RegistryError};
use index::Index;
use resolve::Reading;
use std::collections::HashMap;
use std::sync::LazyLock;
use token::Tokens;

static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
    // A test reads the file, so a broken one never leaves the workspace.
    Gazetteer::parse("places.toml", include_str!("../../../../infra/config/places.toml")).unwrap_or_default()
});

/// Every place Belgi knows, ready to be looked up.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    index: Index,
    /// The cities a stack may serve.
    served: HashMap<CityId, usize>,
}

/// One place and what its names need.
#[derive(Debug)]
struct Entry {
    place: Place,
    parent: Option<usize>,
    /// The city it is, or lies in.
    city: Option<usize>,
    bare: bool,
    wary: Vec<String>,
    numbers: u16,
    default: bool,
    id: Option<CityId>,
}

impl Gazetteer {
    /// Reads the places of a configuration file; `file` is its name for messages.
    ///
    /// # Errors
    /// Where the text is no TOML, a code is no code, a container is unknown or a place stands twice.
    pub fn parse(file: &str, text: &str) -> Result<Self, RegistryError> {
        let mut gazetteer = Self::default();
        for record in file::read(file, text)? {
            let at = gazetteer.entries.len();
            gazetteer.index.add(at, &record.row);
            let entry = gazetteer.entry(at, record);
            gazetteer.served.extend(entry.id.clone().map(|id| (id, at)));
            gazetteer.entries.push(entry);
        }
        Ok(gazetteer)
    }

    /// The places of this release, built once.
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// The places that `text` names, with the district and city each lies in; widest first, each once.
    ///
    /// `home` is the city the source speaks of: its streets, quarters and districts are meant where the text names
    /// no other city, and it is itself part of the result unless the text is about another place. A street or
    /// quarter is found only in a city at hand. Time is linear in the length of the text.
    pub fn find(&self, text: &str, home: Option<&CityId>) -> Vec<Place> {
        let tokens = Tokens::of(text);
        let items = item::items(&self.index, &tokens, |entry| {
            self.entries.get(entry).map_or(0, |entry| entry.numbers)
        });
        let mut places = Reading::new(self, &items, self.home(home)).places();
        places.sort_by(|a, b| (a.kind, a).cmp(&(b.kind, b)));
        places.dedup();
        places
    }

    /// The city of `cities.toml` that `places` speak of: the first, in their order, that is one or lies in one.
    pub fn city_of(&self, places: &[Place]) -> Option<CityId> {
        places.iter().find_map(|place| {
            let entry =
                self.entries.iter().find(|entry| entry.place.code == place.code && entry.city.is_some())?;
            self.entries.get(entry.city?)?.id.clone()
        })
    }

    /// The names of cities and quarters, in both languages, that are one word.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let named = |entry: &&Entry| matches!(entry.place.kind, PlaceKind::City | PlaceKind::Microdistrict);
        self.entries
            .iter()
            .filter(named)
            .flat_map(move |entry| [entry.place.name.as_str(), entry.place.name_ru.as_str()])
            .filter(|name| !name.contains([' ', '-']))
    }

    fn entry(&self, at: usize, record: file::Record) -> Entry {
        let (kind, row) = (record.kind, record.row);
        let city = match kind {
            PlaceKind::City => Some(at),
            _ => record.parent.and_then(|parent| self.entries.get(parent)).and_then(|parent| parent.city),
        };
        Entry {
            place: Place { code: record.code, name: row.kk, name_ru: row.ru, kind },
            parent: record.parent,
            city,
            bare: row.bare.unwrap_or(kind == PlaceKind::City),
            wary: row.wary,
            numbers: row.numbers,
            default: row.default,
            id: row.id.and_then(|id| id.parse().ok()),
        }
    }

    fn home(&self, home: Option<&CityId>) -> Option<usize> {
        self.served.get(home?).copied()
    }

    /// Whether `name` may be a place of which `wanted` holds.
    fn any(&self, name: &item::Name<'_>, wanted: impl Fn(&Entry) -> bool) -> bool {
        name.hits.iter().any(|hit| self.entries.get(hit.form.entry).is_some_and(&wanted))
    }

    /// Whether the entry `inner` is `outer` or lies in it.
    fn lies_in(&self, inner: usize, outer: usize) -> bool {
        std::iter::successors(Some(inner), |at| self.entries.get(*at).and_then(|entry| entry.parent))
            .any(|at| at == outer)
    }
}

impl Entry {
    /// Whether it is a region or city, which a text may name out of the blue.
    fn is_wide(&self) -> bool {
        self.place.kind <= PlaceKind::City
    }
}
