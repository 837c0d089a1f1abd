//! A tokenizer for XML and HTML that never refuses: one pass, borrowing from the text.

/// A piece of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// `<name …>`, also when it closes itself.
    Open(Tag<'a>),
    /// `</name>`; the name as written.
    Close(&'a str),
    /// Words between tags, references not decoded.
    Text(&'a str),
    /// The inside of a CDATA section, verbatim.
    Raw(&'a str),
}

/// An opening tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// The name as written, with its prefix.
    pub(crate) name: &'a str,
    /// Everything between the name and the end.
    attributes: &'a str,
    /// Whether it ends in `/>`.
    pub(crate) closed: bool,
}

impl<'a> Tag<'a> {
    /// The attributes as written, references not decoded.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let (attribute, after) = attribute(rest)?;
            rest = after;
            Some(attribute)
        })
    }

    /// The value of the attribute `name`, references decoded, trimmed.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(super::decode(value).trim().to_owned())
    }
}

fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=' || c == '"' || c == '\'');
    if text.is_empty() {
        return None;
    }
    let (name, rest) =
        text.split_at(text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len()));
    let Some(value) = rest.trim_start().strip_prefix('=') else { return Some(((name, ""), rest)) };
    let value = value.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, rest) = match quote.and_then(|quote| value.get(1..)?.split_once(quote)) {
        Some(quoted) => quoted,
        None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    };
    Some(((name, value), rest))
}

/// The tokens of a text.
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// Only the first DOCTYPE may have a subset; looking for the end of each again would be quadratic.
    doctype_seen: bool,
}

impl<'a> Tokens<'a> {
    /// The tokens of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text, doctype_seen: false }
    }

    /// The text not yet read.
    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Passes over everything up to `</name`, as browsers do inside `script` and `style`.
    pub(crate) fn skip_raw(&mut self, name: &str) {
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(|at| {
            let after = self.rest.as_bytes().get(at + 2..at + 2 + name.len());
            after.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        });
        self.rest = self.rest.get(end.unwrap_or(self.rest.len())..).unwrap_or_default();
    }

    /// Takes `length` bytes, which end between characters.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Passes over a section that ends with `end` and returns its inside.
    fn section(&mut self, start: &str, end: &str) -> &'a str {
        self.take(start.len());
        let length = self.rest.find(end);
        let inside = self.take(length.unwrap_or(self.rest.len()));
        self.take(end.len());
        inside
    }

    fn close(&mut self) -> Token<'a> {
        self.take(2);
        // A tag that is cut off ends where the next one begins.
        let end = self.rest.find(['>', '<']).unwrap_or(self.rest.len());
        let name = self.take(end);
        if self.rest.starts_with('>') {
            self.take(1);
        }
        Token::Close(name.trim())
    }

    fn open(&mut self) -> Option<Token<'a>> {
        let inside = self.rest.get(1..).unwrap_or_default();
        if !inside.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        let end = end_of_tag(inside)?;
        self.take(1);
        let tag = self.take(end);
        self.take(1);
        let closed = tag.ends_with('/');
        let split = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(split);
        Some(Token::Open(Tag { name, attributes, closed }))
    }
}

/// `<` within quotes that a tag may have before any `>`. XML allows none and HTML pages have one or two; without a bound a
/// document of tags that never end would be read to its end from each of them.
const MAX_QUOTED: u32 = 8;

/// Where the tag ends: at a `>` outside quotes. A quote that never closes is a slip of the pen, not a value,
/// when it would swallow another tag's beginning.
fn end_of_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut quote = None;
    let mut first_end = None;
    let mut quoted = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'>', Some(_)) => first_end = first_end.or(Some(at)),
            (b'<', None) => return None,
            (b'<', Some(_)) if first_end.is_some() || quoted == MAX_QUOTED => return first_end,
            (b'<', Some(_)) => quoted += 1,
            (b'"' | b'\'', None) if at > 0 && follows_equals(bytes, at) => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            _ => {}
        }
    }
    first_end
}

