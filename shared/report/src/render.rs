//! A digest as the files that staff open.

use crate::pack::{self, packs};
use crate::posts::Posts;
use crate::shelf::Card;
use crate::{RenderError, Speech, csv, html, json, open311, workbook};
use belgi_domain::PeriodKind;
use belgi_domain::digest::Digest;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Its name below the digest's folder, such as `shymkent-weekly-2026-W47-kk.html` or `departments/energy-kk.xlsx`.
    pub name: String,
    /// The name under which a browser saves it; it says what the file is even without its folder.
    pub download: String,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes; equal for equal inputs.
    pub bytes: Vec<u8>,
}

/// The media types of what is written, by the ending of its name. Sorted.
const MEDIA: [(&str, &str); 6] = [
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("json", "application/json"),
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/atom+xml; charset=utf-8"),
];

/// Tables are saved and opened by another program; everything else a browser shows. Sorted.
const SAVED: [&str; 2] = ["csv", "xlsx"];

impl Rendered {
    /// What every file is to be served with: a digest is made again when data arrive late or a post is removed, so
    /// whoever keeps a copy asks whether it still holds before showing it.
    pub const CACHE_CONTROL: &'static str = "private, no-cache";

    /// A file that is saved under the name it has, without its folder.
    pub fn new(name: String, bytes: Vec<u8>) -> Self {
        let download = name.rsplit('/').next().unwrap_or_default().to_owned();
        Self::renamed(name, download, bytes)
    }

    /// A file that is saved under another name.
    pub fn renamed(name: String, download: String, bytes: Vec<u8>) -> Self {
        let content_type = media(&name);
        Self { name, download, content_type, bytes }
    }

    /// The value of `Content-Disposition` (RFC 6266).
    pub fn disposition(&self) -> String {
        let way = if SAVED.contains(&ending(&self.name)) { "attachment" } else { "inline" };
        format!("{way}; filename=\"{}\"", self.download)
    }
}

/// The media type of a file of that name.
pub fn media(name: &str) -> &'static str {
    let known = MEDIA.iter().find(|(of, _)| *of == ending(name));
    known.map_or("application/octet-stream", |(_, media)| media)
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// For each of `speeches` a page, a table and a workbook, and a page and a workbook for each department; and once the
/// value itself, the requests that wait for approval, and the card by which the shelf knows the digest.
///
/// # Errors
/// Where a table or template compiled into this crate is damaged, or `posts` cannot be read; never because of what a post says.
pub fn render<P: Posts + ?Sized>(
    digest: &Digest,
    posts: &P,
    speeches: &[Speech],
) -> Result<Vec<Rendered>, RenderError> {
    let mut files = Vec::new();
    for some in files_of(digest, posts, speeches) {
        files.extend(some?);
    }
    Ok(files)
}

/// What [`render`] renders, a few files at a time: whoever writes each away before asking for the next never holds them all.
pub fn files_of<'a, P: Posts + ?Sized>(
    digest: &'a Digest,
    posts: &'a P,
    speeches: &'a [Speech],
) -> impl Iterator<Item = Result<Vec<Rendered>, RenderError>> {
    let spoken = speeches.iter().flat_map(|speech| PARTS.map(|part| (part, *speech)));
    let once = std::iter::once_with(move || unspoken(digest));
    let packs = speeches.iter().map(move |speech| pack::files(&packs(digest), digest, posts, *speech));
    spoken.map(move |(part, speech)| Ok(vec![part.file(digest, posts, speech)?])).chain(once).chain(packs)
}

/// What a digest is in each language.
#[derive(Clone, Copy)]
enum Part {
    Page,
    Table,
    Workbook,
}

const PARTS: [Part; 3] = [Part::Page, Part::Table, Part::Workbook];

impl Part {
    fn file<P: Posts + ?Sized>(
        self,
        digest: &Digest,
        posts: &P,
        speech: Speech,
    ) -> Result<Rendered, RenderError> {
        let (ending, bytes) = match self {
            Self::Page => ("html", html(digest, speech)?.into_bytes()),
            Self::Table => ("csv", csv(digest, posts, speech)?),
            Self::Workbook => ("xlsx", workbook(digest, posts, speech)?),
        };
        Ok(Rendered::new(file_name(digest, speech, ending), bytes))
    }
}

/// The files that are the same in every language.
fn unspoken(digest: &Digest) -> Result<Vec<Rendered>, RenderError> {
    let stem = stem(digest);
    let file = |ending: &str, bytes| Rendered::new(format!("{stem}{ending}"), bytes);
    let card = Card::of(digest)?.json()?;
    Ok(vec![
        file(".json", json(digest)?),
        file("-open311.json", open311::requests(digest)?),
        Rendered::renamed(Card::NAME.to_owned(), format!("{stem}-{}", Card::NAME), card),
    ])
}

/// What the file of `digest` in the language of `speech` is called that ends with `ending`:
/// `shymkent-weekly-2026-W47-kk.pdf`.
pub fn file_name(digest: &Digest, speech: Speech, ending: &str) -> String {
    format!("{}-{speech}.{ending}", stem(digest))
}

/// What the names of a digest's files begin with: `shymkent-weekly-2026-W47`.
pub fn stem(digest: &Digest) -> String {
    format!("{}-{}-{}", digest.city.id, adjective(digest.period.kind), digest.period)
}

/// The kind of a period in names of files.
pub fn adjective(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Day => "daily",
        PeriodKind::Week => "weekly",
        PeriodKind::Month => "monthly",
        PeriodKind::Quarter => "quarterly",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(MEDIA.windows(2).all(|two| two[0].0 < two[1].0));
        assert!(SAVED.is_sorted());
    }
}
