//! Markup to the words a reader sees.

use super::{Token, Tokens, decode};

/// Elements that begin and end on a line of their own, sorted.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// Elements whose inside no reader sees, sorted.
const UNSEEN: &[&str] = &["head", "iframe", "noscript", "object", "script", "style", "svg", "template"];

/// Elements inside a line, sorted; with the two tables above they tell markup from an inequality.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "q", "s",
    "small", "span", "strike", "strong", "sub", "sup", "td", "th", "tt", "u",
];

/// The words of HTML: paragraphs as line breaks, tags gone, references decoded. Markup that was escaped once too
/// often is read once more.
pub(crate) fn from_html(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return squeeze(html);
    }
    let words = strip(html);
    let words = if has_tags(&words) { strip(&words) } else { words };
    if words.contains('&') { squeeze(&decode(&words)) } else { words }
}

/// Whether `text` holds a tag of an element that HTML knows.
pub(crate) fn has_tags(text: &str) -> bool {
    // A tag ends somewhere; looking for the end of each one would be quadratic.
    let ended = text.rfind('>').and_then(|last| text.get(..last)).unwrap_or_default();
    ended.split('<').skip(1).any(|tag| {
        let name = tag.trim_start_matches('/');
        is_known(name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default())
    })
}

fn is_known(name: &str) -> bool {
    (1..=10).contains(&name.len()) && [BLOCKS, INLINE, UNSEEN].iter().any(|table| is_in(table, name))
}

fn is_in(table: &[&str], name: &str) -> bool {
    let compare = |known: &&str| known.bytes().cmp(name.bytes().map(|byte| byte.to_ascii_lowercase()));
    table.binary_search_by(compare).is_ok()
}

fn strip(html: &str) -> String {
    let mut lines = Lines::with_capacity(html.len() / 2);
    let mut tokens = Tokens::new(html);
    let mut tags = false;
    while let Some(token) = tokens.next() {
        match token {
            Token::Open(tag) if is_in(UNSEEN, tag.name) => {
                tags = true;
                if !tag.closed {
                    tokens.skip_raw(tag.name);
                }
            }
            Token::Open(tag) => {
                tags = true;
                lines.tag(tag.name);
            }
            Token::Close(name) => lines.tag(name),
            // In HTML a line break is a blank; in a text without a single tag it is what somebody typed.
            Token::Text(text) => lines.words(&decode(text), tags || tokens.rest().starts_with('<')),
            Token::Raw(text) => lines.words(text, true),
        }
    }
    lines.finish()
}

/// `text` with blanks run together, lines trimmed, empty lines and control characters gone.
pub(crate) fn squeeze(text: &str) -> String {
    let mut lines = Lines::with_capacity(text.len());
    lines.words(text, false);
    lines.finish()
}

/// Words on their way into lines.
struct Lines {
    text: String,
    /// What stands between the last word and the next.
    gap: Gap,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Gap {
    None,
    Blank,
    Line,
}

impl Lines {
    fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), gap: Gap::None }
    }

    fn widen(&mut self, gap: Gap) {
        if self.gap < gap {
            self.gap = gap;
        }
    }

    fn tag(&mut self, name: &str) {
        if is_in(BLOCKS, name) {
            self.widen(Gap::Line);
        } else if matches!(name, "td" | "th") {
            self.widen(Gap::Blank);
        }
    }

    fn words(&mut self, text: &str, flowing: bool) {
        let mut rest = text;
        while !rest.is_empty() {
            let (letters, after) = rest.split_at_checked(letters(rest)).unwrap_or_default();
            if !letters.is_empty() {
                self.close_gap();
                self.text.push_str(letters);
            }
            let mut characters = after.chars();
            let Some(character) = characters.next() else { break };
            rest = characters.as_str();
            match character {
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if !flowing => self.widen(Gap::Line),
                blank if blank.is_whitespace() => self.widen(Gap::Blank),
                // A byte order mark and the two joiners of zero width are no words; neither are controls.
                '\u{feff}' | '\u{200b}' | '\u{fffe}' | '\u{ffff}' => {}
                control if control.is_control() => {}
                seen => {
                    self.close_gap();
                    self.text.push(seen);
                }
            }
        }
    }

    fn close_gap(&mut self) {
        match self.gap {
            _ if self.text.is_empty() => {}
            Gap::None => {}
            Gap::Blank => self.text.push(' '),
            Gap::Line => self.text.push('\n'),
        }
        self.gap = Gap::None;
    }

    fn finish(self) -> String {
        self.text
    }
}

/// The length of the run of visible ASCII and Cyrillic (U+0400 to U+053F) that `text` begins with: nearly all there is, copied
/// without a look at each character.
fn letters(text: &str) -> usize {
    let mut bytes = text.bytes();
    let mut length = 0;
    while let Some(byte) = bytes.next() {
        length += match byte {
            0x21..=0x7e => 1,
            0xd0..=0xd4 if bytes.next().is_some() => 2,
            _ => break,
        };
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_words_in_lines() {
        let cases = [
            ("<p>Нет воды</p><p>третий день</p>", "Нет воды\nтретий день"),
            ("Нет <b>воды</b><br/>третий&nbsp;день", "Нет воды\nтретий день"),
            ("<script>var a = '<p>x</p>';</script>Су жоқ<style>p{}</style>", "Су жоқ"),
            ("строка\nвторая", "строка\nвторая"),
            ("<b>строка</b>\nвторая", "строка вторая"),
            ("строка\n<b>вторая</b>", "строка вторая"),
            ("&lt;p&gt;дважды&lt;/p&gt;", "дважды"),
            ("5 &lt; 6 и 7 < 8", "5 < 6 и 7 < 8"),
            ("<ul><li>раз<li>два</ul>", "раз\nдва"),
            ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
            ("&amp;laquo;Су&amp;raquo;", "«Су»"),
            ("a\u{0}\u{8}b\u{feff}", "ab"),
            ("", ""),
        ];
        for (html, expect) in cases {
            assert_eq!(from_html(html), expect, "{html}");
        }
    }

    #[test]
    fn a_run_of_letters_ends_before_what_needs_a_look() {
        for (text, expect) in
            [("Су жоқ", 4), ("Қала\u{a0}", 8), ("a\u{7f}", 1), ("\u{53f}\u{540}", 2), ("«", 0), ("", 0)]
        {
            assert_eq!(letters(text), expect, "{text}");
        }
        let odd = |character: &char| character.is_whitespace() || character.is_control();
        assert_eq!(('\u{400}'..='\u{53f}').find(odd), None);
    }

    #[test]
    fn an_inequality_is_no_tag() {
        for (text, expect) in
            [("5 < 6 > 4", false), ("<p>", true), ("a </B> c", true), ("<p", false), ("<quote>", false)]
        {
            assert_eq!(has_tags(text), expect, "{text}");
        }
    }

    #[test]
    fn tables_are_sorted_and_unique() {
        for table in [BLOCKS, UNSEEN, INLINE] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }
}
