//! The sheet of stories, those that need action first.

use super::{Cell, Column, Grid, Looks};
use crate::RenderError;
use crate::compose::awaited_answer;
use crate::messages::Words;
use belgi_domain::VoiceBand;
use belgi_domain::digest::{Digest, StoryEntry};
use jiff::Timestamp;
use rust_xlsxwriter::Worksheet;

const COLUMNS: [Column; 20] = [
    Column::new("column-urgency", 11),
    Column::new("column-state", 14),
    Column::new("card-title", 60),
    Column::new("column-topic", 24),
    Column::new("column-places", 30),
    Column::new("column-department", 36),
    Column::new("card-first", 17),
    Column::new("card-last", 17),
    Column::bars("column-age", 10),
    Column::bars("card-posts", 10),
    Column::bars("legend-trouble", 11),
    Column::new("card-voices", 14),
    Column::new("column-answered", 17),
    Column::new("card-answer", 26),
    Column::bars("column-wait", 12),
    Column::new("column-idle", 12),
    Column::new("card-groups", 22),
    Column::new("card-sources", 32),
    Column::new("column-link", 40),
    Column::new("column-number", 34),
];

/// Writes the sheet of `entries`.
pub fn stories<'a>(
    looks: &Looks,
    words: &Words,
    digest: &Digest,
    entries: impl Iterator<Item = &'a StoryEntry>,
) -> Result<Worksheet, RenderError> {
    let mut grid = Grid::begin(looks, &words.say("sheet-stories"))?;
    grid.head(words, &COLUMNS)?;
    for entry in entries {
        grid.row(cells(words, digest, entry))?;
    }
    grid.finish(&COLUMNS)
}

fn cells(words: &Words, digest: &Digest, entry: &StoryEntry) -> [Cell; COLUMNS.len()] {
    let story = &entry.story;
    let department = story.department.as_deref().map(|code| words.department(digest, code));
    let groups: Vec<_> = story.groups.iter().map(|group| words.label(group)).collect();
    let answer = awaited_answer(story);
    let public = story.quotes.iter().find_map(|quote| quote.url.as_deref());
    [
        Cell::text(&words.label(&story.urgency)),
        Cell::text(&words.state(&story.state)),
        Cell::wrapped(&words.title(entry).text),
        Cell::text(&words.label(&story.topic)),
        Cell::wrapped(&words.places(&story.places)),
        Cell::wrapped(&department.unwrap_or_default()),
        Cell::Moment(story.first_seen),
        Cell::Moment(story.last_seen),
        Cell::Number(age(story.first_seen, digest)),
        Cell::Number(entry.posts),
        Cell::Number(entry.complaints),
        voices(words, entry.voices),
        Cell::moment(answer.map(|answer| answer.at)),
        Cell::text(&story.answers.last().map_or_else(String::new, |answer| words.answer(&answer.kind))),
        Cell::count(entry.answer_hours),
        Cell::Number(entry.idle_days),
        Cell::wrapped(&groups.join(", ")),
        Cell::wrapped(&entry.sources.join(", ")),
        Cell::link(public),
        Cell::text(&story.id.to_string()),
    ]
}

/// Whole days from the first post to the end of what is counted.
pub(crate) fn age(first_seen: Timestamp, digest: &Digest) -> u32 {
    u32::try_from(digest.until.duration_since(first_seen).as_hours() / 24).unwrap_or(0)
}

/// Voices as a band; nothing where none are counted.
fn voices(words: &Words, band: VoiceBand) -> Cell {
    match band {
        VoiceBand::None => Cell::Empty,
        VoiceBand::Few => Cell::text(&words.say("voices-few")),
        VoiceBand::AtLeast(count) => Cell::text(&words.count("voices-some", &count)),
    }
}
