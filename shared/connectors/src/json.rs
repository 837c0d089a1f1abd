//! Answers of platform APIs: read as a tree first, so that one odd item costs only itself.

use crate::{Document, charset};
use belgi_domain::{Fault, Problem};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The document as JSON; `sender` names who should have sent it.
pub(crate) fn read(document: &Document<'_>, sender: &str) -> Result<Value, Problem> {
    let decoded = charset::decode(document.bytes, document.content_type);
    let text = decoded.text.trim();
    if text.is_empty() || text.starts_with('<') {
        let found = if text.is_empty() { "an empty document" } else { "a page" };
        return Err(document.problem(Fault::NotAFeed, format!("expected JSON from {sender}, found {found}")));
    }
    serde_json::from_str(text).map_err(|error| {
        document
            .problem(Fault::Malformed, format!("expected JSON from {sender}, found damaged text: {error}"))
    })
}

/// The items of a list that have the expected shape; the others become problems.
pub(crate) fn items<'v, T: DeserializeOwned>(
    document: &Document<'_>,
    list: impl IntoIterator<Item = &'v Value>,
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    let mut items = Vec::new();
    for (value, number) in list.into_iter().zip(1_usize..) {
        match T::deserialize(value) {
            Ok(item) => items.push(item),
            Err(error) => {
                problems.push(document.problem(Fault::Item, format!("item {number}: {}", shape(&error))))
            }
        }
    }
    items
}

/// What is wrong with the shape, without the item's own words, which the error would quote.
fn shape(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.split_once('`').filter(|_| message.starts_with("missing field")) {
        Some((_, field)) => format!("expected the field `{}, found none", field),
        None => "expected another type of value in one of its fields".to_owned(),
    }
}
