//! Prints a digest's JSON file as PDF: `cargo run -p belgi-print --example preview -- DIGEST.json kk OUT.pdf`.
#![allow(clippy::print_stdout)]

use belgi_domain::digest::Digest;
use belgi_report::Speech;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, speech, to] = arguments.as_slice() else {
        return Err("expected DIGEST.json SPEECH OUT.pdf".into());
    };
    let digest: Digest = serde_json::from_slice(&std::fs::read(from)?)?;
    let speech: Speech = speech.parse()?;
    for _ in 0..2 {
        let begun = Instant::now();
        let bytes = belgi_print::pdf(&digest, speech)?;
        println!("{to}: {} bytes in {} ms", bytes.len(), begun.elapsed().as_millis());
        std::fs::write(to, bytes)?;
    }
    Ok(())
}
