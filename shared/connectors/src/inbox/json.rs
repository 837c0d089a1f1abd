//! Exports as JSON: an array of flat objects, one object, or one object a line.

use super::rows::Rows;
use belgi_domain::Fault;
use serde_json::Value;

/// Names under which an export keeps its rows, sorted.
const LISTS: &[&str] = &["appeals", "data", "items", "records", "requests", "result", "rows"];

/// Reads an export.
pub(super) fn read(text: &str, rows: &mut Rows<'_, '_>) {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(list)) => list.iter().zip(1..).for_each(|(item, number)| object(item, number, rows)),
        Ok(value) => match LISTS.iter().find_map(|name| value.get(name)?.as_array()) {
            Some(list) => list.iter().zip(1..).for_each(|(item, number)| object(item, number, rows)),
            None => object(&value, 1, rows),
        },
        Err(_) if text.starts_with('{') => lines(text, rows),
        Err(error) => {
            rows.refuse(
                Fault::Malformed,
                format!("expected a JSON array, found damage at line {}", error.line()),
            );
        }
    }
}

fn lines(text: &str, rows: &mut Rows<'_, '_>) {
    for (line, number) in text.lines().zip(1..) {
        if rows.is_full() {
            return;
        }
        match serde_json::from_str::<Value>(line) {
            _ if line.trim().is_empty() => {}
            Ok(value) => object(&value, number, rows),
            Err(_) => rows.complain(number, "expected a JSON object, found damaged text"),
        }
    }
}

fn object(value: &Value, number: u64, rows: &mut Rows<'_, '_>) {
    if rows.is_full() {
        return;
    }
    let Some(object) = value.as_object() else {
        return rows.complain(number, "expected a JSON object, found another value");
    };
    let cells: Vec<(&str, String)> =
        object.iter().map(|(name, value)| (name.as_str(), cell(value))).collect();
    rows.named_row(number, &cells);
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(LISTS.is_sorted_by(|a, b| a < b));
    }
}
