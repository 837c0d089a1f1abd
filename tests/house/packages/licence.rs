//! Expressions of licences: names, `AND`, `OR` (which older packages write `/`), `WITH` and brackets.
//! <https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/>

use std::collections::BTreeSet;

/// Whether a licence in `allowed` can be chosen wherever there is a choice.
pub fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reading = Reading { words: &words, allowed };
    let is_allowed = reading.choice();
    is_allowed && reading.words.is_empty()
}

struct Reading<'a> {
    words: &'a [&'a str],
    allowed: &'a BTreeSet<&'a str>,
}

impl Reading<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn choice(&mut self) -> bool {
        let mut is_allowed = self.all();
        while self.takes("OR") {
            is_allowed |= self.all();
        }
        is_allowed
    }

    fn all(&mut self) -> bool {
        let mut is_allowed = self.one();
        while self.takes("AND") {
            is_allowed &= self.one();
        }
        is_allowed
    }

    fn one(&mut self) -> bool {
        if self.takes("(") {
            return self.choice() & self.takes(")");
        }
        let Some((name, rest)) = self.words.split_first() else { return false };
        self.words = rest;
        let mut name = (*name).to_owned();
        if self.takes("WITH")
            && let Some((exception, rest)) = self.words.split_first()
        {
            name = format!("{name} WITH {exception}");
            self.words = rest;
        }
        self.allowed.contains(name.as_str())
    }
}

#[test]
fn a_choice_needs_one_and_a_sum_needs_all() {
    let allowed = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].into();
    for (expression, expect) in [
        ("MIT", true),
        ("GPL-2.0-only", false),
        ("GPL-2.0-only OR MIT", true),
        ("GPL-2.0-only/MIT", true),
        ("GPL-2.0-only AND MIT", false),
        ("ISC AND (GPL-2.0-only OR MIT)", true),
        ("(ISC OR MIT) AND GPL-2.0-only", false),
        ("MIT OR ISC AND GPL-2.0-only", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
        ("", false),
        ("MIT ISC", false),
        ("(MIT", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expect, "{expression}");
    }
}
