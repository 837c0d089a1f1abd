//! Which sources stand behind the numbers, and which are missing.

use super::Sources;
use crate::outside;
use belgi_domain::digest::{Coverage, SourceRow};
use belgi_domain::{Cursor, Health, Signal, Source, SourceId};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The longest message of a source, in characters.
const MESSAGE_CHARS: usize = 200;

/// Each enabled source with its health at `now`, troubled ones first.
pub fn statement(signals: &[&Signal], sources: &Sources<'_>, cursors: &[Cursor], now: Timestamp) -> Coverage {
    let mut posts: BTreeMap<&SourceId, u32> = BTreeMap::new();
    signals.iter().for_each(|signal| *posts.entry(&signal.source).or_default() += 1);
    let mut memory: BTreeMap<&SourceId, &Cursor> = BTreeMap::new();
    for cursor in cursors {
        let kept = memory.entry(&cursor.source).or_insert(cursor);
        if cursor.version > kept.version {
            *kept = cursor;
        }
    }
    let row =
        |source: &&Source| row(source, memory.get(&source.id).copied(), posts.get(&source.id).copied(), now);
    let mut rows: Vec<_> = sources.values().map(row).collect();
    rows.sort_by(|a, b| (trouble(a.health), &a.name, &a.id).cmp(&(trouble(b.health), &b.name, &b.id)));
    let count = |wanted: fn(&SourceRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| wanted(row)).count()).unwrap_or(u32::MAX)
    };
    Coverage {
        enabled: count(|_| true),
        asked: count(|row| row.health != Health::Unasked),
        answering: count(|row| row.health == Health::Ok),
        with_posts: count(|row| row.posts > 0),
        sources: rows,
    }
}

fn row(source: &Source, cursor: Option<&Cursor>, posts: Option<u32>, now: Timestamp) -> SourceRow {
    let last = cursor.and_then(|cursor| cursor.last.as_ref());
    SourceRow {
        id: source.id.clone(),
        name: outside::text(&source.name),
        kind: source.kind,
        health: cursor.map_or(Health::Unasked, |cursor| cursor.health(now)),
        posts: posts.unwrap_or(0),
        newest: cursor.and_then(|cursor| cursor.newest_post_at),
        fault: last.and_then(|last| last.fault),
        message: last
            .and_then(|last| last.message.as_deref())
            .map(|text| outside::excerpt(text, MESSAGE_CHARS)),
    }
}

/// How early a source stands in the table: the worst first.
fn trouble(health: Health) -> u8 {
    match health {
        Health::Failing => 0,
        Health::Throttled => 1,
        Health::Silent => 2,
        Health::Stale => 3,
        Health::Unasked => 4,
        Health::Ok => 5,
    }
}
