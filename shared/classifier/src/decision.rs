//! From probabilities to labels.

use crate::model::{COLUMNS, HEADS, Head, LIKING, Model};
use belgi_domain::{Label, Sentiment, SignalType, Topic, Urgency};
use std::collections::BTreeMap;

/// The probability of every code, by label set.
pub type Scores = BTreeMap<&'static str, BTreeMap<&'static str, f32>>;

/// The least probability from which a text is critical, and from which it is at least high. A missed danger costs
/// more than a false one, so the bars lie far below one half.
const CRITICAL_FROM: f32 = 0.25;
const HIGH_FROM: f32 = 0.12;
/// How far the habit of signal types and sentiments to go together sways what the words say.
const SWAY: f32 = 0.7;
/// Reviewers praise more often than they were asked to in the table's making, which had as many of either kind.
const LEAN: f32 = 0.7;
/// How little it has to say where it speaks for neither side.
const DOUBT: f32 = 0.5;

/// The chosen label of each head, as its position in its set, with its probability.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Choice {
    pub(crate) label: usize,
    pub(crate) share: f32,
}

/// What was decided for every head.
pub(crate) struct Decision {
    shares: [Vec<f32>; 4],
    pub(crate) choices: [Choice; 4],
}

impl Decision {
    pub(crate) fn of(model: &Model, scores: &[f32; COLUMNS], kk_share: f32) -> Self {
        let mut shares = HEADS.map(|head| model.probabilities(head, scores));
        let [topics, signal_types, sentiments, _] = &mut shares;
        unite(signal_types, sentiments, model);
        let elsewhere = topics.get(Topic::Other.index()).copied().unwrap_or(0.0);
        opine(sentiments, scores.get(LIKING).copied().unwrap_or(0.0), elsewhere.sqrt() * kk_share);
        let choices = HEADS.map(|head| {
            let shares = shares.get(head.index()).map_or(&[][..], Vec::as_slice);
            if head == Head::Urgency { urgency(shares) } else { largest(shares) }
        });
        Self { shares, choices }
    }

    pub(crate) fn choice(&self, head: Head) -> Choice {
        self.choices.get(head.index()).copied().unwrap_or_default()
    }

    /// The probability of every code.
    pub(crate) fn scores<T: Label, S: Label, M: Label, U: Label>(&self) -> Scores {
        let [topic, signal_type, sentiment, urgency] = &self.shares;
        BTreeMap::from([
            (T::FIELD, codes::<T>(topic)),
            (S::FIELD, codes::<S>(signal_type)),
            (M::FIELD, codes::<M>(sentiment)),
            (U::FIELD, codes::<U>(urgency)),
        ])
    }
}

fn codes<L: Label>(shares: &[f32]) -> BTreeMap<&'static str, f32> {
    L::ALL.iter().zip(shares).map(|(label, share)| (label.code(), round(*share))).collect()
}

/// Complaints are negative and praise is positive: each of the two sets leans on the other.
fn unite(signal_types: &mut [f32], sentiments: &mut [f32], model: &Model) {
    let width = Sentiment::ALL.len();
    let both = |signal: usize, sentiment: usize| {
        let habit = model.unions.get(signal * width + sentiment).copied().unwrap_or(0.0);
        let words = signal_types.get(signal).copied().unwrap_or(0.0)
            * sentiments.get(sentiment).copied().unwrap_or(0.0);
        words * (SWAY * habit).exp()
    };
    let united: Vec<f32> =
        (0..SignalType::ALL.len() * width).map(|place| both(place / width, place % width)).collect();
    let total: f32 = united.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for (signal, share) in signal_types.iter_mut().enumerate() {
        *share = united.iter().skip(signal * width).take(width).sum::<f32>() / total;
    }
    for (sentiment, share) in sentiments.iter_mut().enumerate() {
        *share = united.iter().skip(sentiment).step_by(width).sum::<f32>() / total;
    }
}

/// Where a Kazakh post is about none of the city's matters, what reviewers of anything mean by its words has its say,
/// as far as `weight` goes, 0 to 1: the table is of Kazakh reviews of goods and games.
fn opine(sentiments: &mut [f32], liking: f32, weight: f32) {
    let weight = weight * (1.0 - DOUBT * (-liking.abs()).exp());
    let positive = 1.0 / (1.0 + (-(liking + LEAN)).exp());
    for (sentiment, opinion) in [(Sentiment::Positive, positive), (Sentiment::Negative, 1.0 - positive)] {
        if let Some(share) = sentiments.get_mut(sentiment.index()) {
            *share = *share * (1.0 - weight) + opinion * weight;
        }
    }
    if let Some(share) = sentiments.get_mut(Sentiment::Neutral.index()) {
        *share *= 1.0 - weight;
    }
}

fn largest(shares: &[f32]) -> Choice {
    let top =
        shares.iter().copied().enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best });
    top.map_or(Choice::default(), |(label, share)| Choice { label, share: round(share) })
}

/// Normal, high and critical are ordered: what speaks for critical speaks for high too.
fn urgency(shares: &[f32]) -> Choice {
    let share = |urgency: Urgency| shares.get(urgency.index()).copied().unwrap_or(0.0);
    let (critical, high) = (share(Urgency::Critical), share(Urgency::High) + share(Urgency::Critical));
    let (urgency, share) = if critical >= CRITICAL_FROM {
        (Urgency::Critical, critical)
    } else if high >= HIGH_FROM {
        (Urgency::High, high)
    } else {
        (Urgency::Normal, 1.0 - high)
    };
    Choice { label: urgency.index(), share: round(share) }
}

/// Three digits are what a share is good for, and keep stored signals small.
pub(crate) fn round(share: f32) -> f32 {
    (share * 1_000.0).round() / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_danger_is_called_early() {
        for (shares, expect) in [
            ([0.9, 0.05, 0.05], Urgency::Normal),
            ([0.6, 0.3, 0.1], Urgency::High),
            ([0.6, 0.05, 0.35], Urgency::Critical),
            ([0.1, 0.7, 0.2], Urgency::High),
        ] {
            assert_eq!(urgency(&shares).label, expect.index(), "{shares:?}");
        }
    }

    #[test]
    fn labels_that_go_together_lean_on_each_other() {
        let mut model = Model::blank();
        model.unions[2] = 3.0;
        let (mut signal_types, mut sentiments) = (vec![0.125; 8], vec![0.3, 0.3, 0.4]);
        unite(&mut signal_types, &mut sentiments, &model);
        assert_eq!((largest(&signal_types).label, largest(&sentiments).label), (0, 2));
        assert!((signal_types.iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }
}
