//! `belgi train`.

use super::evaluate::examples;
use crate::exit::{Exit, Failed};
use anyhow::Context;
use belgi_classifier::train::{Settings, train};
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// Train the classifier. The same data gives the same bytes; hands that end in -held are never trained on.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: belgi train --data shared/classifier/data/posts --out shared/classifier/model/belgi.model"
)]
pub(crate) struct Train {
    /// Labelled posts: JSONL files, or folders of them.
    #[arg(long, value_name = "DIR", num_args = 1.., required = true)]
    data: Vec<PathBuf>,
    /// Where the artefact is written.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Train {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        let start = Instant::now();
        let examples = examples(&self.data)?;
        let held = examples.iter().filter(|example| example.is_held()).count();
        let model = train(&examples, Settings::default()).to_bytes().map_err(Failed::wrong)?;
        let out = self.out.display();
        std::fs::write(&self.out, &model)
            .with_context(|| format!("{out} cannot be written"))
            .map_err(Failed::wrong)?;
        let (trained, seconds) = (examples.len() - held, start.elapsed().as_secs());
        eprintln!("{out}: {} bytes from {trained} posts, {held} held back, {seconds} s", model.len());
        Ok(Exit::Done)
    }
}
