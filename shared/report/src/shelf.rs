//! The shelf: what lies in a city's folder, as pages and feeds that lead to it.
//!
//! It is made from a listing and from the card that lies in every digest's folder, and from nothing else: whoever makes
//! it again from the same folder gets the same bytes.

mod card;
mod feed;
mod folder;
mod front;
mod latest;
mod page;
mod size;

use crate::render::Rendered;
use crate::{RenderError, Speech, pack};
use belgi_domain::{City, Period, PeriodKind};
pub use card::Card;
pub use front::front;
use std::collections::BTreeMap;

/// An object of the bucket, as a listing shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its name below the city's folder, such as `2026-W47/almaty-weekly-2026-W47-kk.html`.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// One digest on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Which period.
    pub period: Period,
    /// Its files, names below its own folder, sorted.
    pub files: Vec<Object>,
    /// What is known of it; nothing where it was written before there were cards.
    pub card: Option<Card>,
}

/// All digests of one city.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf {
    city: City,
    books: Vec<Book>,
}

/// Whether a file of that name below a digest's folder is a pack in one of `speeches`. What is one and was not rendered
/// stems from a department that has no stories any more.
pub fn is_pack(name: &str, speeches: &[Speech]) -> bool {
    let of = |speech: &Speech| {
        ["html", "xlsx"].iter().any(|ending| name.ends_with(&format!("-{speech}.{ending}")))
    };
    name.strip_prefix(pack::FOLDER).is_some_and(|rest| rest.starts_with('/')) && speeches.iter().any(of)
}

/// The kinds of periods in the order of the shelf, with the message keys of their headings.
const KINDS: [(PeriodKind, &str); 4] = [
    (PeriodKind::Quarter, "shelf-quarters"),
    (PeriodKind::Month, "shelf-months"),
    (PeriodKind::Week, "shelf-weeks"),
    (PeriodKind::Day, "shelf-days"),
];

impl Shelf {
    /// The shelf of `city`, newest digest of a kind first. Objects that belong to no digest are passed over; cards go by
    /// the name of the period.
    pub fn new(city: &City, objects: &[Object], cards: &BTreeMap<String, Card>) -> Self {
        let mut folders: BTreeMap<Period, Vec<Object>> = BTreeMap::new();
        for object in objects {
            let Some((folder, name)) = object.name.split_once('/') else { continue };
            if let Some(period) = folder::period(folder) {
                let file = Object { name: name.to_owned(), size: object.size };
                folders.entry(period).or_default().push(file);
            }
        }
        let book = |(period, mut files): (Period, Vec<Object>)| {
            files.sort_by(|a, b| a.name.cmp(&b.name));
            let card = cards.get(&period.to_string()).filter(|card| card.count.period == period).cloned();
            Book { period, files, card }
        };
        let mut books: Vec<_> = folders.into_iter().map(book).collect();
        books.sort_by_key(|book| (std::cmp::Reverse(book.period.kind), std::cmp::Reverse(book.period.first)));
        Self { city: city.clone(), books }
    }

    /// The digests, longest periods first, newest of a kind first.
    pub fn books(&self) -> &[Book] {
        &self.books
    }

    /// The newest digest of `kind` whose period was over when it was made; while there is none, the newest.
    pub fn latest(&self, kind: PeriodKind) -> Option<&Book> {
        let of_kind = || self.books.iter().filter(|book| book.period.kind == kind);
        let whole = |book: &&Book| book.card.as_ref().is_some_and(|card| !card.count.partial);
        of_kind().find(whole).or_else(|| of_kind().next())
    }

    /// The page and the feed of the city for each of `speeches`, the page of the first as `index.html`. Names are below
    /// the city's folder.
    ///
    /// # Errors
    /// Where a message table or template compiled in is damaged.
    pub fn files(&self, speeches: &[Speech]) -> Result<Vec<Rendered>, RenderError> {
        let mut files = Vec::with_capacity(speeches.len() * 2);
        for speech in speeches {
            let page = page::page(self, *speech, speeches)?.into_bytes();
            files.push(page_file(*speech, speeches, &format!("belgi-{}", self.city.id), page));
            let feed = feed::atom(self, *speech)?.into_bytes();
            let name = feed::name(*speech);
            let download = format!("belgi-{}-{name}", self.city.id);
            files.push(Rendered::renamed(name, download, feed));
        }
        Ok(files)
    }
}

/// A page of the shelf as a file.
fn page_file(speech: Speech, speeches: &[Speech], stem: &str, page: Vec<u8>) -> Rendered {
    let download = format!("{stem}-{speech}.html");
    Rendered::renamed(page_name(speech, speeches), download, page)
}

/// What a page of the shelf is called: the first language has the name that a browser asks for by itself.
fn page_name(speech: Speech, speeches: &[Speech]) -> String {
    match speeches.first() {
        Some(first) if *first != speech => format!("index-{speech}.html"),
        _ => "index.html".to_owned(),
    }
}

#[cfg(test)]
mod tests;
