//! Training: multinomial logistic regression for each label set over shared features, by AdaGrad in a fixed
//! order, so that the same examples give the same bytes.

use crate::example::Example;
use crate::features::{Feature, SIZE, features};
use crate::model::{COLUMNS, HEADS, Head, Model, scale, softmax};
use crate::reading::Input;
use belgi_domain::{Label, Publisher};

/// What decides about training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Times that each example is seen.
    pub epochs: u32,
    /// The length of a step.
    pub rate: f32,
    /// How strongly weights are drawn to nothing.
    pub decay: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 14, rate: 0.35, decay: 2e-5 }
    }
}

struct Prepared {
    features: Vec<Feature>,
    /// The right column of each head, where it is known.
    right: [Option<usize>; 4],
    weight: f32,
}

struct Learner {
    weights: Vec<f32>,
    /// Sums of squared gradients.
    squares: Vec<f32>,
    bias: [f32; COLUMNS],
    bias_squares: [f32; COLUMNS],
    settings: Settings,
}

/// One example in this many is left out of a first training, to fit temperatures on.
const FITTED_ON: usize = 8;

/// A model trained on the examples that are not held back. Temperatures are fitted on a part that a first training
/// leaves out; then everything is trained on.
pub fn train(examples: &[Example], settings: Settings) -> Model {
    let training: Vec<&Example> = examples.iter().filter(|example| !example.is_held()).collect();
    let prepared = |some: &mut dyn Iterator<Item = &&Example>| {
        some.flat_map(|example| prepare(example)).collect::<Vec<_>>()
    };
    let places = || training.iter().enumerate();
    let aside = |place: usize| place.is_multiple_of(FITTED_ON);
    let most = prepared(&mut places().filter(|(place, _)| !aside(*place)).map(|(_, example)| example));
    let rest = prepared(&mut places().filter(|(place, _)| aside(*place)).map(|(_, example)| example));
    let mut first = learn(&most, settings);
    fit_temperatures(&mut first, &rest);
    let all = prepared(&mut training.iter());
    Model { temperatures: first.temperatures, ..learn(&all, settings) }
}

fn learn(prepared: &[Prepared], settings: Settings) -> Model {
    let mut learner = Learner {
        weights: vec![0.0; SIZE * COLUMNS],
        squares: vec![1e-6; SIZE * COLUMNS],
        bias: [0.0; COLUMNS],
        bias_squares: [1e-6; COLUMNS],
        settings,
    };
    for epoch in 0..settings.epochs {
        for place in order(prepared.len(), epoch) {
            if let Some(example) = prepared.get(place) {
                learner.learn(example);
            }
        }
    }
    learner.quantise()
}

/// An example as it is and, where its register tells who speaks, once more with the speaker: in use the speaker is
/// known of a source's post and not of a bare text.
fn prepare(example: &Example) -> Vec<Prepared> {
    let speakers = [None, example.publisher()];
    let known = speakers.into_iter().enumerate().filter(|(place, speaker)| *place == 0 || speaker.is_some());
    known.map(|(_, speaker)| prepare_with(example, speaker)).collect()
}

fn prepare_with(example: &Example, publisher: Option<Publisher>) -> Prepared {
    let text = match &example.title {
        Some(title) => format!("{title}\n{}", example.text),
        None => example.text.clone(),
    };
    fn column<L: Label>(label: Option<L>, head: Head) -> Option<usize> {
        label.map(|label| head.columns().start + label.index())
    }
    Prepared {
        features: features(&text, &Input { publisher, ..Input::default() }).list,
        right: [
            column(example.topic, Head::Topic),
            column(example.signal_type, Head::SignalType),
            column(example.sentiment, Head::Sentiment),
            column(example.urgency, Head::Urgency),
        ],
        weight: example.weight,
    }
}

/// A shuffle that is the same everywhere: places sorted by a hash of place and epoch.
fn order(count: usize, epoch: u32) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by_cached_key(|place| {
        let seed = (*place as u64) ^ (u64::from(epoch) << 32) ^ 0x9e37_79b9_7f4a_7c15;
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
    });
    places
}

