//! The period in five sentences, each of whose numbers leads to its evidence.

use super::marked::unmarked;
use crate::compose::is_urgent;
use crate::messages::{NO_BREAK_SPACE, Words};
use belgi_domain::digest::{Digest, PeriodCount, TopicRow};
use belgi_domain::{Label, StoryState, Urgency};
use std::cmp::Ordering;

/// How many topics the sentence names.
const TOPICS_MAX: usize = 3;
/// A district with fewer complaints stands out by accident.
const DISTRICT_MIN: u32 = 5;
/// A rise of fewer posts is no rise worth a sentence.
const RISE_MIN: u32 = 5;

/// The sentences with their links marked; [`super::marked::pieces`] takes them apart.
pub fn sentences(w: &Words, digest: &Digest) -> Vec<String> {
    let sentences =
        [volume(w, digest), topics(w, digest), action(w, digest), answers(w, digest), coverage(w, digest)];
    sentences.map(|sentence| unbroken(&sentence)).into()
}

/// The sentence with dashes held to both neighbours, so that no line begins with a lone number. Lines may break
/// between a dash and a no-break space, hence the word joiner.
fn unbroken(sentence: &str) -> String {
    let space = NO_BREAK_SPACE;
    [" – ", " — "].into_iter().fold(sentence.to_owned(), |text, dash| {
        text.replace(dash, &format!("{space}{}\u{2060}{space}", dash.trim()))
    })
}

fn volume(w: &Words, digest: &Digest) -> String {
    let (now, kind) = (PeriodCount::from(digest), digest.period.kind.code());
    let read = w.fill(
        "sentence-volume",
        [
            ("kind", kind.into()),
            ("posts", now.posts.into()),
            ("signals", digest.totals.signals.into()),
            ("trouble", now.complaints.into()),
        ],
    );
    if digest.previous.posts == 0 {
        return format!("{read}. {}", w.say("sentence-first"));
    }
    let before = super::lead::trouble(&digest.previous);
    let key = match now.complaints.cmp(&before) {
        Ordering::Greater => "sentence-more",
        Ordering::Less => "sentence-fewer",
        Ordering::Equal => "sentence-same",
    };
    let span = if digest.partial { "before-part" } else { "before-whole" };
    let span = w.fill(span, [("kind", kind.into())]);
    let change = w.fill(key, [("count", now.complaints.abs_diff(before).into()), ("before", span.into())]);
    format!("{read}; {change}{}.", usual(w, digest, now.complaints))
}

/// Beside what is usual; nothing while that is not known, or for a part of a period.
fn usual(w: &Words, digest: &Digest, now: u32) -> String {
    let Some(range) = digest.usual.filter(|_| !digest.partial) else { return String::new() };
    let key = match now {
        above if above > range.high => "sentence-usual-above",
        below if below < range.low => "sentence-usual-below",
        _ => "sentence-usual-within",
    };
    w.fill(key, [("low", range.low.into()), ("high", range.high.into())])
}

fn topics(w: &Words, digest: &Digest) -> String {
    let named = digest.topics.iter().filter(|row| row.total > 0).take(TOPICS_MAX);
    let named: Vec<_> = named.map(|row| topic(w, row)).collect();
    if named.is_empty() {
        return w.say("sentence-topics-none");
    }
    let most = w.fill("sentence-topics", [("topics", named.join(", ").into())]);
    [Some(most), rise(w, digest), district(w, digest)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn topic(w: &Words, row: &TopicRow) -> String {
    w.fill(
        "sentence-topic",
        [
            ("topic", lowered(&w.label(&row.topic)).into()),
            ("code", row.topic.code().into()),
            ("count", row.total.into()),
        ],
    )
}

/// The topic that grew most, where the period before is known.
fn rise(w: &Words, digest: &Digest) -> Option<String> {
    let grown = |row: &&TopicRow| row.total.saturating_sub(row.previous);
    let row = digest.topics.iter().rev().max_by_key(grown)?;
    (digest.previous.posts > 0 && grown(&row) >= RISE_MIN).then(|| {
        w.fill(
            "sentence-rise",
            [
                ("topic", lowered(&w.label(&row.topic)).into()),
                ("code", row.topic.code().into()),
                ("before", row.previous.into()),
                ("now", row.total.into()),
            ],
        )
    })
}

fn district(w: &Words, digest: &Digest) -> Option<String> {
    let totals = super::map::totals(digest);
    let (most, place) = totals.iter().zip(&digest.districts).rev().max_by_key(|(count, _)| **count)?;
    (*most >= DISTRICT_MIN).then(|| {
        let name = unmarked(&w.places(std::slice::from_ref(place)));
        w.fill("sentence-district", [("district", name.into()), ("count", (*most).into())])
    })
}

fn action(w: &Words, digest: &Digest) -> String {
    let urgent = || digest.stories.iter().filter(|entry| is_urgent(entry));
    let critical = urgent().filter(|entry| entry.story.urgency == Urgency::Critical).count();
    w.fill(
        "sentence-action",
        [
            ("count", u32::try_from(urgent().count()).unwrap_or(u32::MAX).into()),
            ("critical", u32::try_from(critical).unwrap_or(u32::MAX).into()),
            ("growing", in_state(digest, StoryState::Growing).into()),
        ],
    )
}

fn answers(w: &Words, digest: &Digest) -> String {
    let answered = in_state(digest, StoryState::Answered);
    let median = median_hours(digest);
    let key = match (answered, median) {
        (0, _) => "sentence-answers-none",
        (_, None) => "sentence-answers-unknown",
        (_, Some(_)) => "sentence-answers",
    };
    let said = w.fill(key, [("answered", answered.into()), ("hours", w.hours(&median.unwrap_or(0)).into())]);
    let left = w.fill(
        "sentence-left",
        [
            ("forgotten", in_state(digest, StoryState::Forgotten).into()),
            ("reopened", in_state(digest, StoryState::Reopened).into()),
        ],
    );
    format!("{said}{left}")
}

fn coverage(w: &Words, digest: &Digest) -> String {
    let coverage = &digest.coverage;
    if coverage.enabled == 0 {
        return w.say("notice-none");
    }
    let said = w.fill(
        "sentence-coverage",
        [("enabled", coverage.enabled.into()), ("answering", coverage.answering.into())],
    );
    let missing = coverage.missing_percent.map(|percent| w.count("sentence-missing", &percent));
    format!("{said}{}.", missing.unwrap_or_default())
}

/// How many stories stand in `state`.
pub fn in_state(digest: &Digest, state: StoryState) -> u32 {
    u32::try_from(digest.stories.iter().filter(|entry| entry.story.state == state).count())
        .unwrap_or(u32::MAX)
}

/// The median wait of the answered stories, the lower of two in the middle.
pub fn median_hours(digest: &Digest) -> Option<u32> {
    let answered = digest.stories.iter().filter(|entry| entry.story.state == StoryState::Answered);
    let mut hours: Vec<_> = answered.filter_map(|entry| entry.answer_hours).collect();
    hours.sort_unstable();
    hours.get(hours.len().saturating_sub(1) / 2).copied()
}

/// A name as it stands within a sentence.
fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
