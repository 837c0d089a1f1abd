//! A digest as the files that staff open.

use crate::{RenderError, Speech, csv, html, json};
use belgi_domain::digest::Digest;
use belgi_domain::{PeriodKind, Signal};

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Its name without a folder, such as `shymkent-weekly-2026-W47-kk.html`.
    pub name: String,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes; equal for equal inputs.
    pub bytes: Vec<u8>,
}

/// A page and a table for each of `speeches`, and one JSON file.
///
/// # Errors
/// Where a table or template compiled into this crate is damaged; never because of what a post says.
pub fn render(
    digest: &Digest,
    signals: &[Signal],
    speeches: &[Speech],
) -> Result<Vec<Rendered>, RenderError> {
    let stem = stem(digest);
    let file = |name, content_type, bytes| Rendered { name, content_type, bytes };
    let mut files = Vec::with_capacity(speeches.len() * 2 + 1);
    for speech in speeches {
        let page = html(digest, *speech)?.into_bytes();
        files.push(file(format!("{stem}-{speech}.html"), "text/html; charset=utf-8", page));
        let table = csv(digest, signals, *speech)?;
        files.push(file(format!("{stem}-{speech}.csv"), "text/csv; charset=utf-8", table));
    }
    files.push(file(format!("{stem}.json"), "application/json", json(digest)?));
    Ok(files)
}

/// What the names of a digest's files begin with: `shymkent-weekly-2026-W47`.
pub fn stem(digest: &Digest) -> String {
    let kind = match digest.period.kind {
        PeriodKind::Day => "daily",
        PeriodKind::Week => "weekly",
        PeriodKind::Month => "monthly",
    };
    format!("{}-{kind}-{}", digest.city.id, digest.period)
}
