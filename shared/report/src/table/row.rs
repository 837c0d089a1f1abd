//! What one civic signal is in a table, before any file decides how to write it.

use crate::compose::is_civic;
use crate::posts::Stretch;
use belgi_domain::digest::{Digest, StoryEntry};
use belgi_domain::{PostId, Signal, SourceId, platform};
use std::collections::BTreeMap;

/// A civic signal with what the digest knows about it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The signal.
    pub signal: &'a Signal,
    /// The name of its source, or its id where the digest has no name for it.
    pub source: &'a str,
    /// The story it belongs to; of several the one that stands first.
    pub story: Option<&'a StoryEntry>,
}

/// What a digest knows of the signals that it counted.
pub struct Rows<'a> {
    stretch: Stretch<'a>,
    sources: BTreeMap<&'a SourceId, &'a str>,
    stories: BTreeMap<&'a PostId, &'a StoryEntry>,
}

impl<'a> Rows<'a> {
    /// What `digest` knows.
    pub fn of(digest: &'a Digest) -> Self {
        let source = |row: &'a belgi_domain::digest::SourceRow| (&row.id, row.name.as_str());
        let members =
            |entry: &'a StoryEntry| entry.story.members.iter().map(move |member| (&member.post, entry));
        Self {
            stretch: Stretch { city: &digest.city.id, from: digest.start, to: digest.until },
            sources: digest.coverage.sources.iter().map(source).collect(),
            stories: digest.stories.iter().rev().flat_map(members).collect(),
        }
    }

    /// The row of a signal, where it is a civic one that the digest counted.
    pub fn row<'s>(&'s self, signal: &'s Signal) -> Option<Row<'s>> {
        (self.stretch.holds(signal) && is_civic(signal)).then(|| Row {
            signal,
            source: self.sources.get(&signal.source).copied().unwrap_or(signal.source.as_str()),
            story: self.stories.get(&signal.post).copied(),
        })
    }
}

impl Row<'_> {
    /// The redacted words: the title before the beginning of the text, unless the text begins with it. Nothing where words
    /// must not outlive their source.
    pub fn said(&self) -> String {
        match self.signal.title.as_deref() {
            _ if !platform::words_may_last(self.signal.kind) => String::new(),
            Some(title) if !self.signal.excerpt.starts_with(title) => {
                format!("{title} — {}", self.signal.excerpt)
            }
            _ => self.signal.excerpt.clone(),
        }
    }

    /// The least sure of the labels shown, in whole percent: a decimal point would be a date to some spreadsheets.
    pub fn confidence(&self) -> u32 {
        let sure = self.signal.confidence;
        let least = [sure.language, sure.signal_type, sure.sentiment, sure.topic, sure.urgency]
            .into_iter()
            .fold(1.0, f32::min);
        // A float turns into the nearest whole number in range, and no number into nought.
        (least * 100.0).round().clamp(0.0, 100.0) as u32
    }
}
