//! A page without what makes most of its bytes and none of its words: scripts, styles, the lines of drawings, attributes
//! that nobody reads. They are cut from the text, so that the parser never sees them.
//!
//! Where a tag, a comment or a script ends is told by the rules of browsers (HTML, section 13.2.5). Where those depend
//! on the tree around (`math`, drawings within drawings, scripts that write scripts), nothing more is cut: a page is
//! rather read slowly than read wrong.

use super::attributes;
use super::tags::{self, Next, end_of_tag, name_at};

/// Elements whose inside is text up to their end tag, sorted.
const RAW: &[&str] = &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// Elements that draw and hold no words, lowercase, sorted.
const DRAWN: &[&str] = &[
    "circle",
    "clippath",
    "defs",
    "ellipse",
    "g",
    "line",
    "lineargradient",
    "mask",
    "path",
    "polygon",
    "polyline",
    "radialgradient",
    "rect",
    "stop",
    "symbol",
    "use",
];

/// `html` without scripts (other than JSON-LD), styles, the inside of drawings and unread attributes.
pub(super) fn page(html: &str) -> String {
    let mut lean = Lean { html, at: 0, kept: 0, page: String::with_capacity(html.len()) };
    // Where a step finds no way on, the rest stays as it is.
    while lean.step().is_some() {}
    lean.keep(html.len());
    lean.page
}

struct Lean<'a> {
    html: &'a str,
    /// What is looked at next.
    at: usize,
    /// Where what was not yet copied begins.
    kept: usize,
    page: String,
}

impl Lean<'_> {
    /// Goes past the next tag, comment or element of raw text.
    fn step(&mut self) -> Option<()> {
        let start = self.at + self.html.get(self.at..)?.find('<')?;
        let rest = self.html.get(start..)?;
        self.at = match rest.as_bytes().get(1)? {
            b'!' | b'?' => start + tags::declaration(rest)?,
            b'/' if rest.as_bytes().get(2)?.is_ascii_alphabetic() => end_of_tag(self.html, start + 2)?,
            b'/' => start + rest.find('>')? + 1,
            letter if letter.is_ascii_alphabetic() => return self.element(start),
            _ => start + 1,
        };
        Some(())
    }

    fn element(&mut self, start: usize) -> Option<()> {
        let name = name_at(self.html, start + 1)?.to_ascii_lowercase();
        let end = end_of_tag(self.html, start + 1)?;
        let tag = self.html.get(start..end)?;
        self.at = match name.as_str() {
            "math" | "plaintext" => return None,
            "svg" if tag.ends_with("/>") => end,
            "svg" => return self.drawing(end),
            _ if RAW.binary_search(&name.as_str()).is_ok() => return self.raw(&name, start, end),
            _ => end,
        };
        self.attributes(&name, start + 1 + name.len())
    }

    /// Leaves out what nobody reads of the attributes of `element`, from `at` on.
    fn attributes(&mut self, element: &str, mut at: usize) -> Option<()> {
        while let Next::Attribute { start, named, end } = tags::next(self.html, at)? {
            let (name, value) = (self.html.get(start..named)?, self.html.get(named..end)?);
            // A stray `=` behind it would give its value to the attribute before it.
            let stray = self.html.get(end..)?.trim_ascii_start().starts_with('=');
            if !stray && attributes::is_unread(element, name, value) {
                self.cut(start, end);
            }
            at = end;
        }
        Some(())
    }

    /// Passes over an element of raw text, which is left out where nobody reads it.
    fn raw(&mut self, name: &str, start: usize, end: usize) -> Option<()> {
        let close = tags::end_of_raw(self.html, end, name)?;
        let inside = self.html.get(end..close)?;
        // In a comment within a script, a second `<script>` changes which end tag counts.
        if name == "script" && inside.contains("<!--") {
            return None;
        }
        self.at = end_of_tag(self.html, close + 2)?;
        let unseen = match name {
            "style" => true,
            "script" => !holds_facts(self.html.get(start..end)?),
            _ => false,
        };
        if unseen {
            self.cut(start, self.at);
        }
        Some(())
    }

    /// Leaves out the inside of a drawing without words that begins at `start`.
    fn drawing(&mut self, start: usize) -> Option<()> {
        let close = tags::end_of_raw(self.html, start, "svg")?;
        let inside = self.html.get(start..close)?;
        if is_drawn(inside) {
            self.cut(start, close);
        } else if inside.contains("<svg") || inside.contains("<![") {
            return None;
        }
        self.at = end_of_tag(self.html, close + 2)?;
        Some(())
    }

    fn cut(&mut self, start: usize, end: usize) {
        self.keep(start);
        self.kept = end;
    }

    fn keep(&mut self, end: usize) {
        self.page.push_str(self.html.get(self.kept..end).unwrap_or_default());
        self.kept = end;
    }
}

