//! The civic signals of a period as a CSV table that spreadsheets open.

use crate::compose::{counted, is_civic};
use crate::messages::Words;
use crate::{RenderError, Speech, outside};
use belgi_domain::digest::{Digest, StoryEntry};
use belgi_domain::period::zone;
use belgi_domain::{PostId, Signal, SourceId};
use std::collections::BTreeMap;

/// Spreadsheets take the encoding of a file from this mark.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The message keys of the headers, in the order of [`Row::cells`].
const COLUMNS: [&str; 16] = [
    "column-date",
    "column-time",
    "column-source",
    "column-language",
    "column-type",
    "column-topic",
    "column-urgency",
    "column-sentiment",
    "column-district",
    "column-places",
    "column-department",
    "column-text",
    "column-link",
    "column-story",
    "column-confidence",
    "column-post",
];

/// One row for each civic signal counted in `digest`, oldest first: UTF-8 with a byte order mark, commas, quotes and
/// CRLF by RFC 4180. No cell can be taken for a formula.
///
/// # Errors
/// Where the message table is damaged.
pub fn csv(digest: &Digest, signals: &[Signal], speech: Speech) -> Result<Vec<u8>, RenderError> {
    let words = Words::load(speech)?;
    let lookup = Lookup::of(digest);
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(COLUMNS.map(|key| words.say(key)))?;
    for signal in counted(signals, &digest.city, (digest.start, digest.until)) {
        if is_civic(signal) {
            writer.write_record(cells(&words, digest, &lookup, signal).map(|cell| inert(&cell)))?;
        }
    }
    writer.into_inner().map_err(|error| RenderError::Table(error.into_error().into()))
}

/// What a signal's row borrows from the rest of the digest.
struct Lookup<'a> {
    sources: BTreeMap<&'a SourceId, &'a str>,
    stories: BTreeMap<&'a PostId, &'a StoryEntry>,
}

impl<'a> Lookup<'a> {
    fn of(digest: &'a Digest) -> Self {
        let source = |row: &'a belgi_domain::digest::SourceRow| (&row.id, row.name.as_str());
        let members =
            |entry: &'a StoryEntry| entry.story.members.iter().map(move |member| (&member.post, entry));
        Self {
            sources: digest.coverage.sources.iter().map(source).collect(),
            stories: digest.stories.iter().rev().flat_map(members).collect(),
        }
    }
}

fn cells(words: &Words, digest: &Digest, lookup: &Lookup<'_>, signal: &Signal) -> [String; COLUMNS.len()] {
    let local = signal.at.to_zoned(zone());
    let source = lookup.sources.get(&signal.source).copied().unwrap_or(signal.source.as_str());
    let story = lookup.stories.get(&signal.post).map(|entry| words.title(entry).text);
    [
        local.strftime("%Y-%m-%d").to_string(),
        local.strftime("%H:%M").to_string(),
        source.to_owned(),
        words.label(&signal.language),
        words.label(&signal.signal_type),
        words.label(&signal.topic),
        words.label(&signal.urgency),
        words.label(&signal.sentiment),
        signal.district().map_or_else(String::new, |place| words.place(place).to_owned()),
        words.places(&signal.places),
        signal.department.as_deref().map_or_else(String::new, |code| words.department(digest, code)),
        said(signal),
        signal.url.as_deref().and_then(outside::link).unwrap_or_default().to_owned(),
        story.unwrap_or_default(),
        confidence(signal),
        signal.post.to_string(),
    ]
}

fn said(signal: &Signal) -> String {
    match signal.title.as_deref() {
        Some(title) if !signal.excerpt.starts_with(title) => format!("{title} — {}", signal.excerpt),
        _ => signal.excerpt.clone(),
    }
}

/// The least sure of the labels shown, in whole percent: a decimal point would be a date to some spreadsheets.
fn confidence(signal: &Signal) -> String {
    let sure = signal.confidence;
    let least = [sure.language, sure.signal_type, sure.sentiment, sure.topic, sure.urgency]
        .into_iter()
        .fold(1.0, f32::min);
    format!("{:.0}", (least * 100.0).clamp(0.0, 100.0))
}

/// The cell as text: what a spreadsheet would take for a formula gets an apostrophe in front. Fullwidth signs
/// count, because some versions read them like their plain forms.
fn inert(cell: &str) -> String {
    let shown = outside::text(cell);
    match cell.chars().next() {
        Some('\t' | '\r' | '\n') => format!("'{shown}"),
        _ if shown.starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']) => {
            format!("'{shown}")
        }
        _ => shown,
    }
}

#[cfg(test)]
mod tests;
