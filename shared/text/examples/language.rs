//! Measures the language of texts: `cargo run --release -p belgi-text --example language -- PATH…` prints, for every
//! folder or file given, how often each language is recognised, what it is taken for, and the worst files.
//!
//! With `--wrong` first, every text that is misread is printed too.

#![allow(clippy::print_stdout, reason = "an example prints")]

#[path = "../tests/samples/mod.rs"]
mod samples;

use belgi_domain::Language;
use belgi_text::language::read_language;
use samples::{Sample, samples};
use std::collections::BTreeMap;
use std::{env, error::Error, path::Path};

const CODES: [(Language, &str); 4] =
    [(Language::Kk, "kk"), (Language::Ru, "ru"), (Language::Mixed, "mixed"), (Language::Other, "other")];

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<_> = env::args().skip(1).collect();
    let wrong = paths.first().is_some_and(|first| first == "--wrong");
    if wrong {
        paths.remove(0);
    }
    if paths.is_empty() {
        return Err("expected folders or files of labelled texts, found none".into());
    }
    for path in &paths {
        let read = samples(Path::new(path))?;
        println!("{path}: {} texts", read.len());
        report(&read, wrong);
    }
    Ok(())
}

fn report(samples: &[Sample], wrong: bool) {
    let mut confusion = [[0usize; 4]; 4];
    let mut sets: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for sample in samples {
        let reading = read_language(&sample.text);
        let right = reading.language == sample.truth;
        confusion[place(sample.truth)][place(reading.language)] += 1;
        let set = sets.entry(&sample.set).or_default();
        *set = (set.0 + usize::from(right), set.1 + 1);
        if wrong && !right {
            println!("{:?} as {:?} {:.2}\t{}", sample.truth, reading.language, reading.kk_share, sample.text);
        }
    }
    table(&confusion);
    let mut sets: Vec<_> =
        sets.into_iter().map(|(set, (right, all))| (percent(right, all), all, set)).collect();
    sets.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (share, all, set) in sets.iter().filter(|set| set.0 < 99.0) {
        println!("  {share:6.2} % of {all:5}  {set}");
    }
}

fn table(confusion: &[[usize; 4]; 4]) {
    println!("  truth     texts  read as  kk     ru  mixed  other   recall  precision");
    for (at, (_, code)) in CODES.iter().enumerate() {
        let row = confusion[at];
        let read: usize = confusion.iter().map(|row| row[at]).sum();
        let cells: String = row.iter().map(|count| format!("{count:>7}")).collect();
        let all = row.iter().sum();
        println!(
            "  {code:<8}{all:>7}    {cells}  {:6.2}     {:6.2}",
            percent(row[at], all),
            percent(row[at], read)
        );
    }
    let right: usize = (0..4).map(|at| confusion[at][at]).sum();
    println!("  accuracy {:.2} %", percent(right, confusion.iter().flatten().sum()));
}

fn place(language: Language) -> usize {
    CODES.iter().position(|(known, _)| *known == language).unwrap_or(0)
}

fn percent(part: usize, whole: usize) -> f64 {
    part as f64 * 100.0 / whole.max(1) as f64
}
