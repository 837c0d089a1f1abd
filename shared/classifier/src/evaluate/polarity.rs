//! How well likes and dislikes are told apart in texts that speak of anything, such as reviews with stars.

use crate::reading::{Classifier, Input};
use belgi_domain::{Label, Sentiment};

/// The mean F1 of likes and of dislikes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Polarity {
    /// By the label, where neutral is wrong.
    pub label: f64,
    /// By which of both is likelier.
    pub likelier: f64,
}

struct Answer {
    right: bool,
    label: Option<bool>,
    likelier: bool,
}

/// Measures `classifier` on texts, each with whether it likes what it speaks of.
pub fn polarity<'a>(classifier: &Classifier, texts: impl Iterator<Item = (&'a str, bool)>) -> Polarity {
    let answers: Vec<Answer> = texts.map(|(text, likes)| answer(classifier, text, likes)).collect();
    Polarity {
        label: macro_f1(&answers, |answer| answer.label),
        likelier: macro_f1(&answers, |answer| Some(answer.likelier)),
    }
}

fn answer(classifier: &Classifier, text: &str, right: bool) -> Answer {
    let reading = classifier.read_with_scores(&Input { text, ..Input::default() });
    let scores = reading.scores.unwrap_or_default();
    let share = |sentiment: Sentiment| {
        scores.get(Sentiment::FIELD).and_then(|codes| codes.get(sentiment.code())).copied().unwrap_or(0.0)
    };
    let label = match reading.sentiment {
        Sentiment::Positive => Some(true),
        Sentiment::Negative => Some(false),
        Sentiment::Neutral => None,
    };
    Answer { right, label, likelier: share(Sentiment::Positive) > share(Sentiment::Negative) }
}

fn macro_f1(answers: &[Answer], said: impl Fn(&Answer) -> Option<bool>) -> f64 {
    let f1 = |side: bool| {
        super::binary(answers.iter().map(|answer| (answer.right == side, said(answer) == Some(side)))).f1
    };
    f64::midpoint(f1(false), f1(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neutral_answer_is_wrong_for_either_side() {
        let answer = |right, label, likelier| Answer { right, label, likelier };
        let answers = [answer(true, Some(true), true), answer(true, None, true), answer(false, None, false)];
        assert!((macro_f1(&answers, |answer| answer.label) - 1.0 / 3.0).abs() < 1e-9);
        assert!((macro_f1(&answers, |answer| Some(answer.likelier)) - 1.0).abs() < 1e-9);
    }
}
