//! The digest as one self-contained page: no request to anywhere; one style sheet and one script, each allowed by its
//! hash. Without the script nothing is lost but filtering, copying links and the choice of a palette.

pub(crate) mod answering;
pub(crate) mod cards;
pub(crate) mod course;
mod filter;
pub(crate) mod groups;
pub(crate) mod lead;
pub(crate) mod lists;
pub(crate) mod map;
pub(crate) mod marked;
pub(crate) mod matrix;
pub(crate) mod outlets;
pub(crate) mod ranks;
pub(crate) mod reach;
pub(crate) mod sentences;

use crate::messages::Words;
use crate::{RenderError, Speech, base64, outside, remarks};
use answering::Answering;
use askama::Template;
use belgi_domain::digest::Digest;
use cards::Section;
use course::Course;
use filter::Choices;
use groups::GroupRow;
use lead::{Notice, Tile};
use lists::{CoverageList, Items};
use map::Map;
use marked::Piece;
use matrix::Matrix;
use outlets::Outlets;
use reach::PlatformReach;
use sha2::{Digest as _, Sha256};

const STYLE: &str = include_str!("../templates/page.css");
const SCRIPT: &str = include_str!("../templates/page.js");

/// The terms that the last section explains: the codes of their names and of their explanations.
pub(crate) const METHOD: [(&str, &str); 10] = [
    ("signal", "signal-text"),
    ("urgency", "urgency-text"),
    ("voices", "voices-text"),
    ("quotes", "quotes-text"),
    ("compare", "compare-text"),
    ("usual", "usual-text"),
    ("states", "states-text"),
    ("answers", "answers-text"),
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
    script: &'static str,
    city: String,
    remarks: Vec<String>,
    removal: String,
    configuration: Option<(String, String)>,
    footer: String,
    kind: String,
    notice: Option<Notice>,
    sentences: Vec<Vec<Piece>>,
    tiles: Vec<Tile>,
    choices: Choices,
    sections: Vec<Section>,
    answering: Answering,
    worked: Vec<(crate::names::Worded, String)>,
    praise: Items,
    official: Items,
    matrix: Option<Matrix>,
    map: Option<Map>,
    course: Course,
    groups: Vec<GroupRow>,
    outlets: Outlets<'a>,
    reach: Vec<PlatformReach>,
    coverage: CoverageList<'a>,
}

/// Which configuration a digest was made with, where that is known: the term and its text.
pub(crate) fn configuration(w: &Words, digest: &Digest) -> Option<(String, String)> {
    let version = digest.configuration.as_deref()?;
    let text = w.fill("method-configuration-text", [("version", version.into())]);
    Some((w.say("method-configuration"), text))
}

/// The page of `digest` in the language of `speech`.
///
/// # Errors
/// Where a message table or template compiled in is damaged.
pub fn html(digest: &Digest, speech: Speech) -> Result<String, RenderError> {
    let w = Words::load(speech)?;
    let city = outside::text(w.city(&digest.city));
    let page = Page {
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        remarks: remarks::of(&w, digest),
        removal: w.fill("method-contact-text", [("contact", outside::text(&digest.city.contact).into())]),
        configuration: configuration(&w, digest),
        footer: w.fill("footer", [("city", city.as_str().into()), ("name", digest.name.as_str().into())]),
        kind: w.named("kind", digest.period.kind.code()),
        city,
        notice: lead::notice(&w, digest),
        sentences: sentences::sentences(&w, digest).iter().map(|text| marked::pieces(text)).collect(),
        tiles: lead::tiles(&w, digest),
        choices: filter::choices(&w, digest),
        sections: cards::sections(&w, digest),
        answering: answering::of(&w, digest),
        worked: answering::worked(&w, digest),
        praise: Items::of(&digest.praise),
        official: Items::of(&digest.official),
        matrix: matrix::of(&w, digest),
        map: map::of(&w, digest),
        course: course::of(&w, digest)?,
        groups: groups::of(&w, digest),
        outlets: outlets::outlets(digest),
        reach: reach::reach(&w, digest),
        coverage: lists::coverage(&w, digest),
        d: digest,
        w,
    };
    Ok(page.render()?)
}

/// The period in five sentences without links, for mails and feeds.
///
/// # Errors
/// Where a message table compiled in is damaged.
pub fn sentences(digest: &Digest, speech: Speech) -> Result<Vec<String>, RenderError> {
    let w = Words::load(speech)?;
    Ok(sentences::sentences(&w, digest).iter().map(|text| marked::plain(text)).collect())
}

/// Nothing may be loaded; the one style sheet and the one script are allowed by their hashes.
fn policy() -> String {
    let hash = |text: &str| base64::encode(&Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[cfg(test)]
mod tests;
