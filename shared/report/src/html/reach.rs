//! How far outlets and communities reached, platform by platform.

use crate::messages::Words;
use crate::outside;
use belgi_domain::digest::{Digest, OutletRow, Reach};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Channels shown for one platform.
const CHANNELS_MAX: usize = 10;
/// Topics named for one channel; the workbook has them all.
const TOPICS_MAX: usize = 3;

/// The channels of one platform.
pub struct PlatformReach {
    /// The platform's name.
    pub platform: String,
    /// Whether the platform shows views; otherwise channels are ordered by posts.
    pub viewed: bool,
    /// Whether it shows comments.
    pub commented: bool,
    /// Whether it shows reposts.
    pub shared: bool,
    /// Its channels, widest reach first.
    pub channels: Vec<Channel>,
    /// How many channels are left out.
    pub left: u32,
}

/// One channel. A count is a dash where the platform shows none.
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Who speaks there.
    pub who: String,
    /// Posts.
    pub posts: u32,
    /// Views.
    pub views: String,
    /// Likes and other marks of one click.
    pub likes: String,
    /// Comments.
    pub comments: String,
    /// Reposts.
    pub shares: String,
    /// What it wrote most about: topics with their posts.
    pub topics: String,
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
    let shows = |count: fn(&Reach) -> Option<u64>| rows.iter().any(|row| count(&row.reach).is_some());
    let (viewed, commented) = (shows(Reach::shown_views), shows(|reach| reach.comments));
    let shared = shows(|reach| reach.shares);
    let weight = |row: &OutletRow| if viewed { row.reach.views } else { u64::from(row.posts) };
    rows.sort_by_key(|row| (Reverse(weight(row)), Reverse(row.posts)));
    let most = rows.first().map_or(1, |row| weight(row)).max(1);
    let width = |row: &OutletRow| u32::try_from(weight(row).saturating_mul(100) / most).unwrap_or(100);
    PlatformReach {
        platform: rows.first().map_or_else(String::new, |row| w.platform(&row.kind)),
        viewed,
        commented,
        shared,
        channels: rows.iter().take(CHANNELS_MAX).map(|row| channel(w, row, width(row))).collect(),
        left: u32::try_from(rows.len().saturating_sub(CHANNELS_MAX)).unwrap_or(u32::MAX),
    }
}

fn channel(w: &Words, row: &OutletRow, width: u32) -> Channel {
    let count = |shown: Option<u64>| match shown {
        Some(count) => w.number(&u32::try_from(count).unwrap_or(u32::MAX)),
        None => w.say("answering-dash"),
    };
    let topics = row.topics.iter().take(TOPICS_MAX);
    let topics: Vec<_> =
        topics.map(|one| format!("{} {}", w.label(&one.topic), w.number(&one.posts))).collect();
    Channel {
        name: outside::text(&row.name),
        who: w.publisher(&row.publisher),
        posts: row.posts,
        views: count(row.reach.shown_views()),
        likes: count(row.reach.likes),
        comments: count(row.reach.comments),
        shares: count(row.reach.shares),
        topics: topics.join(" · "),
        width,
    }
}
