//! Rust without what is no code: comments, strings and characters become spaces, so that a rule about words reads
//! code alone and lines keep their numbers.

/// Whether the file is there for tests, benches or examples alone.
pub fn is_for_tests(path: &str) -> bool {
    let product = ["tests/sample-city/src/", "tests/src/"];
    if product.iter().any(|folder| path.starts_with(folder)) {
        return false;
    }
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let below = folders.split('/').any(|folder| matches!(folder, "tests" | "benches" | "examples"));
    below || file == "tests.rs" || file.ends_with("_tests.rs")
}

/// `text` without comments and literals.
pub fn code(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        match end > at {
            true => out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' })),
            false => out.push(chars[at]),
        }
        at = end.max(at + 1);
    }
    out
}

/// Where the comment or literal that begins at `at` ends; `at` where none begins.
fn skipped(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => find(chars, at, |c| c == '\n'),
        '/' if next == Some('*') => block_comment(chars, at),
        '"' => string(chars, at + 1),
        '\'' => character(chars, at),
        'r' | 'b' | 'c' if at == 0 || !is_word(chars[at - 1]) => raw_string(chars, at).unwrap_or(at),
        _ => at,
    }
}

fn find(chars: &[char], from: usize, end: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|c| end(*c)).map_or(chars.len(), |length| from + length)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn block_comment(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

/// The end of a string whose first character stands at `from`.
fn string(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// The end of `'a'` or `'\n'`; `at` for a lifetime.
fn character(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => find(chars, (at + 3).min(chars.len()), |c| c == '\'') + 1,
        (Some(_), Some('\'')) => at + 3,
        _ => at,
    }
    .min(chars.len())
}

/// The end of `r"…"`, `r#"…"#` and the like with `b` and `c`.
fn raw_string(chars: &[char], at: usize) -> Option<usize> {
    let r = if chars[at] == 'r' { at } else { at + 1 };
    if chars.get(r) != Some(&'r') {
        return None;
    }
    let hashes = chars[r + 1..].iter().take_while(|c| **c == '#').count();
    let open = r + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |quote: &usize| {
        chars[*quote] == '"'
            && chars.len() >= quote + 1 + hashes
            && chars[quote + 1..=quote + hashes].iter().all(|c| *c == '#')
    };
    Some((open + 1..chars.len()).find(closes).map_or(chars.len(), |quote| quote + 1 + hashes))
}

/// [`code`] without the items that are compiled for tests alone.
pub fn product_code(text: &str) -> String {
    let mut code = code(text);
    for mark in ["#[cfg(test)]", "#[cfg(all(test"] {
        while let Some(begin) = code.find(mark) {
            let end = item_end(&code, begin + mark.len());
            let blank: String =
                code[begin..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
            code.replace_range(begin..end, &blank);
        }
    }
    code
}

/// The byte after the item that follows `from`: its `;`, or the `}` of its block.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, c) in code[from..].char_indices() {
        match c {
            ';' if depth == 0 => return from + offset + 1,
            '{' => depth += 1,
            '}' if depth <= 1 => return from + offset + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Whether `line` names `word`, and not a longer word around it; a word that ends in `_` is a beginning.
pub fn names(line: &str, word: &str) -> bool {
    let alone = |at: usize| {
        let before = word.starts_with('.') || !line[..at].ends_with(is_word);
        let after = !word.ends_with(char::is_alphanumeric) || !line[at + word.len()..].starts_with(is_word);
        before && after
    };
    line.match_indices(word).any(|(at, _)| alone(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_no_code() {
        let cases = [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            ("f(\"x\\\"y\", 1)", "f(      , 1)"),
            ("r#\"a\"b\"# + br\"c\" + bar", "         +       + bar"),
            ("'a' '\\'' <'a> '\"'", "         <'a>    "),
            ("let x: &'static str = \"\n\";", "let x: &'static str =  \n ;"),
            ("\"open", "     "),
        ];
        for (text, expect) in cases {
            assert_eq!(code(text), expect, "{text}");
        }
    }

    #[test]
    fn items_for_tests_alone_are_no_product() {
        let text = "fn a() { b() }\n#[cfg(test)]\nmod tests {\n    fn c() { d() }\n}\nfn e() {}\n#[cfg(test)]\nmod more;\nfn f() {}";
        let expect = "fn a() { b() }\n\n\n\n\nfn e() {}\n\n\nfn f() {}";
        let found: Vec<_> = product_code(text).lines().map(|line| line.trim_end().to_owned()).collect();
        assert_eq!(found.join("\n"), expect);
    }

    #[test]
    fn files_for_tests_are_known_by_their_place() {
        for path in ["tests/house/main.rs", "shared/text/benches/fold.rs", "shared/report/src/html/tests.rs"]
        {
            assert!(is_for_tests(path), "{path}");
        }
        for path in
            ["shared/text/src/fold.rs", "tests/sample-city/src/server.rs", "functions/fetch/src/main.rs"]
        {
            assert!(!is_for_tests(path), "{path}");
        }
    }
}
