//! What newsrooms and bodies wrote about local services, outlet by outlet.

use crate::outside;
use belgi_domain::digest::{Digest, OutletRow, Publication};
use belgi_domain::{Publisher, Sentiment, SourceId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Outlets shown before the rest is folded.
const OUTLETS_MAX: usize = 12;
/// Publications listed for one outlet; the table file has them all.
const PUBLICATIONS_MAX: usize = 8;

/// Outlets, those that judge most first.
pub struct Outlets<'a> {
    /// The first.
    pub shown: Vec<Outlet<'a>>,
    /// The folded rest.
    pub more: Vec<Outlet<'a>>,
}

/// An outlet with the widths of its bar, of a hundred.
pub struct Outlet<'a> {
    /// Its numbers.
    pub row: &'a OutletRow,
    /// Its name.
    pub name: String,
    /// The width of the negative share.
    pub negative: u32,
    /// Where the positive share begins.
    pub positive_from: u32,
    /// What it published for or against services.
    pub publications: Vec<Published<'a>>,
    /// How many of these there are in all.
    pub judged: u32,
    /// How many of these are left out.
    pub left: u32,
}

/// A publication.
pub struct Published<'a> {
    /// Its numbers and source.
    pub of: &'a Publication,
    /// Its headline.
    pub text: String,
    /// Its address.
    pub link: Option<&'a str>,
    /// The code of its sentiment.
    pub tone: &'static str,
}

/// The outlets of the digest that are no communities: what residents write is not told outlet by outlet.
pub fn outlets(digest: &Digest) -> Outlets<'_> {
    let mut by_outlet: BTreeMap<&SourceId, Vec<&Publication>> = BTreeMap::new();
    for publication in &digest.publications {
        by_outlet.entry(&publication.outlet).or_default().push(publication);
    }
    let publishes = |row: &&OutletRow| matches!(row.publisher, Publisher::Media | Publisher::Official);
    let mut rows: Vec<_> = digest.outlets.iter().filter(publishes).collect();
    rows.sort_by_key(|row| (Reverse(row.negative + row.positive), Reverse(row.posts)));
    let outlet = |row| outlet(row, by_outlet.get(&row.source).map_or(&[][..], Vec::as_slice));
    let mut shown: Vec<_> = rows.into_iter().map(outlet).collect();
    let more = shown.split_off(shown.len().min(OUTLETS_MAX));
    Outlets { shown, more }
}

fn outlet<'a>(row: &'a OutletRow, publications: &[&'a Publication]) -> Outlet<'a> {
    let published = |of: &&'a Publication| Published {
        of,
        text: outside::text(&of.item.text),
        link: of.item.url.as_deref().and_then(outside::link),
        tone: if of.sentiment == Sentiment::Negative { "negative" } else { "positive" },
    };
    Outlet {
        row,
        name: outside::text(&row.name),
        negative: share(row.negative, row),
        positive_from: 100 - share(row.positive, row),
        publications: publications.iter().take(PUBLICATIONS_MAX).map(published).collect(),
        judged: u32::try_from(publications.len()).unwrap_or(u32::MAX),
        left: u32::try_from(publications.len().saturating_sub(PUBLICATIONS_MAX)).unwrap_or(u32::MAX),
    }
}

fn share(part: u32, row: &OutletRow) -> u32 {
    u32::try_from(u64::from(part) * 100 / u64::from(row.posts.max(1))).unwrap_or(100).min(100)
}
