//! Where something happens, and whether two places can be one.
//!
//! | what | score | why |
//! | --- | --- | --- |
//! | same numbered thing (school 214, route 65) | 0.35 | it is an address of its own |
//! | same street or microdistrict | 0.35 | troubles have addresses |
//! | same street, the post names it without its kind | 0.30 | «Капал батыра» may be a name |
//! | same number, one does not say of what | 0.25 | «65-й» is most likely the bus |
//! | same district, the post names it without its kind | 0.20 | «Туран» may be more than the district |
//! | same district, neither says more | 0.25 | a district is cut off as a whole |
//! | another city or region | −0.30 | whatever else is the same |
//! | same district only | 0.10 | a district has many troubles |
//! | both about the whole city | 0.10 | smog and tariffs have no address |

use crate::marks::{Marks, Numbered};
use belgi_domain::{Place, PlaceKind};
use std::collections::{BTreeMap, BTreeSet};

/// A district, street or microdistrict.
pub(crate) type Address = (PlaceKind, String);

/// Where a post happens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Where {
    /// Cities by their codes, and the first two digits of every place's code, which are its region's.
    pub(crate) cities: BTreeSet<String>,
    pub(crate) regions: BTreeSet<String>,
    pub(crate) districts: BTreeSet<String>,
    pub(crate) addresses: BTreeSet<Address>,
    /// Addresses whose name the post says without their kind.
    pub(crate) hints: BTreeSet<Address>,
    /// Schools, routes and the like.
    pub(crate) numbered: BTreeSet<Numbered>,
}

/// What a place is known by: a district by its code, for cities have districts of the same name.
pub(crate) fn address(place: &Place) -> Address {
    (place.kind, if place.kind == PlaceKind::District { place.code.clone() } else { place.name.clone() })
}

impl Where {
    /// Whether it names this address with its kind.
    pub(crate) fn names(&self, address: &Address) -> bool {
        self.addresses.contains(address)
            || address.0 == PlaceKind::District && self.districts.contains(&address.1)
    }

    /// Where a text with these places of the gazetteer, these addresses besides and these marks happens.
    pub(crate) fn of(places: &[Place], besides: BTreeSet<Address>, marks: &Marks) -> Self {
        let cities = places.iter().filter(|place| place.kind == PlaceKind::City);
        let districts = places.iter().filter(|place| place.kind == PlaceKind::District);
        let addresses = places.iter().filter(|place| place.kind > PlaceKind::District);
        Self {
            cities: cities.map(|place| place.code.clone()).collect(),
            regions: places.iter().filter_map(|place| place.code.get(..2)).map(str::to_owned).collect(),
            districts: districts.map(|place| place.code.clone()).collect(),
            addresses: addresses.map(address).chain(besides).collect(),
            hints: BTreeSet::new(),
            numbered: marks.numbered.clone(),
        }
    }

    /// Whether it says nothing narrower than the city.
    pub(crate) fn is_anywhere(&self) -> bool {
        self.districts.is_empty() && self.hints.is_empty() && !self.has_address()
    }

    fn has_address(&self) -> bool {
        let hinted = self.hints.iter().any(|(kind, _)| *kind > PlaceKind::District);
        !self.addresses.is_empty() || hinted || self.numbered.iter().any(|(kind, _)| kind.is_some())
    }
}

/// What two cities say against one story: much, but the ministry that speaks of a village may sit in the capital.
const OTHER_CITY: f32 = -0.30;

/// Located posts up to which each counts at once.
const SMALL: u32 = 16;

/// How often each of some things is named.
pub(crate) type Counts<T> = BTreeMap<T, u32>;

/// Where a story's posts happen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    cities: Counts<String>,
    regions: Counts<String>,
    pub(crate) districts: Counts<String>,
    pub(crate) addresses: Counts<Address>,
    pub(crate) numbered: Counts<Numbered>,
    posts: u32,
    /// Posts that name a district or something narrower.
    located: u32,
    /// What a third of the located posts name; kept, for it is looked at far more often than it changes.
    main: Where,
}

impl Places {
    pub(crate) fn add(&mut self, place: &Where) {
        let hinted = |district: bool| {
            place.hints.iter().filter(move |(kind, _)| (*kind == PlaceKind::District) == district)
        };
        count(&mut self.cities, &place.cities);
        count(&mut self.regions, &place.regions);
        count(&mut self.districts, place.districts.iter().chain(hinted(true).map(|(_, code)| code)));
        count(&mut self.addresses, place.addresses.iter().chain(hinted(false)));
        count(&mut self.numbered, &place.numbered);
        self.posts += 1;
        self.located += u32::from(!place.is_anywhere());
        // In a large story one post more hardly moves the shares.
        if self.located <= SMALL || self.located.is_multiple_of(8) {
            self.main = self.often();
        }
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        sum(&mut self.cities, other.cities);
        sum(&mut self.regions, other.regions);
        sum(&mut self.districts, other.districts);
        sum(&mut self.addresses, other.addresses);
        sum(&mut self.numbered, other.numbered);
        self.posts += other.posts;
        self.located += other.located;
        self.main = self.often();
    }

