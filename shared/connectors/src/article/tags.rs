//! Where tags end, by the rules of browsers (HTML, section 13.2.5), which differ from what is best for a feed.

/// The name of the tag whose name begins at `start`.
pub(super) fn name_at(html: &str, start: usize) -> Option<&str> {
    let rest = html.get(start..)?;
    let end = rest.bytes().position(|byte| is_blank(byte) || matches!(byte, b'/' | b'>'));
    rest.get(..end.unwrap_or(rest.len()))
}

/// The end of the tag whose name begins at `start`; nothing where the document ends before it.
pub(super) fn end_of_tag(html: &str, start: usize) -> Option<usize> {
    let mut at = start + name_at(html, start)?.len();
    loop {
        match next(html, at)? {
            Next::End(end) => return Some(end),
            Next::Attribute { end, .. } => at = end,
        }
    }
}

/// What comes next in a tag.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next {
    /// Its `>`, which ends here.
    End(usize),
    /// An attribute.
    Attribute {
        /// Where its name begins.
        start: usize,
        /// Where its name ends.
        named: usize,
        /// Where its value ends.
        end: usize,
    },
}

/// What comes from `at` on, behind the name or an attribute of a tag; nothing where the document ends before it.
pub(super) fn next(html: &str, at: usize) -> Option<Next> {
    let bytes = html.as_bytes();
    let start = past(bytes, at, |byte| is_blank(byte) || byte == b'/')?;
    if bytes.get(start) == Some(&b'>') {
        return Some(Next::End(start + 1));
    }
    // An `=` where a name is expected begins the name.
    let named = past(bytes, start + 1, |byte| !is_blank(byte) && !matches!(byte, b'/' | b'>' | b'='))?;
    let equals = past(bytes, named, is_blank)?;
    let end = match bytes.get(equals) {
        Some(b'=') => end_of_value(bytes, past(bytes, equals + 1, is_blank)?)?,
        _ => named,
    };
    Some(Next::Attribute { start, named, end })
}

fn end_of_value(bytes: &[u8], start: usize) -> Option<usize> {
    match *bytes.get(start)? {
        quote @ (b'"' | b'\'') => Some(past(bytes, start + 1, |byte| byte != quote)? + 1),
        _ => past(bytes, start, |byte| !is_blank(byte) && byte != b'>'),
    }
}

/// The first byte from `start` on that `passed` does not want.
fn past(bytes: &[u8], start: usize, passed: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.get(start..)?.iter().position(|byte| !passed(*byte)).map(|length| start + length)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// The length of the comment, the DOCTYPE or the instruction that `text` begins with.
pub(super) fn declaration(text: &str) -> Option<usize> {
    if !text.starts_with("<!--") {
        return text.find('>').map(|end| end + 1);
    }
    // `<!-->` and `<!--->` are whole comments.
    let end = text.get(2..)?.find("-->")? + 5;
    // Browsers also end a comment at `--!>`.
    let other = text.get(4..end)?.find("--!>").map(|at| at + 8);
    Some(other.unwrap_or(end))
}

/// Where the end tag `</name` of raw text stands, from `start` on; `name` is lowercase.
pub(super) fn end_of_raw(html: &str, start: usize, name: &str) -> Option<usize> {
    let rest = html.get(start..)?;
    rest.match_indices("</").map(|(at, _)| start + at).find(|at| {
        let after = at + 2 + name.len();
        html.as_bytes().get(at + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && html.as_bytes().get(after).is_some_and(|byte| is_blank(*byte) || matches!(byte, b'/' | b'>'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_browsers_end_it() {
        let cases = [
            ("p>x", Some(2)),
            ("p a='>' b=\"'>\">x", Some(15)),
            ("p a=b'>'>x", Some(7)),
            ("p '>'>x", Some(4)),
            ("p = '>'>x", Some(6)),
            ("p a=>x", Some(5)),
            ("p a= >x", Some(6)),
            ("p/a/>x", Some(5)),
            ("p a='>", None),
            ("p", None),
        ];
        for (html, expect) in cases {
            assert_eq!(end_of_tag(html, 0), expect, "{html}");
        }
    }

    #[test]
    fn a_comment_ends_where_browsers_end_it() {
        let cases =
            [("<!-->x-->", 5), ("<!--->x-->", 6), ("<!--a-->", 8), ("<!--a--!>-->", 9), ("<!a>-->", 4)];
        for (text, expect) in cases {
            assert_eq!(declaration(text), Some(expect), "{text}");
        }
    }
}
