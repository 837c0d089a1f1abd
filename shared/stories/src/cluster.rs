//! Posts into groups, one after the other in time. Candidates come from indexes over places, telling terms
//! and parents, so a post is compared with its neighbours and not with history.

use crate::entry::Entry;
use crate::keys::{Key, keys};
use crate::likeness::{Candidate, Profile, likeness};
use crate::merge::merge;
use crate::settings::Settings;
use crate::talk::Talk;
use crate::terms::{Vocabulary, Weighed};
use std::collections::{HashMap, VecDeque};

/// Groups looked at for one post: those heard of last.
const MAX_CANDIDATES: usize = 64;
/// Groups remembered under one key.
pub(crate) const POSTINGS: usize = 32;
/// What an authority's answer is spared: it speaks in other words than residents, but of
/// the same place.
const ANSWER_ALLOWANCE: f32 = 0.15;
/// What is added where all recent talk of a topic is of one story.
const PRIOR: f32 = 0.22;
const DAY: i64 = 86_400;

/// Posts taken for one story.
pub(crate) struct Group {
    pub(crate) profile: Profile,
    pub(crate) members: Vec<usize>,
    /// Seconds since 1970 of its first and last post.
    pub(crate) first: i64,
    pub(crate) last: i64,
}

/// Groups, and how they are found.
pub(crate) struct Clusters {
    pub(crate) settings: Settings,
    pub(crate) groups: Vec<Group>,
    /// The group of each entry.
    pub(crate) group_of: Vec<usize>,
    pub(crate) index: HashMap<Key, VecDeque<usize>>,
    pub(crate) talk: Talk,
}

/// The groups of `entries`, which must be in the order of time; each a sorted list of their numbers.
pub(crate) fn cluster(entries: &[Entry], vocabulary: &Vocabulary, settings: &Settings) -> Vec<Vec<usize>> {
    let mut clusters = Clusters::new(settings);
    for entry in entries {
        clusters.take(entry, vocabulary);
    }
    let merged = merge(clusters.groups, vocabulary, settings);
    merged.into_iter().map(|group| group.members).collect()
}

impl Clusters {
    pub(crate) fn new(settings: &Settings) -> Self {
        let (groups, group_of, index) = (Vec::new(), Vec::new(), HashMap::new());
        Self { settings: *settings, groups, group_of, index, talk: Talk::default() }
    }

    /// Puts the next entry in the order of time where it belongs, and returns the number of its group.
    pub(crate) fn take(&mut self, entry: &Entry, vocabulary: &Vocabulary) -> usize {
        let keys = keys(entry.topic, &entry.place, &entry.terms, vocabulary);
        let terms = vocabulary.weigh(&entry.terms);
        let group = match entry.echo_of {
            Some(original) => self.group_of.get(original).copied(),
            None => self.best(entry, &terms, &keys),
        };
        self.join(entry, &terms, keys, group)
    }

    /// The group that `entry` is most like, if it is like enough; of two alike the older.
    fn best(&self, entry: &Entry, terms: &[Weighed], keys: &[Key]) -> Option<usize> {
        let parent = entry.parent.and_then(|parent| self.group_of.get(parent).copied());
        let allowed = entry.answers && !entry.place.is_anywhere();
        let threshold = self.settings.join_from - if allowed { ANSWER_ALLOWANCE } else { 0.0 };
        let mut best: Option<(f32, usize)> = None;
        for number in self.candidates(entry, keys).into_iter().chain(parent) {
            let Some(score) = self.score(entry, terms, number, parent == Some(number)) else { continue };
            let better = |(top, known): (f32, usize)| score > top || score >= top && number < known;
            if score >= threshold && best.is_none_or(better) {
                best = Some((score, number));
            }
        }
        best.map(|(_, number)| number)
    }

    /// The groups that share a key with `entry` and were heard of last.
    fn candidates(&self, entry: &Entry, keys: &[Key]) -> Vec<usize> {
        let oldest = entry.at - (i64::from(self.settings.open_days) + 1) * DAY;
        let known = keys.iter().filter_map(|key| self.index.get(key)).flatten();
        let mut open: Vec<(i64, usize)> = known
            .filter_map(|number| Some((self.groups.get(*number)?.last, *number)))
            .filter(|(last, _)| *last > oldest)
            .collect();
        open.sort_unstable_by(|a, b| b.cmp(a));
        open.dedup();
        open.into_iter().take(MAX_CANDIDATES).map(|(_, number)| number).collect()
    }

    fn score(&self, entry: &Entry, terms: &[Weighed], number: usize, below: bool) -> Option<f32> {
        let group = self.groups.get(number)?;
        let days = (entry.at - group.last).max(0) / DAY;
        if days > i64::from(self.settings.open_days) {
            return None;
        }
        #[allow(clippy::cast_precision_loss, reason = "at most a few weeks")]
        let days_apart = days as f32;
        let (topic, place, language) = (entry.topic, &entry.place, entry.language);
        let post = Candidate { topic, place, language, terms, below, days_apart };
        let prior =
            if entry.place.is_anywhere() { self.talk.share(entry.topic, entry.at, number) } else { 0.0 };
        likeness(&post, &group.profile).map(|score| score + PRIOR * prior)
    }

    fn join(&mut self, entry: &Entry, terms: &[Weighed], keys: Vec<Key>, group: Option<usize>) -> usize {
        let number = self.group_of.len();
        let place = group.unwrap_or(self.groups.len());
        if place == self.groups.len() {
            let profile = Profile::default();
            self.groups.push(Group { profile, members: Vec::new(), first: entry.at, last: entry.at });
        }
        for key in keys {
            let postings = self.index.entry(key).or_default();
            if let Some(known) = postings.iter().position(|other| *other == place) {
                postings.remove(known);
            }
            if postings.len() == POSTINGS {
                postings.pop_front();
            }
            postings.push_back(place);
        }
        if let Some(group) = self.groups.get_mut(place) {
            group.profile.add(entry.topic, &entry.place, entry.language, terms);
            group.members.push(number);
            group.last = group.last.max(entry.at);
        }
        if entry.place.is_anywhere() {
            self.talk.add(entry.topic, entry.at, place);
        }
        self.group_of.push(place);
        place
    }
}
