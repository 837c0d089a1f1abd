//! Files that staff drop into the bucket: exports of 109 and of e-appeals as CSV, XLSX, JSON or JSON lines.
//!
//! Columns that hold the applicant's name, phone or IIN are recognised and never read.

mod csv;
mod headers;
mod json;
mod rows;
mod workbook;
mod zip;

use crate::{Document, Parsed, Rules, charset};
use belgi_domain::Fault;
use rows::Rows;

/// Rows of one table that are read.
const MAX_ROWS: usize = 200_000;

/// Reads an export.
pub(crate) fn parse(document: &Document<'_>, rules: &Rules) -> Parsed {
    let mut rows = Rows::new(document, rules);
    if is_old_workbook(document.bytes) {
        let message = "expected CSV, XLSX or JSON, found a workbook of Excel 97-2003: save it as .xlsx";
        return Parsed::failed(document.problem(Fault::Configuration, message));
    }
    if is_zip(document.bytes) {
        workbook::read(document, &mut rows);
        return rows.finish();
    }
    let decoded = charset::decode(document.bytes, document.content_type);
    let text = decoded.text.trim_start();
    match text.chars().next() {
        None => {
            return Parsed::failed(
                document.problem(Fault::Malformed, "expected an export, found an empty file"),
            );
        }
        Some('{' | '[') => json::read(text, &mut rows),
        Some('<') => {
            let message = "expected CSV, XLSX or JSON, found a page: export the table again";
            return Parsed::failed(document.problem(Fault::Malformed, message));
        }
        Some(_) => csv::read(text, rules, &mut rows),
    }
    rows.finish()
}

/// Whether these are the first bytes of a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    is_zip(bytes) || is_old_workbook(bytes)
}

/// Whether the text begins with a line that names a column with the text of appeals.
pub(crate) fn has_known_header(text: &str) -> bool {
    csv::has_header(text)
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

#[cfg(test)]
mod tests;
