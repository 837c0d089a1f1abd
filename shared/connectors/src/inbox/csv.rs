//! Tables as text: delimited by commas, semicolons, tabs or bars.

use super::headers::{Role, role};
use super::rows::Rows;
use crate::Rules;
use csv::{ByteRecord, ReaderBuilder};

/// Delimiters, the most usual first.
const DELIMITERS: &[u8] = b",;\t|";
/// Records that are looked at to tell the delimiter.
const SAMPLE: usize = 10;
/// Quotes that never close are forgiven this often.
const MAX_REPAIRS: usize = 100;

/// Reads a table.
pub(super) fn read(text: &str, rules: &Rules, rows: &mut Rows<'_, '_>) {
    // Excel's own mark, not a row.
    let body =
        text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')).map_or(text, |(_, rest)| rest);
    let delimiter = delimiter(body, rules);
    let mut start = 0;
    let mut line = 1 + u64::from(body.len() < text.len());
    for _ in 0..MAX_REPAIRS {
        let rest = body.get(start..).unwrap_or_default();
        let Some((at, after)) = stretch(rest, delimiter, line, rows) else { return };
        // The quote of this record swallowed everything after it: the record is named, and reading goes on below it.
        let broken = rest.get(at..).unwrap_or_default();
        let length = broken.find('\n').map_or(broken.len(), |end| end + 1);
        rows.complain(after, "expected a closing quote, found none up to the end of the file");
        start += at + length;
        line = after + 1;
    }
}

/// Reads up to the end, or up to a record whose quote never closes; returns its offset and line.
fn stretch(text: &str, delimiter: u8, first_line: u64, rows: &mut Rows<'_, '_>) -> Option<(usize, u64)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    while !rows.is_done() && reader.read_byte_record(&mut record).unwrap_or(false) {
        let position = record.position()?;
        let at = usize::try_from(position.byte()).ok()?;
        let line = first_line + position.line() - 1;
        let end = usize::try_from(reader.position().byte()).ok()?;
        let source = text.get(at..end).unwrap_or_default();
        if end >= text.len() && source.trim_end().contains('\n') && source.matches('"').count() % 2 == 1 {
            return Some((at, line));
        }
        rows.row(line, record.iter().map(|cell| std::str::from_utf8(cell).unwrap_or_default()));
    }
    None
}

/// The delimiter under which the beginning has the most names of columns, or else the most columns.
fn delimiter(text: &str, rules: &Rules) -> u8 {
    let score = |delimiter: &u8| {
        let rows = sample(text, *delimiter);
        let known =
            rows.iter().map(|row| row.iter().filter(|cell| role(cell, rules).is_some()).count()).max();
        (known, rows.iter().map(Vec::len).min())
    };
    // The last of equals wins, so the most usual come last.
    DELIMITERS.iter().rev().max_by_key(|delimiter| score(delimiter)).copied().unwrap_or(b',')
}

fn sample(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let cells =
        |record: ByteRecord| record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
    reader.byte_records().filter_map(Result::ok).take(SAMPLE).map(cells).collect()
}

/// Whether a row near the beginning names the text of appeals beside another column.
pub(super) fn has_header(text: &str) -> bool {
    let rules = Rules::default();
    let rows = sample(text, delimiter(text, &rules));
    rows.iter().any(|row| row.len() > 1 && row.iter().any(|cell| role(cell, &rules) == Some(Role::Text)))
}
