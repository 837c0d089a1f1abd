//! Language beside lingua, on the same texts in one run: how often each is right, and texts a second on one core.
//! `cargo run --release -p belgi-tests --features lingua --example language_peer -- PATH…`, with folders or files as the example
//! `language` of `belgi-text` reads them. Mixed posts are left out: lingua knows one language for a text.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

#[path = "../../shared/text/tests/samples/mod.rs"]
mod samples;

use belgi_domain::Language;
use belgi_text::language::read_language;
use lingua::{Language as Peer, LanguageDetectorBuilder};
use samples::{Sample, samples};
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Kazakh, Russian, and of their neighbours those that lingua knows.
const PEERS: [Peer; 8] = [
    Peer::Kazakh,
    Peer::Russian,
    Peer::Ukrainian,
    Peer::Belarusian,
    Peer::Mongolian,
    Peer::English,
    Peer::Turkish,
    Peer::Azerbaijani,
];

fn main() -> Result<(), Box<dyn Error>> {
    let peer = LanguageDetectorBuilder::from_languages(&PEERS).with_preloaded_language_models().build();
    let theirs = |text: &str| match peer.detect_language_of(text) {
        Some(Peer::Kazakh) => Language::Kk,
        Some(Peer::Russian) => Language::Ru,
        _ => Language::Other,
    };
    let ours = |text: &str| read_language(text).language;
    for path in std::env::args().skip(1) {
        let mut read = samples(Path::new(&path))?;
        read.retain(|sample| sample.truth != Language::Mixed);
        println!("{path}: {} texts", read.len());
        measure("belgi", &read, ours);
        measure("lingua", &read, theirs);
    }
    Ok(())
}

fn measure(name: &str, read: &[Sample], language: impl Fn(&str) -> Language) {
    let begun = Instant::now();
    let found: Vec<Language> = read.iter().map(|sample| black_box(language(&sample.text))).collect();
    let seconds = begun.elapsed().as_secs_f64();
    print!("  {name:<7}");
    for (truth, code) in [(Language::Kk, "kk"), (Language::Ru, "ru"), (Language::Other, "other")] {
        let of: Vec<bool> = read
            .iter()
            .zip(&found)
            .filter(|(sample, _)| sample.truth == truth)
            .map(|(_, found)| *found == truth)
            .collect();
        let right = of.iter().filter(|right| **right).count();
        if !of.is_empty() {
            print!(" {code} {:.2} % of {},", 100.0 * right as f64 / of.len() as f64, of.len());
        }
    }
    println!(" {:.0} texts a second", read.len() as f64 / seconds);
}