impl Learner {
    fn learn(&mut self, example: &Prepared) {
        let share = scale(example.features.len());
        let mut scores = self.bias;
        for feature in &example.features {
            let start = feature.number as usize * COLUMNS;
            let row = self.weights.get(start..start + COLUMNS).unwrap_or(&[]);
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight * share;
            }
        }
        let gradient = gradient(&scores, example);
        for feature in &example.features {
            self.step(feature.number as usize * COLUMNS, &gradient, share);
        }
        let rate = self.settings.rate;
        for ((bias, square), slope) in self.bias.iter_mut().zip(&mut self.bias_squares).zip(gradient) {
            *square += slope * slope;
            *bias -= rate * slope / square.sqrt();
        }
    }

    fn step(&mut self, start: usize, gradient: &[f32; COLUMNS], share: f32) {
        let Settings { rate, decay, .. } = self.settings;
        let weights = self.weights.get_mut(start..start + COLUMNS).unwrap_or_default();
        let squares = self.squares.get_mut(start..start + COLUMNS).unwrap_or_default();
        for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(gradient) {
            if *slope != 0.0 {
                let slope = slope * share + decay * *weight;
                *square += slope * slope;
                *weight -= rate * slope / square.sqrt();
            }
        }
    }

    /// Weights in 255 steps a column; the widest weight is 127 steps.
    fn quantise(self) -> Model {
        let widest = |column: usize| {
            self.weights
                .iter()
                .skip(column)
                .step_by(COLUMNS)
                .fold(0.0_f32, |top, weight| top.max(weight.abs()))
        };
        let steps: [f32; COLUMNS] = std::array::from_fn(|column| (widest(column) / 127.0).max(1e-9));
        #[allow(clippy::cast_possible_truncation, reason = "clamped to the range of i8")]
        let step = |(index, weight): (usize, &f32)| {
            let step = steps.get(index % COLUMNS).copied().unwrap_or(1.0);
            (weight / step).round().clamp(-127.0, 127.0) as i8
        };
        let weights = self.weights.iter().enumerate().map(step).collect();
        Model { weights, steps, bias: self.bias, temperatures: [1.0; 4] }
    }
}

/// Softmax minus the right answer, for every head whose answer is known.
fn gradient(scores: &[f32; COLUMNS], example: &Prepared) -> [f32; COLUMNS] {
    let mut gradient = [0.0; COLUMNS];
    for head in HEADS {
        let Some(right) = example.right.get(head.index()).copied().flatten() else { continue };
        let columns = head.columns();
        let shares = softmax(scores.get(columns.clone()).unwrap_or(&[]).iter().copied());
        for (column, share) in columns.zip(shares) {
            if let Some(slope) = gradient.get_mut(column) {
                *slope = example.weight * (share - f32::from(u8::from(column == right)));
            }
        }
    }
    gradient
}

/// For each head the temperature under which the held-back answers are most likely.
fn fit_temperatures(model: &mut Model, held: &[Prepared]) {
    const CANDIDATES: [f32; 9] = [0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0];
    let scored: Vec<_> =
        held.iter().map(|example| (model.scores(&example.features), example.right)).collect();
    for head in HEADS {
        let loss = |model: &Model| -> f32 {
            let answers = scored
                .iter()
                .filter_map(|(scores, right)| Some((scores, right.get(head.index()).copied().flatten()?)));
            answers
                .map(|(scores, right)| {
                    let shares = model.probabilities(head, scores);
                    -shares.get(right - head.columns().start).copied().unwrap_or(0.0).max(1e-6).ln()
                })
                .sum()
        };
        let mut best = (f32::INFINITY, 1.0);
        for candidate in CANDIDATES {
            let mut tried = model.temperatures;
            tried[head.index()] = candidate;
            std::mem::swap(&mut model.temperatures, &mut tried);
            let found = loss(model);
            std::mem::swap(&mut model.temperatures, &mut tried);
            if found < best.0 {
                best = (found, candidate);
            }
        }
        if let Some(temperature) = model.temperatures.get_mut(head.index()) {
            *temperature = best.1;
        }
    }
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