/// Whether the script that `tag` begins is data about the article.
fn holds_facts(tag: &str) -> bool {
    // A type with references in it could be any.
    tag.contains('&') || tag.to_ascii_lowercase().contains("ld+json")
}

/// Whether `inside` is nothing but elements that draw, and blanks between them.
fn is_drawn(inside: &str) -> bool {
    let mut at = 0;
    while let Some(rest) = inside.get(at..).map(str::trim_ascii_start).filter(|rest| !rest.is_empty()) {
        let start = inside.len() - rest.len();
        let name = start + if rest.starts_with("</") { 2 } else { 1 };
        let known = name_at(inside, name).is_some_and(|name| is_drawing(&name.to_ascii_lowercase()));
        match end_of_tag(inside, name) {
            Some(end) if rest.starts_with('<') && known => at = end,
            _ => return false,
        }
    }
    true
}

fn is_drawing(name: &str) -> bool {
    DRAWN.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_sees_is_cut_and_the_rest_stays() {
        let cases = [
            ("a<script>if (a < b) '</p>'</SCRIPT >b", "ab"),
            ("<STYLE media='>'>p{}</style><p>", "<p>"),
            (
                "<script type=\"application/ld+json\">{}</script>",
                "<script type=\"application/ld+json\">{}</script>",
            ),
            ("<svg a='>'><path d='M0'/>\n<g></g></svg>x", "<svg a='>'></svg>x"),
            ("<svg><title>Су</title></svg><style></style>", "<svg><title>Су</title></svg>"),
            ("<svg/><style></style>x", "<svg/>x"),
            ("<!-- <script> --><style></style>x", "<!-- <script> -->x"),
            ("<!--><style></style>x", "<!-->x"),
            ("<p title='<script>'>су</p><script></script>", "<p title='<script>'>су</p>"),
            ("<p title=a'><script>'</script>x", "<p title=a'>x"),
            ("<title><style></title><style></style>", "<title><style></title>"),
            ("<a data-id='>' class=a onclick=x()>", "<a  class=a >"),
            ("<a b data-id=1 =c>", "<a b data-id=1 =c>"),
            ("<textarea><script></textarea>5 < 6 </>", "<textarea><script></textarea>5 < 6 </>"),
        ];
        for (html, expect) in cases {
            assert_eq!(page(html), expect, "{html}");
        }
    }

    #[test]
    fn from_where_it_cannot_be_told_the_page_stays_as_it_is() {
        for html in [
            "<script>cut<style></style>",
            "<script><!-- <script></script> --></script><style></style>",
            "<math><style></style>",
            "<svg><svg></svg><style></style></svg>",
            "<p title='<style></style>",
            "<!-- <style></style>",
            "<plaintext><style></style>",
            "<",
            "</",
            "<қ",
        ] {
            assert_eq!(page(html), html);
        }
    }

    #[test]
    fn tables_are_sorted() {
        assert!([RAW, DRAWN].iter().all(|table| table.is_sorted_by(|a, b| a < b)));
    }
}
