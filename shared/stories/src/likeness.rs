//! How alike a post and a story are. The weights, out of 1:
//!
//! | what | weight | why |
//! | --- | --- | --- |
//! | a topic unknown | 0 | words have to decide alone |
//! | same topic | 0.30 | decides who has to act |
//! | confusable topic | 0.15 | a flooded street is read as water or as roads |
//! | place | up to 0.35 | see `place` |
//! | words in common | up to 0.50 | weighted by how telling each is |
//! | hangs below a post of the story | 0.40 | a comment is about what it comments on |
//! | other days named, topic unknown | −0.10 | a warning for the 24th is not that for the 1st |
//! | other numbers, topic unknown | −0.10 | and both together −0.30: the same form filled in anew |
//! | another thing named (`data/things.txt`) | −0.30 | a street's lamps and its traffic light are two troubles |
//! | a day apart | −0.01 a day | troubles end |

use crate::place::{Places, Where, place_score};
use crate::terms::{ByTerm, Kind, Weighed};
use crate::thing::Thing;
use belgi_domain::{Language, Topic};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Topics that readers and classifiers take for one another, each pair once, sorted.
const CONFUSABLE: &[(Topic, Topic)] = &[
    (Topic::Heating, Topic::Housing),
    (Topic::Heating, Topic::Water),
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

const OTHER_DAY: f32 = 0.10;
const OTHER_NUMBERS: f32 = 0.10;
const OTHER_BOTH: f32 = 0.10;
const OTHER_THING: f32 = 0.30;

/// A story so far, as likeness sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    pub(crate) topics: BTreeMap<Topic, u32>,
    pub(crate) places: Places,
    pub(crate) terms: ByTerm<u32>,
    pub(crate) posts: u32,
    /// Posts in Kazakh and in Russian.
    kazakh: u32,
    russian: u32,
    /// The sum of its posts' weights, and of those of terms that both languages share.
    weight: f32,
    crossing: f32,
    /// The numbers and days that its posts name.
    numbers: BTreeSet<u32>,
    dates: BTreeSet<u32>,
    /// How many of its posts name each thing.
    things: BTreeMap<Thing, u32>,
}

impl Profile {
    /// Takes a post in.
    pub(crate) fn add(&mut self, topic: Topic, place: &Where, language: Language, terms: &[Weighed]) {
        *self.topics.entry(topic).or_default() += 1;
        self.places.add(place);
        for term in terms {
            *self.terms.entry(term.term).or_default() += 1;
        }
        self.posts += 1;
        self.kazakh += u32::from(language == Language::Kk);
        self.russian += u32::from(language == Language::Ru);
        self.weight += total(terms, false);
        self.crossing += total(terms, true);
        self.numbers.extend(of_kind(terms, Kind::Number));
        self.dates.extend(of_kind(terms, Kind::Date));
        things(terms).into_iter().for_each(|thing| *self.things.entry(thing).or_default() += 1);
    }

    /// Takes another story's posts in.
    pub(crate) fn absorb(&mut self, other: Self) {
        other.topics.into_iter().for_each(|(topic, count)| *self.topics.entry(topic).or_default() += count);
        other.terms.into_iter().for_each(|(term, count)| *self.terms.entry(term).or_default() += count);
        self.places.absorb(other.places);
        self.posts += other.posts;
        self.kazakh += other.kazakh;
        self.russian += other.russian;
        self.weight += other.weight;
        self.crossing += other.crossing;
        self.numbers.extend(other.numbers);
        self.dates.extend(other.dates);
        other.things.into_iter().for_each(|(thing, count)| *self.things.entry(thing).or_default() += count);
    }

    /// The topic most posts have; of two alike the first of the taxonomy.
    pub(crate) fn topic(&self) -> Topic {
        let most = self.topics.iter().max_by_key(|(topic, count)| (**count, std::cmp::Reverse(**topic)));
        most.map_or(Topic::Other, |(topic, _)| *topic)
    }

    #[allow(clippy::cast_precision_loss, reason = "a story has fewer than 2^24 posts")]
    fn mean_weight(&self, crossing: bool) -> f32 {
        (if crossing { self.crossing } else { self.weight }) / self.posts.max(1) as f32
    }

    /// The language most of its posts are in; of two alike neither.
    pub(crate) fn language(&self) -> Language {
        match self.kazakh.cmp(&self.russian) {
            Ordering::Greater => Language::Kk,
            Ordering::Less => Language::Ru,
            Ordering::Equal => Language::Mixed,
        }
    }

    /// Whether all of it is in the other language.
    fn is_foreign_to(&self, language: Language) -> bool {
        match language {
            Language::Kk => self.russian == self.posts,
            Language::Ru => self.kazakh == self.posts,
            Language::Mixed | Language::Other => false,
        }
    }

