//! `belgi corrections`.

use super::place::Place;
use crate::command::print::{note, say};
use crate::exit::{Exit, Failed};
use belgi_domain::{Publisher, RightLabel, Signal};
use belgi_runtime::Corrections;
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The posts whose labels staff put right, as training posts, JSONL: their redacted words and the right labels alone.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi corrections > corrections.jsonl\n         \
    belgi train --data shared/classifier/data/posts corrections.jsonl --out belgi.model\n         \
    belgi evaluate --held --data shared/classifier/data/posts --model belgi.model")]
pub(crate) struct CorrectionsOf {
    #[command(flatten)]
    place: Place,
}

impl CorrectionsOf {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let opened = self.place.open().await?;
        let corrections = Corrections::from_store(&opened.store).await.map_err(Failed::out_of_reach)?;
        let posts = corrections.posts();
        let signals = opened.store.signals(posts.clone()).await.map_err(Failed::out_of_reach)?;
        opened.close().await;
        let by_post: BTreeMap<_, _> = signals.iter().map(|signal| (&signal.post, signal)).collect();
        for signal in posts.iter().filter_map(|post| by_post.get(post)) {
            say!("{}", example(signal, corrections.of(&signal.post)));
        }
        let expired = posts.len() - by_post.len();
        if expired > 0 {
            note!("{expired} corrected posts have expired and are left out");
        }
        Ok(Exit::Done)
    }
}

/// A row as the training posts have them. What nobody confirmed is left out: the model must not learn from itself.
fn example(signal: &Signal, labels: impl Iterator<Item = RightLabel>) -> Value {
    let mut row = json!({
        "id": signal.post, "text": signal.excerpt, "hand": "corrections", "register": register(signal.publisher),
    });
    if let Some(title) = &signal.title {
        row["title"] = json!(title);
    }
    for label in labels {
        row[label.field()] = json!(label.code());
    }
    row
}

fn register(publisher: Publisher) -> &'static str {
    match publisher {
        Publisher::Media => "news",
        Publisher::Official => "official",
        Publisher::Community => "comment",
        Publisher::ServiceDesk => "appeal",
    }
}
