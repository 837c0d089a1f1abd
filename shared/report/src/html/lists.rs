//! Single posts and sources, cut where a list grows longer than anybody reads.

use super::filter::{self, Marks};
use crate::chart;
use crate::messages::Words;
use belgi_domain::Health;
use belgi_domain::digest::{Digest, Gap, Item, SourceRow};
use jiff::ToSpan;

/// Posts shown before the rest is folded.
const ITEMS_MAX: usize = 8;
/// Folded posts before the rest is only counted; the JSON file has them all.
const ITEMS_MORE_MAX: usize = 150;
/// Sources of each kind before the rest is only counted.
const SOURCES_MAX: usize = 150;

/// Posts of one kind.
pub struct Items {
    /// The newest.
    pub shown: Vec<Shown>,
    /// The folded ones.
    pub more: Vec<Shown>,
    /// How many there are in all.
    pub count: u32,
    /// How many are left out.
    pub left: u32,
}

/// A post as the page shows it.
pub struct Shown {
    /// The post, its words and link fit to be shown.
    pub item: Item,
    /// What the reader can filter it by.
    pub marks: Marks,
}

impl Items {
    /// The newest of `items`, which come newest first.
    pub fn of(items: &[Item]) -> Self {
        let shown: Vec<_> = items.iter().take(ITEMS_MAX).map(shown).collect();
        let more: Vec<_> = items.iter().skip(ITEMS_MAX).take(ITEMS_MORE_MAX).map(self::shown).collect();
        let left = items.len().saturating_sub(shown.len() + more.len());
        Self { count: number(items.len()), left: number(left), shown, more }
    }
}

fn shown(item: &Item) -> Shown {
    let cleaned = Item {
        source: crate::outside::text(&item.source),
        text: crate::outside::text(&item.text),
        url: item.url.as_deref().and_then(crate::outside::link).map(str::to_owned),
        ..item.clone()
    };
    Shown { marks: filter::of_item(item), item: cleaned }
}

/// Sources by how they fare.
pub struct CoverageList<'a> {
    /// Those that need attention.
    pub troubled: Vec<SourceLine<'a>>,
    /// Those in order.
    pub fine: Vec<SourceLine<'a>>,
    /// How many need attention.
    pub troubled_count: u32,
    /// How many are in order.
    pub fine_count: u32,
    /// How many of both are left out.
    pub left: u32,
    /// Days without posts, in words.
    pub gaps: Vec<String>,
    /// What is missing from the numbers; empty where nothing is known to be.
    pub meaning: String,
}

/// A source with its days drawn.
pub struct SourceLine<'a> {
    /// Its numbers.
    pub row: &'a SourceRow,
    /// Posts a day, drawn; empty for a single day or none.
    pub days: String,
}

/// The sources of the digest.
pub fn coverage<'a>(w: &Words, digest: &'a Digest) -> CoverageList<'a> {
    let (fine, troubled): (Vec<_>, Vec<_>) =
        digest.coverage.sources.iter().partition(|row| row.health == Health::Ok);
    let left = |rows: &[&SourceRow]| rows.len().saturating_sub(SOURCES_MAX);
    let lines = |rows: &[&'a SourceRow]| rows.iter().take(SOURCES_MAX).map(|row| line(w, row)).collect();
    let missing = digest.coverage.missing_percent;
    CoverageList {
        troubled_count: number(troubled.len()),
        fine_count: number(fine.len()),
        left: number(left(&troubled) + left(&fine)),
        troubled: lines(&troubled),
        fine: lines(&fine),
        gaps: digest.coverage.gaps.iter().map(|gap| told(w, digest, gap)).collect(),
        meaning: missing.map_or_else(String::new, |percent| w.count("coverage-meaning", &percent)),
    }
}

fn line<'a>(w: &Words, row: &'a SourceRow) -> SourceLine<'a> {
    let listed = row.days.iter().map(|count| w.number(count)).collect::<Vec<_>>().join(", ");
    SourceLine { days: chart::spark(&row.days, &w.fill("card-spark", [("counts", listed.into())])), row }
}

fn told(w: &Words, digest: &Digest, gap: &Gap) -> String {
    let last = gap.first.checked_add((i64::from(gap.days) - 1).days()).unwrap_or(gap.first);
    let span = w.short_span(gap.first, last);
    let row = gap.source.as_ref().and_then(|id| digest.coverage.sources.iter().find(|row| row.id == *id));
    match row {
        Some(row) => w.fill(
            "gap-source",
            [
                ("name", crate::outside::text(&row.name).into()),
                ("span", span.into()),
                ("before", row.previous.into()),
            ],
        ),
        None => w.fill("gap-all", [("span", span.into())]),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
