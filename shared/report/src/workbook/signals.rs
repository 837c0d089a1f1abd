//! The sheet of signals, with columns in which staff say which label would have been right.

use super::{Cell, Choices, Column, Grid, Looks};
use crate::RenderError;
use crate::messages::Words;
use crate::table::{Labels, Row};
use belgi_domain::digest::Digest;
use rust_xlsxwriter::{Workbook, Worksheet};

/// The columns; from [`FIRST_RIGHT`] on four are those of [`super::choices::SETS`], in that order.
const COLUMNS: [Column; 20] = [
    Column::new("column-date", 17),
    Column::new("column-source", 26),
    Column::new("column-language", 12),
    Column::new("column-type", 14),
    Column::new("column-topic", 24),
    Column::new("column-urgency", 11),
    Column::new("column-sentiment", 12),
    Column::new("column-district", 18),
    Column::new("column-places", 28),
    Column::new("column-department", 34),
    Column::new("column-text", 80),
    Column::new("column-link", 36),
    Column::new("column-story", 44),
    Column::bars("column-confidence", 13),
    Column::new("right-type", 17),
    Column::new("right-topic", 24),
    Column::new("right-urgency", 15),
    Column::new("right-sentiment", 15),
    Column::new("column-post", 34),
    Column::new("column-corrected", 30),
];

/// The first of the columns that are filled in by hand.
pub const FIRST_RIGHT: u16 = 14;

/// The sheet of signals in the making; its rows go to a temporary file one after the other.
pub struct Signals<'a> {
    grid: Grid<'a>,
    words: &'a Words,
    digest: &'a Digest,
    labels: Labels,
}

impl<'a> Signals<'a> {
    /// The sheet with its head.
    pub fn begin(
        book: &mut Workbook,
        looks: &'a Looks,
        words: &'a Words,
        digest: &'a Digest,
    ) -> Result<Self, RenderError> {
        let mut grid = Grid::begin_long(book, looks, &words.say("sheet-signals"))?;
        grid.head(words, &COLUMNS)?;
        Ok(Self { grid, words, digest, labels: Labels::new(words) })
    }

    /// Writes the next signal.
    pub fn row(&mut self, row: &Row<'_>) -> Result<(), RenderError> {
        self.grid.row(cells(self.words, &self.labels, self.digest, row))
    }

    /// Ends the sheet with drop-downs of `choices`.
    pub fn finish(mut self, choices: &Choices) -> Result<Worksheet, RenderError> {
        let last = self.grid.at().saturating_sub(1);
        if last > 0 {
            choices.offer(self.grid.sheet(), self.words, FIRST_RIGHT, (1, last))?;
        }
        self.grid.finish(&COLUMNS)
    }
}

fn cells(words: &Words, labels: &Labels, digest: &Digest, row: &Row<'_>) -> [Cell; COLUMNS.len()] {
    let signal = row.signal;
    let [language, signal_type, topic, urgency, sentiment] = labels.of(signal);
    let right = [signal_type, topic, urgency, sentiment].map(|label| Cell::Open(label.to_owned()));
    let [right_type, right_topic, right_urgency, right_sentiment] = right;
    let department = signal.department.as_deref().map(|code| words.department(digest, code));
    [
        Cell::Moment(signal.at),
        Cell::text(row.source),
        Cell::text(language),
        Cell::text(signal_type),
        Cell::text(topic),
        Cell::text(urgency),
        Cell::text(sentiment),
        Cell::text(&signal.district().map_or_else(String::new, |place| words.place(place).to_owned())),
        Cell::wrapped(&words.places(&signal.places)),
        Cell::wrapped(&department.unwrap_or_default()),
        Cell::wrapped(&words.said(&row.said())),
        Cell::link(signal.url.as_deref()),
        Cell::wrapped(&row.story.map_or_else(String::new, |entry| words.title(entry).text)),
        Cell::Number(row.confidence()),
        right_type,
        right_topic,
        right_urgency,
        right_sentiment,
        Cell::text(&signal.post.to_string()),
        Cell::text(&words.put_right(&signal.corrected).unwrap_or_default()),
    ]
}
