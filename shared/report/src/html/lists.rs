//! Single posts, outlets and sources, cut where a list grows longer than anybody reads.

use belgi_domain::Health;
use belgi_domain::digest::{Digest, Item, OutletRow, SourceRow};

/// Posts shown before the rest is only counted; the JSON file has them all.
const ITEMS_MAX: usize = 12;
/// Outlets shown before the rest is folded.
const OUTLETS_MAX: usize = 20;

/// Posts of one kind.
pub struct Items {
    /// The newest.
    pub shown: Vec<Item>,
    /// How many there are in all.
    pub count: u32,
    /// How many are left out.
    pub left: u32,
}

impl Items {
    /// The newest of `items`, which come newest first.
    pub fn of(items: &[Item]) -> Self {
        let shown: Vec<_> = items.iter().take(ITEMS_MAX).map(cleaned).collect();
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        Self { count, left: count.saturating_sub(u32::try_from(shown.len()).unwrap_or(0)), shown }
    }
}

fn cleaned(item: &Item) -> Item {
    Item {
        source: crate::outside::text(&item.source),
        text: crate::outside::text(&item.text),
        url: item.url.as_deref().and_then(crate::outside::link).map(str::to_owned),
        ..item.clone()
    }
}

/// Outlets, most posts first.
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
    /// The width of the negative share.
    pub negative: u32,
    /// Where the positive share begins.
    pub positive_from: u32,
}

/// The outlets of the digest.
pub fn outlets(digest: &Digest) -> Outlets<'_> {
    let outlet = |row| Outlet {
        row,
        negative: share(row.negative, row),
        positive_from: 100 - share(row.positive, row),
    };
    let mut shown: Vec<_> = digest.outlets.iter().map(outlet).collect();
    let more = shown.split_off(shown.len().min(OUTLETS_MAX));
    Outlets { shown, more }
}

fn share(part: u32, row: &OutletRow) -> u32 {
    u32::try_from(u64::from(part) * 100 / u64::from(row.posts.max(1))).unwrap_or(100).min(100)
}

/// Sources by how they fare.
pub struct CoverageList<'a> {
    /// Those that need attention.
    pub troubled: Vec<&'a SourceRow>,
    /// Those in order.
    pub fine: Vec<&'a SourceRow>,
    /// How many need attention.
    pub troubled_count: u32,
    /// How many are in order.
    pub fine_count: u32,
}

/// The sources of the digest.
pub fn coverage(digest: &Digest) -> CoverageList<'_> {
    let (fine, troubled): (Vec<_>, Vec<_>) =
        digest.coverage.sources.iter().partition(|row| row.health == Health::Ok);
    let count = |rows: &[&SourceRow]| u32::try_from(rows.len()).unwrap_or(u32::MAX);
    CoverageList { troubled_count: count(&troubled), fine_count: count(&fine), troubled, fine }
}
