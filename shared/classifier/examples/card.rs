//! The figures of the model card, measured on the posts that are held back: paste them into `model/README.md`.
//! `cargo run --release -p belgi-classifier --example card -- DIR…`

use belgi_classifier::evaluate::evaluate;
use belgi_classifier::{Classifier, Example};
use std::error::Error;

#[path = "data/mod.rs"]
mod data;

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut examples = data::examples(std::env::args().skip(1))?;
    examples.retain(Example::is_held);
    print!("{}", evaluate(Classifier::bundled(), &examples).card());
    Ok(())
}