    /// Terms that enough of its posts share to speak for it: in a long story one in ten.
    pub(crate) fn speaks(&self, term: u32) -> bool {
        self.terms.get(&term).is_some_and(|count| count * 10 >= self.posts)
    }
}

/// Whether the topics may belong to one story at all, and what they add.
pub(crate) fn topic_score(a: Topic, b: Topic) -> Option<f32> {
    let pair = (a.min(b), a.max(b));
    // `other` is no topic but the lack of one: it neither joins nor parts.
    if a == Topic::Other || b == Topic::Other {
        return Some(0.0);
    }
    if a == b {
        return Some(0.30);
    }
    CONFUSABLE.contains(&pair).then_some(0.15)
}

/// How much the post's terms say that it belongs to the story, 0 to 1 and beyond. What is common is set against
/// half the weight of the shorter of the post and the story's mean post, so that neither is punished for saying more.
/// Between two languages only what they can share is weighed.
pub(crate) fn word_score(terms: &[Weighed], language: Language, story: &Profile) -> f32 {
    /// The weight of two telling words: less in common is chance.
    const CHANCE: f32 = 8.0;
    let crossing = story.is_foreign_to(language);
    let common: f32 = terms.iter().filter(|term| story.speaks(term.term)).map(|term| term.weight).sum();
    common / (CHANCE + total(terms, crossing).min(story.mean_weight(crossing)) / 2.0)
}

fn total(terms: &[Weighed], crossing: bool) -> f32 {
    terms.iter().filter(|term| !crossing || term.kind.crosses()).map(|term| term.weight).sum()
}

fn of_kind(terms: &[Weighed], kind: Kind) -> impl Iterator<Item = u32> {
    terms.iter().filter(move |term| term.kind == kind).map(|term| term.term)
}

/// What other days and other numbers say against one story: yesterday's exchange rates and today's are the same words.
fn disagreement(terms: &[Weighed], story: &Profile) -> f32 {
    let apart = |kind: Kind, known: &BTreeSet<u32>, least: usize| {
        let own = || of_kind(terms, kind);
        own().count() >= least && known.len() >= least && own().all(|term| !known.contains(&term))
    };
    match (apart(Kind::Date, &story.dates, 1), apart(Kind::Number, &story.numbers, 2)) {
        (true, true) => OTHER_DAY + OTHER_NUMBERS + OTHER_BOTH,
        (true, false) => OTHER_DAY,
        (false, true) => OTHER_NUMBERS,
        (false, false) => 0.0,
    }
}

/// The things that a post names.
fn things(terms: &[Weighed]) -> BTreeSet<Thing> {
    terms.iter().map(|term| term.thing).filter(|thing| *thing > 0).collect()
}

/// Whether the post names things, the story does, and none of the post's is one that a tenth of the story's posts name.
fn names_others(terms: &[Weighed], story: &Profile) -> bool {
    let own = things(terms);
    let shared = |thing: &Thing| story.things.get(thing).is_some_and(|count| count * 10 >= story.posts);
    !own.is_empty() && !story.things.is_empty() && !own.iter().any(shared)
}

/// A post as likeness sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) topic: Topic,
    pub(crate) place: &'a Where,
    pub(crate) language: Language,
    /// Its terms with their weights.
    pub(crate) terms: &'a [Weighed],
    /// Whether it hangs below a post of the story.
    pub(crate) below: bool,
    /// Days since the story's last post.
    pub(crate) days_apart: f32,
}

/// How alike they are; nothing where they cannot be one story.
pub(crate) fn likeness(post: &Candidate<'_>, story: &Profile) -> Option<f32> {
    let below = if post.below { 0.40 } else { 0.0 };
    let topic = match topic_score(post.topic, story.topic()) {
        Some(score) => score,
        // A comment's few words are often read as another topic than the post it hangs below.
        None if post.below => 0.0,
        None => return None,
    };
    let place = place_score(post.place, &story.places)?;
    let words = 0.50 * word_score(post.terms, post.language, story).min(1.0);
    // Residents each bring numbers of their own; where the topic is known, it and the place decide.
    let blind = post.topic == Topic::Other || story.topic() == Topic::Other;
    let against = if blind { disagreement(post.terms, story) } else { 0.0 };
    // A comment is about what it comments on, whatever it names.
    let apart = if !post.below && names_others(post.terms, story) { OTHER_THING } else { 0.0 };
    Some(topic + place + words + below - against - apart - 0.01 * post.days_apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confusable_topics_are_ordered_as_the_taxonomy() {
        assert!(CONFUSABLE.iter().all(|(a, b)| a < b));
        assert_eq!(topic_score(Topic::Roads, Topic::Water), Some(0.15));
        assert_eq!(topic_score(Topic::Roads, Topic::Culture), None);
    }
}
