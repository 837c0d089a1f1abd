//! The civic signals of a period as a CSV table that spreadsheets open.

mod labels;
mod row;

use crate::messages::Words;
use crate::posts::Posts;
use crate::{RenderError, Speech, outside};
use belgi_domain::digest::Digest;
use belgi_domain::period::zone;
use jiff::tz::TimeZone;
pub(crate) use labels::Labels;
pub(crate) use row::{Row, Rows};

/// Spreadsheets take the encoding of a file from this mark.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The message keys of the headers, in the order of [`cells`].
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
/// Where the message table is damaged or the posts cannot be read.
pub fn csv<P: Posts + ?Sized>(digest: &Digest, posts: &P, speech: Speech) -> Result<Vec<u8>, RenderError> {
    let words = Words::load(speech)?;
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(COLUMNS.map(|key| words.say(key)))?;
    let (labels, zone, rows) = (Labels::new(&words), zone(), Rows::of(digest));
    posts.each(&mut |signal| {
        let Some(row) = rows.row(signal) else { return Ok(()) };
        let cells = cells(&words, &labels, digest, &row, &zone);
        Ok(writer.write_record(cells.map(|cell| inert(&cell)))?)
    })?;
    writer.into_inner().map_err(|error| RenderError::Table(error.into_error().into()))
}

fn cells(
    words: &Words,
    labels: &Labels,
    digest: &Digest,
    row: &Row<'_>,
    zone: &TimeZone,
) -> [String; COLUMNS.len()] {
    let signal = row.signal;
    let local = zone.to_datetime(signal.at);
    let [language, signal_type, topic, urgency, sentiment] = labels.of(signal).map(str::to_owned);
    [
        local.strftime("%Y-%m-%d").to_string(),
        local.strftime("%H:%M").to_string(),
        row.source.to_owned(),
        language,
        signal_type,
        topic,
        urgency,
        sentiment,
        signal.district().map_or_else(String::new, |place| words.place(place).to_owned()),
        words.places(&signal.places),
        signal.department.as_deref().map_or_else(String::new, |code| words.department(digest, code)),
        words.said(&row.said()),
        signal.url.as_deref().and_then(outside::link).unwrap_or_default().to_owned(),
        row.story.map_or_else(String::new, |entry| words.title(entry).text),
        row.confidence().to_string(),
        signal.post.to_string(),
    ]
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
