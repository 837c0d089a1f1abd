//! The model: one row of small weights a feature, one column a label of each set. Linear, so that a decision is
//! a sum over words and can be explained by them.

use crate::features::{Feature, SIZE};
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

/// Columns of all heads together.
pub(crate) const COLUMNS: usize = 22 + 8 + 3 + 3;

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
    /// `SIZE` rows of `COLUMNS`.
    pub(crate) weights: Vec<i8>,
    /// What one step of a weight is worth, by column.
    pub(crate) steps: [f32; COLUMNS],
    /// Added to every post's score, by column.
    pub(crate) bias: [f32; COLUMNS],
    /// What scores are divided by before they become probabilities, by head.
    pub(crate) temperatures: [f32; 4],
}

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// They cannot be unpacked.
    #[error("expected a packed model, found {0}")]
    Packed(String),
    /// They are of another form or version.
    #[error("expected a model of {expected}, found {found}")]
    Form {
        /// What this version reads.
        expected: String,
        /// What is there.
        found: String,
    },
}

/// The first bytes of a model: its name and version.
const MAGIC: &[u8; 8] = b"belgi-m1";
const FLOATS: usize = 2 * COLUMNS + 4;

impl Model {
    /// The artefact: magic, floats, weights, packed with zstd. The same model gives the same bytes.
    ///
    /// # Errors
    /// Where packing fails.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        let mut raw = MAGIC.to_vec();
        let floats = self.steps.iter().chain(&self.bias).chain(&self.temperatures);
        raw.extend(floats.flat_map(|float| float.to_le_bytes()));
        raw.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        zstd::encode_all(raw.as_slice(), 19).map_err(|error| ModelError::Packed(error.to_string()))
    }

    /// The model that [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    /// Where the bytes are damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let capacity = MAGIC.len() + FLOATS * 4 + SIZE * COLUMNS;
        // The size is known, so an artefact that unpacks to more is refused before it takes memory.
        let raw =
            zstd::bulk::decompress(bytes, capacity).map_err(|error| ModelError::Packed(error.to_string()))?;
        let form = |found: &str| ModelError::Form {
            expected: "belgi-m1 with 36 columns".into(),
            found: found.into(),
        };
        let rest = raw.strip_prefix(MAGIC).ok_or_else(|| form("another beginning"))?;
        let (head, weights) = rest.split_at_checked(FLOATS * 4).ok_or_else(|| form("too few bytes"))?;
        if weights.len() != SIZE * COLUMNS {
            return Err(form("too few weights"));
        }
        let mut floats = head.chunks_exact(4).map(|four| four.try_into().map_or(0.0, f32::from_le_bytes));
        let mut next = || floats.next().unwrap_or(0.0);
        let steps = std::array::from_fn(|_| next());
        let bias = std::array::from_fn(|_| next());
        let temperatures = std::array::from_fn(|_| next());
        Ok(Self {
            weights: weights.iter().map(|byte| byte.cast_signed()).collect(),
            steps,
            bias,
            temperatures,
        })
    }

    fn row(&self, number: u32) -> &[i8] {
        let start = number as usize * COLUMNS;
        self.weights.get(start..start + COLUMNS).unwrap_or(&[])
    }

    /// The score of every column.
    pub(crate) fn scores(&self, features: &[Feature]) -> [f32; COLUMNS] {
        let mut sums = [0_i32; COLUMNS];
        for feature in features {
            for (sum, weight) in sums.iter_mut().zip(self.row(feature.number)) {
                *sum += i32::from(*weight);
            }
        }
        let share = scale(features.len());
        #[allow(clippy::cast_precision_loss, reason = "sums of a few thousand small weights lie below 2^24")]
        let score = |column: usize| {
            let (sum, step, bias) = (sums.get(column), self.steps.get(column), self.bias.get(column));
            sum.map_or(0.0, |sum| *sum as f32) * step.copied().unwrap_or(0.0) * share
                + bias.copied().unwrap_or(0.0)
        };
        std::array::from_fn(score)
    }

    /// How far one feature moves a decision from `other` to `chosen` (columns).
    pub(crate) fn pull(&self, feature: Feature, chosen: usize, other: usize) -> f32 {
        let row = self.row(feature.number);
        let part = |column: usize| {
            row.get(column).map_or(0.0, |weight| f32::from(*weight))
                * self.steps.get(column).copied().unwrap_or(0.0)
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

/// Posts of any length weigh alike: each feature counts one over the root of their number.
pub(crate) fn scale(features: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "a post has fewer than 2^24 features")]
    let count = features.max(1) as f32;
    1.0 / count.sqrt()
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
        assert_eq!(HEADS.last().map(|head| head.columns().end), Some(COLUMNS));
    }

    #[test]
    fn a_damaged_artefact_is_refused() {
        assert!(matches!(Model::from_bytes(b"nonsense"), Err(ModelError::Packed(_))));
        let other = zstd::encode_all(b"another-".as_slice(), 1).unwrap();
        assert!(matches!(Model::from_bytes(&other), Err(ModelError::Form { .. })));
    }
}
