//! The last sheet: what the words mean, what is left out, and whom to ask.

use super::{Cell, Column, Grid, Looks};
use crate::messages::Words;
use crate::{RenderError, outside};
use belgi_domain::digest::Digest;
use rust_xlsxwriter::Worksheet;

const COLUMNS: [Column; 2] = [Column::new("column-term", 34), Column::new("column-meaning", 110)];

/// Each term and its explanation.
const TERMS: [(&str, &str); 8] = [
    ("method-signal", "method-signal-text"),
    ("method-urgency", "method-urgency-text"),
    ("method-voices", "method-voices-text"),
    ("method-quotes", "method-quotes-text"),
    ("method-compare", "method-compare-text"),
    ("method-machine", "method-machine-text"),
    ("choose-title", "choose-method"),
    ("method-refuses", "method-refuses-text"),
];

/// Writes the sheet.
pub fn method(looks: &Looks, words: &Words, digest: &Digest) -> Result<Worksheet, RenderError> {
    let mut grid = Grid::begin(looks, &words.say("sheet-method"))?;
    grid.head(words, &COLUMNS)?;
    for (term, meaning) in TERMS {
        grid.row([Cell::wrapped(&words.say(term)), Cell::wrapped(&words.say(meaning))])?;
    }
    if let Some((term, text)) = crate::html::configuration(words, digest) {
        grid.row([Cell::wrapped(&term), Cell::wrapped(&text)])?;
    }
    let contact = outside::text(&digest.city.contact);
    let removal = words.fill("method-contact-text", [("contact", contact.into())]);
    grid.row([Cell::wrapped(&words.say("method-contact")), Cell::wrapped(&removal)])?;
    Ok(grid.end())
}
