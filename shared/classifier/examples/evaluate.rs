//! Measures an artefact on the posts that are held back:
//! `cargo run --release -p belgi-classifier --example evaluate -- MODEL DIR…`

use belgi_classifier::Classifier;
use belgi_classifier::evaluate::evaluate;
use std::error::Error;
use std::fs;

#[path = "data/mod.rs"]
mod data;

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let model = arguments.next().ok_or("expected MODEL and folders of labelled posts, found nothing")?;
    let classifier = Classifier::from_bytes(&fs::read(model)?)?;
    let mut examples = data::examples(arguments)?;
    examples.retain(belgi_classifier::Example::is_held);
    print!("{}", evaluate(&classifier, &examples));
    Ok(())
}
