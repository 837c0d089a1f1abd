//! Names that do not change from week to week.
//!
//! They are copies and no redirects: a redirect of S3 works only on a public website, while a copy opens from a presigned
//! link, a synchronised folder and a mail all the same.

use super::{Book, Shelf};
use crate::Card;
use crate::render::adjective;
use belgi_domain::PeriodKind;

/// The folder of the copies, below the city's.
pub const FOLDER: &str = "latest";

impl Shelf {
    /// What lies in `latest/` for `kind`: names below the city's folder, of the file and of its copy. Packs are not
    /// copied.
    pub fn copies(&self, kind: PeriodKind) -> Vec<(String, String)> {
        let Some(book) = self.latest(kind) else { return Vec::new() };
        book.files.iter().filter_map(|file| self.copy(book, &file.name)).collect()
    }

    /// What the names of the copies of `kind` begin with; other names in `latest/` belong to other kinds.
    pub fn copies_begin_with(&self, kind: PeriodKind) -> String {
        format!("{FOLDER}/{}-{}-{FOLDER}", self.city.id, adjective(kind))
    }

    fn copy(&self, book: &Book, name: &str) -> Option<(String, String)> {
        let period = book.period;
        let stem = format!("{}-{}-{period}", self.city.id, adjective(period.kind));
        let name_of_card = format!("{stem}-{}", Card::NAME);
        let known = if name == Card::NAME { name_of_card.as_str() } else { name };
        let rest = known.strip_prefix(&stem).filter(|rest| !rest.contains('/'))?;
        Some((format!("{period}/{name}"), format!("{}{rest}", self.copies_begin_with(period.kind))))
    }
}
