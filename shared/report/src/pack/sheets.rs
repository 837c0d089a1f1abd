//! A department's workbook: its stories and their signals, with the same columns as the whole digest's.

use super::Pack;
use crate::RenderError;
use crate::messages::Words;
use crate::table::Row;
use crate::workbook::{Choices, Looks, Signals, begin, method, stories};
use belgi_domain::digest::Digest;
use rust_xlsxwriter::Workbook;

/// A workbook in the making.
pub struct Sheets<'a> {
    pack: &'a Pack<'a>,
    book: Workbook,
    signals: Signals<'a>,
}

/// What all workbooks of a digest in one language have in common.
pub struct Common<'a> {
    pub digest: &'a Digest,
    pub words: &'a Words,
    pub looks: &'a Looks,
    pub choices: &'a Choices,
}

impl<'a> Sheets<'a> {
    pub fn begin(pack: &'a Pack<'a>, common: &Common<'a>) -> Result<Self, RenderError> {
        let Common { digest, words, looks, .. } = *common;
        let mut book = begin(words, digest, &words.department(digest, pack.code))?;
        let signals = Signals::begin(&mut book, looks, words, digest)?;
        Ok(Self { pack, book, signals })
    }

    /// Writes the next signal of the department's stories.
    pub fn row(&mut self, row: &Row<'_>) -> Result<(), RenderError> {
        self.signals.row(row)
    }

    /// Stories first: they are what a department opens the file for.
    pub fn finish(mut self, common: &Common<'_>) -> Result<Vec<u8>, RenderError> {
        let Common { digest, words, looks, choices } = *common;
        let sheets = [
            stories(looks, words, digest, self.pack.entries.iter().copied())?,
            self.signals.finish(choices)?,
            method(looks, words, digest)?,
            choices.sheet(looks, words)?,
        ];
        sheets.into_iter().for_each(|sheet| self.book.push_worksheet(sheet));
        Ok(self.book.save_to_buffer()?)
    }
}
