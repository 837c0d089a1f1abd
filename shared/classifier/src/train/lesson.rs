//! An example made ready for learning.

use super::polarity::Polarity;
use super::vectors::{Place, Vectors};
use crate::example::Example;
use crate::features::{Features, features};
use crate::index::Index;
use crate::model::Head;
use crate::reading::{Input, joined};
use belgi_domain::Label;
use std::collections::HashMap;

/// A spelling that stands in fewer posts says more of its post than of its label.
const LEAST_POSTS: u32 = 2;

/// The features of an example and its right answers.
pub(super) struct Lesson {
    pub(super) features: Features,
    /// What the speaker adds, where the example's register tells who speaks.
    pub(super) spoken: Features,
    /// Where its words stand in the space of word vectors, together.
    pub(super) place: Place,
    /// The right column of each head, where it is known.
    pub(super) right: [Option<usize>; 4],
    pub(super) weight: f32,
}

impl Lesson {
    pub(super) fn of(example: &Example) -> Self {
        let text = joined(example.title.as_deref(), &example.text);
        let mut spoken = Features::default();
        spoken.speaker(&Input { publisher: example.publisher(), ..Input::default() });
        let features = features(&text, &Input::default());
        Self {
            place: Vectors::bundled().sum(&features.senses),
            features,
            spoken,
            right: [
                column(example.topic, Head::Topic),
                column(example.signal_type, Head::SignalType),
                column(example.sentiment, Head::Sentiment),
                column(example.urgency, Head::Urgency),
            ],
            weight: example.weight,
        }
    }
}

fn column<L: Label>(label: Option<L>, head: Head) -> Option<usize> {
    label.map(|label| head.columns().start + label.index())
}

/// The features worth knowing: all of meaning, and the spellings that stand in more than one lesson.
pub(super) fn index(lessons: &[Lesson]) -> Index {
    let mut posts: HashMap<u32, (u32, usize)> = HashMap::new();
    for (place, lesson) in lessons.iter().enumerate() {
        for feature in lesson.features.surface.iter().chain(&lesson.features.pieces) {
            let (count, last) = posts.entry(feature.number).or_insert((0, usize::MAX));
            if *last != place {
                (*count, *last) = (*count + 1, place);
            }
        }
    }
    let frequent = posts.iter().filter(|(_, (count, _))| *count >= LEAST_POSTS).map(|(number, _)| *number);
    let meaning =
        lessons.iter().flat_map(|lesson| lesson.features.meaning.iter().chain(&lesson.spoken.meaning));
    let liked = Polarity::bundled().numbers();
    Index::new(frequent.chain(liked).chain(meaning.map(|feature| feature.number)).collect())
}
