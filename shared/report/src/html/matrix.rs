//! Topics by district, coloured by number.

use crate::messages::Words;
use crate::outside;
use belgi_domain::Label;
use belgi_domain::digest::{Digest, TopicRow};

/// The darkest of the steps; each is a class of the style sheet.
const STEPS: u32 = 5;

/// The table.
pub struct Matrix {
    /// Names of the districts.
    pub districts: Vec<String>,
    /// One topic each.
    pub rows: Vec<MatrixRow>,
}

/// One topic.
pub struct MatrixRow {
    /// Its fragment.
    pub id: String,
    /// Its name.
    pub topic: String,
    /// Its districts in the order of the columns, then the posts that name none.
    pub cells: Vec<Cell>,
    /// All of it.
    pub total: u32,
    /// All of it in the period before.
    pub previous: u32,
}

/// One number with its colour.
pub struct Cell {
    /// Complaints and requests.
    pub count: u32,
    /// From 0, nothing, to [`STEPS`], as many as in the fullest cell.
    pub step: u32,
}

/// The table, or nothing where no complaint was found in either period.
pub fn of(w: &Words, digest: &Digest) -> Option<Matrix> {
    let cells = |row: &TopicRow| [row.by_district.as_slice(), &[row.elsewhere]].concat();
    let most = digest.topics.iter().flat_map(cells).max()?;
    let cell = |count: u32| Cell { count, step: step(count, most) };
    let row = |row: &TopicRow| MatrixRow {
        cells: cells(row).into_iter().map(cell).collect(),
        id: format!("t-{}", row.topic.code()),
        topic: w.label(&row.topic),
        total: row.total,
        previous: row.previous,
    };
    let districts = digest.districts.iter().map(|place| outside::text(&w.place(place))).collect();
    Some(Matrix { districts, rows: digest.topics.iter().map(row).collect() })
}

fn step(count: u32, most: u32) -> u32 {
    let step = u64::from(count) * u64::from(STEPS);
    u32::try_from(step.div_ceil(u64::from(most.max(1)))).unwrap_or(STEPS).min(STEPS)
}
