//! Which sources stand behind the numbers, and which are missing.

use super::{Sources, gaps};
use crate::outside;
use belgi_domain::digest::{Coverage, DayCount, SourceRow};
use belgi_domain::period::local_date;
use belgi_domain::{Cursor, Health, Signal, Source, SourceId};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The longest message of a source, in characters.
const MESSAGE_CHARS: usize = 200;

/// Posts of each source, counted one by one.
#[derive(Default)]
pub struct BySource {
    days: BTreeMap<SourceId, BTreeMap<Date, u32>>,
    previous: BTreeMap<SourceId, u32>,
}

impl BySource {
    /// Counts a post of the period.
    pub fn add(&mut self, signal: &Signal) {
        let days = match self.days.get_mut(&signal.source) {
            Some(days) => days,
            None => self.days.entry(signal.source.clone()).or_default(),
        };
        *days.entry(local_date(signal.at)).or_default() += 1;
    }

    /// Counts a post of the period before.
    pub fn add_earlier(&mut self, signal: &Signal) {
        match self.previous.get_mut(&signal.source) {
            Some(posts) => *posts += 1,
            None => _ = self.previous.insert(signal.source.clone(), 1),
        }
    }

    /// Each enabled source with its health at `now` and its posts of each of `days`, troubled ones first.
    pub fn finish(
        self,
        sources: &Sources<'_>,
        cursors: &[Cursor],
        (now, days): (Timestamp, &[DayCount]),
    ) -> Coverage {
        let memory = latest(cursors);
        let row = |source: &&Source| {
            let posts = self.days.get(&source.id);
            let of = |day: &DayCount| posts.and_then(|posts| posts.get(&day.day)).copied().unwrap_or(0);
            let days: Vec<u32> = days.iter().map(of).collect();
            SourceRow {
                previous: self.previous.get(&source.id).copied().unwrap_or(0),
                posts: days.iter().sum(),
                days,
                ..row(source, memory.get(&source.id).copied(), now)
            }
        };
        let mut rows: Vec<_> = sources.values().map(row).collect();
        rows.sort_by(|a, b| (trouble(a.health), &a.name, &a.id).cmp(&(trouble(b.health), &b.name, &b.id)));
        statement(rows, days)
    }
}

fn statement(rows: Vec<SourceRow>, days: &[DayCount]) -> Coverage {
    let count = |wanted: fn(&SourceRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| wanted(row)).count()).unwrap_or(u32::MAX)
    };
    let gaps = gaps::gaps(&rows, days);
    Coverage {
        enabled: count(|_| true),
        asked: count(|row| row.health != Health::Unasked),
        answering: count(|row| row.health == Health::Ok),
        with_posts: count(|row| row.posts > 0),
        missing_percent: gaps::missing_percent(&rows, &gaps),
        gaps,
        sources: rows,
    }
}

/// The latest memory of each source.
fn latest(cursors: &[Cursor]) -> BTreeMap<&SourceId, &Cursor> {
    let mut memory: BTreeMap<&SourceId, &Cursor> = BTreeMap::new();
    for cursor in cursors {
        let kept = memory.entry(&cursor.source).or_insert(cursor);
        if cursor.version > kept.version {
            *kept = cursor;
        }
    }
    memory
}

fn row(source: &Source, cursor: Option<&Cursor>, now: Timestamp) -> SourceRow {
    let last = cursor.and_then(|cursor| cursor.last.as_ref());
    SourceRow {
        id: source.id.clone(),
        name: outside::text(&source.name),
        kind: source.kind,
        health: cursor.map_or(Health::Unasked, |cursor| cursor.health(now)),
        posts: 0,
        newest: cursor.and_then(|cursor| cursor.newest_post_at),
        fault: last.and_then(|last| last.fault),
        message: last
            .and_then(|last| last.message.as_deref())
            .map(|text| outside::excerpt(text, MESSAGE_CHARS)),
        previous: 0,
        days: Vec::new(),
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
