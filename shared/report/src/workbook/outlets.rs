//! The sheet of sources: how outlets, bodies and communities wrote about local services.

use super::{Cell, Column, Grid, Looks};
use crate::RenderError;
use crate::messages::Words;
use belgi_domain::digest::{Digest, OutletRow};
use rust_xlsxwriter::Worksheet;

const COLUMNS: [Column; 7] = [
    Column::new("outlet-name", 40),
    Column::new("outlet-who", 22),
    Column::new("outlet-platform", 14),
    Column::bars("outlet-posts", 12),
    Column::bars("sentiment-negative", 13),
    Column::bars("sentiment-neutral", 13),
    Column::bars("sentiment-positive", 13),
];

/// Writes the sheet.
pub fn outlets(looks: &Looks, words: &Words, digest: &Digest) -> Result<Worksheet, RenderError> {
    let mut grid = Grid::begin(looks, &words.say("sheet-sources"))?;
    grid.head(words, &COLUMNS)?;
    for row in &digest.outlets {
        grid.row(cells(words, row))?;
    }
    grid.finish(&COLUMNS)
}

fn cells(words: &Words, row: &OutletRow) -> [Cell; COLUMNS.len()] {
    [
        Cell::wrapped(&row.name),
        Cell::text(&words.publisher(&row.publisher)),
        Cell::text(&words.platform(&row.kind)),
        Cell::Number(row.posts),
        Cell::Number(row.negative),
        Cell::Number(row.neutral),
        Cell::Number(row.positive),
    ]
}
