//! What is shown of single posts, and how outlets wrote.

use super::reach::ByTopic;
use super::{Sources, numbers, source_name};
use crate::outside;
use belgi_domain::digest::{CorrectedPost, Item, OutletRow, Publication, Reach};
use belgi_domain::{Publisher, Sentiment, Signal, SignalType, SourceId, platform};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The longest text of an item, in characters.
const ITEM_CHARS: usize = 180;

/// Single posts that a digest shows, gathered in the order of time.
#[derive(Default)]
pub struct Writing {
    praise: Vec<Item>,
    official: Vec<Item>,
    publications: Vec<Publication>,
    /// The posts whose labels staff put right, oldest first.
    pub corrected: Vec<CorrectedPost>,
}

impl Writing {
    /// Takes the next post in, where it is one of those that are shown.
    pub fn add(&mut self, signal: &Signal, sources: &Sources<'_>) {
        if praises(signal) {
            self.praise.push(item(signal, sources));
        }
        if informs(signal) {
            self.official.push(item(signal, sources));
        }
        if judges(signal) {
            let (outlet, sentiment) = (signal.source.clone(), signal.sentiment);
            self.publications.push(Publication { outlet, sentiment, item: item(signal, sources) });
        }
        if !signal.corrected.is_empty() {
            self.corrected.push(corrected(signal));
        }
    }

    /// Praise, newest first.
    pub fn praise(&mut self) -> Vec<Item> {
        newest_first(&mut self.praise)
    }

    /// What authorities and utilities published, newest first.
    pub fn official(&mut self) -> Vec<Item> {
        newest_first(&mut self.official)
    }

    /// What newsrooms and bodies published for or against local services, newest first.
    pub fn publications(&mut self) -> Vec<Publication> {
        newest_first(&mut self.publications)
    }
}

/// Posts come oldest first, so the reverse is newest first with ties in a fixed order.
fn newest_first<T>(items: &mut Vec<T>) -> Vec<T> {
    let mut items = std::mem::take(items);
    items.reverse();
    items
}

/// What others than the praised say, and mean.
fn praises(signal: &Signal) -> bool {
    signal.signal_type == SignalType::Praise
        && signal.sentiment == Sentiment::Positive
        && !matches!(signal.publisher, Publisher::Official | Publisher::ServiceDesk)
}

fn informs(signal: &Signal) -> bool {
    signal.publisher == Publisher::Official
        && matches!(signal.signal_type, SignalType::Report | SignalType::Response)
}

/// What residents write in communities is no publication: it is never told outlet by outlet.
fn judges(signal: &Signal) -> bool {
    matches!(signal.publisher, Publisher::Media | Publisher::Official)
        && signal.sentiment != Sentiment::Neutral
        && signal.signal_type != SignalType::Chat
}

fn item(signal: &Signal, sources: &Sources<'_>) -> Item {
    let words = signal.title.as_deref().unwrap_or(&signal.excerpt);
    Item {
        post: signal.post.clone(),
        source: source_name(sources, &signal.source),
        at: signal.at,
        language: signal.language,
        topic: signal.topic,
        signal_type: signal.signal_type,
        text: outside::excerpt(if platform::words_may_last(signal.kind) { words } else { "" }, ITEM_CHARS),
        url: signal.url.as_deref().and_then(outside::link).map(str::to_owned),
        corrected: signal.corrected.clone(),
    }
}

fn corrected(signal: &Signal) -> CorrectedPost {
    CorrectedPost {
        post: signal.post.clone(),
        fields: signal.corrected.clone(),
        signal_type: signal.signal_type,
        topic: signal.topic,
        urgency: signal.urgency,
        sentiment: signal.sentiment,
    }
}

/// Outlets, bodies and communities that spoke of local services, counted post by post.
#[derive(Default)]
pub struct Outlets {
    rows: BTreeMap<SourceId, OutletRow>,
    by_topic: ByTopic,
}

impl Outlets {
    /// Counts one post more. Service desks are no outlets, and chat says nothing about a service.
    pub fn add(&mut self, signal: &Signal, sources: &Sources<'_>) {
        let speaks = numbers::is_civic(signal) || signal.signal_type == SignalType::Report;
        if !speaks || signal.publisher == Publisher::ServiceDesk {
            return;
        }
        let row = match self.rows.get_mut(&signal.source) {
            Some(row) => row,
            None => self.rows.entry(signal.source.clone()).or_insert_with(|| empty(signal, sources)),
        };
        row.posts += 1;
        match signal.sentiment {
            Sentiment::Negative => row.negative += 1,
            Sentiment::Neutral => row.neutral += 1,
            Sentiment::Positive => row.positive += 1,
        }
        self.by_topic.add(row, signal);
    }

    /// One row for each, most posts first.
    pub fn finish(mut self) -> Vec<OutletRow> {
        self.by_topic.share_out(&mut self.rows);
        let mut rows: Vec<_> = self.rows.into_values().collect();
        rows.sort_by(|a, b| {
            (Reverse(a.posts), &a.name, &a.source).cmp(&(Reverse(b.posts), &b.name, &b.source))
        });
        rows
    }
}

fn empty(signal: &Signal, sources: &Sources<'_>) -> OutletRow {
    OutletRow {
        source: signal.source.clone(),
        name: source_name(sources, &signal.source),
        kind: signal.kind,
        publisher: signal.publisher,
        posts: 0,
        negative: 0,
        neutral: 0,
        positive: 0,
        reach: Reach::default(),
        topics: Vec::new(),
    }
}
