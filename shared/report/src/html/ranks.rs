//! Which section a story stands in.

use crate::compose::{is_urgent, rank};
use belgi_domain::StoryState;
use belgi_domain::digest::{Digest, StoryEntry};

/// The sections in the order of the page: name, ranks of its stories, how many get a card before the list begins, and
/// the state whose urgent stories stand in the first section instead.
const SECTIONS: [(&str, &[u8], usize, Option<StoryState>); 6] = [
    ("action", &[0, 1], 12, None),
    ("growing", &[2], 6, Some(StoryState::Growing)),
    ("forgotten", &[3], 8, Some(StoryState::Forgotten)),
    ("answered", &[7], 3, None),
    ("reopened", &[4], 6, Some(StoryState::Reopened)),
    ("other", &[5, 6, 8], 0, None),
];

/// The stories of one section.
pub struct Rank<'a> {
    /// The fragment and the part of message keys.
    pub name: &'static str,
    /// Its stories, most urgent first.
    pub entries: Vec<&'a StoryEntry>,
    /// How many of them the page tells as cards.
    pub cards: usize,
    /// Urgent stories of its kind that stand in the first section.
    pub above: u32,
}

impl Rank<'_> {
    /// How many stories are of its kind, those that stand in the first section among them.
    pub fn count(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(self.above)
    }
}

/// The stories of `digest` by section, in the order of the page.
pub fn of(digest: &Digest) -> Vec<Rank<'_>> {
    let section = |(name, ranks, cards, state): &(&'static str, &[u8], usize, Option<StoryState>)| {
        let above = |entry: &&StoryEntry| is_urgent(entry) && Some(entry.story.state) == *state;
        let above = digest.stories.iter().filter(above).count();
        Rank {
            name,
            entries: digest.stories.iter().filter(|entry| ranks.contains(&rank(entry))).collect(),
            cards: *cards,
            above: u32::try_from(above).unwrap_or(u32::MAX),
        }
    };
    SECTIONS.iter().map(section).collect()
}
