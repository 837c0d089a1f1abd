//! `belgi evaluate`.

use crate::command::print::say;
use crate::exit::{Exit, Failed};
use anyhow::Context;
use belgi_classifier::evaluate::evaluate;
use belgi_classifier::{Classifier, Example, Model, example};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Measure the classifier: per label precision, recall, F1; macro-F1; by language; the surest wrong answers.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi evaluate --held --data shared/classifier/data/posts")]
pub(crate) struct Evaluate {
    /// Labelled posts: JSONL files, or folders of them.
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    data: Vec<PathBuf>,
    /// Only the posts that are held back from training.
    #[arg(long)]
    held: bool,
    /// Another artefact than the bundled one.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

impl Evaluate {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        let mut examples = examples(&self.data)?;
        examples.retain(|example| !self.held || example.is_held());
        if examples.is_empty() {
            return Err(Failed::wrong(anyhow::anyhow!("--data: expected labelled posts, found none")));
        }
        let report = match &self.model {
            None => evaluate(Classifier::bundled(), &examples),
            Some(path) => evaluate(&Classifier::new(model(path)?), &examples),
        };
        match self.json {
            true => say!("{}", serde_json::to_string(&report).map_err(Failed::wrong)?),
            false => say!("{}", report.to_string().trim_end()),
        }
        Ok(Exit::Done)
    }
}

fn model(path: &Path) -> Result<Model, Failed> {
    let bytes = fs::read(path)
        .with_context(|| format!("{} cannot be read", path.display()))
        .map_err(Failed::wrong)?;
    Model::from_bytes(&bytes).with_context(|| path.display().to_string()).map_err(Failed::wrong)
}

/// The examples of files and folders, in the order of their names.
pub(super) fn examples(paths: &[PathBuf]) -> Result<Vec<Example>, Failed> {
    let mut files = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => files.extend(folder(path)?),
            false => files.push(path.clone()),
        }
    }
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{name} cannot be read"))
            .map_err(Failed::wrong)?;
        examples.extend(example::parse(&name, &text).map_err(Failed::wrong)?);
    }
    Ok(examples)
}

fn folder(path: &Path) -> Result<Vec<PathBuf>, Failed> {
    let name = || format!("{} cannot be read", path.display());
    let entries = fs::read_dir(path).with_context(name).map_err(Failed::wrong)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().with_context(name).map_err(Failed::wrong)?;
    Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "jsonl")).collect())
}
