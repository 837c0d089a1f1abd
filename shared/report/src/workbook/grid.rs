//! One sheet of a workbook, written row by row.

use super::cell::{Cell, looks_like_a_formula};
use super::height;
use super::looks::{Looks, bars};
use crate::RenderError;
use crate::messages::Words;
use belgi_domain::period::zone;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use rust_xlsxwriter::{ExcelDateTime, Format, Url, Workbook, Worksheet};

/// A sheet holds no more links; further addresses are texts.
const LINKS_MAX: u32 = 65_000;

/// A4.
const PAPER: u8 = 9;
/// Characters of a line that can still be read when it is printed across A4; a wider table takes more pages.
const PRINTED_CHARS: u16 = 190;
/// The width of a column that nobody gave one.
const USUAL_WIDTH: u8 = 9;
/// What the button of the filter takes of a head, in characters.
const BUTTON: u8 = 3;
/// What bold letters take more, in characters of a line.
const BOLD: u8 = 2;

/// A column of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The message key of its head.
    pub key: &'static str,
    /// Its width in characters.
    pub width: u8,
    /// Whether its numbers are shown with bars.
    pub bars: bool,
}

impl Column {
    /// A column without bars.
    pub const fn new(key: &'static str, width: u8) -> Self {
        Self { key, width, bars: false }
    }

    /// A column of numbers with bars.
    pub const fn bars(key: &'static str, width: u8) -> Self {
        Self { key, width, bars: true }
    }
}

/// A sheet that is being written.
pub struct Grid<'a> {
    sheet: Worksheet,
    looks: &'a Looks,
    zone: TimeZone,
    row: u32,
    links: u32,
    widths: Vec<u8>,
}

impl<'a> Grid<'a> {
    /// A new sheet, printed on A4 in as many pages as its rows and columns need.
    ///
    /// # Errors
    /// Where `name` is no name of a sheet.
    pub fn begin(looks: &'a Looks, name: &str) -> Result<Self, RenderError> {
        Self::on(Worksheet::new(), looks, name)
    }

    /// A new sheet for `book` whose rows go to a temporary file as soon as the next one begins, so that it may be of any length.
    ///
    /// # Errors
    /// Where `name` is no name of a sheet or no temporary file can be made.
    pub fn begin_long(book: &mut Workbook, looks: &'a Looks, name: &str) -> Result<Self, RenderError> {
        Self::on(book.new_worksheet_with_constant_memory()?, looks, name)
    }

    fn on(mut sheet: Worksheet, looks: &'a Looks, name: &str) -> Result<Self, RenderError> {
        sheet.set_name(name)?.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_header("&L&A&R&P / &N");
        Ok(Self { sheet, looks, zone: zone(), row: 0, links: 0, widths: Vec::new() })
    }

    /// The head of a table: it stays in sight, repeats on every printed page and fits its columns.
    pub fn head(&mut self, words: &Words, columns: &[Column]) -> Result<(), RenderError> {
        for (at, column) in (0..).zip(columns) {
            self.sheet.write_string_with_format(self.row, at, words.say(column.key), &self.looks.head)?;
            self.width(at, column.width)?;
        }
        let lines = columns
            .iter()
            .map(|column| height::lines(&words.say(column.key), column.width.saturating_sub(BUTTON)));
        self.height(lines.max())?;
        if self.row == 0 {
            self.sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_repeat_columns(0, 0)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Gives a column its width in characters.
    pub fn width(&mut self, at: u16, width: u8) -> Result<(), RenderError> {
        self.sheet.set_column_width(at, width)?;
        let at = usize::from(at);
        if self.widths.len() <= at {
            self.widths.resize(at + 1, USUAL_WIDTH);
        }
        if let Some(known) = self.widths.get_mut(at) {
            *known = width;
        }
        let chars: u16 = self.widths.iter().map(|width| u16::from(*width)).sum();
        self.sheet.set_print_fit_to_pages(chars.div_ceil(PRINTED_CHARS), 0);
        Ok(())
    }

    fn height(&mut self, lines: Option<usize>) -> Result<(), RenderError> {
        if let Some(points) = height::points(lines.unwrap_or(1)) {
            self.sheet.set_row_height(self.row, points)?;
        }
        Ok(())
    }

    /// The next row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<(), RenderError> {
        let mut lines = 1;
        for (at, cell) in (0..).zip(cells) {
            let width = self.widths.get(usize::from(at)).copied().unwrap_or(USUAL_WIDTH);
            lines = lines.max(match &cell {
                Cell::Wrapped(words) => height::lines(words, width),
                Cell::Label(words) => height::lines(words, width.saturating_sub(BOLD)),
                _ => 1,
            });
            self.cell(at, cell)?;
        }
        self.height(Some(lines))?;
        self.row += 1;
        Ok(())
    }

    /// An empty row.
    pub fn skip(&mut self) {
        self.row += 1;
    }

    /// The number of the next row, from nought.
    pub fn at(&self) -> u32 {
        self.row
    }

    /// Ends a table that has its head in the first row: filters over it, and bars where the columns want them.
    pub fn finish(mut self, columns: &[Column]) -> Result<Worksheet, RenderError> {
        let last = self.row.saturating_sub(1);
        let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, last, width.saturating_sub(1))?;
        if last > 0 {
            for (at, _) in (0..).zip(columns).filter(|(_, column)| column.bars) {
                self.sheet.add_conditional_format(1, at, last, at, &bars())?;
            }
        }
        Ok(self.sheet)
    }

