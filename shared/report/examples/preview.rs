//! Writes a made-up week as the files staff would open: `cargo run -p belgi-report --example preview -- FOLDER`.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use belgi_report::{Speech, compose_after, render};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".into()));
    std::fs::create_dir_all(&folder)?;
    let given = sample::rich();
    let mut digest = compose_after(&inputs!(belgi_report::Inputs, given), &sample::past());
    digest.departments = sample::departments();
    for file in render(&digest, &given.signals, &Speech::ALL)? {
        let path = folder.join(&file.name);
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        std::fs::write(&path, &file.bytes)?;
        println!("{} {} bytes", path.display(), file.bytes.len());
    }
    Ok(())
}
