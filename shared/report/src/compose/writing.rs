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

/// Praise, newest first: what others than the praised say, and mean.
pub fn praise(signals: &[&Signal], sources: &Sources<'_>) -> Vec<Item> {
    items(signals, sources, |signal| {
        signal.signal_type == SignalType::Praise
            && signal.sentiment == Sentiment::Positive
            && !matches!(signal.publisher, Publisher::Official | Publisher::ServiceDesk)
    })
}

/// What authorities and utilities published, newest first.
pub fn official(signals: &[&Signal], sources: &Sources<'_>) -> Vec<Item> {
    items(signals, sources, |signal| {
        signal.publisher == Publisher::Official
            && matches!(signal.signal_type, SignalType::Report | SignalType::Response)
    })
}

/// What newsrooms and bodies published for or against local services, newest first. What residents write in
/// communities is no publication: it is never told outlet by outlet.
pub fn publications(signals: &[&Signal], sources: &Sources<'_>) -> Vec<Publication> {
    let judges = |signal: &&&Signal| {
        matches!(signal.publisher, Publisher::Media | Publisher::Official)
            && signal.sentiment != Sentiment::Neutral
            && signal.signal_type != SignalType::Chat
    };
    let publication = |signal: &&Signal| Publication {
        outlet: signal.source.clone(),
        sentiment: signal.sentiment,
        item: item(signal, sources),
    };
    signals.iter().rev().filter(judges).map(publication).collect()
}

/// `signals` come oldest first, so the reverse is newest first with ties in a fixed order.
fn items(signals: &[&Signal], sources: &Sources<'_>, wanted: impl Fn(&Signal) -> bool) -> Vec<Item> {
    signals.iter().rev().filter(|signal| wanted(signal)).map(|signal| item(signal, sources)).collect()
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

/// The posts whose labels staff put right, oldest first.
pub fn corrected(signals: &[&Signal]) -> Vec<CorrectedPost> {
    let post = |signal: &&Signal| CorrectedPost {
        post: signal.post.clone(),
        fields: signal.corrected.clone(),
        signal_type: signal.signal_type,
        topic: signal.topic,
        urgency: signal.urgency,
        sentiment: signal.sentiment,
    };
    signals.iter().filter(|signal| !signal.corrected.is_empty()).map(post).collect()
}

/// One row for each outlet, body or community that spoke of local services, most posts first. Service desks are
/// no outlets, and chat says nothing about a service.
pub fn outlets(signals: &[&Signal], sources: &Sources<'_>) -> Vec<OutletRow> {
    let mut rows: BTreeMap<&SourceId, OutletRow> = BTreeMap::new();
    let mut by_topic = ByTopic::default();
    let speaks = |signal: &&&Signal| numbers::is_civic(signal) || signal.signal_type == SignalType::Report;
    for signal in signals.iter().filter(speaks).filter(|signal| signal.publisher != Publisher::ServiceDesk) {
        let row = rows.entry(&signal.source).or_insert_with(|| empty(signal, sources));
        row.posts += 1;
        match signal.sentiment {
            Sentiment::Negative => row.negative += 1,
            Sentiment::Neutral => row.neutral += 1,
            Sentiment::Positive => row.positive += 1,
        }
        by_topic.add(row, signal);
    }
    by_topic.share_out(&mut rows);
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by(|a, b| (Reverse(a.posts), &a.name, &a.source).cmp(&(Reverse(b.posts), &b.name, &b.source)));
    rows
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
