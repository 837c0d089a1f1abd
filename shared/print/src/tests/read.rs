//! What stands on pages, read back.

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// The words of all pages in the order in which they are set, without spaces and places to break.
pub fn words(document: &PagedDocument) -> String {
    let mut shown = String::new();
    each(document, &mut |text, _| shown.push_str(&squeezed(&text.text)));
    shown
}

/// `text` without spaces and places to break.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{2060}')).collect()
}

/// Runs of text with a letter that the font does not have.
pub fn undrawn(document: &PagedDocument) -> Vec<String> {
    let mut found = Vec::new();
    each(document, &mut |text, _| {
        if text.glyphs.iter().any(|glyph| glyph.id == 0) {
            found.push(text.text.to_string());
        }
    });
    found
}

/// Runs of text that end right of the page.
pub fn outside_of_page(document: &PagedDocument) -> Vec<String> {
    let mut found = Vec::new();
    let width = document.pages().iter().map(|page| page.frame.width()).max().unwrap();
    each(document, &mut |text, at| {
        if at.x + text.width() > width {
            found.push(text.text.to_string());
        }
    });
    found
}

/// Whether a bookmark begins with `title`: its text stands in the file as UTF-16.
pub fn bookmark(bytes: &[u8], title: &str) -> bool {
    let hex: String = title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let plain = format!("/Title({title}");
    let text = String::from_utf8_lossy(bytes);
    text.contains(&format!("/Title<FEFF{hex}")) || text.contains(&plain)
}

fn each(document: &PagedDocument, told: &mut dyn FnMut(&TextItem, Point)) {
    for page in document.pages() {
        within(&page.frame, Transform::identity(), told);
    }
}

fn within(frame: &Frame, outer: Transform, told: &mut dyn FnMut(&TextItem, Point)) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let inner = outer.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                within(&group.frame, inner, told);
            }
            // An upright title has no width to the right.
            FrameItem::Text(text) if outer.kx.get() == 0.0 => told(text, at.transform(outer)),
            FrameItem::Text(text) => told(text, Point::zero() - Point::with_x(text.width())),
            _ => {}
        }
    }
}
