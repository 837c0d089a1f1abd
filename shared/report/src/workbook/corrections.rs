//! A workbook or table that came back from staff: which labels they put right.

use super::choices::{Choices, SETS};
use crate::messages::Words;
use crate::{RenderError, Speech};
use belgi_domain::{Correction, Fault, Problem};
use calamine::{Data, Reader, Xlsx};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// The corrections in a file: a workbook that [`super::workbook`] wrote or a department's pack, or a table (CSV, with
/// commas, semicolons or tabs). The language, the order of rows and columns and the names of sheets do not matter, and a
/// label may also be given by its code. Sorted and each once; a row or a file that cannot be read is a problem.
///
/// # Errors
/// Where a message table is damaged; never because of what the file holds.
pub fn corrections(file: &[u8]) -> Result<(Vec<Correction>, Vec<Problem>), RenderError> {
    let known = Known::load()?;
    let (mut found, mut problems) = (BTreeSet::new(), Vec::new());
    match if file.starts_with(b"PK") { sheets(file) } else { table(file).map(|rows| vec![rows]) } {
        Ok(sheets) => sheets.iter().for_each(|rows| read(&known, rows, &mut found, &mut problems)),
        Err(message) => problems.push(Problem::new(Fault::Malformed, "corrections", message)),
    }
    Ok((found.into_iter().collect(), problems))
}

type Rows = Vec<Vec<String>>;

/// The rows of every sheet of a workbook.
fn sheets(file: &[u8]) -> Result<Vec<Rows>, String> {
    let unread = |error: calamine::XlsxError| format!("expected a workbook, found something else: {error}");
    let mut book = Xlsx::new(Cursor::new(file)).map_err(unread)?;
    let names = book.sheet_names();
    let cells = |row: &[Data]| row.iter().map(|cell| cell.to_string().trim().to_owned()).collect();
    let sheet = |name: &String| Ok(book.worksheet_range(name).map_err(unread)?.rows().map(cells).collect());
    names.iter().map(sheet).collect()
}

/// The rows of a table. It must be UTF-8, since other charsets of spreadsheets lose Kazakh letters.
fn table(file: &[u8]) -> Result<Rows, String> {
    let text = std::str::from_utf8(file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file))
        .map_err(|_| "expected a workbook or a table in UTF-8, found another charset".to_owned())?;
    let head = text.lines().next().unwrap_or_default();
    let delimiter =
        *b";,\t".iter().max_by_key(|mark| head.bytes().filter(|byte| byte == *mark).count()).unwrap_or(&b',');
    if text.trim().is_empty() || text.contains('\0') || !head.contains(char::from(delimiter)) {
        return Err("expected a workbook or a table with a row of heads, found neither".to_owned());
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(|cell| cell.trim().to_owned()).collect();
    let rows: Result<Rows, csv::Error> = reader.records().map(|row| row.map(cells)).collect();
    rows.map_err(|error| format!("expected rows of a table, found {error}"))
}

/// What the heads and labels of every language stand for.
#[derive(Default)]
struct Known {
    posts: BTreeSet<String>,
    heads: BTreeMap<String, usize>,
    shown: BTreeMap<String, usize>,
    labels: [BTreeMap<String, &'static str>; SETS.len()],
}

impl Known {
    fn load() -> Result<Self, RenderError> {
        let mut known = Self::default();
        for speech in Speech::ALL {
            let words = Words::load(speech)?;
            known.posts.insert(words.say("column-post"));
            for (set, (_, head, shown)) in SETS.iter().enumerate() {
                known.heads.insert(words.say(head), set);
                known.shown.insert(words.say(shown), set);
            }
            for (labels, names) in known.labels.iter_mut().zip(Choices::new(&words).names()) {
                labels.extend(names.iter().map(|(_, code)| ((*code).to_owned(), *code)));
                labels.extend(names);
            }
        }
        Ok(known)
    }
}

impl Known {
    /// The columns to choose in: where each stands, its set, and the column that shows the label as it is, if any.
    fn columns(&self, heads: &[String]) -> Vec<(usize, usize, Option<usize>)> {
        let shown = |set: usize| heads.iter().position(|head| self.shown.get(head) == Some(&set));
        let column = |(at, head): (usize, &String)| {
            let set = *self.heads.get(head)?;
            Some((at, set, shown(set)))
        };
        heads.iter().enumerate().filter_map(column).collect()
    }
}

/// Adds what one sheet says; a sheet without posts or without columns to fill in says nothing.
fn read(known: &Known, rows: &Rows, found: &mut BTreeSet<Correction>, problems: &mut Vec<Problem>) {
    let Some((heads, rows)) = rows.split_first() else { return };
    let Some(post) = heads.iter().position(|head| known.posts.contains(head)) else { return };
    let columns = known.columns(heads);
    for (row, number) in rows.iter().zip(2_u32..) {
        let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        // A label that was left as it is shown is no word about it.
        let said = |right: usize, shown: Option<usize>| {
            !cell(right).is_empty() && shown.is_none_or(|shown| cell(shown) != cell(right))
        };
        for (at, set, _) in columns.iter().filter(|(right, _, shown)| said(*right, *shown)) {
            match correction(known, *set, cell(post), cell(*at)) {
                Ok(correction) => drop(found.insert(correction)),
                Err(message) => problems.push(Problem::new(Fault::Item, format!("row {number}"), message)),
            }
        }
    }
}

fn correction(known: &Known, set: usize, post: &str, name: &str) -> Result<Correction, String> {
    let short = |text: &str| text.chars().take(40).collect::<String>();
    let id = post.parse().map_err(|_| format!("expected the number of a post, found `{}`", short(post)))?;
    let field = SETS.get(set).map_or("", |(field, ..)| field);
    let code = known.labels.get(set).and_then(|labels| labels.get(name));
    let label = code.and_then(|code| format!("{field} {code}").parse().ok());
    let label =
        label.ok_or_else(|| format!("expected one of the labels of `{field}`, found `{}`", short(name)))?;
    Ok(Correction { post: id, label })
}
