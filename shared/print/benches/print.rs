//! A week of 20,000 signals and 800 stories on paper: `cargo bench -p belgi-print --bench print`.
//!
//! The goal on one core: both languages within 3 seconds, so that with the other files a digest stays below 8.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../../report/tests/sample/mod.rs"]
mod sample;
#[path = "../../report/tests/sample/large.rs"]
mod week;

use belgi_print::pdf;
use belgi_report::Speech;
use divan::{AllocProfiler, Bencher};
use week::large;

/// Counts what is held at once.
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn both_languages(bencher: Bencher<'_, '_>) {
    let (digest, _) = large();
    bencher.bench_local(|| {
        // What an earlier printing left behind would make this one faster than it is in a function.
        typst::comemo::evict(0);
        [Speech::Kk, Speech::Ru].map(|speech| pdf(&digest, speech).unwrap().len())
    });
}
