//! The service desk's exports, as staff would drop them into the inbox.

use crate::corpus::{City, Format, Outlet, Standing};
use crate::render::table;
use jiff::Timestamp;

/// A file for the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxFile {
    /// Its key in the bucket.
    pub key: String,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The exports as they stand at `moment`.
///
/// # Errors
/// Where the corpus is damaged or a spreadsheet cannot be written.
pub fn inbox(moment: Timestamp) -> anyhow::Result<Vec<InboxFile>> {
    let mut files = Vec::new();
    for outlet in &City::bundled()?.outlets {
        let rows: Vec<Standing<'_>> = outlet.at(moment).collect();
        let (name, content_type, bytes) = match outlet.format {
            Format::Csv => ("export.csv", "text/csv", table::csv(&rows)?),
            Format::Xlsx => (
                "export.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                table::xlsx(&rows)?,
            ),
            _ => continue,
        };
        files.push(InboxFile { key: key(outlet, name), content_type, bytes });
    }
    Ok(files)
}

fn key(outlet: &Outlet, name: &str) -> String {
    format!("inbox/{}/{name}", outlet.source.url)
}
