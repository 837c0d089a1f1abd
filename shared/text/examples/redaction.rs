//! Prints what redaction takes out of real texts, to be judged by eye: `cargo run --release -p belgi-text --example
//! redaction -- press|private PATH…` prints each find with its surroundings, then how many texts had one, by kind.

#![allow(clippy::print_stdout, reason = "an example prints")]

#[path = "../tests/samples/mod.rs"]
mod samples;

use belgi_text::redact::{Found, Register, redact};
use samples::samples;
use std::collections::BTreeMap;
use std::{env, error::Error, path::Path};

/// Characters shown on each side of a find.
const AROUND: usize = 30;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let register = match arguments.next().as_deref() {
        Some("press") => Register::Press,
        Some("private") => Register::Private,
        other => return Err(format!("expected `press` or `private`, found {other:?}").into()),
    };
    for path in arguments {
        let texts = samples(Path::new(&path))?;
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        let mut touched = 0;
        for sample in &texts {
            let redacted = redact(&sample.text, register);
            touched += usize::from(!redacted.found.is_empty());
            for found in &redacted.found {
                *kinds.entry(found.kind).or_default() += 1;
                println!(
                    "{}\t{}\t{:?}\t{}",
                    found.kind,
                    sample.set,
                    sample.truth,
                    surroundings(&sample.text, found)
                );
            }
        }
        let share = touched as f64 * 100.0 / texts.len().max(1) as f64;
        println!("{path}: {touched} of {} texts, {share:.2} %, {kinds:?}", texts.len());
    }
    Ok(())
}

fn surroundings(text: &str, found: &Found) -> String {
    let part =
        |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let (before, behind) = (found.start.saturating_sub(AROUND), found.end + AROUND);
    format!("{}⟦{}⟧{}", part(before, found.start), part(found.start, found.end), part(found.end, behind))
        .replace('\n', " ")
}
