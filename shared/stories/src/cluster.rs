//! Posts into groups, one after the other in time. Candidates come from indexes over places, telling terms
//! and parents, so a post is compared with its neighbours and not with history.

use crate::likeness::{Candidate, Profile, Where, likeness};
use crate::settings::Settings;
use crate::terms::{Terms, Vocabulary};
use belgi_domain::{PlaceKind, Topic};
use std::collections::{BTreeSet, HashMap};

/// A post as clustering sees it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) topic: Topic,
    pub(crate) place: Where,
    pub(crate) terms: Terms,
    /// Seconds since 1970.
    pub(crate) at: i64,
    /// The entry that it hangs below.
    pub(crate) parent: Option<usize>,
    /// The earlier entry that it repeats.
    pub(crate) echo_of: Option<usize>,
    /// An authority's answer may join from half the likeness: it speaks in other words than residents.
    pub(crate) answers: bool,
}

/// Groups looked at for one post; the youngest count.
const MAX_CANDIDATES: usize = 64;
/// Telling terms a post is looked up by.
const KEY_TERMS: usize = 8;
/// Groups remembered under one key.
const POSTINGS: usize = 32;
/// What an authority's answer is spared.
const ANSWER_ALLOWANCE: f32 = 0.15;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Address(PlaceKind, String),
    District(String, Topic),
    Term(u32),
    Topic(Topic),
}

struct Group {
    profile: Profile,
    members: Vec<usize>,
    last: i64,
}

struct Clusters<'a> {
    entries: &'a [Entry],
    vocabulary: &'a Vocabulary,
    settings: &'a Settings,
    groups: Vec<Group>,
    group_of: Vec<usize>,
    index: HashMap<Key, Vec<usize>>,
}

/// The groups of `entries`, which must be in the order of time; each a sorted list of their numbers.
pub(crate) fn cluster(entries: &[Entry], vocabulary: &Vocabulary, settings: &Settings) -> Vec<Vec<usize>> {
    let (groups, group_of, index) = (Vec::new(), Vec::with_capacity(entries.len()), HashMap::new());
    let mut clusters = Clusters { entries, vocabulary, settings, groups, group_of, index };
    for (number, entry) in entries.iter().enumerate() {
        let group = match entry.echo_of {
            Some(original) => clusters.group_of.get(original).copied(),
            None => clusters.best(entry),
        };
        clusters.join(number, entry, group);
    }
    clusters.groups.into_iter().map(|group| group.members).collect()
}

impl Clusters<'_> {
    /// The group that `entry` is most like, if it is like enough; of two alike the older.
    fn best(&self, entry: &Entry) -> Option<usize> {
        let parent = entry.parent.and_then(|parent| self.group_of.get(parent).copied());
        let mut candidates: BTreeSet<usize> = parent.into_iter().collect();
        for key in self.keys(entry) {
            candidates.extend(self.index.get(&key).into_iter().flatten());
        }
        let threshold = self.settings.join_from - if entry.answers { ANSWER_ALLOWANCE } else { 0.0 };
        let mut best: Option<(f32, usize)> = None;
        for number in candidates.into_iter().rev().take(MAX_CANDIDATES) {
            let Some(score) = self.score(entry, number, parent == Some(number)) else { continue };
            if score >= threshold && best.is_none_or(|(top, _)| score >= top) {
                best = Some((score, number));
            }
        }
        best.map(|(_, number)| number)
    }

    fn score(&self, entry: &Entry, number: usize, below: bool) -> Option<f32> {
        let group = self.groups.get(number)?;
        let days = (entry.at - group.last).max(0) / 86_400;
        if days > i64::from(self.settings.open_days) {
            return None;
        }
        #[allow(clippy::cast_precision_loss, reason = "at most a few weeks")]
        let days_apart = days as f32;
        let post =
            Candidate { topic: entry.topic, place: &entry.place, terms: &entry.terms, below, days_apart };
        likeness(&post, &group.profile, self.vocabulary)
    }

    fn join(&mut self, number: usize, entry: &Entry, group: Option<usize>) {
        let place = group.unwrap_or(self.groups.len());
        if place == self.groups.len() {
            self.groups.push(Group { profile: Profile::default(), members: Vec::new(), last: entry.at });
        }
        for key in self.keys(entry) {
            let postings = self.index.entry(key).or_default();
            postings.retain(|other| *other != place);
            if postings.len() == POSTINGS {
                postings.remove(0);
            }
            postings.push(place);
        }
        if let Some(group) = self.groups.get_mut(place) {
            group.profile.add(entry.topic, &entry.place, &entry.terms);
            group.members.push(number);
            group.last = group.last.max(entry.at);
        }
        self.group_of.push(place);
        debug_assert_eq!(self.group_of.len(), self.entries.len().min(number + 1));
    }

    fn keys(&self, entry: &Entry) -> Vec<Key> {
        let addresses = entry.place.addresses.iter().map(|(kind, name)| Key::Address(*kind, name.clone()));
        let districts = entry.place.districts.iter().map(|code| Key::District(code.clone(), entry.topic));
        let mut terms = entry.terms.clone();
        terms.sort_by_key(|term| (self.vocabulary.texts(*term), *term));
        let terms =
            terms.into_iter().filter(|term| self.vocabulary.texts(*term) > 1).take(KEY_TERMS).map(Key::Term);
        addresses.chain(districts).chain(terms).chain([Key::Topic(entry.topic)]).collect()
    }
}