    /// Ends a sheet that is no table.
    pub fn end(self) -> Worksheet {
        self.sheet
    }

    /// Bars over a block of numbers, both corners included.
    pub fn bars(&mut self, top: u32, left: u16, bottom: u32, right: u16) -> Result<(), RenderError> {
        self.sheet.add_conditional_format(top, left, bottom, right, &bars())?;
        Ok(())
    }

    /// The sheet itself, for what only one sheet needs.
    pub fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    fn cell(&mut self, at: u16, cell: Cell) -> Result<(), RenderError> {
        let (row, looks) = (self.row, self.looks);
        match cell {
            Cell::Empty => {}
            Cell::Text(words) => self.words(at, &words, &looks.text, &looks.quoted)?,
            Cell::Wrapped(words) => self.words(at, &words, &looks.wrapped, &looks.quoted_wrapped)?,
            Cell::Title(words) => self.words(at, &words, &looks.title, &looks.title)?,
            Cell::Heading(words) => self.words(at, &words, &looks.heading, &looks.heading)?,
            Cell::Label(words) => self.words(at, &words, &looks.label, &looks.label)?,
            Cell::Number(number) => {
                self.sheet.write_number_with_format(row, at, number, &looks.number)?;
            }
            Cell::Day(day) => self.dated(at, day.to_datetime(Time::midnight()), &looks.day)?,
            Cell::Moment(moment) => self.dated(at, self.zone.to_datetime(moment), &looks.moment)?,
            Cell::Link(url) => self.link(at, &url)?,
            Cell::Jump(place, words) => {
                let url = Url::new(format!("internal:{place}")).set_text(words);
                self.sheet.write_url_with_format(row, at, url, &looks.link)?;
            }
            Cell::Open(words) => {
                self.sheet.write_string_with_format(row, at, words, &looks.open)?;
            }
        }
        Ok(())
    }

    fn words(&mut self, at: u16, words: &str, plain: &Format, quoted: &Format) -> Result<(), RenderError> {
        let format = if looks_like_a_formula(words) { quoted } else { plain };
        if !words.is_empty() {
            self.sheet.write_string_with_format(self.row, at, words, format)?;
        }
        Ok(())
    }

    fn dated(&mut self, at: u16, local: DateTime, format: &Format) -> Result<(), RenderError> {
        match excel(local) {
            Some(moment) => {
                self.sheet.write_datetime_with_format(self.row, at, moment, format)?;
            }
            None => self.words(at, &local.to_string(), &self.looks.text, &self.looks.quoted)?,
        }
        Ok(())
    }

    /// An address that the program takes for no link is shown as a text.
    fn link(&mut self, at: u16, url: &str) -> Result<(), RenderError> {
        self.links += 1;
        let linked = self.links <= LINKS_MAX
            && self.sheet.write_url_with_format(self.row, at, Url::new(url), &self.looks.link).is_ok();
        if linked { Ok(()) } else { self.words(at, url, &self.looks.text, &self.looks.quoted) }
    }
}

/// The moment as spreadsheets count; nothing for years that they do not know.
fn excel(local: DateTime) -> Option<ExcelDateTime> {
    let year = u16::try_from(local.year()).ok()?;
    let day = ExcelDateTime::from_ymd(year, local.month().unsigned_abs(), local.day().unsigned_abs()).ok()?;
    let (hour, minute, second) = (local.hour(), local.minute(), local.second());
    day.and_hms(hour.unsigned_abs().into(), minute.unsigned_abs(), second.unsigned_abs()).ok()
}
