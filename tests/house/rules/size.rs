//! How large a file may be.

use crate::finding::Finding;

/// The longest file, in lines.
const FILE: usize = 400;
/// The longest entry point, in lines.
const ENTRY_POINT: usize = 40;

/// No file is longer than 400 lines.
pub fn file(path: &str, text: &str) -> Vec<Finding> {
    longer(path, text, FILE, "give each of its nouns a file of its own")
}

/// The `main.rs` of a function is no longer than 40 lines.
pub fn entry_point(path: &str, text: &str) -> Vec<Finding> {
    let is_function = path.starts_with("functions/") && path.ends_with("/src/main.rs");
    if !is_function {
        return Vec::new();
    }
    longer(path, text, ENTRY_POINT, "an entry point wires and never decides: move the rest to the library")
}

fn longer(path: &str, text: &str, most: usize, mend: &'static str) -> Vec<Finding> {
    let lines = text.lines().count();
    let finding = (lines > most)
        .then(|| Finding::new(path, most + 1, format!("has {lines} lines of at most {most}"), mend));
    finding.into_iter().collect()
}

#[test]
fn what_is_too_long_is_found() {
    let text = |lines: usize| "a\n".repeat(lines);
    assert_eq!((file("a.rs", &text(400)).len(), file("a.rs", &text(401)).len()), (0, 1));
    let main = "functions/fetch/src/main.rs";
    assert_eq!((entry_point(main, &text(40)).len(), entry_point(main, &text(41)).len()), (0, 1));
    assert_eq!(entry_point("tests/house/main.rs", &text(41)).len(), 0);
}
