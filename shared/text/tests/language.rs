//! How often the language of real texts is recognised, where they are at hand: `examples/language.rs` prints the same
//! with all confusions.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may")]

mod samples;

use belgi_domain::Language;
use belgi_text::language::read_language;
use samples::{Sample, samples};
use std::path::{Path, PathBuf};

/// The share of `wanted` among `samples`; `name` is printed with it.
fn recall(name: &str, samples: &[Sample], wanted: Language) -> f64 {
    let of: Vec<_> = samples.iter().filter(|sample| sample.truth == wanted).collect();
    let right = of.iter().filter(|sample| read_language(&sample.text).language == wanted).count();
    let share = right as f64 / of.len().max(1) as f64;
    println!("{name}: {right} of {} texts in {wanted:?}, {:.2} %", of.len(), share * 100.0);
    share
}

fn read(folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Sample> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    if !path.exists() {
        println!("skipped: {} is absent", path.display());
        return Vec::new();
    }
    samples(&path).unwrap().into_iter().filter(|sample| wanted(&sample.set)).collect()
}

#[test]
fn clean_sentences_are_recognised_and_neighbours_refused() {
    let sentences = read("../../../shared/data/sib200", |set| set.ends_with(".dev"));
    if sentences.is_empty() {
        return;
    }
    for (language, floor) in [(Language::Kk, 0.98), (Language::Ru, 0.98), (Language::Other, 0.99)] {
        assert!(recall("sentences", &sentences, language) >= floor);
    }
}

#[test]
fn posts_of_hands_held_back_are_recognised() {
    let posts = read("../classifier/data/posts", |set| set.contains("held"));
    if posts.is_empty() {
        return;
    }
    for (language, floor) in [(Language::Kk, 0.97), (Language::Ru, 0.97), (Language::Mixed, 0.88)] {
        assert!(recall("posts", &posts, language) >= floor);
    }
}
