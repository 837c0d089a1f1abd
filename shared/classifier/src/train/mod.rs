//! Training: multinomial logistic regression for each label set over shared features, by AdaGrad in a fixed
//! order, so that the same examples give the same bytes.

mod calibration;
mod learner;
mod lesson;
pub mod polarity;
mod vectors;

use crate::example::Example;
use crate::model::Model;
use learner::Learner;
use lesson::Lesson;
use std::collections::BTreeSet;

/// What decides about training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Times that each example is seen.
    pub epochs: u32,
    /// The length of a step.
    pub rate: f32,
    /// How strongly weights are drawn to nothing.
    pub decay: f32,
    /// The share of words whose spelling is hidden at each sight, so that the model learns to read a post by the
    /// tables too: in another city's posts many words are new.
    pub hidden: f32,
    /// How far rare labels are made up for: at 0 an example counts one, at 1 every label of a set counts the same.
    pub evenness: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 16, rate: 0.12, decay: 0.005, hidden: 0.3, evenness: 0.5 }
    }
}

/// Of the hands, sorted by name, one in this many is left out of a first training, to fit temperatures on.
const FITTED_ON: usize = 5;

/// A model trained on the examples that are not held back. Temperatures are fitted on hands that a first training
/// leaves out, because how sure a score is shows only where the writing is new; then everything is trained on.
pub fn train(examples: &[Example], settings: Settings) -> Model {
    let training: Vec<&Example> = examples.iter().filter(|example| !example.is_held()).collect();
    let hands: BTreeSet<&str> = training.iter().map(|example| example.hand.as_str()).collect();
    let aside: BTreeSet<&str> = hands.into_iter().skip(1).step_by(FITTED_ON).collect();
    let (aside, most): (Vec<&Example>, Vec<&Example>) =
        training.iter().partition(|example| aside.contains(example.hand.as_str()));
    let mut first = learn(&most, settings);
    calibration::fit_temperatures(&mut first, &aside.into_iter().map(Lesson::of).collect::<Vec<_>>());
    let unions = calibration::unions(&training);
    Model { temperatures: first.temperatures, unions, ..learn(&training, settings) }
}

fn learn(examples: &[&Example], settings: Settings) -> Model {
    let lessons: Vec<Lesson> = examples.iter().map(|example| Lesson::of(example)).collect();
    let mut learner = Learner::new(&lessons, settings);
    for epoch in 0..settings.epochs {
        for place in order(lessons.len(), epoch) {
            if let Some(lesson) = lessons.get(place) {
                learner.learn(lesson, chance(place, epoch));
            }
        }
    }
    learner.quantise()
}

/// A shuffle that is the same everywhere: places sorted by chance.
fn order(count: usize, epoch: u32) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by_cached_key(|place| chance(*place, epoch));
    places
}

/// A number that looks random and depends on place and epoch alone.
fn chance(place: usize, epoch: u32) -> u64 {
    let seed = (place as u64) ^ (u64::from(epoch) << 32) ^ 0x9e37_79b9_7f4a_7c15;
    let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::parse;

    #[test]
    fn the_same_examples_give_the_same_bytes() {
        let text = r#"{"id":"1","text":"су жоқ","topic":"water","signal_type":"complaint","hand":"a"}
{"id":"2","text":"нет света","topic":"electricity","signal_type":"complaint","hand":"a"}
{"id":"3","text":"спасибо за дорогу","topic":"roads","signal_type":"praise","hand":"b-held"}"#;
        let examples = parse("inline", text).unwrap();
        let settings = Settings { epochs: 2, ..Settings::default() };
        let bytes = || train(&examples, settings).to_bytes().unwrap();
        assert_eq!(bytes(), bytes());
        assert_eq!(Model::from_bytes(&bytes()).unwrap(), train(&examples, settings));
    }
}
