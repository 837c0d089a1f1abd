//! Groups that turned out to be one story: posts in one language often gather before the first of the other
//! language shows that both speak of the same.

use crate::cluster::{Group, POSTINGS};
use crate::keys::{Key, keys};
use crate::likeness::{Candidate, Profile, likeness};
use crate::place::Where;
use crate::settings::Settings;
use crate::terms::{Vocabulary, Weighed};
use std::collections::{BTreeSet, HashMap, VecDeque};

const DAY: i64 = 86_400;
/// Terms that speak for a group when it is compared.
const SPEAKING: usize = 24;

/// A group as another sees it.
struct Face {
    place: Where,
    terms: Vec<Weighed>,
    keys: Vec<Key>,
}

/// `groups` (oldest first), each joined with the older one that it is most like, if it is like enough.
pub(crate) fn merge(groups: Vec<Group>, vocabulary: &Vocabulary, settings: &Settings) -> Vec<Group> {
    let mut merged: Vec<(Group, Face)> = Vec::new();
    let mut index: HashMap<Key, VecDeque<usize>> = HashMap::new();
    for group in groups {
        let face = face_of(&group.profile, vocabulary);
        let candidates: BTreeSet<usize> =
            face.keys.iter().filter_map(|key| index.get(key)).flatten().copied().collect();
        let scored = candidates.into_iter().filter_map(|number| {
            let score = score((&group, &face), merged.get(number)?, settings)?;
            (score >= settings.merge_from).then_some((score, number))
        });
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let place = best.map_or(merged.len(), |(_, number)| number);
        for key in &face.keys {
            let postings = index.entry(key.clone()).or_default();
            if !postings.contains(&place) {
                postings.push_back(place);
            }
            if postings.len() > POSTINGS {
                postings.pop_front();
            }
        }
        match merged.get_mut(place) {
            Some((older, face)) => {
                older.absorb(group);
                *face = face_of(&older.profile, vocabulary);
            }
            None => merged.push((group, face)),
        }
    }
    merged.into_iter().map(|(group, _)| group).collect()
}

/// How alike a younger and an older group are, looked at from the side of either.
fn score(younger: (&Group, &Face), older: &(Group, Face), settings: &Settings) -> Option<f32> {
    let days = (younger.0.first - older.0.last).max(0) / DAY;
    if days > i64::from(settings.open_days) {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "at most a few weeks")]
    let days_apart = days as f32;
    let look = |face: &Face, from: &Profile, to: &Profile| {
        let post = Candidate {
            topic: from.topic(),
            place: &face.place,
            language: from.language(),
            terms: &face.terms,
            below: false,
            days_apart,
        };
        likeness(&post, to)
    };
    let there = look(younger.1, &younger.0.profile, &older.0.profile)?;
    let back = look(&older.1, &older.0.profile, &younger.0.profile)?;
    Some((there + back) / 2.0)
}

fn face_of(profile: &Profile, vocabulary: &Vocabulary) -> Face {
    let place = profile.places.main().clone();
    let mut counts: Vec<(u32, u32)> = profile
        .terms
        .iter()
        .filter(|(term, _)| profile.speaks(**term))
        .map(|(term, count)| (*count, *term))
        .collect();
    counts.sort_unstable_by_key(|(count, term)| (std::cmp::Reverse(*count), vocabulary.texts(*term), *term));
    let terms: Vec<u32> = counts.into_iter().take(SPEAKING).map(|(_, term)| term).collect();
    let keys = keys(profile.topic(), &place, &terms, vocabulary);
    Face { place, terms: vocabulary.weigh(&terms), keys }
}

impl Group {
    fn absorb(&mut self, other: Self) {
        self.profile.absorb(other.profile);
        self.members.extend(other.members);
        self.members.sort_unstable();
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
    }
}
