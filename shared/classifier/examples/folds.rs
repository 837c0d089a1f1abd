//! How well posts are read whose hands training has never seen: the hands are dealt out to folds, each fold is read by
//! a model trained on the others, and the figures are the mean over all posts.
//! `cargo run --release -p belgi-classifier --example folds -- FOLDS DIR…`

use belgi_classifier::evaluate::{Report, evaluate};
use belgi_classifier::train::{Settings, train};
use belgi_classifier::{Classifier, Example};
use std::collections::BTreeSet;
use std::error::Error;

#[path = "data/mod.rs"]
mod data;

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folds: usize =
        arguments.next().ok_or("expected FOLDS and folders of labelled posts, found nothing")?.parse()?;
    let mut examples = data::examples(arguments)?;
    examples.retain(|example| !example.is_held());
    let hands: BTreeSet<String> = examples.iter().map(|example| example.hand.clone()).collect();
    let mut reports = Vec::new();
    for fold in 0..folds {
        let own: BTreeSet<&String> = hands.iter().skip(fold).step_by(folds).collect();
        let (unseen, seen): (Vec<Example>, Vec<Example>) =
            examples.iter().cloned().partition(|example| own.contains(&example.hand));
        reports.push(evaluate(&Classifier::new(train(&seen, Settings::default())), &unseen));
    }
    for field in ["topic", "signal_type", "sentiment", "urgency"] {
        println!("{field:<12} accuracy {:.3}", mean(&reports, field));
    }
    for (name, one) in [("trouble", 0), ("urgent", 1)] {
        let scores = reports.iter().map(|report| [report.trouble, report.urgent][one]);
        let total: u32 = scores.clone().map(|score| score.examples).sum();
        let mean = |value: fn(&belgi_classifier::evaluate::LabelScore) -> f64| {
            scores.clone().map(|score| value(&score) * f64::from(score.examples)).sum::<f64>()
                / f64::from(total)
        };
        println!("{name:<12} precision {:.3}, recall {:.3}", mean(|s| s.precision), mean(|s| s.recall));
    }
    Ok(())
}

/// The accuracy over the posts of all folds.
fn mean(reports: &[Report], field: &str) -> f64 {
    let scores = reports.iter().filter_map(|report| report.fields.get(field));
    let posts: f64 = scores.clone().map(|score| f64::from(score.examples)).sum();
    scores.map(|score| score.accuracy * f64::from(score.examples)).sum::<f64>() / posts.max(1.0)
}
