//! A department's page: its numbers, then its stories in a table.

use super::Pack;
use crate::messages::Words;
use crate::names::Worded;
use crate::workbook::age;
use crate::{RenderError, bare, outside, remarks};
use askama::Template;
use belgi_domain::digest::{Digest, StoryEntry};
use belgi_domain::{StoryState, Urgency};

#[derive(Template)]
#[template(path = "pack/page.html")]
struct Page<'a> {
    w: Words,
    d: &'a Digest,
    policy: String,
    style: &'static str,
    name: String,
    city: String,
    kind: String,
    remarks: Vec<String>,
    removal: String,
    whole: String,
    table: String,
    numbers: Vec<(String, String)>,
    lines: Vec<Line>,
}

/// One story.
struct Line {
    title: Worded,
    /// Where the whole digest tells it.
    anchor: String,
    /// The name of its urgency; empty where it is normal.
    badge: String,
    state: String,
    place: String,
    first: String,
    age: String,
    posts: u32,
    answer: String,
    link: Option<String>,
}

/// The page. Its links lead to the files beside it and to public posts.
pub fn page(pack: &Pack<'_>, w: Words, digest: &Digest, stem: &str) -> Result<String, RenderError> {
    let speech = w.speech();
    let whole = format!("../{stem}-{speech}.html");
    let line = |entry: &&StoryEntry| line(&w, digest, entry, &whole);
    let page = Page {
        policy: bare::policy(""),
        style: bare::STYLE,
        name: w.department(digest, pack.code),
        city: outside::text(w.city(&digest.city)),
        kind: w.named("kind", digest.period.kind.code()),
        remarks: remarks::of(&w, digest),
        removal: w.fill("method-contact-text", [("contact", outside::text(&digest.city.contact).into())]),
        table: format!("{}-{speech}.xlsx", pack.code),
        numbers: numbers(pack, &w),
        lines: pack.entries.iter().map(line).collect(),
        whole,
        d: digest,
        w,
    };
    Ok(page.render()?)
}

/// The numbers of the body: name and value.
fn numbers(pack: &Pack<'_>, w: &Words) -> Vec<(String, String)> {
    let stories = u32::try_from(pack.entries.len()).unwrap_or(u32::MAX);
    let mut numbers = vec![(w.say("sheet-stories"), w.number(&stories))];
    if let Some(row) = pack.answering {
        let hours = |hours: Option<u32>| hours.map_or_else(|| w.say("pack-none"), |hours| w.hours(&hours));
        numbers.extend([
            (w.say("pack-answered"), w.number(&row.answered)),
            (w.say("pack-median"), hours(row.median_hours)),
            (w.say("pack-open"), w.number(&row.open)),
            (w.say("pack-oldest"), hours(row.oldest_hours)),
        ]);
    }
    numbers
}

fn line(w: &Words, digest: &Digest, entry: &StoryEntry, whole: &str) -> Line {
    let story = &entry.story;
    let place = w.places(&story.places);
    Line {
        title: w.title(entry),
        anchor: format!("{whole}#s-{}", story.id),
        badge: if story.urgency == Urgency::Normal { String::new() } else { w.label(&story.urgency) },
        state: w.standing(story),
        place: if place.is_empty() { w.say("card-unplaced") } else { place },
        first: w.moment_beside(&story.first_seen, digest.period.first.year()),
        age: w.count("days", &age(story.first_seen, digest)),
        posts: entry.posts,
        answer: answer(w, digest, entry),
        link: story
            .quotes
            .iter()
            .find_map(|quote| quote.url.as_deref())
            .and_then(outside::link)
            .map(str::to_owned),
    }
}

/// How far the answer goes and how long it took, or how long one has been waited for.
fn answer(w: &Words, digest: &Digest, entry: &StoryEntry) -> String {
    let story = &entry.story;
    let waited = |since| u32::try_from(digest.until.duration_since(since).as_hours()).unwrap_or(0);
    let waits = || w.fill("pack-waits", [("hours", w.hours(&waited(story.first_seen)).into())]);
    match (story.answers.last(), w.wait(entry)) {
        (Some(last), Some(wait)) => format!("{} · {wait}", w.answer(&last.kind)),
        (Some(last), None) => w.answer(&last.kind),
        (None, _) if story.complaints() == 0 || story.state == StoryState::Quiet => w.say("pack-none"),
        (None, _) => waits(),
    }
}
