//! A city's page of the shelf: every digest with its date, its numbers and its files.

use super::{Book, Card, KINDS, Object, Shelf, feed, page_name, size};
use crate::messages::Words;
use crate::{RenderError, Speech, bare, outside, pack};
use askama::Template;
use belgi_domain::PeriodKind;

/// The search of the shelf; without it nothing is lost but the search.
pub const SCRIPT: &str = include_str!("../../templates/shelf/search.js");

/// Of digests of a day, only so many show their packs: a page of years of days would be mostly packs.
const DAYS_WITH_PACKS: usize = 7;

/// The files of one language in this order.
const ENDINGS: [&str; 4] = ["html", "pdf", "xlsx", "csv"];

#[derive(Template)]
#[template(path = "shelf/city.html")]
struct Page {
    w: Words,
    policy: String,
    style: &'static str,
    script: &'static str,
    city: String,
    feed: String,
    front: String,
    others: Vec<Other>,
    sections: Vec<Section>,
}

/// The same page in another language.
pub struct Other {
    /// Its code.
    pub lang: &'static str,
    /// What the language calls itself.
    pub name: String,
    /// The page.
    pub href: String,
}

/// Digests of one kind.
struct Section {
    id: &'static str,
    title: String,
    count: u32,
    rows: Vec<Row>,
}

/// One digest.
struct Row {
    title: String,
    href: Option<String>,
    name: String,
    partial: bool,
    trouble: Option<u32>,
    action: Option<u32>,
    files: Vec<Group>,
    packs: Vec<Link>,
}

/// Files that belong together: those of a language, or those for machines.
struct Group {
    name: String,
    links: Vec<Link>,
}

struct Link {
    text: String,
    href: String,
    size: String,
}

/// The page in the language of `speech`, with links to itself in the other `speeches`.
pub fn page(shelf: &Shelf, speech: Speech, speeches: &[Speech]) -> Result<String, RenderError> {
    let w = Words::load(speech)?;
    let page = Page {
        policy: bare::policy(SCRIPT),
        style: bare::STYLE,
        script: SCRIPT,
        city: outside::text(w.city(&shelf.city)),
        feed: feed::name(speech),
        front: format!("../{}", page_name(speech, speeches)),
        others: others(speech, speeches)?,
        sections: KINDS.iter().filter_map(|(kind, key)| section(&w, shelf, *kind, key)).collect(),
        w,
    };
    Ok(page.render()?)
}

/// The page in the languages that it is not in.
pub fn others(speech: Speech, speeches: &[Speech]) -> Result<Vec<Other>, RenderError> {
    let other = |other: &Speech| {
        let name = Words::load(*other)?.say("shelf-language");
        Ok(Other { lang: other.code(), name, href: page_name(*other, speeches) })
    };
    speeches.iter().filter(|other| **other != speech).map(other).collect()
}

fn section(w: &Words, shelf: &Shelf, kind: PeriodKind, key: &'static str) -> Option<Section> {
    let books = shelf.books.iter().filter(|book| book.period.kind == kind);
    let packs = |at: usize| kind != PeriodKind::Day || at < DAYS_WITH_PACKS;
    let rows: Vec<_> = books.enumerate().map(|(at, book)| row(w, book, packs(at))).collect();
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| Section { id: key, title: w.say(key), count, rows })
}

fn row(w: &Words, book: &Book, with_packs: bool) -> Row {
    let files = groups(w, book);
    let href = files.first().and_then(|group| group.links.first()).map(|link| link.href.clone());
    let card = book.card.as_ref();
    Row {
        title: w.period(&book.period),
        href,
        name: book.period.to_string(),
        partial: card.is_some_and(|card| card.count.partial),
        trouble: card.map(|card| card.count.complaints),
        action: card.map(|card| card.action),
        packs: if with_packs { packs(w, book) } else { Vec::new() },
        files,
    }
}

/// The files by language, that of the page first, and last what is for machines and bears no language.
fn groups(w: &Words, book: &Book) -> Vec<Group> {
    let own = Some(w.speech());
    let others = Speech::ALL.into_iter().map(Some).filter(|speech| *speech != own);
    let order = [own].into_iter().chain(others).chain([None]);
    order.filter_map(|speech| group(w, book, speech)).collect()
}

fn group(w: &Words, book: &Book, speech: Option<Speech>) -> Option<Group> {
    let mut links: Vec<_> = book.files.iter().filter_map(|file| shown(w, book, file, speech)).collect();
    links.sort_by(|a, b| (a.0, &a.1.href).cmp(&(b.0, &b.1.href)));
    let name = w.say(match speech {
        Some(Speech::Kk) => "shelf-kk",
        Some(Speech::Ru) => "shelf-ru",
        Some(Speech::En) => "shelf-en",
        None => "shelf-machines",
    });
    (!links.is_empty()).then(|| Group { name, links: links.into_iter().map(|(_, link)| link).collect() })
}

/// The link to a file of this language with its rank among them; nothing for packs, the card and other languages.
fn shown(w: &Words, book: &Book, file: &Object, speech: Option<Speech>) -> Option<(usize, Link)> {
    let (stem, ending) = file.name.rsplit_once('.')?;
    let of = Speech::ALL.into_iter().find(|speech| stem.ends_with(&format!("-{speech}")));
    if of != speech || file.name.contains('/') || file.name == Card::NAME {
        return None;
    }
    let rank = ENDINGS.iter().position(|known| *known == ending).unwrap_or(ENDINGS.len());
    let text = if stem.ends_with("-open311") { "Open311".to_owned() } else { ending.to_uppercase() };
    Some((rank, link(w, book, file, text)))
}

/// The packs: the page of each department in the language of the shelf.
fn packs(w: &Words, book: &Book) -> Vec<Link> {
    let ending = format!("-{}.html", w.speech());
    let pack = |file: &Object| {
        let code = file.name.strip_prefix(pack::FOLDER)?.strip_prefix('/')?.strip_suffix(&ending)?;
        let name = book.card.as_ref().and_then(|card| card.departments.get(code)).and_then(Option::as_ref);
        let name = name.map_or(code, |name| match w.speech() {
            Speech::Kk => &name.kk,
            Speech::Ru => &name.ru,
            Speech::En => &name.en,
        });
        Some(link(w, book, file, outside::text(name)))
    };
    book.files.iter().filter_map(pack).collect()
}

fn link(w: &Words, book: &Book, file: &Object, text: String) -> Link {
    Link { text, href: format!("{}/{}", book.period, file.name), size: size::size(w, file.size) }
}
