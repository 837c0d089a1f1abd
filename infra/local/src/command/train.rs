//! `belgi train`.

use super::evaluate::examples;
use crate::command::print::note;
use crate::exit::{Exit, Failed};
use anyhow::Context;
use belgi_classifier::evaluate::evaluate;
use belgi_classifier::train::{Settings, train};
use belgi_classifier::{Classifier, Example};
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// Train the classifier. The same data gives the same bytes; hands that end in -held are never trained on, and tell what the
/// new artefact reads better or worse than the bundled one.
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
        let trained = train(&examples, Settings::default());
        let model = trained.to_bytes().map_err(Failed::wrong)?;
        let out = self.out.display();
        std::fs::write(&self.out, &model)
            .with_context(|| format!("{out} cannot be written"))
            .map_err(Failed::wrong)?;
        let (count, seconds) = (examples.len() - held, start.elapsed().as_secs());
        note!("{out}: {} bytes from {count} posts, {held} held back, {seconds} s", model.len());
        let held: Vec<Example> = examples.into_iter().filter(Example::is_held).collect();
        compare(&Classifier::new(trained), &held);
        Ok(Exit::Done)
    }
}

/// What the bundled and the new artefact make of the posts that are held back, label set by label set.
fn compare(after: &Classifier, held: &[Example]) {
    if held.is_empty() {
        return note!("no post is held back, so nothing says whether it reads better");
    }
    let (before, after) = (evaluate(Classifier::bundled(), held), evaluate(after, held));
    for (field, new) in &after.fields {
        let old = before.fields.get(field).map_or(0.0, |score| score.accuracy);
        note!("{field:<12} accuracy {old:.3} before, {:.3} after ({:+.3})", new.accuracy, new.accuracy - old);
    }
}
