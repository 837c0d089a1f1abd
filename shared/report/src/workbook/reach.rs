//! The sheet of reach: for each outlet and community the counts that its platform shows, in all and by topic. No row adds
//! up platforms, for each counts in its own way.

use super::{Cell, Column, Grid, Looks};
use crate::RenderError;
use crate::messages::Words;
use belgi_domain::digest::{Digest, OutletRow, Reach};
use rust_xlsxwriter::Worksheet;

const COLUMNS: [Column; 9] = [
    Column::new("outlet-platform", 14),
    Column::new("outlet-name", 40),
    Column::new("outlet-who", 22),
    Column::new("column-topic", 28),
    Column::new("outlet-posts", 12),
    Column::new("reach-views", 14),
    Column::new("reach-likes", 14),
    Column::new("reach-comments", 14),
    Column::new("reach-shares", 14),
];

/// Writes the sheet: the sources of a platform stand together.
pub fn reach(looks: &Looks, words: &Words, digest: &Digest) -> Result<Worksheet, RenderError> {
    let mut grid = Grid::begin(looks, &words.say("sheet-reach"))?;
    grid.head(words, &COLUMNS)?;
    let mut rows: Vec<&OutletRow> = digest.outlets.iter().collect();
    rows.sort_by_key(|row| row.kind.platform());
    for row in rows {
        grid.row(cells(words, row, &words.say("reach-all"), row.posts, &row.reach))?;
        for topic in &row.topics {
            grid.row(cells(words, row, &words.label(&topic.topic), topic.posts, &topic.reach))?;
        }
    }
    grid.finish(&COLUMNS)
}

fn cells(words: &Words, row: &OutletRow, topic: &str, posts: u32, reach: &Reach) -> [Cell; COLUMNS.len()] {
    let count = |shown: Option<u64>| match shown {
        Some(count) => Cell::Number(u32::try_from(count).unwrap_or(u32::MAX)),
        None => Cell::Empty,
    };
    [
        Cell::text(&words.platform(&row.kind)),
        Cell::wrapped(&row.name),
        Cell::text(&words.publisher(&row.publisher)),
        Cell::text(topic),
        Cell::Number(posts),
        count(reach.shown_views()),
        count(reach.likes),
        count(reach.comments),
        count(reach.shares),
    ]
}
