//! Which kind word belongs to which name.
//!
//! Kazakh puts the word after the name («Абай ауданы»); Russian before it («район Алматы»), but after an adjective
//! («Алмалинский район»), and people put it anywhere. A word belongs to one name, or to a list of them where it is
//! plural or the names are linked.

use super::Gazetteer;
use super::item::{Item, Name, What};
use super::token::Gap;
use super::word::{Says, Side, Word};
use belgi_domain::PlaceKind;

/// What the words of a text say of each item.
pub(super) fn claims(gazetteer: &Gazetteer, items: &[Item<'_>]) -> Vec<Option<Says>> {
    let mut claims = Claims { gazetteer, items, says: vec![None; items.len()] };
    for (at, item) in items.iter().enumerate() {
        if let What::Word(word) = &item.what {
            claims.attach(at, *word);
        }
    }
    claims.addresses();
    claims.says
}

struct Claims<'a, 'b> {
    gazetteer: &'a Gazetteer,
    items: &'a [Item<'b>],
    says: Vec<Option<Says>>,
}

impl Claims<'_, '_> {
    fn attach(&mut self, at: usize, word: Word) {
        let prior = self.prior(at);
        let next = self.next(at, word);
        match (word.side, prior, next) {
            (Side::Prior, Some(name), _) => self.claim_back(name, word),
            (Side::Next, _, Some(name)) => self.claim_next(name, word),
            (Side::Either, Some(name), _) if self.fits(name, word) && self.is_adjective(name) => {
                self.claim_back(name, word);
            }
            (Side::Either, _, Some(name)) if self.fits(name, word) => self.claim_next(name, word),
            (Side::Either, Some(name), _) if self.fits(name, word) => self.claim_back(name, word),
            (Side::Either, _, Some(name)) if refuses(word) => self.set(name, word),
            _ => {}
        }
    }

    /// Streets without any word: two names of streets side by side are a crossing («на Абая-Розыбакиева», «абая
    /// момышулы»), and a name with a house number after it is an address («Женис 29, кв. 5»).
    fn addresses(&mut self) {
        for at in 0..self.items.len() {
            let crossing = self.is_near(at + 1) && self.may_be_street(at) && self.may_be_street(at + 1);
            let after = if crossing { at + 1 } else { at };
            if crossing || (self.may_be_street(at) && self.has_house(at)) {
                for says in self.says.iter_mut().take(after + 1).skip(at) {
                    *says = Some(Says::Along);
                }
            }
        }
    }

    fn is_near(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.gap <= Gap::Space)
    }

    /// Whether the name at `at` is a street's as well as anything else that needs a word.
    fn may_be_street(&self, at: usize) -> bool {
        let city = |name| self.gazetteer.any(name, |entry| entry.is_wide() && entry.bare);
        let street = |name| self.may(name, PlaceKind::Street) && !city(name);
        let free = self.says.get(at).is_some_and(|says| matches!(says, None | Some(Says::Along)));
        free && self.name(at).is_some_and(street)
    }

    /// Whether a number follows that counts nothing: «Женис 29, кв. 5», not «Абай 175 жаста».
    fn has_house(&self, at: usize) -> bool {
        let number = self.items.get(at + 1).is_some_and(|item| matches!(item.what, What::Number(..)));
        let counted = self.is_near(at + 2)
            && self.items.get(at + 2).is_some_and(|item| matches!(item.what, What::Other));
        number && self.is_near(at + 1) && !counted
    }

    /// The name right before the word at `at`.
    fn prior(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let near = self.items.get(at)?.gap <= Gap::Space;
        (near && self.name(before).is_some() && self.says.get(before)?.is_none()).then_some(before)
    }

    /// The name after the word at `at`, initials and, for a street, one given name stepped over.
    fn next(&self, at: usize, word: Word) -> Option<usize> {
        let mut short = self.items.get(at)?.short;
        let mut given = usize::from(word.says == Says::Kind(PlaceKind::Street));
        for (place, item) in self.items.iter().enumerate().skip(at + 1).take(4) {
            if item.gap > if short { Gap::Dot } else { Gap::Space } {
                return None;
            }
            match item.what {
                What::Name(_) => return Some(place),
                What::Letter => {}
                What::Other if item.capital && given > 0 => given -= 1,
                _ => return None,
            }
            short = item.short;
        }
        None
    }

    fn claim_back(&mut self, name: usize, word: Word) {
        self.set(name, word);
        let mut last = name;
        while let Some(before) = self.linked_before(last) {
            if !(word.plural || self.is_adjective(before)) || !self.fits(before, word) {
                return;
            }
            self.set(before, word);
            last = before;
        }
    }

    fn claim_next(&mut self, name: usize, word: Word) {
        // «районы Алматы» are the city's districts, «район Алматы» is the district.
        let district = word.says == Says::Kind(PlaceKind::District);
        let city = self.name(name).is_some_and(|name| self.may(name, PlaceKind::City));
        if district && city && (word.plural || !self.is_nominative(name)) {
            return;
        }
        if word.says == Says::Along && !self.fits(name, word) {
            return;
        }
        self.set(name, word);
        let mut last = name;
        while let Some(after) = self.linked_after(last) {
            if !self.fits(after, word) || self.says.get(after).is_some_and(Option::is_some) {
                return;
            }
            self.set(after, word);
            last = after;
        }
    }

    /// The name that «и», a comma or a hyphen joins to the one at `at`, before it.
    fn linked_before(&self, at: usize) -> Option<usize> {
        let joined = matches!(self.items.get(at)?.gap, Gap::Comma | Gap::Hyphen);
        let link = at.checked_sub(1)?;
        let before = match self.items.get(link)?.what {
            What::Name(_) if joined => link,
            What::Link => link.checked_sub(1)?,
            _ => return None,
        };
        (self.name(before).is_some() && self.says.get(before)?.is_none()).then_some(before)
    }

    /// The same, after it. A comma joins nothing here: «улица Абая, Сейфуллина сказал».
    fn linked_after(&self, at: usize) -> Option<usize> {
        let next = self.items.get(at + 1)?;
        match next.what {
            What::Name(_) if next.gap == Gap::Hyphen => Some(at + 1),
            What::Link => self.name(at + 2).map(|_| at + 2),
            _ => None,
        }
    }

    fn set(&mut self, at: usize, word: Word) {
        if let Some(says) = self.says.get_mut(at) {
            *says = Some(word.says);
        }
    }

    fn name(&self, at: usize) -> Option<&Name<'_>> {
        match &self.items.get(at)?.what {
            What::Name(name) => Some(name),
            _ => None,
        }
    }

    fn fits(&self, at: usize, word: Word) -> bool {
        let kinds = word.says.kinds();
        self.name(at)
            .is_some_and(|name| word.says == Says::Body || kinds.iter().any(|kind| self.may(name, *kind)))
    }

    /// Whether `name` has a place of this kind.
    fn may(&self, name: &Name<'_>, kind: PlaceKind) -> bool {
        self.gazetteer.any(name, |entry| entry.place.kind == kind)
    }

    fn is_adjective(&self, at: usize) -> bool {
        self.name(at).is_some_and(|name| name.hits.iter().any(|hit| hit.form.adjective))
    }

    fn is_nominative(&self, at: usize) -> bool {
        self.name(at).is_some_and(|name| name.hits.iter().any(|hit| hit.nominative))
    }
}

/// Whether the name beside `word` is certainly not the city or region of that name: «проспект Астана».
fn refuses(word: Word) -> bool {
    matches!(word.says, Says::Body | Says::Kind(PlaceKind::Street | PlaceKind::Microdistrict))
}
