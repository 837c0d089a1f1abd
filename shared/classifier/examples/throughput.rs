//! How many posts of 150 characters one core reads, stage by stage:
//! `cargo run --release -p belgi-classifier --example throughput`.
//!
//! The posts are those of `data/posts`, each cut to 150 characters; every stage sees all of them, and the fastest of three
//! rounds is told, in thousands of posts a second of the processor's time.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "a command that prints figures")]

use anyhow::{Context, Result};
use belgi_classifier::{Classifier, Input};
use belgi_text::language::read_language;
use belgi_text::places::Gazetteer;
use belgi_text::redact::{Register, redact};
use serde_json::Value;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const CHARS: usize = 150;
const ROUNDS: usize = 3;

fn main() -> Result<()> {
    let posts = posts()?;
    let (classifier, gazetteer) = (Classifier::bundled(), Gazetteer::bundled());
    println!("{} posts", posts.len());
    time("language", &posts, |text| _ = black_box(read_language(text)));
    time("redaction", &posts, |text| _ = black_box(redact(text, Register::Private)));
    time("places", &posts, |text| _ = black_box(gazetteer.find(text, None)));
    time("labels, with language and evidence", &posts, |text| {
        _ = black_box(classifier.read(&Input { text, ..Input::default() }));
    });
    time("all of it", &posts, |text| {
        _ = black_box(redact(text, Register::Private));
        _ = black_box(gazetteer.find(text, None));
        _ = black_box(classifier.read(&Input { text, ..Input::default() }));
    });
    Ok(())
}

fn time(stage: &str, posts: &[String], read: impl Fn(&str)) {
    let round = || {
        let begun = Instant::now();
        posts.iter().for_each(|post| read(post));
        begun.elapsed().as_secs_f64()
    };
    let fastest = (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min);
    println!("{:8.1} thousand/s  {stage}", posts.len() as f64 / fastest / 1_000.0);
}

fn posts() -> Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/posts");
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    let mut posts = Vec::new();
    for path in paths {
        for line in std::fs::read_to_string(&path)?.lines() {
            let post: Value = serde_json::from_str(line)?;
            let text = post.get("text").and_then(Value::as_str);
            let text = text.with_context(|| format!("{} has a line without `text`", path.display()))?;
            posts.push(text.chars().take(CHARS).collect());
        }
    }
    Ok(posts)
}
