//! Workbooks of Excel 2007 and later.

use super::rows::Rows;
use super::{MAX_ROWS, zip};
use crate::{Document, limit};
use belgi_domain::Fault;
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use std::io::Cursor;

/// Columns of a sheet that are read.
const MAX_COLUMNS: u32 = 500;

/// Reads every sheet that has a header.
pub(super) fn read(document: &Document<'_>, rows: &mut Rows<'_, '_>) {
    match zip::unpacked_size(document.bytes, limit::UNPACKED_BYTES) {
        Some(size) if size <= limit::UNPACKED_BYTES => {}
        Some(_) => {
            let message = format!(
                "expected a workbook of at most {} bytes unpacked, found more",
                limit::UNPACKED_BYTES
            );
            return rows.refuse(Fault::TooLarge, message);
        }
        None => return rows.refuse(Fault::Malformed, "expected a workbook, found a damaged file".to_owned()),
    }
    if let Err(error) = sheets(document, rows) {
        rows.refuse(Fault::Malformed, format!("expected a workbook, found a damaged file: {error}"));
    }
}

fn sheets(document: &Document<'_>, rows: &mut Rows<'_, '_>) -> Result<(), XlsxError> {
    let mut book = Xlsx::new(Cursor::new(document.bytes))?;
    for name in book.sheet_names() {
        rows.new_table();
        sheet(&mut book, &name, rows)?;
    }
    Ok(())
}

/// Reads cell by cell: a grid of the sheet would be as large as its farthest cell says.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut Rows<'_, '_>) -> Result<(), XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut row: Vec<String> = Vec::new();
    let mut number = 0;
    while let Some(cell) = cells.next_cell()? {
        let (at, column) = cell.get_position();
        if at != number {
            rows.row(u64::from(number) + 1, row.iter().map(String::as_str));
            row.clear();
            number = at;
        }
        if rows.is_done() || at as usize > MAX_ROWS {
            return Ok(());
        }
        if column < MAX_COLUMNS {
            let column = column as usize;
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            if let Some(to) = row.get_mut(column) {
                *to = words(cell.get_value());
            }
        }
    }
    rows.row(u64::from(number) + 1, row.iter().map(String::as_str));
    Ok(())
}

fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(moment) => civil(moment).map_or_else(String::new, |at| at.to_string()),
        DataRef::DateTimeIso(text) => text.clone(),
        DataRef::Bool(_) | DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Excel counts days from the end of 1899, with the time as their fraction.
fn civil(moment: &ExcelDateTime) -> Option<DateTime> {
    const MAX_DAYS: f64 = 100_000.0;
    let days = moment.as_f64();
    if !(0.0..MAX_DAYS).contains(&days) {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded above, and seconds are what remains after rounding"
    )]
    let seconds = (days * 86_400.0).round() as i64;
    date(1899, 12, 30).at(0, 0, 0, 0).checked_add(seconds.seconds()).ok()
}
