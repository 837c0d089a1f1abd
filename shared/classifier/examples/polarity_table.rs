//! Learns what Kazakh words say of liking, from the training reviews of KazSAnDRA:
//! `cargo run --release -p belgi-classifier --example polarity_table -- OUT FILE.csv…`

use belgi_classifier::train::polarity;
use std::error::Error;
use std::fs;

#[path = "reviews/mod.rs"]
mod reviews;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("expected OUT and files of reviews, found nothing")?;
    let mut all = Vec::new();
    for file in arguments {
        all.extend(reviews::reviews(&file)?);
    }
    let table =
        polarity::learn(all.iter().filter_map(|review| Some((review.text.as_str(), review.likes()?))));
    fs::write(&out, &table)?;
    eprintln!("{out}: {} bytes from {} reviews", table.len(), all.len());
    Ok(())
}
