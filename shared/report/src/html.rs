//! The digest as one self-contained page: no script, no request to anywhere, one style sheet pinned by its hash.

mod cards;
mod lead;
mod lists;
mod matrix;

use crate::messages::Words;
use crate::{RenderError, Speech, base64, chart, outside};
use askama::Template;
use belgi_domain::digest::Digest;
use cards::Section;
use lead::{Notice, Tile};
use lists::{CoverageList, Items, Outlets};
use matrix::Matrix;
use sha2::{Digest as _, Sha256};

const STYLE: &str = include_str!("../templates/page.css");

/// A chart of one day is a lone bar and says nothing.
const CHART_DAYS_MIN: usize = 2;

/// The terms that the last section explains: the codes of their names and of their explanations.
const METHOD: [(&str, &str); 7] = [
    ("signal", "signal-text"),
    ("urgency", "urgency-text"),
    ("voices", "voices-text"),
    ("quotes", "quotes-text"),
    ("compare", "compare-text"),
    ("machine", "machine-text"),
    ("refuses", "refuses-text"),
];

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    w: Words,
    d: &'a Digest,
    policy: String,
    style: &'static str,
    city: String,
    until: String,
    removal: String,
    footer: String,
    kind: String,
    notice: Option<Notice>,
    sentences: Vec<String>,
    tiles: Vec<Tile>,
    sections: Vec<Section>,
    praise: Items,
    official: Items,
    matrix: Option<Matrix>,
    chart: Option<String>,
    outlets: Outlets<'a>,
    coverage: CoverageList<'a>,
}

/// The page of `digest` in the language of `speech`.
///
/// # Errors
/// Where a message table or template compiled in is damaged.
pub fn html(digest: &Digest, speech: Speech) -> Result<String, RenderError> {
    let w = Words::load(speech)?;
    let city = outside::text(w.city(&digest.city));
    let sections = cards::sections(&w, digest)?;
    let page = Page {
        policy: policy(),
        style: STYLE,
        until: w.fill("partial", [("until", w.moment(&digest.until).into())]),
        removal: w.fill("method-contact-text", [("contact", outside::text(&digest.city.contact).into())]),
        footer: w.fill("footer", [("city", city.as_str().into()), ("name", digest.name.as_str().into())]),
        kind: w.named("kind", digest.period.kind.code()),
        city,
        notice: lead::notice(&w, digest),
        sentences: lead::sentences(&w, digest),
        tiles: lead::tiles(&w, digest),
        sections,
        praise: Items::of(&digest.praise),
        official: Items::of(&digest.official),
        matrix: matrix::of(&w, digest),
        chart: days_chart(&w, digest)?,
        outlets: lists::outlets(digest),
        coverage: lists::coverage(digest),
        d: digest,
        w,
    };
    Ok(page.render()?)
}

/// Nothing may be loaded or run; the one style sheet is allowed by its hash.
fn policy() -> String {
    let hash = base64::encode(&Sha256::digest(STYLE.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

fn days_chart(w: &Words, digest: &Digest) -> Result<Option<String>, RenderError> {
    let busiest = digest.days.iter().rev().max_by_key(|day| day.posts).filter(|day| day.posts > 0);
    let Some(busiest) = busiest.filter(|_| digest.days.len() >= CHART_DAYS_MIN) else { return Ok(None) };
    let text = w.fill(
        "chart-desc",
        [
            ("day", w.day(&busiest.day).into()),
            ("posts", busiest.posts.into()),
            ("trouble", busiest.complaints.into()),
        ],
    );
    chart::days(&digest.days, &w.say("chart-title"), &text).map(Some)
}

#[cfg(test)]
mod tests;
