//! Trains the model of `data/leans.bin`: which words are Russian and which Kazakh.

use belgi_text::fold::skeleton;
use belgi_text::language::lean::{BUCKETS, SCALE, for_buckets};
use std::collections::HashMap;

/// Rounds over all words.
const ROUNDS: usize = 12;

/// The step of a round, before what a weight has moved already shrinks it.
const STEP: f64 = 0.3;

/// How much a weight shrinks with every touch.
const DECAY: f64 = 1e-5;

/// How often words were seen in texts of each language.
#[derive(Default)]
pub struct Words {
    counts: HashMap<String, [f64; 2]>,
}

impl Words {
    /// Counts a folded word of a Kazakh (0) or Russian (1) text; a Kazakh word also as it is typed without Kazakh
    /// letters.
    pub fn add(&mut self, word: &str, side: usize, weight: f64) {
        self.counts.entry(word.to_owned()).or_default()[side] += weight;
        if side == 0 {
            let plain = skeleton(word);
            if plain != word {
                self.counts.entry(plain).or_default()[side] += weight;
            }
        }
    }

    /// The trained weights, one byte each.
    pub fn train(&self) -> Vec<u8> {
        let total = |side: usize| self.counts.values().map(|count| count[side]).sum::<f64>().max(1.0);
        let totals = [total(0), total(1)];
        let mut rows: Vec<_> = self.counts.iter().map(|(word, count)| row(word, count, totals)).collect();
        rows.sort_by(|a, b| a.buckets.cmp(&b.buckets));
        let mut weights = vec![0f64; BUCKETS];
        let mut moved = vec![1e-3f64; BUCKETS];
        for round in 0..ROUNDS {
            for at in 0..rows.len() {
                // A stride that is prime to most lengths stands for a shuffle that is the same every time.
                learn(&rows[(at * 7919 + round) % rows.len()], &mut weights, &mut moved);
            }
        }
        let byte =
            |weight: &f64| ((weight * f64::from(SCALE)).round().clamp(-127.0, 127.0) as i8).to_ne_bytes()[0];
        weights.iter().map(byte).collect()
    }
}

struct Row {
    buckets: Vec<usize>,
    target: f64,
    weight: f64,
}

/// The share of a word that is Russian, each language's words counted alike. One stray appearance of either side is
/// smoothed away.
fn row(word: &str, count: &[f64; 2], totals: [f64; 2]) -> Row {
    let mut buckets = Vec::new();
    for_buckets(word, |bucket| buckets.push(bucket));
    let [kazakh, russian] = [count[0] / totals[0], count[1] / totals[1]];
    let smooth = 0.3 / totals[0].min(totals[1]);
    let target = (russian + smooth) / (kazakh + russian + 2.0 * smooth);
    Row { buckets, target, weight: (1.0 + count[0] + count[1]).ln() }
}

fn learn(row: &Row, weights: &mut [f64], moved: &mut [f64]) {
    let sum: f64 = row.buckets.iter().map(|bucket| weights[*bucket]).sum();
    let slope = (1.0 / (1.0 + (-sum).exp()) - row.target) * row.weight;
    for bucket in &row.buckets {
        let slope = slope + DECAY * weights[*bucket];
        moved[*bucket] += slope * slope;
        weights[*bucket] -= STEP * slope / moved[*bucket].sqrt();
    }
}
