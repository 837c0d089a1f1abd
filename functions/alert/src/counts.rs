//! The usual of a city: counts of the days that are over, kept in one object, so that a look for bursts reads two days of
//! signals and not eight weeks of them.
//!
//! The object holds numbers, and neither posts nor voices. What comes late, is put right or is removed changes a day that
//! was counted, so each look counts one day again, another each hour: all of them in 56 hours.

use belgi_domain::period::local_date;
use belgi_domain::{CityId, Signal};
use belgi_store::{Store, StoreError};
use belgi_stories::trend::{Ledger, Page};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days before today that a burst is compared with: eight weeks and a day.
const BASELINE_DAYS: i64 = 57;
/// Seconds of an hour.
const HOUR: i64 = 3_600;

/// Whether what was counted is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// For the next look.
    Kept,
    /// For this look alone.
    Dropped,
}

/// The counts of a city as they lie in the bucket.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Book {
    days: BTreeMap<Date, Page>,
}

/// What a look for bursts needs.
pub(crate) struct Counted {
    pub(crate) ledger: Ledger,
    /// The signals of yesterday and of today up to the moment of the look.
    pub(crate) recent: Vec<Signal>,
}

/// The counts of a city at `now`.
pub(crate) async fn counted(
    store: &Store,
    city: &CityId,
    now: Timestamp,
    keeping: Keeping,
) -> Result<Counted, StoreError> {
    let today = local_date(now);
    let yesterday = today.yesterday().unwrap_or(today);
    let mut recent = store.indexed_signals(city, yesterday, today.tomorrow().unwrap_or(today)).await?;
    recent.retain(|signal| signal.at < now);
    let first = today.checked_sub(BASELINE_DAYS.days()).unwrap_or(today);
    let days: Vec<Date> = first.series(1.day()).take_while(|day| *day < yesterday).collect();
    let kept = Book::read(store, city).await?;
    let book = brought_up(store, city, &kept, &days, now).await?;
    if keeping == Keeping::Kept && book != kept {
        book.write(store, city).await?;
    }
    let mut ledger = Ledger::of(&recent);
    book.days.iter().for_each(|(day, page)| ledger.take_in(*day, page));
    Ok(Counted { ledger, recent })
}

/// Drops the counts of the days from `first` on, which the next look counts again: for whoever changed their signals.
///
/// # Errors
/// Where storage is out of reach or refuses.
pub async fn count_again(store: &Store, city: &CityId, first: Date) -> Result<(), StoreError> {
    let mut book = Book::read(store, city).await?;
    let before = book.days.len();
    book.days.retain(|day, _| *day < first);
    if book.days.len() < before { book.write(store, city).await } else { Ok(()) }
}

/// The counts of `days`: those that are kept, those that are missing, and the one whose turn it is, counted anew.
async fn brought_up(
    store: &Store,
    city: &CityId,
    kept: &Book,
    days: &[Date],
    now: Timestamp,
) -> Result<Book, StoreError> {
    let hour = now.as_second().div_euclid(HOUR);
    let mut book = Book::default();
    for day in days {
        let page = match kept.days.get(day).filter(|_| !is_turn(*day, hour)) {
            Some(page) => page.clone(),
            None => {
                let signals = store.indexed_signals(city, *day, day.tomorrow().unwrap_or(*day)).await?;
                Page::of(&signals, *day)
            }
        };
        book.days.insert(*day, page);
    }
    Ok(book)
}

/// Whether a day is counted again in this hour: each of the days that are kept in an hour of its own.
fn is_turn(day: Date, hour: i64) -> bool {
    let number = Date::ZERO.until(day).map_or(0, |span| i64::from(span.get_days()));
    (hour - number).rem_euclid(BASELINE_DAYS - 1) == 0
}

fn key(city: &CityId) -> String {
    format!("trends/{city}/ledger.json")
}

impl Book {
    async fn read(store: &Store, city: &CityId) -> Result<Self, StoreError> {
        let Some(bytes) = store.get_object(&key(city)).await? else { return Ok(Self::default()) };
        let book = serde_json::from_slice(&bytes);
        // It is made of signals that are still there.
        let told =
            book.inspect_err(|error| tracing::error!(%city, "the kept counts are counted anew: {error}"));
        Ok(told.unwrap_or_default())
    }

    async fn write(&self, store: &Store, city: &CityId) -> Result<(), StoreError> {
        let failed = |error| StoreError::Unreadable {
            call: format!("PutObject {}", key(city)),
            expected: "counts that fit JSON",
            found: format!("{error}"),
        };
        let bytes = serde_json::to_vec(self).map_err(|error: serde_json::Error| failed(error))?;
        store.put_object(&key(city), "application/json", bytes).await
    }
}
