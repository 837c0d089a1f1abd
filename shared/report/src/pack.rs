//! Department packs: of a digest, only the stories that one body answers for, their age and its answers.

mod page;
mod sheets;

use crate::messages::Words;
use crate::render::Rendered;
use crate::table::Row;
use crate::{RenderError, Speech};
use belgi_domain::digest::{AnswerRow, Digest, StoryEntry};
use std::collections::BTreeMap;

/// The folder of the packs, below the digest's.
pub const FOLDER: &str = "departments";

/// The longest code that becomes a file name; keys of objects have to stay short.
const CODE_MAX: usize = 40;

/// What one department gets to see.
#[derive(Debug, Clone)]
pub struct Pack<'a> {
    /// Its code, fit for a file name.
    pub code: &'a str,
    /// Its stories, in the order of the digest.
    pub entries: Vec<&'a StoryEntry>,
    /// How it answered.
    pub answering: Option<&'a AnswerRow>,
}

/// A pack for every department that has stories in `digest`, by code. Stories that nobody is in charge of, or whose
/// code is none that the configuration allows, are in no pack.
pub fn packs(digest: &Digest) -> Vec<Pack<'_>> {
    let mut stories: BTreeMap<&str, Vec<&StoryEntry>> = BTreeMap::new();
    for entry in &digest.stories {
        if let Some(code) = entry.story.department.as_deref().filter(|code| is_code(code)) {
            stories.entry(code).or_default().push(entry);
        }
    }
    let answering = |code| digest.answering.iter().find(|row| row.department.as_deref() == Some(code));
    stories.into_iter().map(|(code, entries)| Pack { code, entries, answering: answering(code) }).collect()
}

fn is_code(code: &str) -> bool {
    let slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=CODE_MAX).contains(&code.len()) && code.bytes().all(slug)
}

impl Pack<'_> {
    /// Its page and its workbook; `rows` are the signals of the whole digest.
    ///
    /// # Errors
    /// As [`crate::render`].
    pub fn files(
        &self,
        digest: &Digest,
        stem: &str,
        rows: &[Row<'_>],
        speech: Speech,
    ) -> Result<[Rendered; 2], RenderError> {
        let words = Words::load(speech)?;
        let own = |row: &&Row<'_>| {
            row.story.is_some_and(|entry| entry.story.department.as_deref() == Some(self.code))
        };
        let rows: Vec<_> = rows.iter().filter(own).copied().collect();
        let file = |extension, bytes| {
            let ending = format!("{}-{speech}.{extension}", self.code);
            Rendered::renamed(format!("{FOLDER}/{ending}"), format!("{stem}-{ending}"), bytes)
        };
        let sheets = sheets::workbook(self, &words, digest, &rows)?;
        let page = page::page(self, words, digest, stem)?.into_bytes();
        Ok([file("html", page), file("xlsx", sheets)])
    }
}

#[cfg(test)]
mod tests;