    /// What a third of the located posts name.
    pub(crate) fn main(&self) -> &Where {
        &self.main
    }

    fn often(&self) -> Where {
        Where {
            cities: self.cities.keys().cloned().collect(),
            regions: self.regions.keys().cloned().collect(),
            districts: often(&self.districts, self.located),
            addresses: often(&self.addresses, self.located),
            hints: BTreeSet::new(),
            numbered: often(&self.numbered, self.located),
        }
    }

    /// A story of the whole city: most of its posts name no place, and those that do name several.
    fn is_wide(&self) -> bool {
        self.posts >= 4 && self.located * 3 <= self.posts
    }
}

fn count<'a, T: Ord + Clone + 'a>(counts: &mut Counts<T>, items: impl IntoIterator<Item = &'a T>) {
    items.into_iter().for_each(|item| *counts.entry(item.clone()).or_default() += 1);
}

fn sum<T: Ord>(counts: &mut Counts<T>, other: Counts<T>) {
    other.into_iter().for_each(|(item, count)| *counts.entry(item).or_default() += count);
}

fn often<T: Ord + Clone>(counts: &Counts<T>, posts: u32) -> BTreeSet<T> {
    counts.iter().filter(|(_, count)| *count * 3 >= posts).map(|(item, _)| item.clone()).collect()
}

/// Whether a post may belong to a story by where it happens, and what that adds; nothing where it cannot.
pub(crate) fn place_score(post: &Where, story: &Places) -> Option<f32> {
    let main = story.main();
    if are_apart(&post.cities, &main.cities) || are_apart(&post.regions, &main.regions) {
        return Some(OTHER_CITY);
    }
    let named = |address: &Address| {
        story.addresses.contains_key(address)
            || address.0 == PlaceKind::District && story.districts.contains_key(&address.1)
    };
    if post.addresses.iter().any(named)
        || post.numbered.iter().any(|number| number.0.is_some() && story.numbered.contains_key(number))
    {
        return Some(0.35);
    }
    if bare_number(post, story) {
        return Some(0.25);
    }
    let wide = story.is_wide();
    let apart = are_apart(&post.districts, &main.districts)
        || different_numbers(post, main)
        || different_addresses(post, main);
    if apart && !wide {
        return None;
    }
    if let Some((kind, _)) = post.hints.iter().filter(|hint| named(hint)).max() {
        return Some(if *kind == PlaceKind::District { 0.20 } else { 0.30 });
    }
    if !post.districts.is_disjoint(&main.districts) {
        return Some(if post.has_address() || main.has_address() { 0.10 } else { 0.25 });
    }
    Some(if post.is_anywhere() && (main.is_anywhere() || wide) { 0.10 } else { 0.0 })
}

/// The same number where one of them does not say what it counts.
fn bare_number(post: &Where, story: &Places) -> bool {
    let known = |(kind, number): &Numbered| match kind {
        Some(_) => story.numbered.contains_key(&(None, *number)),
        None => story.numbered.keys().any(|(_, other)| other == number),
    };
    post.numbered.iter().any(known)
}

fn are_apart<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

/// School 214 and school 231.
fn different_numbers(post: &Where, story: &Where) -> bool {
    post.numbered
        .iter()
        .any(|(kind, _)| kind.is_some() && story.numbered.iter().any(|(other, _)| other == kind))
}

/// A street and a microdistrict may be the same spot; two streets are not.
fn different_addresses(post: &Where, story: &Where) -> bool {
    post.addresses.iter().any(|(kind, _)| story.addresses.iter().any(|(other, _)| other == kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(district: &str, street: &str) -> Where {
        let set =
            |text: &str| if text.is_empty() { BTreeSet::new() } else { BTreeSet::from([text.to_owned()]) };
        let addresses = set(street).into_iter().map(|name| (PlaceKind::Street, name)).collect();
        Where { districts: set(district), addresses, ..Where::default() }
    }

    fn of(place: &Where) -> Places {
        let mut places = Places::default();
        places.add(place);
        places
    }

    #[test]
    fn places_decide_as_written() {
        let school = |number| Where { numbered: [(Some("school"), number)].into(), ..Where::default() };
        let cases = [
            (at("1", "абай"), at("1", "абай"), Some(0.35)),
            (at("1", "абай"), at("1", "төле би"), None),
            (at("1", ""), at("2", ""), None),
            (at("1", ""), at("1", ""), Some(0.25)),
            (at("1", ""), at("1", "абай"), Some(0.10)),
            (at("", ""), at("", ""), Some(0.10)),
            (at("", ""), at("1", "абай"), Some(0.0)),
            (school(214), school(214), Some(0.35)),
            (school(214), school(231), None),
        ];
        for (post, story, expect) in cases {
            assert_eq!(place_score(&post, &of(&story)), expect, "{post:?} {story:?}");
        }
    }
}
