//! Stories as cards, in the sections of the page.

mod why;

use super::answering::anchor;
use super::filter::{self, Marks};
use super::ranks::{self, Rank};
use crate::messages::Words;
use crate::names::Worded;
use crate::{chart, outside};
use belgi_domain::digest::{Digest, StoryEntry};
use belgi_domain::{Label, Publisher, Quote, Urgency, VoiceBand};
use serde::Serialize;

/// Quotes a card shows.
const QUOTES_MAX: usize = 3;
/// Sources a card names.
const SOURCES_MAX: usize = 4;

/// Stories that stand together.
pub struct Section {
    /// The fragment and the part of message keys.
    pub name: &'static str,
    /// How many stories are of its kind, those that stand in the first section among them.
    pub count: u32,
    /// Where to find urgent ones of its kind; may be empty.
    pub above: String,
    /// The first stories.
    pub cards: Vec<Card>,
    /// The rest, one line each.
    pub more: Vec<Line>,
}

/// A story in one line.
pub struct Line {
    /// The fragment.
    pub id: String,
    /// What the reader can filter it by.
    pub marks: Marks,
    /// What it is called.
    pub title: Worded,
    /// Topic, place, state, posts in the period, the day of the last post; each may be empty.
    pub facts: Vec<String>,
}

/// A story with everything that is shown of it.
#[derive(Serialize)]
pub struct Card {
    /// The fragment.
    pub id: String,
    /// What the reader can filter it by.
    #[serde(skip)]
    pub marks: Marks,
    /// What it is called.
    pub title: Worded,
    /// The code of its urgency, which decides its colour.
    pub urgency: &'static str,
    /// The name of its urgency; empty where it is normal.
    pub badge: String,
    /// Names of the dangers it speaks of.
    pub dangers: Vec<String>,
    /// The name of its state.
    pub state: String,
    /// Why it needs action now; may be empty.
    pub why: String,
    /// Why it stands there; may be empty.
    pub cause: String,
    /// Rows of name and value.
    pub facts: Vec<(String, String)>,
    /// The official answer.
    pub answer: String,
    /// Where the answer can be read.
    pub answer_link: Option<String>,
    /// Quotes, or places of posts whose words are withheld.
    pub quotes: Vec<Said>,
    /// Whether words are left out.
    pub withheld: bool,
    /// Posts a day, drawn; empty for a single day.
    #[serde(skip)]
    pub spark: String,
}

/// A quote.
#[derive(Serialize)]
pub struct Said {
    /// The words, empty where withheld.
    pub text: String,
    /// Their language.
    pub lang: &'static str,
    /// Where and when.
    pub origin: String,
    /// The public post.
    pub link: Option<String>,
}

/// The sections of the page.
pub fn sections(w: &Words, digest: &Digest) -> Vec<Section> {
    let section = |rank: &Rank<'_>| Section {
        name: rank.name,
        count: rank.count(),
        above: above_text(w, rank),
        cards: rank.entries.iter().take(rank.cards).map(|entry| card(w, digest, entry)).collect(),
        more: rank.entries.iter().skip(rank.cards).map(|entry| line(w, entry)).collect(),
    };
    ranks::of(digest).iter().map(section).collect()
}

/// Where the urgent stories of the kind stand; empty where there are none.
pub fn above_text(w: &Words, rank: &Rank<'_>) -> String {
    match rank.above {
        0 => String::new(),
        count => {
            w.fill("elsewhere-above", [("count", count.into()), ("section", w.say("section-action").into())])
        }
    }
}

fn line(w: &Words, entry: &StoryEntry) -> Line {
    let story = &entry.story;
    let facts = [
        w.label(&story.topic),
        outside::text(&w.places(&story.places)),
        w.standing(story),
        w.count("line-posts", &entry.posts),
        w.short_day(&story.last_seen),
    ];
    Line {
        id: anchor(&story.id),
        marks: filter::of_story(entry),
        title: w.title(entry),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
    }
}

