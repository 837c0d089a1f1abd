//! The gist of a story: what its posts have in common.

use crate::concept::concept_of;
use belgi_domain::{Signal, Topic};
use jiff::Timestamp;
use std::collections::{BTreeSet, HashMap};

/// What of a story its headline and quotes should say: how many of its posts use each concept, and when it was first
/// answered.
pub(crate) struct Gist {
    pub(crate) topic: Topic,
    pub(crate) answered: Option<Timestamp>,
    /// The share of the posts that use a concept, where more than one does.
    shares: HashMap<String, f32>,
}

impl Gist {
    /// The gist of a story: its troubles decide; where there are none, everything does.
    pub(crate) fn of(signals: &[&Signal], topic: Topic, answered: Option<Timestamp>) -> Self {
        let troubles: Vec<&Signal> = signals.iter().copied().filter(|signal| signal.is_trouble()).collect();
        let told = if troubles.is_empty() { signals } else { &troubles };
        let mut posts: HashMap<String, u32> = HashMap::new();
        for signal in told {
            for concept in concepts(signal.stems.iter().map(String::as_str)) {
                *posts.entry(concept).or_default() += 1;
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "counts lie below 2^24")]
        let share = |posts: u32| posts as f32 / told.len() as f32;
        let shared = posts.into_iter().filter(|(_, posts)| *posts > 1 || told.len() == 1);
        Self { topic, answered, shares: shared.map(|(concept, posts)| (concept, share(posts))).collect() }
    }

    /// How much of the gist is in a text of these stems; words that are not of it count against it, so that neither a
    /// label of two words nor a whole paragraph is best.
    pub(crate) fn told_by(&self, stems: &[String]) -> f32 {
        let concepts = concepts(stems.iter().map(String::as_str));
        let told: f32 = concepts.iter().filter_map(|concept| self.shares.get(concept)).sum();
        #[allow(clippy::cast_precision_loss, reason = "a post has few words")]
        let length = (4.0 + concepts.len() as f32).sqrt();
        told / length
    }
}

/// What the stems stand for, each once.
fn concepts<'a>(stems: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    stems.map(|stem| concept_of(stem).unwrap_or(stem).to_owned()).collect()
}
