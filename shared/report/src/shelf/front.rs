//! The front page of the shelf: every city with the newest digest of each kind.

use super::latest::FOLDER;
use super::page::{Other, SCRIPT, others};
use super::{Card, KINDS, page_file, page_name};
use crate::messages::Words;
use crate::render::{Rendered, adjective};
use crate::{RenderError, Speech, bare, outside};
use askama::Template;
use belgi_domain::City;

/// What the files for programs look like (JSON Schema, draft 2020-12), beside the front page.
const SCHEMAS: [(&str, &str); 2] = [
    ("digest.schema.json", include_str!("../../schema/digest.json")),
    ("open311.schema.json", include_str!("../../schema/open311.json")),
];

#[derive(Template)]
#[template(path = "shelf/front.html")]
struct Front {
    w: Words,
    policy: String,
    style: &'static str,
    script: &'static str,
    others: Vec<Other>,
    cities: Vec<Row>,
}

/// One city.
struct Row {
    name: String,
    href: String,
    latest: Vec<Latest>,
}

/// The newest digest of one kind.
struct Latest {
    text: String,
    href: String,
    trouble: String,
    partial: bool,
}

/// The front page in each of `speeches`, the first as `index.html`; `cities` with the cards of their newest digests.
/// Names are below the folder of all digests.
///
/// # Errors
/// Where a message table or template compiled in is damaged.
pub fn front(cities: &[(&City, Vec<Card>)], speeches: &[Speech]) -> Result<Vec<Rendered>, RenderError> {
    let mut files = Vec::with_capacity(speeches.len());
    for speech in speeches {
        let w = Words::load(*speech)?;
        let mut rows: Vec<_> = cities.iter().map(|(city, cards)| row(&w, city, cards, speeches)).collect();
        rows.sort_by(|a, b| (&a.name, &a.href).cmp(&(&b.name, &b.href)));
        let page = Front {
            policy: bare::policy(SCRIPT),
            style: bare::STYLE,
            script: SCRIPT,
            others: others(*speech, speeches)?,
            cities: rows,
            w,
        };
        files.push(page_file(*speech, speeches, "belgi", page.render()?.into_bytes()));
    }
    files.extend(SCHEMAS.map(|(name, text)| Rendered::new(name.to_owned(), text.as_bytes().to_vec())));
    Ok(files)
}

fn row(w: &Words, city: &City, cards: &[Card], speeches: &[Speech]) -> Row {
    let latest = KINDS.iter().rev().filter_map(|(kind, _)| {
        let card = cards.iter().find(|card| card.count.period.kind == *kind)?;
        let adjective = adjective(*kind);
        Some(Latest {
            text: format!("{}: {}", w.named("kind", kind.code()), w.period(&card.count.period)),
            href: format!("{0}/{FOLDER}/{0}-{adjective}-{FOLDER}-{1}.html", city.id, w.speech()),
            trouble: w.number(&card.count.complaints),
            partial: card.count.partial,
        })
    });
    Row {
        name: outside::text(w.city(city)),
        href: format!("{}/{}", city.id, page_name(w.speech(), speeches)),
        latest: latest.collect(),
    }
}
