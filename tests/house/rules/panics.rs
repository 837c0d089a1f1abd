//! Nothing ends the process but its end: what may go wrong is a value.

use crate::code::{is_for_tests, names, product_code};
use crate::finding::{Finding, lines};

const WORDS: [&str; 7] =
    [".expect(", ".expect_err(", ".unwrap()", ".unwrap_err()", "panic!(", "todo!(", "unimplemented!("];
const MEND: &str = "return an error that says what was expected and found, or a default that is right";

/// Words that panic, and `unsafe`, outside tests.
pub fn panics(path: &str, text: &str) -> Vec<Finding> {
    if is_for_tests(path) {
        return Vec::new();
    }
    let panicking = |line: &str| {
        let word = WORDS.into_iter().find(|word| names(line, word));
        let word = word.or_else(|| {
            line.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| *word == "unsafe")
        });
        word.map(|word| format!("says `{word}`"))
    };
    lines(&product_code(text), panicking)
        .into_iter()
        .map(|(line, found)| Finding::new(path, line, found, MEND))
        .collect()
}

#[test]
fn what_may_panic_is_found_outside_tests() {
    let panicking = [
        "a().unwrap();",
        "a().expect(\"there\");",
        "panic!(\"no\")",
        "todo!()",
        "unimplemented!()",
        "std::panic!(\"no\")",
        "unsafe { a() }",
        "    .unwrap()",
    ];
    for text in panicking {
        assert_eq!(panics("shared/text/src/a.rs", text).len(), 1, "{text}");
        assert_eq!(panics("shared/text/tests/a.rs", text).len(), 0, "{text}");
        let tests = format!("#[cfg(test)]\nmod tests {{ fn a() {{ {text} }} }}");
        assert_eq!(panics("shared/text/src/a.rs", &tests).len(), 0, "{text}");
    }
    let quiet = [
        "a().unwrap_or_default();",
        "// unsafe",
        "/// a.unwrap()",
        "catch_unwind(|| a())",
        "unsafe_code = 1",
        "\"panic!(\"",
    ];
    for text in quiet {
        assert_eq!(panics("shared/text/src/a.rs", text).len(), 0, "{text}");
    }
}
