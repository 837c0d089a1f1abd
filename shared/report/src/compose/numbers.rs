//! Counts of a period.

use belgi_domain::digest::{DayCount, TopicCount, Totals};
use belgi_domain::period::local_date;
use belgi_domain::{Group, Period, Signal, SignalType, Topic};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a post is a civic signal: everything but reports and chat.
pub fn is_civic(signal: &Signal) -> bool {
    !matches!(signal.signal_type, SignalType::Report | SignalType::Chat)
}

pub fn totals(signals: &[&Signal]) -> Totals {
    let mut totals = Totals::default();
    for signal in signals {
        totals.posts += 1;
        totals.signals += u32::from(is_civic(signal));
        *totals.by_type.entry(signal.signal_type).or_default() += 1;
        *totals.by_sentiment.entry(signal.sentiment).or_default() += 1;
        *totals.by_language.entry(signal.language).or_default() += 1;
        if signal.is_trouble() {
            *totals.by_urgency.entry(signal.urgency).or_default() += 1;
        }
    }
    totals
}

/// Every day of `period` that had begun at `until`, with or without posts.
pub fn days(period: Period, until: Timestamp, signals: &[&Signal]) -> Vec<DayCount> {
    let begun = |day: &jiff::civil::Date| until >= period.end() || *day <= local_date(until);
    let empty = |day| (day, DayCount { day, posts: 0, complaints: 0, praise: 0 });
    let mut days: BTreeMap<_, _> = period.days().filter(begun).map(empty).collect();
    for signal in signals {
        if let Some(count) = days.get_mut(&local_date(signal.at)) {
            count.posts += 1;
            count.complaints += u32::from(signal.is_trouble());
            count.praise += u32::from(signal.signal_type == SignalType::Praise);
        }
    }
    days.into_values().collect()
}

/// How many civic signals speak of each group.
pub fn groups(signals: &[&Signal]) -> BTreeMap<Group, u32> {
    let mut groups = BTreeMap::new();
    for signal in signals.iter().filter(|signal| is_civic(signal)) {
        named(signal).for_each(|group| *groups.entry(group).or_default() += 1);
    }
    groups
}

/// What the complaints and requests about each group are about, most first.
pub fn group_topics(signals: &[&Signal]) -> BTreeMap<Group, Vec<TopicCount>> {
    let mut counts: BTreeMap<Group, BTreeMap<Topic, u32>> = BTreeMap::new();
    for signal in signals.iter().filter(|signal| signal.is_trouble()) {
        for group in named(signal) {
            *counts.entry(group).or_default().entry(signal.topic).or_default() += 1;
        }
    }
    let sorted = |topics: BTreeMap<Topic, u32>| {
        let mut rows: Vec<_> = topics.into_iter().map(|(topic, posts)| TopicCount { topic, posts }).collect();
        rows.sort_by_key(|row| (Reverse(row.posts), row.topic));
        rows
    };
    counts.into_iter().map(|(group, topics)| (group, sorted(topics))).collect()
}

/// The groups a signal names, each once.
fn named(signal: &Signal) -> impl Iterator<Item = Group> {
    signal.groups.iter().copied().collect::<BTreeSet<_>>().into_iter()
}
