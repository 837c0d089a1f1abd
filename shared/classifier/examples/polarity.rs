//! How well Kazakh likes and dislikes are told apart: macro-F1 of negative and positive reviews of KazSAnDRA
//! (CC BY 4.0, IS2AI), which are written by no one of this project:
//! `cargo run --release -p belgi-classifier --example polarity -- MODEL FILE.csv…`

use belgi_classifier::Classifier;
use belgi_classifier::evaluate::polarity::polarity;
use std::error::Error;
use std::fs;

#[path = "reviews/mod.rs"]
mod reviews;

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let model = arguments.next().ok_or("expected MODEL and files of reviews, found nothing")?;
    let classifier = Classifier::from_bytes(&fs::read(model)?)?;
    for file in arguments {
        let reviews = reviews::reviews(&file)?;
        let starred = reviews.iter().filter_map(|review| Some((review.text.as_str(), review.likes()?)));
        let found = polarity(&classifier, starred);
        println!("{file}: by the label {:.3}, by the likelier of both {:.3}", found.label, found.likelier);
    }
    Ok(())
}
