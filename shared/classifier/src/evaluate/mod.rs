//! Measuring: precision, recall and F1 a label, accuracy and macro-F1 a set, by language, and the worst errors.

pub mod coverage;
pub mod polarity;
mod tables;

use crate::example::Example;
use crate::reading::{Classifier, Input, Reading};
use belgi_domain::{Group, Label, Language, SignalType, Urgency};
use coverage::Coverage;
use serde::Serialize;
use std::collections::BTreeMap;

/// How one label fares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct LabelScore {
    /// Examples that bear it.
    pub examples: u32,
    /// Of those said to bear it, the share that do.
    pub precision: f64,
    /// Of those that bear it, the share found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

/// How one label set fares.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FieldScore {
    /// Examples whose label is known.
    pub examples: u32,
    /// The share of right answers.
    pub accuracy: f64,
    /// The mean F1 of the labels that occur.
    pub macro_f1: f64,
    /// Each label that occurs or was said.
    pub labels: BTreeMap<String, LabelScore>,
    /// The share of right answers by the right language.
    pub by_language: BTreeMap<String, f64>,
    /// What is left, and how right it is, where only answers of some sureness count.
    pub coverage: Vec<Coverage>,
}

/// One wrong answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Miss {
    /// The label set.
    pub field: String,
    /// The example.
    pub id: String,
    /// What is right.
    pub right: String,
    /// What was said.
    pub said: String,
    /// How sure it was.
    pub confidence: f32,
    /// The beginning of the text.
    pub text: String,
}

/// How everything fares.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Report {
    /// By label set.
    pub fields: BTreeMap<String, FieldScore>,
    /// Complaint or request against the rest.
    pub trouble: LabelScore,
    /// High or critical against the rest.
    pub urgent: LabelScore,
    /// The surest wrong answers, surest first.
    pub worst: Vec<Miss>,
}

/// Wrong answers that are listed.
const WORST: usize = 20;
/// Characters of a text shown beside a wrong answer.
const SHOWN: usize = 90;

/// Measures `classifier` on the labels that `examples` bear.
pub fn evaluate(classifier: &Classifier, examples: &[Example]) -> Report {
    let read = |example: &Example| {
        classifier.read(&Input { title: example.title.as_deref(), text: &example.text, ..Input::default() })
    };
    let pairs: Vec<(&Example, Reading)> = examples.iter().map(|example| (example, read(example))).collect();
    let mut report = Report::default();
    report.field(
        &pairs,
        |example| example.language,
        |reading| (reading.language, reading.confidence.language),
    );
    report.field(&pairs, |example| example.topic, |reading| (reading.topic, reading.confidence.topic));
    report.field(
        &pairs,
        |example| example.signal_type,
        |reading| (reading.signal_type, reading.confidence.signal_type),
    );
    report.field(
        &pairs,
        |example| example.sentiment,
        |reading| (reading.sentiment, reading.confidence.sentiment),
    );
    report.field(&pairs, |example| example.urgency, |reading| (reading.urgency, reading.confidence.urgency));
    report.fields.insert(Group::FIELD.to_owned(), groups(&pairs));
    let is_trouble = |signal: SignalType| matches!(signal, SignalType::Complaint | SignalType::Request);
    report.trouble = binary(pairs.iter().filter_map(|(example, reading)| {
        Some((is_trouble(example.signal_type?), is_trouble(reading.signal_type)))
    }));
    report.urgent = binary(pairs.iter().filter_map(|(example, reading)| {
        Some((example.urgency? > Urgency::Normal, reading.urgency > Urgency::Normal))
    }));
    report.worst.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.id.cmp(&b.id)));
    report.worst.truncate(WORST);
    report
}

