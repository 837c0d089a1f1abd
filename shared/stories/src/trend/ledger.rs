//! Who spoke of what, where and when: counts by hour and day, each speaker once a day.

use belgi_domain::period::local_date;
use belgi_domain::{Signal, Topic};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A topic, in a district or in the whole city.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Cell {
    /// The topic.
    pub topic: Topic,
    /// The district, nine digits of KATO; without it, the whole city.
    pub district: Option<String>,
}

/// Days since 1970-01-01 in the city's calendar.
pub(super) type Day = i64;

/// Counts of speakers. The order of adding changes nothing but the hour a speaker of several posts a day counts in.
#[derive(Debug, Default)]
pub struct Ledger {
    cells: BTreeMap<Cell, Series>,
    /// Speakers by hour of the day, of all cells.
    hours: [u32; 24],
    first: Option<Day>,
}

/// The counts of one cell.
#[derive(Debug, Default)]
pub(super) struct Series {
    pub(super) days: BTreeMap<Day, u32>,
    /// By hour since 1970.
    pub(super) hours: BTreeMap<i64, u32>,
    pub(super) heard: HashSet<(Day, u64)>,
}

impl Ledger {
    /// The ledger of these signals' complaints and requests; posts are taken in the order of time.
    pub fn of(signals: &[Signal]) -> Self {
        let mut troubles: Vec<&Signal> = signals.iter().filter(|signal| signal.is_trouble()).collect();
        troubles.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
        let mut ledger = Self::default();
        for signal in troubles {
            let district = signal.district().map(|place| place.code.as_str());
            ledger.add(signal.at, signal.topic, district, speaker(signal));
        }
        ledger
    }

    /// Takes in that `speaker` spoke of `topic`; a speaker counts once a day in each cell.
    pub fn add(&mut self, at: Timestamp, topic: Topic, district: Option<&str>, speaker: u64) {
        let (day, hour) = (day_of(at), hour_of(at));
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        let mut fresh = false;
        for district in [None].into_iter().chain(district.map(Some)) {
            let cell = Cell { topic, district: district.map(str::to_owned) };
            let series = self.cells.entry(cell).or_default();
            if series.heard.insert((day, speaker)) {
                *series.days.entry(day).or_default() += 1;
                *series.hours.entry(hour).or_default() += 1;
                fresh = true;
            }
        }
        if let Some(count) = usize::try_from(hour.rem_euclid(24))
            .ok()
            .and_then(|hour| self.hours.get_mut(hour))
            .filter(|_| fresh)
        {
            *count += 1;
        }
    }

    /// Adds the speakers of a whole day to a cell.
    pub(super) fn add_day(&mut self, day: Day, cell: Cell, speakers: u32) {
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        *self.cells.entry(cell).or_default().days.entry(day).or_default() += speakers;
    }

    /// Adds speakers by hour of the day.
    pub(super) fn add_hours(&mut self, hours: &[u32]) {
        self.hours.iter_mut().zip(hours).for_each(|(count, more)| *count += more);
    }

    /// Speakers by hour of the day, of all cells.
    pub(super) fn hours(&self) -> &[u32; 24] {
        &self.hours
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = (&Cell, &Series)> {
        self.cells.iter()
    }

    /// The first day of which anything is known.
    pub(super) fn first_day(&self) -> Option<Day> {
        self.first
    }

    /// The share of a day's speakers that the `span` hours up to `hour` bring, 0 to 1; each hour has at least a quarter
    /// of an even share, so that a quiet night is not compared with nothing.
    pub(super) fn share(&self, hour: i64, span: i64) -> f64 {
        let total: u32 = self.hours.iter().sum();
        let even = 1.0 / 24.0;
        let of = |hour: i64| {
            let known =
                usize::try_from(hour.rem_euclid(24)).ok().and_then(|hour| self.hours.get(hour)).copied();
            let share = f64::from(known.unwrap_or(0)) / f64::from(total.max(1));
            if total == 0 { even } else { share.max(even / 4.0) }
        };
        (hour - span + 1..=hour).map(of).sum()
    }
}

impl Series {
    pub(super) fn on(&self, day: Day) -> u32 {
        self.days.get(&day).copied().unwrap_or(0)
    }

    /// Speakers within the `span` hours up to and with `hour`.
    pub(super) fn within(&self, hour: i64, span: i64) -> u32 {
        self.hours.range(hour - span + 1..=hour).map(|(_, count)| count).sum()
    }
}

/// Hours since 1970 in the city's zone, so that a day's hours are those that people live by.
pub(super) fn hour_of(at: Timestamp) -> i64 {
    let zoned = at.to_zoned(belgi_domain::period::zone());
    (at.as_second() + i64::from(zoned.offset().seconds())).div_euclid(3_600)
}

pub(super) fn day_of(at: Timestamp) -> Day {
    hour_of(at).div_euclid(24)
}

/// The date of a day.
pub(super) fn date_of(day: Day) -> Date {
    let epoch = local_date(Timestamp::UNIX_EPOCH);
    epoch.checked_add(day.days()).unwrap_or(epoch)
}

/// The day of a date.
pub(super) fn day_on(date: Date) -> Day {
    let epoch = local_date(Timestamp::UNIX_EPOCH);
    epoch.until(date).map_or(0, |span| Day::from(span.get_days()))
}

/// A resident's voice, or else the source. Fixed keys: the same on every run.
fn speaker(signal: &Signal) -> u64 {
    let mut hasher = DefaultHasher::new();
    match &signal.voice {
        Some(voice) => voice.0.hash(&mut hasher),
        None => signal.source.hash(&mut hasher),
    }
    hasher.finish()
}
