//! Where the fields of an entry stand. Looked up only when an entry is refused: reading 55,000 entries stays one pass.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Spanned, Value};

#[derive(Deserialize)]
struct File {
    source: Vec<BTreeMap<String, Spanned<Value>>>,
}

/// Where the first of `fields` stands in the entry with this number, as an offset into `text`; nothing where the entry
/// has none of them.
pub(super) fn offset(text: &str, entry: usize, fields: &[&str]) -> Option<usize> {
    let file: File = toml::from_str(text).ok()?;
    let entry = file.source.get(entry)?;
    let value = fields.iter().find_map(|field| entry.get(*field))?;
    Some(value.span().start)
}
