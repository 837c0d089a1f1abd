//! The digest as it is read on paper: the same words in the same order as on the page, without what only a screen can do.
//!
//! Every text is ready to be shown, in the language of the paper and fit by [`crate::outside`]; whoever sets it decides
//! about looks alone and needs to know nothing about digests.

mod answers;
mod block;
mod counts;
mod sources;
mod stories;

use crate::html::lead::{self, Notice, Tile};
use crate::html::marked::{self, Piece};
use crate::html::{METHOD, configuration, sentences};
use crate::messages::Words;
use crate::{RenderError, Speech, outside, remarks};
use belgi_domain::digest::Digest;
use block::{Block, Part};
use serde::Serialize;
use std::collections::BTreeMap;

/// The words that belong to no part: names of rows and links that every story has.
const WORDS: [&str; 6] =
    ["card-answer", "card-answer-link", "card-open", "card-quotes", "card-withheld", "nav-label"];

/// A digest on paper. Its shape is the serialised one, which the template of `belgi-print` reads.
#[derive(Serialize)]
pub struct Paper {
    lang: &'static str,
    title: String,
    city: String,
    kind: String,
    period: String,
    tagline: String,
    remarks: Vec<String>,
    footer: String,
    words: BTreeMap<&'static str, String>,
    notice: Option<Notice>,
    sentences: Vec<Vec<Piece>>,
    tiles: Vec<Tile>,
    parts: Vec<Part>,
}

/// The paper of `digest` in the language of `speech`.
///
/// # Errors
/// Where a message table compiled in is damaged or a chart cannot be drawn.
pub fn paper(digest: &Digest, speech: Speech) -> Result<Paper, RenderError> {
    let w = Words::load(speech)?;
    let city = outside::text(w.city(&digest.city));
    let (kind, period) = (w.named("kind", digest.period.kind.code()), w.period(&digest.period));
    Ok(Paper {
        lang: speech.code(),
        title: format!("{city} · {kind} · {period}"),
        tagline: w.say("tagline"),
        remarks: remarks::of(&w, digest),
        footer: w.fill("footer", [("city", city.as_str().into()), ("name", digest.name.as_str().into())]),
        words: WORDS.into_iter().map(|key| (key, w.say(key))).collect(),
        notice: lead::notice(&w, digest).map(shown),
        sentences: sentences::sentences(&w, digest).iter().map(|text| marked::pieces(text)).collect(),
        tiles: lead::tiles(&w, digest),
        parts: parts(&w, digest)?,
        city,
        kind,
        period,
    })
}

/// The names of sources come from the registry, which people write.
fn shown(notice: Notice) -> Notice {
    Notice { text: outside::text(&notice.text), ..notice }
}

/// The parts in the order of the page.
fn parts(w: &Words, digest: &Digest) -> Result<Vec<Part>, RenderError> {
    let mut parts = Vec::new();
    for (name, part) in stories::parts(w, digest) {
        parts.push(part);
        match name {
            "answered" => parts.push(answers::answering(w, digest)),
            "reopened" => parts.push(answers::praise(w, digest)),
            _ => {}
        }
    }
    parts.push(counts::topics(w, digest));
    parts.push(counts::course(w, digest)?);
    parts.push(sources::outlets(w, digest));
    parts.push(sources::groups(w, digest));
    parts.push(sources::reach(w, digest));
    parts.push(answers::official(w, digest));
    parts.push(sources::coverage(w, digest));
    parts.push(method(w, digest));
    Ok(parts)
}

fn method(w: &Words, digest: &Digest) -> Part {
    let term = |(name, text): (&str, &str)| (w.named("method", name), w.named("method", text));
    let contact = w.fill("method-contact-text", [("contact", outside::text(&digest.city.contact).into())]);
    let mut terms: Vec<_> = METHOD.into_iter().map(term).collect();
    terms.extend(configuration(w, digest));
    if let Ok(posts @ 1..) = u32::try_from(digest.corrected.len()) {
        terms.push((w.say("method-corrected"), w.count("method-corrected-text", &posts)));
    }
    terms.push((w.say("method-contact"), contact));
    Part { blocks: vec![Block::Terms { terms }], ..Part::new(w, "method") }
}

/// Whether an empty part may be empty for want of data.
fn unsure(w: &Words, digest: &Digest) -> String {
    let troubled = digest.coverage.sources.iter().any(|row| row.health != belgi_domain::Health::Ok);
    if troubled || digest.coverage.enabled == 0 {
        format!(" {}", w.say("empty-unsure"))
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests;
