//! Stories as they stood at the end of a period, ordered by what needs action.

use super::{Sources, action, source_name, topics};
use crate::outside;
use belgi_domain::digest::{Reason, StoryEntry};
use belgi_domain::{Answer, City, Member, Quote, SignalType, SourceId, Story, StoryState};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The longest quotation and headline, in characters.
const QUOTE_CHARS: usize = 280;

/// Stories with posts in the period and those that were answered, reopened or forgotten in it.
pub fn entries(
    (city, start, until): (&City, Timestamp, Timestamp),
    stories: &[Story],
    sources: &Sources<'_>,
) -> Vec<StoryEntry> {
    let mut entries: Vec<_> = stories
        .iter()
        .filter(|story| story.city == city.id)
        .map(|story| standing(story, until))
        .filter(|story| speaks_since(story, start))
        .map(|story| entry(story, start, until, sources))
        .collect();
    entries.sort_by_key(|entry| {
        let seen = Reverse(entry.story.last_seen);
        let safe = entry.story.dangers.is_empty();
        (
            rank(entry),
            safe,
            Reverse(entry.story.urgency),
            Reverse(entry.complaints),
            Reverse(entry.posts),
            seen,
            entry.story.id.clone(),
        )
    });
    entries.dedup_by(|a, b| a.story.id == b.story.id);
    entries
}

/// How early a story stands: what is dangerous first, then trouble that grows, is forgotten or has come back.
pub fn rank(entry: &StoryEntry) -> u8 {
    match (entry.action.first(), entry.story.state) {
        (Some(Reason::Danger | Reason::Critical), _) => 0,
        (Some(Reason::Heard { .. }), _) => 1,
        (None, StoryState::Growing) => 2,
        (None, StoryState::Forgotten) => 3,
        (None, StoryState::Reopened) => 4,
        (None, StoryState::New) => 5,
        (None, StoryState::Steady) => 6,
        (None, StoryState::Answered) => 7,
        (None, StoryState::Quiet) => 8,
    }
}

/// Whether a story cannot wait: life, health or an essential service is at stake, and nobody has answered.
/// [`StoryEntry::action`] says why.
pub fn is_urgent(entry: &StoryEntry) -> bool {
    !entry.action.is_empty()
}

/// The story without what came at `until` or later, so that a digest made again later says the same. Its voices,
/// urgency and headlines are those of today: they are not kept for every day.
fn standing(story: &Story, until: Timestamp) -> Story {
    let mut story = story.clone();
    story.voices = story.shown_voices.take().unwrap_or(story.voices);
    story.members.retain(|member| member.at < until);
    story.members.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    story.history.retain(|change| change.at < until);
    story.history.sort_by_key(|change| change.at);
    story.answers.retain(|answer| answer.at < until);
    story.answers.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    story.quotes.retain(|quote| quote.at < until);
    story.state = story.history.last().map_or(story.state, |change| change.state);
    story.last_seen = story.members.last().map_or(story.last_seen, |member| member.at);
    story
}

fn speaks_since(story: &Story, start: Timestamp) -> bool {
    let turned = |state| matches!(state, StoryState::Answered | StoryState::Reopened | StoryState::Forgotten);
    story.members.iter().any(|member| member.at >= start)
        || story.history.iter().any(|change| change.at >= start && turned(change.state))
}

fn entry(mut story: Story, start: Timestamp, until: Timestamp, sources: &Sources<'_>) -> StoryEntry {
    let withheld = story.points_at_one();
    make_shown(&mut story, withheld);
    let here: Vec<_> = story.members.iter().filter(|member| member.at >= start).collect();
    StoryEntry {
        posts: count(here.iter()),
        complaints: count(here.iter().filter(|member| is_trouble(member))),
        voices: story.voices,
        sources: voices_of(&story.members, sources),
        answer_hours: answer_hours(&story),
        answer_kind: story.answers.last().map(|answer| answer.kind),
        idle_days: u32::try_from(until.duration_since(story.last_seen).as_hours() / 24).unwrap_or(0),
        action: action::reasons(&story),
        withheld,
        story,
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

pub fn is_trouble(member: &Member) -> bool {
    matches!(member.signal_type, SignalType::Complaint | SignalType::Request)
}

fn make_shown(story: &mut Story, withheld: bool) {
    let words = |text: &str| if withheld { String::new() } else { outside::excerpt(text, QUOTE_CHARS) };
    let link = |url: &Option<String>| url.as_deref().and_then(outside::link).map(str::to_owned);
    let headline = |text: &Option<String>| text.as_deref().map(words).filter(|text| !text.is_empty());
    story.headline_kk = headline(&story.headline_kk);
    story.headline_ru = headline(&story.headline_ru);
    story.places = story.places.iter().map(topics::shown).collect();
    story.quotes =
        story.quotes.iter().map(|q| Quote { text: words(&q.text), url: link(&q.url), ..q.clone() }).collect();
    story.quotes.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    story.answers = story.answers.iter().map(|a| Answer { url: link(&a.url), ..a.clone() }).collect();
}

/// Names of the members' sources, most posts first.
fn voices_of(members: &[Member], sources: &Sources<'_>) -> Vec<String> {
    let mut posts: BTreeMap<&SourceId, u32> = BTreeMap::new();
    members.iter().for_each(|member| *posts.entry(&member.source).or_default() += 1);
    let mut names: Vec<_> =
        posts.into_iter().map(|(id, posts)| (Reverse(posts), source_name(sources, id))).collect();
    names.sort();
    names.dedup_by(|a, b| a.1 == b.1);
    names.into_iter().map(|(_, name)| name).collect()
}

/// When the first complaint or request came; members stand oldest first.
pub fn complained_at(story: &Story) -> Option<Timestamp> {
    story.members.iter().find(|member| is_trouble(member)).map(|member| member.at)
}

/// The first answer after the first complaint: the one that was waited for. Answers stand oldest first.
pub fn awaited_answer(story: &Story) -> Option<&Answer> {
    let asked = complained_at(story)?;
    story.answers.iter().find(|answer| answer.at >= asked)
}

/// Whole hours from the first complaint to the first answer after it.
fn answer_hours(story: &Story) -> Option<u32> {
    let answered = awaited_answer(story)?.at;
    u32::try_from(answered.duration_since(complained_at(story)?).as_hours()).ok()
}
