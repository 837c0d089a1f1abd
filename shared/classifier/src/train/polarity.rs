//! What words say of liking and disliking, learnt from reviews that are no posts: one weight a feature, no text.
//! Training lends it to the labels by one number a post: how much is liked in it.

use crate::features::{Feature, Features, features};
use crate::index::Index;
use crate::model::WHOLE;
use crate::reading::Input;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The bundled table: the number and the weight of each feature.
const TABLE: &[u8] = include_bytes!("../../data/polarity/kazakh.bin");
const MAGIC: &[u8] = b"belgi-p1";
/// What one step of a weight is worth.
const STEP: f32 = 1.0 / 24.0;
/// The bytes of a row: a number and a weight.
const ROW: usize = 5;

/// Weights of features: above nothing what is liked, below it what is not.
pub(super) struct Polarity {
    weights: HashMap<u32, i8>,
}

impl Polarity {
    /// The bundled table.
    pub(super) fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Polarity> = LazyLock::new(|| Polarity::read(TABLE));
        &BUNDLED
    }

    fn read(table: &[u8]) -> Self {
        let rows = table.strip_prefix(MAGIC).unwrap_or_default().chunks_exact(ROW);
        let row = |row: &[u8]| {
            let (number, weight) = row.split_last_chunk::<1>()?;
            Some((u32::from_le_bytes(number.try_into().ok()?), i8::from_le_bytes(*weight)))
        };
        Self { weights: rows.filter_map(row).collect() }
    }

    /// The features that it knows.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.weights.keys().copied()
    }

    /// The weight of a feature.
    pub(super) fn weight(&self, number: u32) -> f32 {
        self.weights.get(&number).map_or(0.0, |weight| f32::from(*weight) * STEP)
    }
}

/// Times that each review is seen.
const EPOCHS: u64 = 5;
/// The length of a step, and how strongly weights are drawn to nothing.
const RATE: f32 = 0.15;
const DECAY: f32 = 0.006;
/// A spelling that stands in fewer reviews says nothing of liking.
const LEAST_REVIEWS: u32 = 4;

/// A table for `data/polarity`, learnt from reviews, each with whether it likes what it speaks of. Logistic
/// regression; the same reviews give the same bytes.
pub fn learn<'a>(reviews: impl Iterator<Item = (&'a str, bool)>) -> Vec<u8> {
    let read: Vec<(Features, bool)> =
        reviews.map(|(text, likes)| (features(text, &Input::default()), likes)).collect();
    let index = frequent(&read);
    let mut weights = vec![(0.0_f32, 1e-4_f32); index.numbers().len()];
    let mut bias = (0.0, 1e-4);
    for epoch in 0..EPOCHS {
        for place in super::order(read.len(), u32::try_from(epoch).unwrap_or(0)) {
            if let Some((features, likes)) = read.get(place) {
                sight(&index, &mut weights, &mut bias, features, *likes);
            }
        }
    }
    let mut table = MAGIC.to_vec();
    for (number, (weight, _)) in index.numbers().iter().zip(&weights) {
        let steps = steps(*weight);
        if steps != 0 {
            table.extend(number.to_le_bytes());
            table.extend(steps.to_le_bytes());
        }
    }
    table
}

#[allow(clippy::cast_possible_truncation, reason = "clamped to the range of i8")]
fn steps(weight: f32) -> i8 {
    (weight / STEP).round().clamp(-127.0, 127.0) as i8
}

fn frequent(read: &[(Features, bool)]) -> Index {
    let mut reviews: HashMap<u32, (u32, usize)> = HashMap::new();
    for (place, (features, _)) in read.iter().enumerate() {
        for feature in features.surface.iter().chain(&features.pieces) {
            let (count, last) = reviews.entry(feature.number).or_insert((0, usize::MAX));
            if *last != place {
                (*count, *last) = (*count + 1, place);
            }
        }
    }
    Index::new(
        reviews.iter().filter(|(_, (count, _))| *count >= LEAST_REVIEWS).map(|(number, _)| *number).collect(),
    )
}

fn sight(index: &Index, weights: &mut [(f32, f32)], bias: &mut (f32, f32), features: &Features, likes: bool) {
    let rows = |list: &[Feature]| -> Vec<u32> {
        list.iter().filter_map(|feature| index.row(feature.number)).collect()
    };
    let lists = [rows(&features.surface), rows(&features.pieces)];
    let sum = |rows: &[u32]| {
        rows.iter().filter_map(|row| weights.get(*row as usize)).map(|(weight, _)| weight).sum::<f32>()
            * share(rows.len())
    };
    let score = bias.0 + lists.iter().map(|rows| sum(rows)).sum::<f32>();
    let slope = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(likes));
    for rows in &lists {
        let share = share(rows.len());
        for row in rows {
            if let Some(weight) = weights.get_mut(*row as usize) {
                step(weight, slope * share, DECAY);
            }
        }
    }
    step(bias, slope, 0.0);
}

fn step((weight, square): &mut (f32, f32), slope: f32, decay: f32) {
    let slope = slope + decay * *weight;
    *square += slope * slope;
    *weight -= RATE * slope / square.sqrt();
}

#[allow(clippy::cast_precision_loss, reason = "a post has fewer than 2^24 features")]
fn share(count: usize) -> f32 {
    WHOLE / (count.max(1) as f32).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_liked_weighs_more_than_what_is_not() {
        let reviews = [("керемет қосымша", true), ("өте жаман қосымша", false)].repeat(8);
        let table = learn(reviews.iter().copied());
        assert_eq!(table, learn(reviews.into_iter()));
        let polarity = Polarity::read(&table);
        let sum = |text| {
            let features = features(text, &Input::default());
            features.surface.iter().map(|feature| polarity.weight(feature.number)).sum::<f32>()
        };
        assert!(sum("керемет") > 0.0 && sum("жаман") < 0.0);
    }

    #[test]
    fn the_bundled_table_is_whole() {
        assert_eq!(TABLE.strip_prefix(MAGIC).map(|rows| rows.len() % ROW), Some(0));
        assert!(Polarity::bundled().weights.len() > 10_000);
    }
}
