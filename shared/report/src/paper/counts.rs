//! Numbers: topics by district, the districts, the course of the periods, the days.

use super::block::{Block, Cell, Column, Part, Table, columns};
use super::unsure;
use crate::RenderError;
use crate::html::course::{self, Course};
use crate::html::map::{self, Map};
use crate::html::matrix::{self, Matrix};
use crate::messages::Words;
use belgi_domain::digest::Digest;

/// Topics by district as a table whose cells are the darker the more they hold, and the districts.
pub fn topics(w: &Words, digest: &Digest) -> Part {
    let part = Part::new(w, "topics");
    let Some(matrix) = matrix::of(w, digest) else {
        return Part { intro: format!("{}{}", w.say("empty-topics"), unsure(w, digest)), ..part };
    };
    let mut blocks = vec![Block::Table(heat(w, &matrix))];
    if let Some(map) = map::of(w, digest) {
        blocks.push(Block::Heading { id: "map".into(), text: w.say("map-title") });
        blocks.push(Block::Text { text: w.say("map-intro"), strong: false });
        blocks.push(Block::Table(districts(w, &map)));
    }
    Part { intro: w.say("intro-topics"), blocks, ..part }
}

fn heat(w: &Words, matrix: &Matrix) -> Table {
    let tall = |title: String| Column { title, kind: "tall" };
    let mut columns = vec![Column { title: w.say("heat-topic"), kind: "text" }];
    columns.push(tall(w.say("heat-total")));
    columns.push(tall(w.say("heat-previous")));
    columns.extend(matrix.districts.iter().cloned().map(tall));
    columns.push(tall(w.say("heat-elsewhere")));
    let row = |row: &matrix::MatrixRow| {
        let topic = Cell { text: row.topic.clone(), id: row.id.clone(), ..Cell::default() };
        let sums = [w.number(&row.total), w.number(&row.previous)].map(Cell::from);
        let cell = |cell: &matrix::Cell| Cell { shade: cell.step, ..w.number(&cell.count).into() };
        [topic].into_iter().chain(sums).chain(row.cells.iter().map(cell)).collect()
    };
    Table { columns, rows: matrix.rows.iter().map(row).collect() }
}

fn districts(w: &Words, map: &Map) -> Table {
    let row = |tile: &map::MapTile| {
        let count = Cell { shade: tile.step, ..w.number(&tile.count).into() };
        vec![tile.name.clone().into(), count, tile.topic.clone().into()]
    };
    let titles = [("column-district", "text"), ("legend-trouble", "number"), ("card-topic", "text")];
    Table { columns: columns(w, titles), rows: map.tiles.iter().map(row).collect() }
}

/// The course of the periods and the days of this one, drawn, with their numbers.
///
/// # Errors
/// Where the library refuses to draw.
pub fn course(w: &Words, digest: &Digest) -> Result<Part, RenderError> {
    let Course { chart, remark, periods, days } = course::of(w, digest)?;
    let mut blocks = Vec::new();
    let legend = |keys: &[(&'static str, &str)]| keys.iter().map(|(tone, key)| (*tone, w.say(key))).collect();
    let numbers = |name: String, counts: [u32; 3]| {
        [name.into()].into_iter().chain(counts.map(|count| w.number(&count).into())).collect()
    };
    if let Some(svg) = chart {
        let usual = digest.usual.map(|_| ("usual", "course-band"));
        let keys: Vec<_> = [Some(("trouble", "legend-trouble")), usual].into_iter().flatten().collect();
        blocks.push(Block::Drawing { svg, description: w.say("course-title"), legend: legend(&keys) });
        let rows =
            periods.into_iter().map(|(name, posts, trouble, praise)| numbers(name, [posts, trouble, praise]));
        blocks.push(Block::Table(Table { columns: counted(w, "course-period"), rows: rows.collect() }));
    }
    if let Some(svg) = days {
        blocks.push(Block::Heading { id: "days".into(), text: w.say("section-days") });
        blocks.push(Block::Text { text: w.say("intro-days"), strong: false });
        let keys = [("posts", "legend-posts"), ("trouble", "legend-trouble"), ("praise", "legend-praise")];
        blocks.push(Block::Drawing { svg, description: w.say("chart-title"), legend: legend(&keys) });
        let rows =
            digest.days.iter().map(|day| numbers(w.day(&day.day), [day.posts, day.complaints, day.praise]));
        blocks.push(Block::Table(Table { columns: counted(w, "chart-day"), rows: rows.collect() }));
    }
    Ok(Part { intro: remark, blocks, ..Part::new(w, "course") })
}

fn counted(w: &Words, first: &str) -> Vec<Column> {
    columns(
        w,
        [
            (first, "text"),
            ("legend-posts", "number"),
            ("legend-trouble", "number"),
            ("legend-praise", "number"),
        ],
    )
}
