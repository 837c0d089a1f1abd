//! What is fitted after the weights: how sure scores are, and which labels go together.

use super::lesson::Lesson;
use crate::example::Example;
use crate::model::{HEADS, Model, UNIONS};
use belgi_domain::{Label, Sentiment, SignalType};

/// Temperatures that are tried: so many, each a twentieth above the one before. Coarser steps would let a few posts more move
/// the bars of urgency by a tenth.
const CANDIDATES: i32 = 48;
const COLDEST: f32 = 0.3;
const STEP: f32 = 1.05;
/// Pairs counted as seen before any was: no pair is impossible.
const SMOOTHING: f32 = 4.0;

/// For each head the temperature under which the held-back answers are most likely.
pub(super) fn fit_temperatures(model: &mut Model, held: &[Lesson]) {
    let scored: Vec<_> =
        held.iter().map(|lesson| (model.scores(&model.known(&lesson.features)), lesson.right)).collect();
    for head in HEADS {
        let answers: Vec<_> = scored
            .iter()
            .filter_map(|(scores, right)| {
                Some((scores, right.get(head.index()).copied().flatten()? - head.columns().start))
            })
            .collect();
        if answers.is_empty() {
            continue;
        }
        let mut best = (f32::INFINITY, 1.0);
        for candidate in (0..CANDIDATES).map(|step| COLDEST * STEP.powi(step)) {
            set(model, head.index(), candidate);
            let likelihood =
                |scores, right: usize| model.probabilities(head, scores).get(right).copied().unwrap_or(0.0);
            let loss: f32 =
                answers.iter().map(|(scores, right)| -likelihood(scores, *right).max(1e-6).ln()).sum();
            if loss < best.0 {
                best = (loss, candidate);
            }
        }
        set(model, head.index(), best.1);
    }
}

fn set(model: &mut Model, head: usize, temperature: f32) {
    if let Some(place) = model.temperatures.get_mut(head) {
        *place = temperature;
    }
}

/// How much likelier each signal type and sentiment are together than each alone, as logarithms.
pub(super) fn unions(examples: &[&Example]) -> [f32; UNIONS] {
    let mut counts = [SMOOTHING; UNIONS];
    for example in examples {
        if let (Some(signal), Some(sentiment)) = (example.signal_type, example.sentiment)
            && let Some(count) = counts.get_mut(signal.index() * Sentiment::ALL.len() + sentiment.index())
        {
            *count += 1.0;
        }
    }
    let width = Sentiment::ALL.len();
    let total: f32 = counts.iter().sum();
    let row = |signal: usize| counts.iter().skip(signal * width).take(width).sum::<f32>();
    let column = |sentiment: usize| counts.iter().skip(sentiment).step_by(width).sum::<f32>();
    let rows: Vec<f32> = (0..SignalType::ALL.len()).map(row).collect();
    let columns: Vec<f32> = (0..width).map(column).collect();
    let mut unions = counts;
    for (place, union) in unions.iter_mut().enumerate() {
        let alone = rows.get(place / width).copied().unwrap_or(1.0)
            * columns.get(place % width).copied().unwrap_or(1.0);
        *union = (*union * total / alone).ln();
    }
    unions
}
