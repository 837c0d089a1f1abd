//! Department packs: of a digest, only the stories that one body answers for, their age and its answers.

mod page;
mod sheets;

use crate::messages::Words;
use crate::posts::Posts;
use crate::render::{Rendered, stem};
use crate::table::Rows;
use crate::workbook::{Choices, Looks};
use crate::{RenderError, Speech};
use belgi_domain::digest::{AnswerRow, Digest, StoryEntry};
use sheets::{Common, Sheets};
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

/// The pages and workbooks of all `packs` in one language; all workbooks are written in one going through `posts`.
///
/// # Errors
/// As [`crate::render`].
pub fn files<P: Posts + ?Sized>(
    packs: &[Pack<'_>],
    digest: &Digest,
    posts: &P,
    speech: Speech,
) -> Result<Vec<Rendered>, RenderError> {
    let words = Words::load(speech)?;
    let (stem, looks, choices) = (stem(digest), Looks::new(), Choices::new(&words));
    let common = Common { digest, words: &words, looks: &looks, choices: &choices };
    let mut files = Vec::new();
    for (pack, sheets) in packs.iter().zip(sheets(packs, posts, &common)?) {
        let file = |extension, bytes| {
            let ending = format!("{}-{speech}.{extension}", pack.code);
            Rendered::renamed(format!("{FOLDER}/{ending}"), format!("{stem}-{ending}"), bytes)
        };
        let page = page::page(pack, Words::load(speech)?, digest, &stem)?.into_bytes();
        files.extend([file("html", page), file("xlsx", sheets)]);
    }
    Ok(files)
}

/// The workbook of each pack.
fn sheets<P: Posts + ?Sized>(
    packs: &[Pack<'_>],
    posts: &P,
    common: &Common<'_>,
) -> Result<Vec<Vec<u8>>, RenderError> {
    let mut books: BTreeMap<&str, Sheets<'_>> = BTreeMap::new();
    for pack in packs {
        books.insert(pack.code, Sheets::begin(pack, common)?);
    }
    if books.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Rows::of(common.digest);
    posts.each(&mut |signal| {
        let Some(row) = rows.row(signal) else { return Ok(()) };
        let department = row.story.and_then(|entry| entry.story.department.as_deref());
        let book = department.and_then(|code| books.get_mut(code));
        book.map_or(Ok(()), |book| book.row(&row))
    })?;
    // By code, as the packs are.
    books.into_values().map(|book| book.finish(common)).collect()
}

#[cfg(test)]
mod tests;
