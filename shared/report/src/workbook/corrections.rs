//! A workbook that came back from staff: which labels they put right.

use super::choices::{Choices, SETS};
use crate::messages::Words;
use crate::{RenderError, Speech};
use belgi_domain::{Fault, PostId, Problem};
use calamine::{Data, Range, Reader, Xlsx};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// A label that a person put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Correction {
    /// The post.
    pub post: PostId,
    /// The label set, such as `topic`.
    pub field: &'static str,
    /// The right code of that set.
    pub code: &'static str,
}

/// The corrections in a workbook that [`super::workbook`] wrote or a department's pack, whatever its language and however
/// its rows were sorted or its sheets renamed; sorted and each once. A row or a file that cannot be read is a problem.
///
/// # Errors
/// Where a message table is damaged; never because of what the workbook holds.
pub fn corrections(workbook: &[u8]) -> Result<(Vec<Correction>, Vec<Problem>), RenderError> {
    let known = Known::load()?;
    let (mut found, mut problems) = (BTreeSet::new(), Vec::new());
    let mut book = match Xlsx::new(Cursor::new(workbook)) {
        Ok(book) => book,
        Err(error) => {
            let message = format!("expected a workbook, found something else: {error}");
            return Ok((Vec::new(), vec![Problem::new(Fault::Malformed, "corrections", message)]));
        }
    };
    for sheet in book.sheet_names() {
        match book.worksheet_range(&sheet) {
            Ok(range) => read(&known, &range, &mut found, &mut problems),
            Err(error) => problems.push(Problem::new(Fault::Malformed, "corrections", error)),
        }
    }
    Ok((found.into_iter().collect(), problems))
}

/// What the heads and labels of every language stand for.
struct Known {
    posts: BTreeSet<String>,
    heads: BTreeMap<String, usize>,
    labels: [BTreeMap<String, &'static str>; SETS.len()],
}

impl Known {
    fn load() -> Result<Self, RenderError> {
        let mut known = Self { posts: BTreeSet::new(), heads: BTreeMap::new(), labels: Default::default() };
        for speech in Speech::ALL {
            let words = Words::load(speech)?;
            known.posts.insert(words.say("column-post"));
            for (set, (_, head)) in SETS.iter().enumerate() {
                known.heads.insert(words.say(head), set);
            }
            for (labels, names) in known.labels.iter_mut().zip(Choices::new(&words).names()) {
                labels.extend(names);
            }
        }
        Ok(known)
    }
}

/// Adds what one sheet says; a sheet without posts or without columns to fill in says nothing.
fn read(known: &Known, range: &Range<Data>, found: &mut BTreeSet<Correction>, problems: &mut Vec<Problem>) {
    let mut rows = range.rows();
    let heads: Vec<String> = rows.next().unwrap_or_default().iter().map(text).collect();
    let Some(post) = heads.iter().position(|head| known.posts.contains(head)) else { return };
    let columns: Vec<(usize, usize)> =
        heads.iter().enumerate().filter_map(|(at, head)| Some((at, *known.heads.get(head)?))).collect();
    for (row, number) in rows.zip(2_u32..) {
        for (at, set) in &columns {
            let name = row.get(*at).map(text).unwrap_or_default();
            if name.is_empty() {
                continue;
            }
            let id = row.get(post).map(text).unwrap_or_default();
            match correction(known, *set, &id, &name) {
                Some(correction) => drop(found.insert(correction)),
                None => problems.push(Problem::new(
                    Fault::Item,
                    format!("row {number}"),
                    "expected one of the labels and the number of a post, found something else",
                )),
            }
        }
    }
}

fn correction(known: &Known, set: usize, post: &str, name: &str) -> Option<Correction> {
    let (field, _) = SETS.get(set)?;
    let code = known.labels.get(set)?.get(name)?;
    Some(Correction { post: post.parse().ok()?, field, code })
}

fn text(cell: &Data) -> String {
    cell.to_string().trim().to_owned()
}
