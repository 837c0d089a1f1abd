//! A week of 20,000 signals and 800 stories as files: `cargo bench -p belgi-report --bench render`.
//!
//! The goal on one core: all files in both languages within 8 seconds and 512 MB, the page alone within half a second.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/sample/mod.rs"]
mod sample;

#[path = "../tests/sample/large.rs"]
mod week;

use belgi_report::{Speech, csv, html, render, workbook};
use divan::{AllocProfiler, Bencher};
use week::large;

/// Counts what is held at once.
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

const BOTH: [Speech; 2] = [Speech::Kk, Speech::Ru];

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn all_files_in_both_languages(bencher: Bencher<'_, '_>) {
    let (digest, signals) = large();
    bencher.bench_local(|| render(&digest, &signals, &BOTH).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn page(bencher: Bencher<'_, '_>) {
    let (digest, _) = large();
    bencher.bench_local(|| html(&digest, Speech::Kk).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn table(bencher: Bencher<'_, '_>) {
    let (digest, signals) = large();
    bencher.bench_local(|| csv(&digest, &signals, Speech::Kk).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn book(bencher: Bencher<'_, '_>) {
    let (digest, signals) = large();
    bencher.bench_local(|| workbook(&digest, &signals, Speech::Kk).unwrap());
}
