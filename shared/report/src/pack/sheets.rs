//! A department's workbook: its stories and their signals, with the same columns as the whole digest's.

use super::Pack;
use crate::RenderError;
use crate::messages::Words;
use crate::table::Row;
use crate::workbook::{Choices, Looks, begin, method, signals, stories};
use belgi_domain::digest::Digest;

/// Stories first: they are what a department opens the file for.
pub fn workbook(
    pack: &Pack<'_>,
    words: &Words,
    digest: &Digest,
    rows: &[Row<'_>],
) -> Result<Vec<u8>, RenderError> {
    let looks = Looks::new();
    let mut book = begin(words, digest, &words.department(digest, pack.code))?;
    stories(&mut book, &looks, words, digest, pack.entries.iter().copied())?;
    let choices = Choices::new(words);
    signals(&mut book, &looks, words, digest, rows, &choices)?;
    method(&mut book, &looks, words, digest)?;
    choices.write(&mut book, &looks, words)?;
    Ok(book.save_to_buffer()?)
}
