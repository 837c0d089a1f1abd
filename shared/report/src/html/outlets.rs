//! What newsrooms and bodies wrote about local services, outlet by outlet; and how far every channel reached.

use crate::messages::Words;
use crate::outside;
use belgi_domain::digest::{Digest, OutletRow, Publication};
use belgi_domain::{Publisher, Sentiment, SourceId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Outlets shown before the rest is folded.
const OUTLETS_MAX: usize = 12;
/// Publications listed for one outlet; the table file has them all.
const PUBLICATIONS_MAX: usize = 8;
/// Channels shown for one platform.
const CHANNELS_MAX: usize = 10;

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

/// The channels of one platform.
pub struct PlatformReach {
    /// The platform's name.
    pub platform: String,
    /// Whether the platform shows views; otherwise channels are ordered by posts.
    pub viewed: bool,
    /// Its channels, widest reach first.
    pub channels: Vec<Channel>,
    /// How many channels are left out.
    pub left: u32,
}

/// One channel.
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Who speaks there.
    pub who: String,
    /// Posts.
    pub posts: u32,
    /// Views as the language writes them; a dash where the platform shows none.
    pub views: String,
    /// Likes, comments and shares; a dash where the platform shows none.
    pub reactions: String,
    /// Of a hundred, beside the widest of its platform.
    pub width: u32,
}

/// The platforms of the digest, most posts first. Numbers of different platforms are never added up or compared:
/// each counts views in its own way.
pub fn reach(w: &Words, digest: &Digest) -> Vec<PlatformReach> {
    let mut platforms: BTreeMap<_, Vec<&OutletRow>> = BTreeMap::new();
    for row in &digest.outlets {
        platforms.entry(row.kind.platform()).or_default().push(row);
    }
    let mut platforms: Vec<_> = platforms.into_values().collect();
    let posts = |rows: &Vec<&OutletRow>| rows.iter().map(|row| u64::from(row.posts)).sum::<u64>();
    platforms.sort_by_key(|rows| Reverse(posts(rows)));
    platforms.into_iter().map(|rows| platform(w, rows)).collect()
}

fn platform(w: &Words, mut rows: Vec<&OutletRow>) -> PlatformReach {
    let viewed = rows.iter().any(|row| row.reach.viewed > 0);
    let weight = |row: &OutletRow| if viewed { row.reach.views } else { u64::from(row.posts) };
    rows.sort_by_key(|row| (Reverse(weight(row)), Reverse(row.posts)));
    let most = rows.first().map_or(1, |row| weight(row)).max(1);
    let dash = |known: bool, count: u64| match known {
        true => w.number(&u32::try_from(count).unwrap_or(u32::MAX)),
        false => w.say("answering-dash"),
    };
    let channel = |row: &&OutletRow| Channel {
        name: outside::text(&row.name),
        who: w.publisher(&row.publisher),
        posts: row.posts,
        views: dash(row.reach.viewed > 0, row.reach.views),
        reactions: dash(row.reach.reactions > 0, row.reach.reactions),
        width: u32::try_from(weight(row).saturating_mul(100) / most).unwrap_or(100),
    };
    PlatformReach {
        platform: rows.first().map_or_else(String::new, |row| w.platform(&row.kind)),
        viewed,
        channels: rows.iter().take(CHANNELS_MAX).map(channel).collect(),
        left: u32::try_from(rows.len().saturating_sub(CHANNELS_MAX)).unwrap_or(u32::MAX),
    }
}