/// A story with everything that is shown of it.
pub fn card(w: &Words, digest: &Digest, entry: &StoryEntry) -> Card {
    let story = &entry.story;
    let quotes = story.quotes.iter().take(if entry.withheld { 1 } else { QUOTES_MAX });
    Card {
        id: anchor(&story.id),
        marks: filter::of_story(entry),
        title: w.title(entry),
        urgency: story.urgency.code(),
        badge: if story.urgency == Urgency::Normal { String::new() } else { w.label(&story.urgency) },
        dangers: story.dangers.iter().map(|danger| w.named("danger", danger.code())).collect(),
        state: w.standing(story),
        why: why::reasons(w, entry),
        cause: why::cause(w, entry),
        facts: facts(w, digest, entry),
        answer: answer(w, entry),
        answer_link: story.answers.last().and_then(|answer| linked(answer.url.as_deref())),
        quotes: quotes.map(|quote| said(w, digest, quote, entry.withheld)).collect(),
        withheld: entry.withheld,
        spark: spark(w, digest, entry),
    }
}

fn facts(w: &Words, digest: &Digest, entry: &StoryEntry) -> Vec<(String, String)> {
    let story = &entry.story;
    let place = outside::text(&w.places(&story.places));
    let place = if place.is_empty() { w.say("card-unplaced") } else { place };
    let groups: Vec<_> = story.groups.iter().map(|group| w.label(group)).collect();
    let department = story.department.as_deref().map(|code| w.department(digest, code));
    let year = digest.period.first.year();
    let rows = [
        ("card-topic", w.label(&story.topic)),
        ("card-place", place),
        ("card-department", department.unwrap_or_default()),
        ("card-groups", groups.join(", ")),
        ("card-first", w.moment_beside(&story.first_seen, year)),
        ("card-last", w.moment_beside(&story.last_seen, year)),
        ("card-posts", w.number(&entry.posts)),
        ("card-voices", voices(w, entry.voices)),
        ("card-sources", sources(w, entry)),
        ("card-corrected", why::corrected(w, digest, entry)),
    ];
    rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (w.say(key), value)).collect()
}

fn sources(w: &Words, entry: &StoryEntry) -> String {
    let named: Vec<_> = entry.sources.iter().take(SOURCES_MAX).map(|name| outside::text(name)).collect();
    match u32::try_from(entry.sources.len().saturating_sub(SOURCES_MAX)).unwrap_or(u32::MAX) {
        0 => named.join(", "),
        more => format!("{} +{}", named.join(", "), w.number(&more)),
    }
}

/// Voices as a band; the number itself never reaches the page.
fn voices(w: &Words, band: VoiceBand) -> String {
    match band {
        VoiceBand::None => w.say("voices-none"),
        VoiceBand::Few => w.say("voices-few"),
        VoiceBand::AtLeast(count) => w.count("voices-some", &count),
    }
}

fn answer(w: &Words, entry: &StoryEntry) -> String {
    let Some(last) = entry.story.answers.last() else { return w.say("card-answer-none") };
    let parts = [Some(w.answer(&last.kind)), Some(w.moment(&last.at)), w.wait(entry)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn said(w: &Words, digest: &Digest, quote: &Quote, withheld: bool) -> Said {
    let source = digest.coverage.sources.iter().find(|row| row.id == quote.source);
    let name = source.map_or_else(|| quote.source.to_string(), |row| outside::text(&row.name));
    Said {
        text: if withheld { String::new() } else { outside::text(&quote.text) },
        lang: w.lang(&quote.language),
        origin: format!("{name}, {}", w.moment(&quote.at)),
        link: linked(quote.url.as_deref()),
    }
}

fn linked(url: Option<&str>) -> Option<String> {
    url.and_then(outside::link).map(str::to_owned)
}

fn spark(w: &Words, digest: &Digest, entry: &StoryEntry) -> String {
    let counts = days(digest, entry);
    let listed = counts.iter().map(|count| w.number(count)).collect::<Vec<_>>().join(", ");
    chart::spark(&counts, &w.fill("card-spark", [("counts", listed.into())]))
}

/// Posts of residents and newsrooms on each day of the period.
pub fn days(digest: &Digest, entry: &StoryEntry) -> Vec<u32> {
    let day = |at| belgi_domain::period::local_date(at);
    let days: Vec<_> = entry
        .story
        .members
        .iter()
        .filter(|m| m.publisher != Publisher::Official)
        .map(|m| day(m.at))
        .collect();
    let count = |of| u32::try_from(days.iter().filter(|day| **day == of).count()).unwrap_or(u32::MAX);
    digest.days.iter().map(|row| count(row.day)).collect()
}
