//! How alike a post and a story are. The weights, out of 1:
//!
//! | what | weight | why |
//! | --- | --- | --- |
//! | same topic | 0.30 | decides who has to act |
//! | confusable topic | 0.15 | a flooded street is read as water or as roads |
//! | same street or microdistrict | 0.35 | troubles have addresses |
//! | same district only | 0.15 | a district has many troubles |
//! | both about the whole city | 0.10 | smog and tariffs have no address |
//! | words in common | 0.50 × share | weighted by how telling each is |
//! | hangs below a post of the story | 0.40 | a comment is about what it comments on |
//! | a day apart | −0.01 a day | troubles end |
//!
//! Different districts, or different addresses, forbid a story unless one text repeats the other.

use crate::terms::{Terms, Vocabulary};
use belgi_domain::{Place, PlaceKind, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// Topics that readers and classifiers take for one another, each pair once, sorted.
const CONFUSABLE: &[(Topic, Topic)] = &[
    (Topic::Heating, Topic::Housing),
    (Topic::Heating, Topic::Water),
    (Topic::Heating, Topic::Ecology),
    (Topic::Water, Topic::Housing),
    (Topic::Water, Topic::Roads),
    (Topic::Electricity, Topic::Housing),
    (Topic::Electricity, Topic::Roads),
    (Topic::Gas, Topic::Emergency),
    (Topic::Housing, Topic::Waste),
    (Topic::Roads, Topic::Transport),
    (Topic::Roads, Topic::Yards),
    (Topic::Roads, Topic::Emergency),
    (Topic::Waste, Topic::Ecology),
    (Topic::Waste, Topic::Yards),
    (Topic::Ecology, Topic::Health),
    (Topic::Animals, Topic::Safety),
    (Topic::Health, Topic::Education),
    (Topic::Education, Topic::Governance),
    (Topic::Education, Topic::Safety),
];

/// Where something happens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Where {
    pub(crate) districts: BTreeSet<String>,
    /// Streets and microdistricts, by kind and name.
    pub(crate) addresses: BTreeSet<(PlaceKind, String)>,
}

impl Where {
    pub(crate) fn of(places: &[Place]) -> Self {
        let districts = places.iter().filter(|place| place.kind == PlaceKind::District);
        let addresses = places.iter().filter(|place| place.kind > PlaceKind::District);
        Self {
            districts: districts.map(|place| place.code.clone()).collect(),
            addresses: addresses.map(|place| (place.kind, place.name.clone())).collect(),
        }
    }

    fn is_anywhere(&self) -> bool {
        self.districts.is_empty() && self.addresses.is_empty()
    }
}

/// A story so far, as likeness sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    pub(crate) topics: BTreeMap<Topic, u32>,
    pub(crate) place: Where,
    pub(crate) terms: BTreeMap<u32, u32>,
    pub(crate) posts: u32,
}

impl Profile {
    /// Takes a post in.
    pub(crate) fn add(&mut self, topic: Topic, place: &Where, terms: &Terms) {
        *self.topics.entry(topic).or_default() += 1;
        self.place.districts.extend(place.districts.iter().cloned());
        self.place.addresses.extend(place.addresses.iter().cloned());
        for term in terms {
            *self.terms.entry(*term).or_default() += 1;
        }
        self.posts += 1;
    }

    /// The topic most posts have; of two alike the first of the taxonomy.
    pub(crate) fn topic(&self) -> Topic {
        let most = self.topics.iter().max_by_key(|(topic, count)| (**count, std::cmp::Reverse(**topic)));
        most.map_or(Topic::Other, |(topic, _)| *topic)
    }

    /// Terms that enough of its posts share to speak for it: in a long story one in eight.
    fn speaks(&self, term: u32) -> bool {
        self.terms.get(&term).is_some_and(|count| count * 8 >= self.posts)
    }
}

/// Whether the topics may belong to one story at all, and what they add.
fn topic_score(a: Topic, b: Topic) -> Option<f32> {
    let pair = (a.min(b), a.max(b));
    if a == b {
        return Some(0.30);
    }
    CONFUSABLE.contains(&pair).then_some(0.15)
}

/// Whether the places may belong to one story, and what they add.
fn place_score(post: &Where, story: &Where) -> Option<f32> {
    if !post.addresses.is_disjoint(&story.addresses) {
        return Some(0.35);
    }
    let known = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty();
    let apart = known(&post.districts, &story.districts) && post.districts.is_disjoint(&story.districts);
    let kinds = |place: &Where| place.addresses.iter().map(|(kind, _)| *kind).collect::<BTreeSet<_>>();
    // A street and a microdistrict may be the same spot; two streets that differ are not.
    if apart || !kinds(post).is_disjoint(&kinds(story)) {
        return None;
    }
    if !post.districts.is_disjoint(&story.districts) {
        return Some(0.15);
    }
    Some(if post.is_anywhere() && story.is_anywhere() { 0.10 } else { 0.0 })
}

/// The weighted share of the post's terms that speak for the story, 0 to 1.
fn word_score(terms: &Terms, story: &Profile, vocabulary: &Vocabulary) -> f32 {
    let weight = |term: &u32| vocabulary.weight(*term);
    let total: f32 = terms.iter().map(weight).sum();
    let common: f32 = terms.iter().filter(|term| story.speaks(**term)).map(weight).sum();
    if total > 0.0 { common / total } else { 0.0 }
}

/// A post as likeness sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) topic: Topic,
    pub(crate) place: &'a Where,
    pub(crate) terms: &'a Terms,
    /// Whether it hangs below a post of the story.
    pub(crate) below: bool,
    /// Days since the story's last post.
    pub(crate) days_apart: f32,
}

/// How alike they are; nothing where they cannot be one story.
pub(crate) fn likeness(post: &Candidate<'_>, story: &Profile, vocabulary: &Vocabulary) -> Option<f32> {
    let below = if post.below { 0.40 } else { 0.0 };
    let topic = match topic_score(post.topic, story.topic()) {
        Some(score) => score,
        // A comment's few words are often read as another topic than the post it hangs below.
        None if post.below => 0.0,
        None => return None,
    };
    let place = place_score(post.place, &story.place)?;
    let words = 0.50 * word_score(post.terms, story, vocabulary);
    Some(topic + place + words + below - 0.01 * post.days_apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(district: &str, street: &str) -> Where {
        let set =
            |text: &str| if text.is_empty() { BTreeSet::new() } else { BTreeSet::from([text.to_owned()]) };
        let addresses = set(street).into_iter().map(|name| (PlaceKind::Street, name)).collect();
        Where { districts: set(district), addresses }
    }

    #[test]
    fn places_decide_as_written() {
        let cases = [
            (at("1", "абай"), at("1", "абай"), Some(0.35)),
            (at("1", "абай"), at("1", "төле би"), None),
            (at("1", ""), at("2", ""), None),
            (at("1", ""), at("1", "абай"), Some(0.15)),
            (at("", ""), at("", ""), Some(0.10)),
            (at("", ""), at("1", "абай"), Some(0.0)),
        ];
        for (post, story, expect) in cases {
            assert_eq!(place_score(&post, &story), expect, "{post:?} {story:?}");
        }
    }

    #[test]
    fn confusable_topics_are_ordered_as_the_taxonomy() {
        assert!(CONFUSABLE.iter().all(|(a, b)| a < b));
        assert_eq!(topic_score(Topic::Roads, Topic::Water), Some(0.15));
        assert_eq!(topic_score(Topic::Roads, Topic::Culture), None);
    }
}
