//! What SECURITY.md claims: the files and tests it names exist, and no threat stands without one.

use crate::finding::Finding;
use crate::tree::Tree;

const CLAIMS: &str = "SECURITY.md";
/// The heading whose table must name a test in every row.
const THREATS: &str = "## Threats";
/// The rows of a table that bear no threat: its head and the line below it.
const HEAD: usize = 2;

/// Every path in `SECURITY.md` is a file, every test it names stands in the file named before it, every threat names one.
pub fn evidence(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text(CLAIMS) else {
        return vec![Finding::new(
            CLAIMS,
            0,
            "is missing",
            "write down what is protected, from whom and by what",
        )];
    };
    let mut found = Vec::new();
    let (mut in_threats, mut rows) = (false, 0);
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with("## ") {
            (in_threats, rows) = (line == THREATS, 0);
        }
        let tests = tests_of(tree, line, |what| found.push(claim(number, what)));
        if in_threats && line.starts_with('|') {
            rows += 1;
            if rows > HEAD && tests == 0 {
                found.push(claim(number, "a threat without a test that shows its defence".to_owned()));
            }
        }
    }
    found
}

/// How many tests a line names; `wrong` hears of paths and tests that are not there.
fn tests_of(tree: &Tree, line: &str, mut wrong: impl FnMut(String)) -> usize {
    let (mut file, mut tests) = (None, 0);
    for word in line.split('`').skip(1).step_by(2) {
        if is_source(word) {
            file = tree.text(word);
            if file.is_none() {
                wrong(format!("names the file {word}, which is not there"));
            }
        } else if let Some(text) = file.filter(|_| is_name(word)) {
            tests += 1;
            if !text.contains(&format!("fn {word}(")) {
                wrong(format!("names the test {word}, which is not in the file before it"));
            }
        }
    }
    tests
}

fn is_source(word: &str) -> bool {
    word.contains('/') && word.ends_with(".rs")
}

fn is_name(word: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !word.is_empty() && word.chars().all(letter)
}

fn claim(line: usize, what: String) -> Finding {
    Finding::new(
        CLAIMS,
        line,
        what,
        "name a test that exists, or say under `What is not defended` that there is none",
    )
}

#[test]
fn a_claim_without_evidence_is_found() {
    let head = "## Threats\n\n| threat | shown by |\n| --- | --- |\n";
    let test = ("tests/a.rs", "#[test]\nfn it_holds() {}\n");
    for (row, count) in [
        ("| a | `tests/a.rs`: `it_holds` |", 0),
        ("| a | `tests/a.rs`: `it_hold` |", 1),
        ("| a | `tests/b.rs`: `it_holds` |", 2),
        ("| a | `raw/` and a promise |", 1),
        ("| a | `tests/a.rs` |", 1),
    ] {
        let text = format!("{head}{row}\n\n## Others\n\n| b | nothing |\n");
        assert_eq!(evidence(&Tree::of(&[test, ("SECURITY.md", &text)])).len(), count, "{row}");
    }
    assert_eq!(evidence(&Tree::of(&[test])).len(), 1);
}
