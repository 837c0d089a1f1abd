//! Reviews with stars, as KazSAnDRA keeps them: `custom_id,domain,sentiment,text`.

use belgi_classifier::{Classifier, Input};
use std::error::Error;

/// One review.
pub struct Review {
    sentiment: String,
    /// The words.
    pub text: String,
}

impl Review {
    /// Whether it likes what it speaks of; nothing where it is of two minds.
    pub fn likes(&self) -> Option<bool> {
        match self.sentiment.as_str() {
            "positive" => Some(true),
            "negative" => Some(false),
            _ => None,
        }
    }
}

/// The reviews of a file.
pub fn reviews(file: &str) -> Result<Vec<Review>, Box<dyn Error>> {
    let mut reviews = Vec::new();
    for record in csv::Reader::from_path(file)?.records() {
        let record = record?;
        let column = |place: usize| record.get(place).unwrap_or_default().to_owned();
        reviews.push(Review { sentiment: column(2), text: column(3) });
    }
    Ok(reviews)
}

/// Macro-F1 of likes and dislikes, first by the label, where neutral is wrong, then by which of both is likelier.
pub fn polarity(classifier: &Classifier, reviews: &[Review]) -> (f64, f64) {
    let answers: Vec<Answer> = reviews.iter().filter_map(|review| answer(classifier, review)).collect();
    (macro_f1(&answers, |answer| answer.label), macro_f1(&answers, |answer| Some(answer.likelier)))
}

/// Whether a review likes what it speaks of, and what the classifier makes of it.
struct Answer {
    right: bool,
    /// What the label says; nothing where it says neutral.
    label: Option<bool>,
    /// Whether positive is likelier than negative.
    likelier: bool,
}

fn answer(classifier: &Classifier, review: &Review) -> Option<Answer> {
    let right = review.likes()?;
    let reading = classifier.read_with_scores(&Input { text: &review.text, ..Input::default() });
    let scores = reading.scores.unwrap_or_default();
    let score = |code| scores.get("sentiment").and_then(|codes| codes.get(code)).copied().unwrap_or(0.0);
    let label = match reading.sentiment.to_string().as_str() {
        "positive" => Some(true),
        "negative" => Some(false),
        _ => None,
    };
    Some(Answer { right, label, likelier: score("positive") > score("negative") })
}

fn macro_f1(answers: &[Answer], said: impl Fn(&Answer) -> Option<bool>) -> f64 {
    let f1 = |side: bool| {
        let count = |is: &dyn Fn(&Answer) -> bool| answers.iter().filter(|answer| is(answer)).count() as f64;
        let both = count(&|answer| answer.right == side && said(answer) == Some(side));
        2.0 * both
            / (count(&|answer| answer.right == side) + count(&|answer| said(answer) == Some(side))).max(1.0)
    };
    f64::midpoint(f1(false), f1(true))
}
