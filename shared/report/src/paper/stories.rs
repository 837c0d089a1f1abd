//! The stories: those that need a decision told whole, the rest as tables.

use super::block::{Block, Cell, Part, Table, Told, columns};
use super::unsure;
use crate::html::answering::anchor;
use crate::html::{cards, ranks};
use crate::messages::Words;
use crate::outside;
use belgi_domain::digest::{Digest, StoryEntry};

/// Stories that need action and are told whole; more than this nobody decides upon in a meeting.
const ACTION_MAX: usize = 30;
/// Stories listed in one table before the rest is only counted.
const LISTED_MAX: usize = 100;
/// Characters of a headline; what is longer is no headline.
const TITLE_MAX: usize = 200;

/// The parts about stories with the names of their sections.
pub fn parts(w: &Words, digest: &Digest) -> Vec<(&'static str, Part)> {
    ranks::of(digest).iter().map(|rank| (rank.name, part(w, digest, rank))).collect()
}

fn part(w: &Words, digest: &Digest, rank: &ranks::Rank<'_>) -> Part {
    let whole = if rank.name == "action" { ACTION_MAX } else { rank.cards };
    let (whole, rest) = rank.entries.split_at(whole.min(rank.entries.len()));
    let (listed, left) = rest.split_at(LISTED_MAX.min(rest.len()));
    let mut blocks = Vec::new();
    let above = cards::above_text(w, rank);
    if !above.is_empty() {
        blocks.push(Block::Text { text: above, strong: false });
    }
    if !whole.is_empty() {
        blocks.push(Block::Stories { stories: whole.iter().map(|entry| told(w, digest, entry)).collect() });
    }
    if !listed.is_empty() {
        let count = u32::try_from(rest.len()).unwrap_or(u32::MAX);
        if !whole.is_empty() {
            blocks.push(Block::Heading { id: String::new(), text: w.count("more-stories", &count) });
        }
        blocks.push(Block::Table(list(w, listed)));
    }
    if !left.is_empty() {
        let count = u32::try_from(left.len()).unwrap_or(u32::MAX);
        blocks.push(Block::Text { text: w.count("stories-left", &count), strong: false });
    }
    let intro = match rank.entries.is_empty() {
        true => format!("{}{}", w.named("empty", rank.name), unsure(w, digest)),
        false => w.named("intro", rank.name),
    };
    Part { count: w.number(&rank.count()), intro, blocks, ..Part::new(w, rank.name) }
}

fn told(w: &Words, digest: &Digest, entry: &StoryEntry) -> Told {
    let mut card = cards::card(w, digest, entry);
    card.title.text = outside::excerpt(&card.title.text, TITLE_MAX);
    Told { card, days: cards::days(digest, entry) }
}

fn list(w: &Words, entries: &[&StoryEntry]) -> Table {
    let row = |entry: &&StoryEntry| {
        let (story, title) = (&entry.story, w.title(entry));
        let first = Cell {
            text: outside::excerpt(&title.text, TITLE_MAX),
            lang: title.lang,
            id: anchor(&story.id),
            ..Cell::default()
        };
        let rest = [
            w.label(&story.topic),
            outside::text(&w.places(&story.places)),
            w.standing(story),
            w.number(&entry.posts),
            w.short_day(&story.last_seen),
        ];
        [first].into_iter().chain(rest.map(Cell::from)).collect()
    };
    let titles = [
        ("card-title", "text"),
        ("card-topic", "short"),
        ("card-place", "short"),
        ("column-state", "short"),
        ("outlet-posts", "number"),
        ("card-last", "short"),
    ];
    Table { columns: columns(w, titles), rows: entries.iter().map(row).collect() }
}
