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
//! | a day apart | −0.01 a day | troubles end |

use crate::place::{Places, Where, place_score};
use crate::terms::Terms;
use belgi_domain::Topic;
use std::collections::{BTreeMap, HashMap};

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

/// A story so far, as likeness sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    pub(crate) topics: BTreeMap<Topic, u32>,
    pub(crate) places: Places,
    pub(crate) terms: HashMap<u32, u32>,
    pub(crate) posts: u32,
    /// The sum of its posts' weights.
    weight: f32,
}

impl Profile {
    /// Takes a post in; `weight` is the sum of its terms' weights.
    pub(crate) fn add(&mut self, topic: Topic, place: &Where, terms: &Terms, weight: f32) {
        *self.topics.entry(topic).or_default() += 1;
        self.places.add(place);
        for term in terms {
            *self.terms.entry(*term).or_default() += 1;
        }
        self.posts += 1;
        self.weight += weight;
    }

    /// Takes another story's posts in.
    pub(crate) fn absorb(&mut self, other: Self) {
        other.topics.into_iter().for_each(|(topic, count)| *self.topics.entry(topic).or_default() += count);
        other.terms.into_iter().for_each(|(term, count)| *self.terms.entry(term).or_default() += count);
        self.places.absorb(other.places);
        self.posts += other.posts;
        self.weight += other.weight;
    }

    /// The topic most posts have; of two alike the first of the taxonomy.
    pub(crate) fn topic(&self) -> Topic {
        let most = self.topics.iter().max_by_key(|(topic, count)| (**count, std::cmp::Reverse(**topic)));
        most.map_or(Topic::Other, |(topic, _)| *topic)
    }

    #[allow(clippy::cast_precision_loss, reason = "a story has fewer than 2^24 posts")]
    fn mean_weight(&self) -> f32 {
        self.weight / self.posts.max(1) as f32
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
pub(crate) fn word_score(terms: &[(u32, f32)], story: &Profile) -> f32 {
    /// The weight of two telling words: less in common is chance.
    const CHANCE: f32 = 8.0;
    let total: f32 = terms.iter().map(|(_, weight)| weight).sum();
    let common: f32 = terms.iter().filter(|(term, _)| story.speaks(*term)).map(|(_, weight)| weight).sum();
    common / (CHANCE + total.min(story.mean_weight()) / 2.0)
}

/// A post as likeness sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) topic: Topic,
    pub(crate) place: &'a Where,
    /// Its terms with their weights.
    pub(crate) terms: &'a [(u32, f32)],
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
    let words = 0.50 * word_score(post.terms, story).min(1.0);
    Some(topic + place + words + below - 0.01 * post.days_apart)
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