impl Report {
    fn field<L: Label + Ord>(
        &mut self,
        pairs: &[(&Example, Reading)],
        right: impl Fn(&Example) -> Option<L>,
        said: impl Fn(&Reading) -> (L, f32),
    ) {
        let answers: Vec<(&Example, L, L, f32)> = pairs
            .iter()
            .filter_map(|(example, reading)| {
                Some((*example, right(example)?, said(reading).0, said(reading).1))
            })
            .collect();
        if answers.is_empty() {
            return;
        }
        for (example, right, said, confidence) in answers.iter().filter(|(_, right, said, _)| right != said) {
            let (field, id, text) =
                (L::FIELD.to_owned(), example.id.clone(), example.text.chars().take(SHOWN).collect());
            let (right, said) = (right.code().to_owned(), said.code().to_owned());
            self.worst.push(Miss { field, id, right, said, confidence: *confidence, text });
        }
        self.fields.insert(L::FIELD.to_owned(), score(&answers));
    }
}

fn score<L: Label + Ord>(answers: &[(&Example, L, L, f32)]) -> FieldScore {
    let share = |right: usize, all: usize| ratio(count(right), count(all));
    let hits = |answers: &[&(&Example, L, L, f32)]| {
        answers.iter().filter(|(_, right, said, _)| right == said).count()
    };
    let all: Vec<_> = answers.iter().collect();
    let mut by_language: BTreeMap<String, Vec<&(&Example, L, L, f32)>> = BTreeMap::new();
    for answer in answers {
        if let Some(language) = answer.0.language {
            by_language.entry(Language::code(language).to_owned()).or_default().push(answer);
        }
    }
    let labels: BTreeMap<String, LabelScore> = L::ALL
        .iter()
        .map(|label| {
            (
                label.code().to_owned(),
                binary(answers.iter().map(|(_, right, said, _)| (right == label, said == label))),
            )
        })
        .filter(|(_, score)| score.examples > 0 || score.precision > 0.0)
        .collect();
    FieldScore {
        examples: count(answers.len()),
        accuracy: share(hits(&all), all.len()),
        macro_f1: mean_f1(&labels),
        labels,
        by_language: by_language
            .into_iter()
            .map(|(language, some)| (language, share(hits(&some), some.len())))
            .collect(),
        coverage: coverage::of(answers.iter().map(|(_, right, said, sure)| (*sure, right == said))),
    }
}

/// Groups are a set: an answer is right where the whole set is, and each group is found or not.
fn groups(pairs: &[(&Example, Reading)]) -> FieldScore {
    let right = |(example, reading): &&(&Example, Reading)| {
        example.groups.len() == reading.groups.len()
            && example.groups.iter().all(|group| reading.groups.contains(group))
    };
    let found = |group: &Group| {
        binary(
            pairs
                .iter()
                .map(|(example, reading)| (example.groups.contains(group), reading.groups.contains(group))),
        )
    };
    let labels: BTreeMap<String, LabelScore> = Group::ALL
        .iter()
        .map(|group| (group.code().to_owned(), found(group)))
        .filter(|(_, score)| score.examples > 0)
        .collect();
    FieldScore {
        examples: count(pairs.len()),
        accuracy: ratio(count(pairs.iter().filter(right).count()), count(pairs.len())),
        macro_f1: mean_f1(&labels),
        labels,
        by_language: BTreeMap::new(),
        coverage: Vec::new(),
    }
}

/// The mean F1 of the labels that occur.
fn mean_f1(labels: &BTreeMap<String, LabelScore>) -> f64 {
    let occurring: Vec<f64> =
        labels.values().filter(|score| score.examples > 0).map(|score| score.f1).collect();
    occurring.iter().sum::<f64>() / f64::from(count(occurring.len()).max(1))
}

/// Precision, recall and F1 of pairs (is it, was it said).
fn binary(pairs: impl Iterator<Item = (bool, bool)>) -> LabelScore {
    let (mut both, mut is, mut said) = (0_u32, 0_u32, 0_u32);
    for (right, answer) in pairs {
        both += u32::from(right && answer);
        is += u32::from(right);
        said += u32::from(answer);
    }
    let (precision, recall) = (ratio(both, said), ratio(both, is));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    LabelScore { examples: is, precision, recall, f1 }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_and_recall_are_what_they_are_called() {
        let score =
            binary([(true, true), (true, false), (false, true), (false, false), (true, true)].into_iter());
        assert_eq!((score.examples, score.precision, score.recall), (3, 2.0 / 3.0, 2.0 / 3.0));
        assert_eq!(binary(std::iter::empty()), LabelScore::default());
    }
}
