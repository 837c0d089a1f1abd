//! Trains the artefact: `cargo run --release -p belgi-classifier --example train -- OUT DIR…`

use belgi_classifier::train::{Settings, train};
use std::error::Error;
use std::fs;

#[path = "data/mod.rs"]
mod data;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("expected OUT and folders of labelled posts, found nothing")?;
    let examples = data::examples(arguments)?;
    let bytes = train(&examples, Settings::default()).to_bytes()?;
    fs::write(&out, &bytes)?;
    let held = examples.iter().filter(|example| example.is_held()).count();
    eprintln!("{out}: {} bytes from {} posts, {held} held back", bytes.len(), examples.len() - held);
    Ok(())
}
