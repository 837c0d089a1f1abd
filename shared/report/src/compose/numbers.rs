//! Counts of a period, post by post.

use belgi_domain::digest::{DayCount, TopicCount, Totals};
use belgi_domain::period::local_date;
use belgi_domain::{Group, Period, Signal, SignalType, Topic};
use jiff::Timestamp;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a post is a civic signal: everything but reports and chat.
pub fn is_civic(signal: &Signal) -> bool {
    !matches!(signal.signal_type, SignalType::Report | SignalType::Chat)
}

/// Counts one post more.
pub fn add(totals: &mut Totals, signal: &Signal) {
    totals.posts += 1;
    totals.signals += u32::from(is_civic(signal));
    *totals.by_type.entry(signal.signal_type).or_default() += 1;
    *totals.by_sentiment.entry(signal.sentiment).or_default() += 1;
    *totals.by_language.entry(signal.language).or_default() += 1;
    if signal.is_trouble() {
        *totals.by_urgency.entry(signal.urgency).or_default() += 1;
    }
}

/// Every day of a period that had begun, with or without posts.
pub struct Days(BTreeMap<Date, DayCount>);

impl Days {
    /// The days of `period` that had begun at `until`.
    pub fn begun(period: Period, until: Timestamp) -> Self {
        let begun = |day: &Date| until >= period.end() || *day <= local_date(until);
        let empty = |day| (day, DayCount { day, posts: 0, complaints: 0, praise: 0 });
        Self(period.days().filter(begun).map(empty).collect())
    }

    /// Counts one post more.
    pub fn add(&mut self, signal: &Signal) {
        if let Some(count) = self.0.get_mut(&local_date(signal.at)) {
            count.posts += 1;
            count.complaints += u32::from(signal.is_trouble());
            count.praise += u32::from(signal.signal_type == SignalType::Praise);
        }
    }

    /// The days in their order.
    pub fn finish(self) -> Vec<DayCount> {
        self.0.into_values().collect()
    }
}

/// Of whom the posts speak.
#[derive(Default)]
pub struct Groups {
    /// How many civic signals speak of each group.
    pub posts: BTreeMap<Group, u32>,
    topics: BTreeMap<Group, BTreeMap<Topic, u32>>,
}

impl Groups {
    /// Counts one post more.
    pub fn add(&mut self, signal: &Signal) {
        for group in named(signal) {
            if is_civic(signal) {
                *self.posts.entry(group).or_default() += 1;
            }
            if signal.is_trouble() {
                *self.topics.entry(group).or_default().entry(signal.topic).or_default() += 1;
            }
        }
    }

    /// What the complaints and requests about each group are about, most first.
    pub fn topics(&self) -> BTreeMap<Group, Vec<TopicCount>> {
        let sorted = |topics: &BTreeMap<Topic, u32>| {
            let mut rows: Vec<_> =
                topics.iter().map(|(topic, posts)| TopicCount { topic: *topic, posts: *posts }).collect();
            rows.sort_by_key(|row| (Reverse(row.posts), row.topic));
            rows
        };
        self.topics.iter().map(|(group, topics)| (*group, sorted(topics))).collect()
    }
}

/// The groups a signal names, each once.
fn named(signal: &Signal) -> impl Iterator<Item = Group> {
    signal.groups.iter().copied().collect::<BTreeSet<_>>().into_iter()
}
