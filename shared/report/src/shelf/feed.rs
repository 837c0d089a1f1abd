//! The digests of a city as an Atom feed (RFC 4287).

use super::{Book, Shelf};
use crate::messages::Words;
use crate::render::media;
use crate::{RenderError, Speech, outside};
use askama::Template;
use jiff::Timestamp;

/// How many digests a feed holds.
const ENTRIES_MAX: usize = 60;

/// Names begin with this (RFC 4151). They have to be nobody's and the same for ever, so the authority is a domain that
/// is reserved (RFC 2606) and the date never moves.
const TAG: &str = "tag:belgi.example,2026";

#[derive(Template)]
#[template(path = "shelf/feed.xml", escape = "html")]
struct Feed {
    w: Words,
    id: String,
    name: String,
    city: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    updated: Timestamp,
    published: Timestamp,
    summary: String,
    links: Vec<Link>,
}

struct Link {
    rel: &'static str,
    href: String,
    media: &'static str,
    size: u64,
}

/// What the feed is called in the city's folder.
pub fn name(speech: Speech) -> String {
    format!("atom-{speech}.xml")
}

/// The feed in the language of `speech`. It is as old as the data of its newest digest, or as the
/// digest that was last made again; of an empty shelf, as the epoch.
pub fn atom(shelf: &Shelf, speech: Speech) -> Result<String, RenderError> {
    let w = Words::load(speech)?;
    let id = format!("{TAG}:{}/{speech}", shelf.city.id);
    let mut entries: Vec<_> = shelf.books.iter().filter_map(|book| entry(&w, shelf, book, speech)).collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(ENTRIES_MAX);
    let updated = entries.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.updated);
    let city = outside::text(w.city(&shelf.city));
    Ok(Feed { id, name: name(speech), city, updated, entries, w }.render()?)
}

/// The entry of a digest; nothing where it has no card or no page in this language.
fn entry(w: &Words, shelf: &Shelf, book: &Book, speech: Speech) -> Option<Entry> {
    let (card, period) = (book.card.as_ref()?, book.period);
    let link = |ending: &str, rel| {
        let name = format!("{}-{speech}.{ending}", card.stem);
        let file = book.files.iter().find(|file| file.name == name)?;
        let media = media(&name).split(';').next().unwrap_or_default();
        Some(Link { rel, href: format!("{period}/{name}"), media, size: file.size })
    };
    let page = link("html", "alternate")?;
    let others = ["pdf", "xlsx", "csv"].map(|ending| link(ending, "enclosure"));
    let sentences = card.sentences.get(speech.code()).map(|sentences| sentences.join(" "));
    let partial = card.count.partial.then(|| format!(" ({})", w.say("shelf-partial")));
    let kind = w.named("kind", period.kind.code());
    Some(Entry {
        id: format!("{TAG}:{}/{period}/{speech}", shelf.city.id),
        title: outside::text(&format!("{kind}: {}{}", w.period(&period), partial.unwrap_or_default())),
        updated: card.updated.unwrap_or(card.until),
        published: card.until,
        summary: outside::text(&sentences.unwrap_or_default()),
        links: [Some(page)].into_iter().chain(others).flatten().collect(),
    })
}
