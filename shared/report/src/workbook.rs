//! A digest as a workbook: what the CSV table and the page say, to be filtered, sorted and corrected.
//!
//! Texts are written as texts and links as links; no cell holds a formula. The file bears no clock: its properties are
//! those of the period. It shows what the other files show: no author, and voices only in bands.

mod cell;
mod choices;
mod corrections;
mod coverage;
mod grid;
mod height;
mod looks;
mod method;
mod outlets;
mod reach;
mod signals;
mod stories;
mod summary;

use crate::messages::Words;
use crate::posts::Posts;
use crate::table::Rows;
use crate::{RenderError, Speech, outside};
use belgi_domain::digest::Digest;
pub(crate) use cell::Cell;
pub use corrections::corrections;
pub(crate) use grid::{Column, Grid};
use jiff::tz::TimeZone;
pub(crate) use looks::Looks;
pub(crate) use method::method;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
pub(crate) use {choices::Choices, signals::Signals, stories::age, stories::stories};

/// The longest subject in a workbook's properties, in characters.
const SUBJECT_CHARS: usize = 120;

/// The workbook of `digest` in the language of `speech`: summary, stories, signals, sources, reach, coverage, method,
/// and a hidden sheet of the labels that the drop-downs of the signals offer.
///
/// # Errors
/// Where the message table is damaged, the posts cannot be read, no temporary file can be made, or the workbook cannot be packed; never
/// because of what a post says.
pub fn workbook<P: Posts + ?Sized>(
    digest: &Digest,
    posts: &P,
    speech: Speech,
) -> Result<Vec<u8>, RenderError> {
    let words = Words::load(speech)?;
    let (looks, choices, rows) = (Looks::new(), Choices::new(&words), Rows::of(digest));
    let mut book = begin(&words, digest, words.city(&digest.city))?;
    let mut signals = Signals::begin(&mut book, &looks, &words, digest)?;
    posts.each(&mut |signal| rows.row(signal).map_or(Ok(()), |row| signals.row(&row)))?;
    let sheets = [
        summary::summary(&looks, &words, digest)?,
        stories(&looks, &words, digest, digest.stories.iter())?,
        signals.finish(&choices)?,
        outlets::outlets(&looks, &words, digest)?,
        reach::reach(&looks, &words, digest)?,
        coverage::coverage(&looks, &words, digest)?,
        method(&looks, &words, digest)?,
        choices.sheet(&looks, &words)?,
    ];
    sheets.into_iter().for_each(|sheet| book.push_worksheet(sheet));
    Ok(book.save_to_buffer()?)
}

/// An empty workbook about `subject` whose properties are those of the period: the program's own would bear the clock.
pub(crate) fn begin(words: &Words, digest: &Digest, subject: &str) -> Result<Workbook, RenderError> {
    let made = digest.until.to_zoned(TimeZone::UTC);
    let (year, month, day) = (made.year().max(1900), made.month(), made.day());
    let made = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1900),
        month.unsigned_abs(),
        day.unsigned_abs(),
    )?;
    let kind = words.named("kind", digest.period.kind.code());
    let subject = outside::excerpt(subject, SUBJECT_CHARS);
    let properties = DocProperties::new()
        .set_title(format!("{kind}: {subject}, {}", words.period(&digest.period)))
        .set_author("Belgi")
        .set_creation_datetime(&made);
    let mut book = Workbook::new();
    book.set_properties(&properties);
    Ok(book)
}

#[cfg(test)]
mod tests;