fn follows_equals(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    // Blanks between `=` and the quote are rare and few.
    before.iter().rev().take(8).find(|byte| !byte.is_ascii_whitespace()) == Some(&b'=')
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            if self.rest.starts_with("<![CDATA[") {
                return Some(Token::Raw(self.section("<![CDATA[", "]]>")));
            } else if self.rest.starts_with("<!--") {
                self.section("<!--", "-->");
            } else if self.rest.starts_with("<?") {
                self.section("<?", ">");
            } else if self.rest.starts_with("<!") {
                self.doctype();
            } else if self.rest.starts_with("</") {
                return Some(self.close());
            } else if let Some(open) = self.rest.starts_with('<').then(|| self.open()).flatten() {
                return Some(open);
            } else {
                // A `<` that begins no tag belongs to the words.
                let first = self.rest.chars().next().map_or(1, char::len_utf8);
                let words = self.rest.get(first..).unwrap_or_default();
                let end = words.find('<').unwrap_or(words.len());
                return Some(Token::Text(self.take(first + end)));
            }
        }
        None
    }
}

impl Tokens<'_> {
    /// A DOCTYPE may hold declarations in brackets; none of them is ever read.
    fn doctype(&mut self) {
        let plain = self.rest.find('>').unwrap_or(self.rest.len());
        let bracket = self.rest.get(..plain).is_some_and(|head| head.contains('['));
        let end = match bracket && !self.doctype_seen {
            true => self.rest.find("]>").map_or(plain, |at| at + 1),
            false => plain,
        };
        self.doctype_seen |= bracket;
        self.take((end + 1).min(self.rest.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let show = |token| match token {
            Token::Open(tag) => {
                let attributes: Vec<_> =
                    tag.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                format!("<{}{}{}>", tag.name, attributes.concat(), if tag.closed { "/" } else { "" })
            }
            Token::Close(name) => format!("</{name}>"),
            Token::Text(text) => format!("T({text})"),
            Token::Raw(text) => format!("R({text})"),
        };
        Tokens::new(text).map(show).collect()
    }

    #[test]
    fn whatever_comes_is_read() {
        let cases = [
            ("<a href='x' b=\"1 > 2\" c d=e/>су</a>", "<a href=x b=1 > 2 c= d=e//>T(су)</a>"),
            ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a '>'>]><r>&a;</r>", "<r>T(&a;)</r>"),
            ("<t><![CDATA[<b>]]></t><!-- <x> -->", "<t>R(<b>)</t>"),
            ("5 < 6 <3 <", "T(5 )T(< 6 )T(<3 )T(<)"),
            ("<a b=\"open><c>", "<a b=\"open><c>"),
            ("<a", "T(<a)"),
            ("<a href=\"cut", "T(<a href=\"cut)"),
            ("</a", "</a>"),
            ("</a<b>", "</a><b>"),
            ("<![CDATA[cut", "R(cut)"),
            ("<!-- cut", ""),
            ("<қ/>", "<қ/>"),
            ("қ<", "T(қ)T(<)"),
            ("<a b=\"1 < 2 < 3\">", "<a b=1 < 2 < 3>"),
        ];
        for (input, expect) in cases {
            assert_eq!(shown(input), expect, "{input}");
        }
    }

    /// Each tag opens a quote that the next one closes, so that no tag ends; read to the document's end from each of them,
    /// a quarter of a megabyte took three seconds.
    #[test]
    fn quotes_that_swallow_tag_after_tag_are_a_slip() {
        let swallowing = |tags: usize| format!("<a href=\"x {}>", "<b rel=\"c\" href=\"y ".repeat(tags));
        let few = swallowing(MAX_QUOTED as usize);
        assert_eq!(Tokens::new(&few).count(), 1, "{}", shown(&few));
        let many = swallowing(MAX_QUOTED as usize + 3);
        let first = Tokens::new(&many).next();
        assert_eq!(first, Some(Token::Text("<a href=\"x ")), "{}", shown(&many));
    }

    #[test]
    fn scripts_are_passed_over() {
        let mut tokens = Tokens::new("if (a < b) { '<p>' } </SCRIPT>x");
        tokens.skip_raw("script");
        assert_eq!(tokens.next(), Some(Token::Close("SCRIPT")));
        tokens.skip_raw("script");
        assert_eq!(tokens.rest(), "");
    }
}
