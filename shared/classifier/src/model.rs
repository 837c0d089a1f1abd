//! The model: one row of small weights a feature, one column a label of each set. Linear, so that a decision is
//! a sum over words and can be explained by them.

use crate::features::{Feature, Features};
use crate::index::{Index, Known, Row};
use belgi_domain::{Label, Sentiment, SignalType, Topic, Urgency};
use std::ops::Range;

/// The columns of one label set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    Topic,
    SignalType,
    Sentiment,
    Urgency,
}

pub(crate) const HEADS: [Head; 4] = [Head::Topic, Head::SignalType, Head::Sentiment, Head::Urgency];

/// Columns of all heads together, and the one of liking.
pub(crate) const COLUMNS: usize = LIKING + 1;

/// The column that says how much is liked in a post, as reviewers of anything speak.
pub(crate) const LIKING: usize = 22 + 8 + 3 + 3;

/// Signal types times sentiments.
pub(crate) const UNIONS: usize = 8 * 3;

/// What the features of a list count together, in the Euclidean sense.
pub(crate) const WHOLE: f32 = 1.5;

impl Head {
    pub(crate) fn columns(self) -> Range<usize> {
        match self {
            Self::Topic => 0..22,
            Self::SignalType => 22..30,
            Self::Sentiment => 30..33,
            Self::Urgency => 33..36,
        }
    }

    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Topic => Topic::FIELD,
            Self::SignalType => SignalType::FIELD,
            Self::Sentiment => Sentiment::FIELD,
            Self::Urgency => Urgency::FIELD,
        }
    }

    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

/// Trained weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The features that have a row.
    pub(crate) index: Index,
    /// One row a feature that is known.
    pub(crate) weights: Vec<[i8; COLUMNS]>,
    /// What one step of a weight is worth, by column.
    pub(crate) steps: [f32; COLUMNS],
    /// Added to every post's score, by column.
    pub(crate) bias: [f32; COLUMNS],
    /// What one step of a word vector's weight is worth, against one of another feature's.
    pub(crate) sense_step: f32,
    /// What scores are divided by before they become probabilities, by head.
    pub(crate) temperatures: [f32; 4],
    /// By signal type and sentiment: how much likelier both are together than each alone, a logarithm.
    pub(crate) unions: [f32; UNIONS],
}

impl Model {
    /// A model that knows nothing: every label of a set is as likely as the other.
    pub(crate) fn blank() -> Self {
        Self {
            index: Index::default(),
            weights: Vec::new(),
            steps: [0.0; COLUMNS],
            bias: [0.0; COLUMNS],
            sense_step: 0.0,
            temperatures: [1.0; 4],
            unions: [0.0; UNIONS],
        }
    }

    /// The features that have a row.
    pub(crate) fn known(&self, features: &Features) -> Known {
        let rows = |list: &[Feature]| {
            let row =
                |feature: &Feature| Some(Row { row: self.index.row(feature.number)?, word: feature.word });
            let mut rows = Vec::with_capacity(list.len());
            rows.extend(list.iter().filter_map(row));
            rows
        };
        Known {
            surface: rows(&features.surface),
            pieces: rows(&features.pieces),
            meaning: rows(&features.meaning),
            senses: self.senses(&features.senses),
        }
    }

    /// The row of each word by the first of its numbers that is known.
    fn senses(&self, senses: &[Feature]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::with_capacity(senses.len() / 4);
        for sense in senses {
            if rows.last().is_none_or(|last| last.word != sense.word)
                && let Some(row) = self.index.row(sense.number)
            {
                rows.push(Row { row, word: sense.word });
            }
        }
        rows
    }

    /// The score of every column.
    pub(crate) fn scores(&self, known: &Known) -> [f32; COLUMNS] {
        let shares = Shares::of(known, self.sense_step);
        let mut scores = self.bias;
        for (rows, share) in known.lists(shares) {
            for ((score, step), sum) in scores.iter_mut().zip(&self.steps).zip(self.sums(rows)) {
                *score += step * sum * share;
            }
        }
        scores
    }

    #[allow(clippy::cast_precision_loss, reason = "sums of a few thousand small weights lie below 2^24")]
    fn sums(&self, rows: &[Row]) -> [f32; COLUMNS] {
        let mut sums = [0_i32; COLUMNS];
        for weights in rows.iter().filter_map(|row| self.weights.get(row.row as usize)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(*weight);
            }
        }
        sums.map(|sum| sum as f32)
    }

    /// How far one feature moves a decision from `other` to `chosen` (columns), before its share.
    pub(crate) fn pull(&self, row: Row, chosen: usize, other: usize) -> f32 {
        let weights = self.weights.get(row.row as usize);
        let part = |column: usize| {
            let weight =
                weights.and_then(|weights| weights.get(column)).map_or(0.0, |weight| f32::from(*weight));
            weight * self.steps.get(column).copied().unwrap_or(0.0)
        };
        part(chosen) - part(other)
    }

    /// The probabilities of one head.
    pub(crate) fn probabilities(&self, head: Head, scores: &[f32; COLUMNS]) -> Vec<f32> {
        let temperature = self.temperatures.get(head.index()).copied().unwrap_or(1.0).max(0.05);
        let scores = scores.get(head.columns()).unwrap_or(&[]);
        softmax(scores.iter().map(|score| score / temperature))
    }
}

/// What one feature of each list counts: posts of any length weigh alike, because a known feature counts one over
/// the root of their number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shares {
    pub(crate) surface: f32,
    pub(crate) pieces: f32,
    pub(crate) meaning: f32,
    pub(crate) senses: f32,
}

impl Shares {
    /// The shares of what a post has; `sense_step` is that of the model.
    #[allow(clippy::cast_precision_loss, reason = "a post has fewer than 2^24 features")]
    pub(crate) fn of(known: &Known, sense_step: f32) -> Self {
        let share = |rows: &[Row]| WHOLE / (rows.len().max(1) as f32).sqrt();
        Self {
            surface: share(&known.surface),
            pieces: share(&known.pieces),
            meaning: share(&known.meaning),
            senses: share(&known.senses) * sense_step,
        }
    }
}

pub(crate) fn softmax(scores: impl Iterator<Item = f32>) -> Vec<f32> {
    let scores: Vec<f32> = scores.collect();
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let parts: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let total: f32 = parts.iter().sum();
    parts.into_iter().map(|part| part / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_taxonomy() {
        let sizes = [Topic::ALL.len(), SignalType::ALL.len(), Sentiment::ALL.len(), Urgency::ALL.len()];
        assert_eq!(HEADS.map(|head| head.columns().len()), sizes);
        assert_eq!(HEADS.last().map(|head| head.columns().end), Some(LIKING));
        assert_eq!(SignalType::ALL.len() * Sentiment::ALL.len(), UNIONS);
    }
}
