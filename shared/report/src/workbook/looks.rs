//! How the cells of a workbook look.

use rust_xlsxwriter::{Color, ConditionalFormatDataBar, Format, FormatAlign, FormatBorder};

/// The blue of heads and data bars, dark enough beside white.
const BLUE: Color = Color::RGB(0x1F4E79);
const BAR: Color = Color::RGB(0x9DC3E6);
/// Cells to be filled in by hand; printed in black and white they keep their border.
const PAPER: Color = Color::RGB(0xFFF8E1);
const LINE: Color = Color::RGB(0xBFBFBF);

/// The formats of a workbook.
#[derive(Debug)]
pub struct Looks {
    /// The name of the sheet's subject.
    pub title: Format,
    /// A heading between rows.
    pub heading: Format,
    /// The head of a column within a sheet.
    pub label: Format,
    /// The head of a column.
    pub head: Format,
    /// Words on one line.
    pub text: Format,
    /// Words on several lines.
    pub wrapped: Format,
    /// Words that look like a formula: they stay words even when somebody edits the cell.
    pub quoted: Format,
    /// The same on several lines.
    pub quoted_wrapped: Format,
    /// A count.
    pub number: Format,
    /// A day.
    pub day: Format,
    /// A moment.
    pub moment: Format,
    /// A link.
    pub link: Format,
    /// A cell to be filled in by hand.
    pub open: Format,
}

impl Looks {
    /// The one look of every workbook.
    pub fn new() -> Self {
        let text = Format::new().set_align(FormatAlign::Top);
        let wrapped = text.clone().set_text_wrap();
        Self {
            title: Format::new().set_bold().set_font_size(16).set_font_color(BLUE),
            heading: Format::new().set_bold().set_font_size(12).set_font_color(BLUE),
            label: Format::new()
                .set_bold()
                .set_font_color(BLUE)
                .set_text_wrap()
                .set_align(FormatAlign::Bottom),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(Color::White)
                .set_background_color(BLUE),
            quoted: text.clone().set_quote_prefix(),
            quoted_wrapped: wrapped.clone().set_quote_prefix(),
            number: text.clone().set_num_format("#,##0"),
            day: text.clone().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Left).set_indent(1),
            moment: text
                .clone()
                .set_num_format("dd.mm.yyyy hh:mm")
                .set_align(FormatAlign::Left)
                .set_indent(1),
            link: Format::new().set_hyperlink().set_align(FormatAlign::Top),
            open: text
                .clone()
                .set_background_color(PAPER)
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE),
            text,
            wrapped,
        }
    }
}

/// Bars that begin at nought, so that their lengths may be compared.
pub fn bars() -> ConditionalFormatDataBar {
    ConditionalFormatDataBar::new()
        .set_fill_color(BAR)
        .set_solid_fill(true)
        .set_border_off(true)
        .set_minimum(rust_xlsxwriter::ConditionalFormatType::Number, 0)
}
