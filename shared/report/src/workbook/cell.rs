//! What stands in one cell of a workbook.

use crate::outside;
use jiff::Timestamp;
use jiff::civil::Date;

/// The most that a cell holds, in UTF-16 units.
const CELL_UNITS_MAX: usize = 32_767;

/// The longest address that becomes a link; longer ones stay texts.
const LINK_CHARS_MAX: usize = 2_000;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words on one line, cleaned and cut to what a cell holds.
    Text(String),
    /// The same, broken over several lines where the column is narrow.
    Wrapped(String),
    /// What the sheet is about.
    Title(String),
    /// A heading above rows.
    Heading(String),
    /// The head of a column within a sheet, broken over several lines where the column is narrow.
    Label(String),
    /// A count.
    Number(u32),
    /// A day.
    Day(Date),
    /// A moment, shown in the city's time zone.
    Moment(Timestamp),
    /// An address of the web; nothing where the address leads elsewhere.
    Link(String),
    /// A place in this workbook, such as `'Sheet'!A1`, with the words to show.
    Jump(String, String),
    /// A cell to be changed by hand, with what stands in it until then.
    Open(String),
}

impl Cell {
    /// Words of any origin.
    pub fn text(words: &str) -> Self {
        Self::Text(held(words))
    }

    /// Words of any origin, broken over several lines.
    pub fn wrapped(words: &str) -> Self {
        Self::Wrapped(held(words))
    }

    /// A heading of any origin.
    pub fn heading(words: &str) -> Self {
        Self::Heading(held(words))
    }

    /// The head of a column of any origin.
    pub fn label(words: &str) -> Self {
        Self::Label(held(words))
    }

    /// A title of any origin.
    pub fn title(words: &str) -> Self {
        Self::Title(held(words))
    }

    /// An address of any origin.
    pub fn link(url: Option<&str>) -> Self {
        match url.and_then(outside::link) {
            Some(url) if url.chars().count() <= LINK_CHARS_MAX => Self::Link(url.to_owned()),
            Some(url) => Self::text(url),
            None => Self::Empty,
        }
    }

    /// A count, where there is one.
    pub fn count(count: Option<u32>) -> Self {
        count.map_or(Self::Empty, Self::Number)
    }

    /// A moment, where there is one.
    pub fn moment(at: Option<Timestamp>) -> Self {
        at.map_or(Self::Empty, Self::Moment)
    }
}

/// The words as a cell may hold them: cleaned like every text from outside, and cut.
fn held(words: &str) -> String {
    let mut shown = outside::text(words);
    let mut units = 0;
    let fits = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units <= CELL_UNITS_MAX
    };
    let kept = shown.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    if kept < shown.len() {
        shown.truncate(kept);
        // A sign outside the first plane is two units, and so leaves room enough for the ellipsis.
        shown.pop();
        shown.push('…');
    }
    shown
}

/// Whether a spreadsheet would take the words for a formula as soon as somebody edits the cell or saves it as a table.
/// Fullwidth signs count, because some versions read them like their plain forms.
pub fn looks_like_a_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_a_spreadsheet_lets_it_hold() {
        let units = |text: &str| text.encode_utf16().count();
        let cases = [
            ("а".repeat(CELL_UNITS_MAX), CELL_UNITS_MAX, 'а'),
            ("а".repeat(CELL_UNITS_MAX + 1), CELL_UNITS_MAX, '…'),
            ("😀".repeat(CELL_UNITS_MAX), CELL_UNITS_MAX - 2, '…'),
            (format!("{}😀", "а".repeat(CELL_UNITS_MAX - 1)), CELL_UNITS_MAX - 1, '…'),
        ];
        for (given, expect, last) in cases {
            let held = held(&given);
            assert_eq!((units(&held), held.chars().last()), (expect, Some(last)));
        }
    }

    #[test]
    fn only_the_web_becomes_a_link() {
        let long = format!("https://news.example/{}", "a".repeat(LINK_CHARS_MAX));
        let cases = [
            (Some("https://news.example/1"), Cell::Link("https://news.example/1".into())),
            (Some("javascript:alert(1)"), Cell::Empty),
            (Some("internal:Sheet1!A1"), Cell::Empty),
            (Some("file:///etc/passwd"), Cell::Empty),
            (Some(long.as_str()), Cell::Text(long.clone())),
            (None, Cell::Empty),
        ];
        for (given, expect) in cases {
            assert_eq!(Cell::link(given), expect);
        }
    }
}
