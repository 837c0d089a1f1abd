//! Signals into stories.

use crate::answer::{is_answer, kind_of};
use crate::cluster::cluster;
use crate::danger::dangers;
use crate::entry::Entries;
use crate::gist::Gist;
use crate::headline::headline;
use crate::life::course;
use crate::quote::quotes;
use crate::settings::Settings;
use belgi_domain::period::local_date;
use belgi_domain::story::VOICE_THRESHOLD;
use belgi_domain::{
    Answer, Group, Language, Member, Period, PeriodKind, Place, PostId, Signal, SignalType, Story, StoryId,
    StoryState, Topic, Urgency, VoiceBand, VoiceHash,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The stories of one city's signals as of `now`, by id.
///
/// Pure: neither the order of `signals` nor repeated ones change the result; of two versions of a post the
/// later counts. Signals after `now` are left out.
pub fn build(signals: &[Signal], now: Timestamp, settings: &Settings) -> Vec<Story> {
    let signals = in_order(signals, now);
    let entries = Entries::of(&signals);
    let groups = cluster(&entries.list, &entries.vocabulary, settings);
    let mut stories: Vec<Story> = groups
        .iter()
        .map(|group| {
            group
                .iter()
                .filter_map(|number| {
                    let original =
                        entries.list.get(*number)?.echo_of.and_then(|original| signals.get(original));
                    Some((*signals.get(*number)?, original.map(|original| &original.post)))
                })
                .collect()
        })
        .filter_map(|posts: Posts<'_>| story(&posts, now, settings))
        .collect();
    stories.sort_by(|a, b| a.id.cmp(&b.id));
    stories
}

/// A group's signals, oldest first, each with the post that it repeats.
pub(crate) type Posts<'a> = Vec<(&'a Signal, Option<&'a PostId>)>;

/// The latest version of each post that may join a story, by time and post.
pub(crate) fn in_order(signals: &[Signal], now: Timestamp) -> Vec<&Signal> {
    let mut latest: BTreeMap<&PostId, &Signal> = BTreeMap::new();
    for signal in signals.iter().filter(|signal| signal.at <= now) {
        let known = latest.entry(&signal.post).or_insert(signal);
        if known.version_at < signal.version_at {
            *known = signal;
        }
    }
    let mut list: Vec<&Signal> =
        latest.into_values().filter(|signal| signal.signal_type != SignalType::Chat).collect();
    list.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    list
}

/// A story has a trouble, or is a danger that two sources report, or praise of one thing by three.
fn is_story(posts: &Posts<'_>) -> bool {
    let count = |wanted: fn(&Signal) -> bool| posts.iter().filter(|(signal, _)| wanted(signal)).count();
    let sources: BTreeSet<_> = posts.iter().map(|(signal, _)| &signal.source).collect();
    let dangers =
        count(|signal| signal.signal_type == SignalType::Report && signal.urgency > Urgency::Normal);
    count(Signal::is_trouble) > 0
        || (dangers >= 2 && sources.len() >= 2)
        || count(|signal| signal.signal_type == SignalType::Praise) >= 3
}

/// The story that these posts tell as of `now`, if they tell one.
pub(crate) fn story(posts: &Posts<'_>, now: Timestamp, settings: &Settings) -> Option<Story> {
    if !is_story(posts) {
        return None;
    }
    let signals: Vec<&Signal> = posts.iter().map(|(signal, _)| *signal).collect();
    let (first, last) = (signals.first()?, signals.last()?);
    let complaints: Vec<&Signal> = signals.iter().copied().filter(|signal| signal.is_trouble()).collect();
    let members: Vec<Member> = posts.iter().map(|(signal, original)| member(signal, *original)).collect();
    let types: HashMap<&PostId, SignalType> =
        signals.iter().map(|signal| (&signal.post, signal.signal_type)).collect();
    let topic = topic(&signals);
    let answers: Vec<Answer> = signals
        .iter()
        .copied()
        .filter(|signal| is_answer(signal) && speaks_to(signal, topic, &types) && !thanks(signal, &types))
        .map(answer)
        .collect();
    let history = course(&members, &answers, now, settings);
    let gist = Gist::of(&signals, topic, answers.iter().map(|answer| answer.at).min());
    Some(Story {
        id: StoryId::new(&first.city, &first.post),
        city: first.city.clone(),
        topic,
        places: places(&signals),
        headline_kk: headline(&signals, Language::Kk, &gist),
        headline_ru: headline(&signals, Language::Ru, &gist),
        first_seen: first.at,
        last_seen: last.at,
        state: history.last().map_or(StoryState::New, |change| change.state),
        history,
        urgency: urgency(&complaints, &signals),
        dangers: dangers(&signals),
        groups: groups(&signals),
        voices: voices(&complaints, 1),
        shown_voices: Some(voices(&complaints, RECOUNT)),
        department: most(signals.iter().filter_map(|signal| signal.department.clone())),
        answers,
        quotes: quotes(&complaints, &gist),
        members,
    })
}

/// Whether it is about the trouble itself: it hangs below one of the posts or is of the story's topic. The grid's planned
/// works on a street are no answer to those who complain of its potholes.
fn speaks_to(signal: &Signal, topic: Topic, types: &HashMap<&PostId, SignalType>) -> bool {
    let below = signal.parent.as_ref().is_some_and(|parent| types.contains_key(parent));
    below || signal.topic == topic || signal.topic == Topic::Other
}

/// Whether it answers thanks: the desk does so too, and that solves nothing.
fn thanks(signal: &Signal, types: &HashMap<&PostId, SignalType>) -> bool {
    signal.parent.as_ref().and_then(|parent| types.get(parent)) == Some(&SignalType::Praise)
}

fn member(signal: &Signal, original: Option<&PostId>) -> Member {
    Member {
        post: signal.post.clone(),
        source: signal.source.clone(),
        publisher: signal.publisher,
        at: signal.at,
        signal_type: signal.signal_type,
        sentiment: signal.sentiment,
        language: signal.language,
        echo_of: original.cloned(),
    }
}

fn answer(signal: &Signal) -> Answer {
    let (post, source, url) = (signal.post.clone(), signal.source.clone(), signal.url.clone());
    Answer { post, source, at: signal.at, url, kind: kind_of(signal) }
}

/// What is named most often; of two alike the smaller.
fn most<T: Ord>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    items.for_each(|item| *counts.entry(item).or_default() += 1);
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(item, _)| item)
}

