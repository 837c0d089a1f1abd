//! The sheet of coverage: which sources stand behind the numbers, troubled ones first.

use super::{Cell, Column, Grid, Looks};
use crate::RenderError;
use crate::messages::Words;
use belgi_domain::digest::{Digest, SourceRow};
use rust_xlsxwriter::Worksheet;

const COLUMNS: [Column; 6] = [
    Column::new("coverage-source", 40),
    Column::new("outlet-platform", 14),
    Column::new("coverage-health", 24),
    Column::bars("coverage-posts", 12),
    Column::new("coverage-newest", 18),
    Column::new("coverage-message", 60),
];

/// Writes the sheet.
pub fn coverage(looks: &Looks, words: &Words, digest: &Digest) -> Result<Worksheet, RenderError> {
    let mut grid = Grid::begin(looks, &words.say("sheet-coverage"))?;
    grid.head(words, &COLUMNS)?;
    for row in &digest.coverage.sources {
        grid.row(cells(words, row))?;
    }
    grid.finish(&COLUMNS)
}

fn cells(words: &Words, row: &SourceRow) -> [Cell; COLUMNS.len()] {
    let fault = row.fault.as_ref().map(|fault| words.fault(fault));
    let newest = row.newest.map_or_else(|| Cell::text(&words.say("coverage-never")), Cell::Moment);
    [
        Cell::wrapped(&row.name),
        Cell::text(&words.platform(&row.kind)),
        Cell::text(&words.health(&row.health)),
        Cell::Number(row.posts),
        newest,
        Cell::wrapped(&fault.unwrap_or_default()),
    ]
}
