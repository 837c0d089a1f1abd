//! How well the bundled model reads the posts that are held back, against floors that it must not fall below.

use belgi_classifier::evaluate::evaluate;
use belgi_classifier::evaluate::polarity::polarity;
use belgi_classifier::{Classifier, Example};
use std::error::Error;

#[path = "../examples/data/mod.rs"]
mod data;
#[path = "../examples/reviews/mod.rs"]
mod reviews;

/// The least macro-F1 of each label set on the held-back posts: a little below what was measured.
const FLOORS: [(&str, f64); 6] = [
    ("groups", 0.44),
    ("language", 0.85),
    ("sentiment", 0.75),
    ("signal_type", 0.72),
    ("topic", 0.68),
    ("urgency", 0.69),
];
/// The least macro-F1 of liked and disliked reviews of KazSAnDRA, by the likelier of both.
const POLARITY: f64 = 0.77;
/// The least F1 of complaints and requests against the rest, and of what is high or critical against the rest.
const TROUBLE: f64 = 0.79;
const URGENT: f64 = 0.63;

fn held() -> Result<Vec<Example>, Box<dyn Error>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/posts").to_owned();
    let mut examples = data::examples([folder].into_iter())?;
    examples.retain(Example::is_held);
    Ok(examples)
}

#[test]
fn held_back_posts_are_read_as_well_as_they_were() {
    let report = evaluate(Classifier::bundled(), &held().unwrap());
    for (field, floor) in FLOORS {
        let found = report.fields.get(field).map_or(0.0, |score| score.macro_f1);
        assert!(found >= floor, "{field}: expected {floor}, found {found:.3}\n{report}");
    }
    assert!(report.trouble.f1 >= TROUBLE, "trouble: expected {TROUBLE}, found {:.3}", report.trouble.f1);
    assert!(report.urgent.f1 >= URGENT, "urgent: expected {URGENT}, found {:.3}", report.urgent.f1);
}

#[test]
fn the_model_card_shows_what_is_measured() {
    let card = evaluate(Classifier::bundled(), &held().unwrap()).card();
    let shown = include_str!("../model/README.md");
    assert!(
        shown.contains(&card),
        "the figures of model/README.md are of another model; these are of this one:\n{card}"
    );
}

#[test]
fn reviews_of_strangers_are_told_apart() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/kazsandra/valid.csv");
    if !std::path::Path::new(file).exists() {
        eprintln!("skipped: {file} is not there");
        return;
    }
    let reviews = reviews::reviews(file).unwrap();
    let starred = reviews.iter().filter_map(|review| Some((review.text.as_str(), review.likes()?)));
    let likelier = polarity(Classifier::bundled(), starred).likelier;
    assert!(likelier >= POLARITY, "expected {POLARITY}, found {likelier:.3}");
    let figure = format!("macro-F1 {likelier:.2}");
    assert!(include_str!("../model/README.md").contains(&figure), "model/README.md does not show {figure}");
}
