//! A text as the rules read it: look-alike spaces, digits and hyphens made plain, invisible
//! characters gone, every stretch already redacted shrunk to one character. Each character knows
//! which bytes of the original it stands for.

use super::kind::Kind;
use super::{Found, Redacted};
use crate::fold::is_invisible;
use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

/// A stretch of a view that a rule claims, in bytes of [`View::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// One character of the view and the bytes of the original that it stands for.
#[derive(Debug, Clone, Copy)]
struct Cell {
    at: usize,
    start: usize,
    end: usize,
    /// Whether this run of the rules put a sentinel here.
    fresh: bool,
}

/// See the module's text.
pub(super) struct View {
    pub text: String,
    cells: Vec<Cell>,
}

impl View {
    /// The view of an original text.
    pub(super) fn of(original: &str) -> Self {
        let mut view =
            Self { text: String::with_capacity(original.len()), cells: Vec::with_capacity(original.len()) };
        let mut skip_to = 0;
        for (start, c) in original.char_indices() {
            if start < skip_to {
                continue;
            }
            let token = original.get(start..).filter(|_| c == '⟨').and_then(Kind::of_token);
            if let Some((kind, length)) = token {
                skip_to = start + length;
                view.push(kind.sentinel(), start, skip_to, false);
            } else if is_combining_mark(c) {
                view.attach(c, start + c.len_utf8());
            } else if !is_invisible(c) {
                view.push_plain(c, start, start + c.len_utf8());
            }
        }
        view
    }

    /// The view with `spans` (sorted, apart from each other) shrunk to one character each.
    pub(super) fn masked(&self, spans: &[Span]) -> Self {
        let mut view = Self {
            text: String::with_capacity(self.text.len()),
            cells: Vec::with_capacity(self.cells.len()),
        };
        let mut spans = spans.iter().peekable();
        let mut open = false;
        for (c, cell) in self.text.chars().zip(&self.cells) {
            while spans.next_if(|span| span.end <= cell.at).is_some() {
                open = false;
            }
            match spans.peek().filter(|span| span.start <= cell.at) {
                None => view.push(c, cell.start, cell.end, cell.fresh),
                Some(_) if open => view.extend(cell.end),
                Some(span) => {
                    open = true;
                    view.push(span.kind.sentinel(), cell.start, cell.end, true);
                }
            }
        }
        view
    }

    /// The original with a token for every sentinel that the rules set.
    pub(super) fn render(&self, original: &str) -> Redacted {
        let mut redacted = Redacted { text: String::with_capacity(original.len()), found: Vec::new() };
        let (mut at, mut chars) = (0, 0);
        for (c, cell) in self.text.chars().zip(&self.cells).filter(|(_, cell)| cell.fresh) {
            let Some(kind) = Kind::of_sentinel(c).filter(|kind| *kind != Kind::Public) else { continue };
            let before = original.get(at..cell.start).unwrap_or_default();
            let inside = original.get(cell.start..cell.end).unwrap_or_default();
            let start = chars + before.chars().count();
            chars = start + inside.chars().count();
            at = cell.end;
            redacted.text.push_str(before);
            redacted.text.extend(["⟨", kind.name(), "⟩"]);
            redacted.found.push(Found { kind: kind.name(), start, end: chars });
        }
        redacted.text.push_str(original.get(at..).unwrap_or_default());
        redacted
    }

    fn push(&mut self, c: char, start: usize, end: usize, fresh: bool) {
        self.cells.push(Cell { at: self.text.len(), start, end, fresh });
        self.text.push(c);
    }

    fn extend(&mut self, end: usize) {
        if let Some(cell) = self.cells.last_mut() {
            cell.end = end;
        }
    }

    /// Joins a combining mark to the letter before it; a mark that makes no letter is dropped.
    fn attach(&mut self, mark: char, end: usize) {
        let Some(base) = self.text.chars().next_back() else { return };
        if let Some(letter) = compose(base, mark) {
            self.text.pop();
            self.text.push(letter);
        }
        self.extend(end);
    }

    fn push_plain(&mut self, c: char, start: usize, end: usize) {
        match c {
            '\n' | '\r' => self.push('\n', start, end, false),
            _ if c.is_whitespace() => self.push(' ', start, end, false),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => {
                self.push('-', start, end, false)
            }
            '\u{E000}'..='\u{F8FF}' => self.push('\u{FFFD}', start, end, false),
            '\u{FF01}'..='\u{FF5E}' | '\u{1D400}'..='\u{1D7FF}' | '\u{2460}'..='\u{2473}' => {
                decompose_compatible(c, |plain| self.push(plain, start, end, false));
            }
            _ => self.push(c, start, end, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_is_plain_and_knows_its_original() {
        for (original, expect) in [
            ("８\u{A0}701–12", "8 701-12"),
            ("7️⃣0\u{200B}1", "701"),
            ("и\u{306}од", "йод"),
            ("\u{301}а", "а"),
            ("\u{E000}", "\u{FFFD}"),
            ("a ⟨phone⟩ ⟨cat⟩", "a \u{E000} ⟨cat⟩"),
        ] {
            assert_eq!(View::of(original).text, expect, "{original:?}");
        }
    }

    #[test]
    fn offsets_point_into_the_original() {
        let original = "тел\u{200B}: ８７01!";
        let view = View::of(original);
        let start = view.text.find('8').unwrap();
        let masked = view.masked(&[Span { kind: Kind::Phone, start, end: start + 4 }]);
        let redacted = masked.render(original);
        assert_eq!(redacted.text, "тел\u{200B}: ⟨phone⟩!");
        assert_eq!(redacted.found, [Found { kind: "phone", start: 6, end: 10 }]);
    }
}
