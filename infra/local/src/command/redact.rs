//! `belgi redact`.

use super::lines::each_line;
use crate::exit::{Exit, Failed};
use belgi_text::redact::{Register, redact};
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Texts without personal data: JSONL {"id","text"} in, {"id","text","found"} out.
#[derive(Debug, Args)]
#[command(after_help = "Example: echo '{\"id\":1,\"text\":\"Звоните +7 700 000 00 00\"}' | belgi redact")]
pub(crate) struct Redact {}

#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    text: String,
    found: Vec<Found>,
}

/// Offsets are in characters of the input.
#[derive(Serialize)]
struct Found {
    kind: &'static str,
    start: usize,
    end: usize,
}

impl Redact {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        each_line(|line: Line| {
            let redacted = redact(&line.text, Register::Private);
            let found = redacted.found.into_iter();
            let found = found.map(|one| Found { kind: one.kind, start: one.start, end: one.end }).collect();
            Answer { id: line.id, text: redacted.text, found }
        })
    }
}
