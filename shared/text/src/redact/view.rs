//! A text as the rules read it: look-alike spaces, digits and hyphens made plain, invisible
//! characters gone, every stretch already redacted shrunk to one character. Each character knows
//! which bytes of the original it stands for.

use super::kind::Kind;
use super::{Found, Redacted};
use crate::fold::{is_alphanumeric, is_invisible, is_letter, is_mark};
use unicode_normalization::char::{compose, decompose_compatible};

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
    at: u32,
    start: u32,
    end: u32,
    /// Whether this run of the rules put a sentinel here.
    fresh: bool,
}

/// See the module's text.
pub(super) struct View {
    pub text: String,
    /// One for each character of `text`; none as long as the text is the original, which it mostly is.
    cells: Vec<Cell>,
    same: bool,
}

/// An offset in a text that fits in memory many times over; beyond 4 GB the last one stands for all.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl View {
    /// The view of an original text.
    pub(super) fn of(original: &str) -> Self {
        if is_plain(original) {
            return Self { text: original.to_owned(), cells: Vec::new(), same: true };
        }
        let mut view = Self::empty(original.len());
        let mut skip_to = 0;
        for (start, c) in original.char_indices() {
            if start < skip_to {
                continue;
            }
            if is_letter(c) && c < '\u{530}' {
                let digit = view.digit_meant(c, original.get(start + c.len_utf8()..).unwrap_or_default());
                view.push(digit.unwrap_or(c), start, start + c.len_utf8());
                continue;
            }
            let token = original.get(start..).filter(|_| c == '⟨').and_then(Kind::of_token);
            if let Some((kind, length)) = token {
                skip_to = start + length;
                view.push(kind.sentinel(), start, skip_to);
            } else if is_mark(c) {
                view.attach(c, start + c.len_utf8());
            } else if !is_invisible(c) {
                view.push_plain(c, start, start + c.len_utf8());
            }
        }
        view
    }

    /// The view with `spans` (sorted, apart from each other) shrunk to one character each.
    pub(super) fn masked(&self, spans: &[Span]) -> Self {
        let mut view = Self::empty(self.text.len());
        let mut spans = spans.iter().peekable();
        let mut open = false;
        for (c, cell) in self.cells() {
            while spans.next_if(|span| span.end <= cell.at as usize).is_some() {
                open = false;
            }
            match spans.peek().filter(|span| span.start <= cell.at as usize) {
                None => view.keep(c, cell),
                Some(_) if open => view.extend(cell.end as usize),
                Some(span) => {
                    open = true;
                    view.keep(span.kind.sentinel(), Cell { fresh: true, ..cell });
                }
            }
        }
        view
    }

    /// [`Self::masked`] in place; whether there was anything to mask.
    pub(super) fn mask(&mut self, spans: &[Span]) -> bool {
        if !spans.is_empty() {
            *self = self.masked(spans);
        }
        !spans.is_empty()
    }

    /// The original with a token for every sentinel that the rules set.
    pub(super) fn render(&self, original: &str) -> Redacted {
        if self.same {
            return Redacted { text: original.to_owned(), found: Vec::new() };
        }
        let mut redacted = Redacted { text: String::with_capacity(original.len()), found: Vec::new() };
        let (mut at, mut chars) = (0, 0);
        for (c, cell) in self.cells().filter(|(_, cell)| cell.fresh) {
            let Some(kind) = Kind::of_sentinel(c).filter(|kind| *kind != Kind::Public) else { continue };
            let before = original.get(at..cell.start as usize).unwrap_or_default();
            let inside = original.get(cell.start as usize..cell.end as usize).unwrap_or_default();
            let start = chars + before.chars().count();
            chars = start + inside.chars().count();
            at = cell.end as usize;
            redacted.text.push_str(before);
            redacted.text.extend(["⟨", kind.name(), "⟩"]);
            redacted.found.push(Found { kind: kind.name(), start, end: chars });
        }
        redacted.text.push_str(original.get(at..).unwrap_or_default());
        redacted
    }

    fn empty(length: usize) -> Self {
        Self { text: String::with_capacity(length), cells: Vec::with_capacity(length / 2 + 8), same: false }
    }

    /// The characters and what they stand for.
    fn cells(&self) -> impl Iterator<Item = (char, Cell)> {
        let own =
            self.text.char_indices().zip(self.cells.iter().copied().map(Some).chain(std::iter::repeat(None)));
        own.map(|((at, c), cell)| {
            let itself =
                || Cell { at: offset(at), start: offset(at), end: offset(at + c.len_utf8()), fresh: false };
            (c, cell.unwrap_or_else(itself))
        })
    }

    /// The digit that a letter among digits stands for: «87О1», «8 7l1». Letters of an account are meant as they are.
    fn digit_meant(&self, c: char, behind: &str) -> Option<char> {
        if !self.text.ends_with(|before: char| before.is_ascii_digit()) {
            return None;
        }
        let digit = digit_twin(c)?;
        let next = behind.chars().find(|next| digit_twin(*next).is_none());
        let inside = next.is_some_and(|next| next.is_ascii_digit());
        let closing = digit == '0' && !next.is_some_and(is_letter);
        let word = self.text.rsplit(|c: char| !is_alphanumeric(c)).next().unwrap_or_default();
        let account = word.starts_with(['K', 'k', 'К', 'к']);
        ((inside || closing) && !account).then_some(digit)
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.keep(c, Cell { at: 0, start: offset(start), end: offset(end), fresh: false });
    }

    fn keep(&mut self, c: char, cell: Cell) {
        self.cells.push(Cell { at: offset(self.text.len()), ..cell });
        self.text.push(c);
    }

    fn extend(&mut self, end: usize) {
        if let Some(cell) = self.cells.last_mut() {
            cell.end = offset(end);
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
        match plain(c) {
            Some(plain) => self.push(plain, start, end),
            None => decompose_compatible(c, |plain| self.push(plain, start, end)),
        }
    }
}

/// The plain form of a sign, where it is one character.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\n' | '\r' => '\n',
        ' '..='~' => c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => '-',
        '\u{E000}'..='\u{F8FF}' => '\u{FFFD}',
        '\u{FF01}'..='\u{FF5E}' | '\u{1D400}'..='\u{1D7FF}' | '\u{2460}'..='\u{2473}' => return None,
        _ if c.is_whitespace() => ' ',
        _ => c,
    })
}

/// Whether the text is its own view.
fn is_plain(text: &str) -> bool {
    let mut digit = false;
    text.chars().all(|c| {
        let after_digit = std::mem::replace(&mut digit, c.is_ascii_digit());
        match c {
            ' '..='~' | '\n' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => !(after_digit && digit_twin(c).is_some()),
            _ => c != '⟨' && !is_mark(c) && !is_invisible(c) && plain(c) == Some(c),
        }
    })
}

/// The digit that a letter looks like.
fn digit_twin(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'О' | 'о' => Some('0'),
        'I' | 'l' | 'І' => Some('1'),
        'З' | 'з' => Some('3'),
        _ => None,
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
            ("8 7О1 1З4 4l 6O", "8 701 134 4l 60"),
            ("KZ6500О0", "KZ6500О0"),
            ("8701ОО12О", "870100120"),
            ("5ол 123OA", "5ол 123OA"),
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