/// Troubles decide the topic; where there are none, everything does.
fn topic(signals: &[&Signal]) -> Topic {
    let troubles = most(signals.iter().filter(|signal| signal.is_trouble()).map(|signal| signal.topic));
    troubles.or_else(|| most(signals.iter().map(|signal| signal.topic))).unwrap_or(Topic::Other)
}

/// Of each kind the place that is named most often, widest first.
fn places(signals: &[&Signal]) -> Vec<Place> {
    let all = || signals.iter().flat_map(|signal| &signal.places);
    let kinds: BTreeSet<_> = all().map(|place| place.kind).collect();
    kinds.into_iter().filter_map(|kind| most(all().filter(|place| place.kind == kind).cloned())).collect()
}

/// The highest urgency that two posts bear; one post alone where it is sure of itself.
fn urgency(complaints: &[&Signal], signals: &[&Signal]) -> Urgency {
    /// From this confidence one post's word is enough.
    const SURE: f32 = 0.8;
    let posts = if complaints.is_empty() { signals } else { complaints };
    let bears = |urgency: Urgency| posts.iter().filter(|signal| signal.urgency >= urgency).count();
    let sure = |urgency: Urgency| {
        posts.iter().any(|signal| signal.urgency >= urgency && signal.confidence.urgency >= SURE)
    };
    let holds =
        |urgency: &Urgency| bears(*urgency) >= 2.min(posts.len()) && bears(*urgency) > 0 || sure(*urgency);
    [Urgency::Critical, Urgency::High].into_iter().find(holds).unwrap_or(Urgency::Normal)
}

fn groups(signals: &[&Signal]) -> Vec<Group> {
    signals
        .iter()
        .flat_map(|signal| signal.groups.iter().copied())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Complaints of a week after which the voices that are shown are counted anew. As many as [`VOICE_THRESHOLD`]: where fewer lie
/// between two counts, the one that crosses the threshold tells how few there were before.
const RECOUNT: usize = VOICE_THRESHOLD as usize;

/// Distinct voices of the week that had most, counted with each complaint that is a multiple of `step`; fewer than `step` are
/// counted as they are. Weeks cannot be joined, so the number is what is certain.
fn voices(complaints: &[&Signal], step: usize) -> VoiceBand {
    let mut weeks: BTreeMap<Period, Vec<&VoiceHash>> = BTreeMap::new();
    for (signal, voice) in complaints.iter().filter_map(|signal| Some((signal, signal.voice.as_ref()?))) {
        let week = Period::of(PeriodKind::Week, local_date(signal.at));
        weeks.entry(week).or_default().push(voice);
    }
    let distinct = |spoken: &Vec<&VoiceHash>| {
        let counted = if spoken.len() < step { spoken.len() } else { spoken.len() - spoken.len() % step };
        spoken.iter().take(counted).collect::<BTreeSet<_>>().len()
    };
    let most = weeks.values().map(distinct).max().unwrap_or(0);
    VoiceBand::of(u32::try_from(most).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;

    /// One complaint an hour, each of the voice that its letter names.
    fn bands(voices: &str) -> (VoiceBand, VoiceBand) {
        let complaint = |(hour, voice): (i64, char)| {
            let voice = Some(VoiceHash(voice.to_string()));
            Signal { voice, ..signal(hour, SignalType::Complaint, "Нет воды") }
        };
        let complaints: Vec<Signal> = (0..).zip(voices.chars()).map(complaint).collect();
        let complaints: Vec<&Signal> = complaints.iter().collect();
        (super::voices(&complaints, 1), super::voices(&complaints, RECOUNT))
    }

    #[test]
    fn shown_voices_change_with_each_fifth_complaint_and_those_of_rules_at_once() {
        let (few, five) = (VoiceBand::Few, VoiceBand::AtLeast(5));
        let cases = [
            ("", (VoiceBand::None, VoiceBand::None)),
            ("a", (few, few)),
            ("abcd", (few, few)),
            ("abcde", (five, five)),
            ("abcda", (few, few)),
            ("abcdaefgh", (five, few)),
            ("abcdaefghi", (five, five)),
            ("aaaaaaaaaaaa", (few, few)),
            ("abcdefghij", (VoiceBand::AtLeast(10), VoiceBand::AtLeast(10))),
        ];
        for (voices, expect) in cases {
            assert_eq!(bands(voices), expect, "{voices}");
        }
    }
}
