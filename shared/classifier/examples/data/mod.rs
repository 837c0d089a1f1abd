//! Labelled posts from files and folders.

use belgi_classifier::{Example, example};
use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// The examples of `paths` (JSONL files, or folders of them), in the order of the files' names.
pub fn examples(paths: impl Iterator<Item = String>) -> Result<Vec<Example>, Box<dyn Error>> {
    let mut files = Vec::new();
    for path in paths.map(PathBuf::from) {
        match path.is_dir() {
            true => files.extend(fs::read_dir(path)?.filter_map(|entry| Some(entry.ok()?.path()))),
            false => files.push(path),
        }
    }
    files.retain(|path| path.extension().is_some_and(|kind| kind == "jsonl"));
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        examples.extend(example::parse(&file.display().to_string(), &fs::read_to_string(&file)?)?);
    }
    Ok(examples)
}
