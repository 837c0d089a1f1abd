//! The files for programs, held against what their formats want by validators that are none of ours.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod feed;
#[path = "../../shared/report/tests/sample/mod.rs"]
mod sample;
mod schemas;

use belgi_domain::digest::Digest;
use belgi_report::{Inputs, compose_after};
use sample::{Given, at, past, rich, week};
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with files under names of their own.
struct Written {
    _folder: TempDir,
    paths: Vec<PathBuf>,
}

impl Written {
    fn of(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |(number, bytes): (usize, Vec<u8>)| {
            let path = folder.path().join(format!("{number}"));
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let paths = files.into_iter().enumerate().map(write).collect();
        Self { _folder: folder, paths }
    }
}

/// What one of `tests/python` says of `files`.
fn python(script: &str, schema: Option<&str>, files: &Written) -> Output {
    let mut python = Command::new(belgi_tests::tool("python").unwrap());
    python.arg(format!("tests/python/{script}")).args(schema).args(&files.paths);
    python.current_dir(belgi_tests::root()).output().unwrap()
}

/// Digests of every sort: empty, small, with all there is, unfinished, made again.
fn digests() -> Vec<Digest> {
    let of = |given: Given| compose_after(&inputs!(Inputs, given), &past());
    let mut again = of(week());
    (again.waiting, again.updated) = (3, Some(at("2026-11-24T07:00:00")));
    again.departments = sample::departments();
    again.configuration = Some("0a1b2c3d".to_owned());
    let mut corrected = week();
    for signal in &mut corrected.signals {
        signal.corrected.extend(["topic".to_owned(), "urgency".to_owned()]);
    }
    let unfinished = Given { now: at("2026-11-18T12:00:00"), ..rich() };
    vec![of(Given::empty()), of(week()), of(rich()), of(corrected), of(unfinished), again]
}
