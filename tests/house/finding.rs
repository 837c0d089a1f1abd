//! What a rule found: where, what, and how to mend it.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    /// From 1; 0 where the finding is about the whole file.
    pub line: usize,
    pub found: String,
    pub mend: &'static str,
}

impl Finding {
    pub fn new(path: &str, line: usize, found: impl Into<String>, mend: &'static str) -> Self {
        Self { path: path.to_owned(), line, found: found.into(), mend }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}; {}", self.path, self.found, self.mend),
            line => write!(f, "{}:{line}: {}; {}", self.path, self.found, self.mend),
        }
    }
}

/// The lines that `rule` finds something in, from 1.
pub fn lines(text: &str, rule: impl Fn(&str) -> Option<String>) -> Vec<(usize, String)> {
    text.lines().enumerate().filter_map(|(index, line)| Some((index + 1, rule(line)?))).collect()
}
