//! Spans of time a digest is about: `[start, end)` in the city's time zone.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// All of Kazakhstan since 2024-03-01 (UTC+5); the zone that schedules are written in.
pub const ZONE: &str = "Asia/Almaty";

/// The city's time zone, from the data compiled in: a machine's own zone files may be absent or older
/// than the change of March 2024, and the same data must give the same digest everywhere.
pub fn zone() -> TimeZone {
    TimeZoneDatabase::bundled().get(ZONE).unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(5)))
}

/// The kind of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PeriodKind {
    /// Midnight to midnight.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
}

impl PeriodKind {
    /// Every kind, the shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Quarter];

    /// The code used in arguments and keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }
}

/// A text that is no period kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected day, week, month or quarter, found `{0}`")]
pub struct UnknownPeriod(String);

impl FromStr for PeriodKind {
    type Err = UnknownPeriod;
    fn from_str(text: &str) -> Result<Self, UnknownPeriod> {
        match text {
            "day" => Ok(Self::Day),
            "week" => Ok(Self::Week),
            "month" => Ok(Self::Month),
            "quarter" => Ok(Self::Quarter),
            other => Err(UnknownPeriod(other.chars().take(20).collect())),
        }
    }
}

/// A day, week, month or quarter of the city's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// What kind.
    pub kind: PeriodKind,
    /// Its first day.
    pub first: Date,
}

impl Period {
    /// The period of `kind` that holds `day`.
    pub fn of(kind: PeriodKind, day: Date) -> Self {
        let first = match kind {
            PeriodKind::Day => day,
            PeriodKind::Week => {
                let week = day.iso_week_date();
                ISOWeekDate::new(week.year(), week.week(), Weekday::Monday)
                    .map_or(day, |monday| monday.date())
            }
            PeriodKind::Month => day.first_of_month(),
            PeriodKind::Quarter => {
                let month = (day.month() - 1) / 3 * 3 + 1;
                Date::new(day.year(), month, 1).unwrap_or(day)
            }
        };
        Self { kind, first }
    }

    /// The last period of `kind` that was over at `now`.
    pub fn last_complete(kind: PeriodKind, now: Timestamp) -> Self {
        Self::of(kind, local_date(now)).previous()
    }

    /// The period before this one.
    pub fn previous(self) -> Self {
        Self::of(self.kind, self.first.yesterday().unwrap_or(self.first))
    }

    /// The first day after this period.
    pub fn day_after(self) -> Date {
        let span = match self.kind {
            PeriodKind::Day => 1.day(),
            PeriodKind::Week => 7.days(),
            PeriodKind::Month => 1.month(),
            PeriodKind::Quarter => 3.months(),
        };
        self.first.checked_add(span).unwrap_or(Date::MAX)
    }

    /// The moment it begins, inclusive.
    pub fn start(self) -> Timestamp {
        midnight(self.first)
    }

    /// The moment it ends, exclusive.
    pub fn end(self) -> Timestamp {
        midnight(self.day_after())
    }

    /// Whether `at` lies in it.
    pub fn contains(self, at: Timestamp) -> bool {
        self.start() <= at && at < self.end()
    }

    /// The quarter of the year it begins in, from 1 to 4.
    pub fn quarter(self) -> i8 {
        (self.first.month() + 2) / 3
    }

    /// Its days, first to last.
    pub fn days(self) -> impl Iterator<Item = Date> {
        let end = self.day_after();
        self.first.series(1.day()).take_while(move |day| *day < end)
    }
}

/// `2026-11-22`, `2026-W47`, `2026-11` or `2026-Q4`: what keys and file names bear.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Day => write!(f, "{}", self.first),
            PeriodKind::Week => {
                let week = self.first.iso_week_date();
                write!(f, "{}-W{:02}", week.year(), week.week())
            }
            PeriodKind::Month => write!(f, "{}", self.first.strftime("%Y-%m")),
            PeriodKind::Quarter => write!(f, "{}-Q{}", self.first.year(), self.quarter()),
        }
    }
}

/// The day in the city at `now`.
pub fn local_date(now: Timestamp) -> Date {
    now.to_zoned(zone()).date()
}

fn midnight(day: Date) -> Timestamp {
    day.to_zoned(zone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_half_open_in_the_citys_zone() {
        let week = Period::of(PeriodKind::Week, date(2026, 11, 22));
        assert_eq!(week.to_string(), "2026-W47");
        assert_eq!(week.start().to_string(), "2026-11-15T19:00:00Z");
        assert_eq!(week.end().to_string(), "2026-11-22T19:00:00Z");
        assert!(week.contains(week.start()) && !week.contains(week.end()));
        assert_eq!(week.days().count(), 7);
        assert_eq!(week.previous().end(), week.start());
    }

    #[test]
    fn names_are_those_people_write() {
        let cases = [
            (PeriodKind::Day, date(2026, 11, 22), "2026-11-22", "2026-11-21"),
            (PeriodKind::Week, date(2027, 1, 2), "2026-W53", "2026-W52"),
            (PeriodKind::Month, date(2026, 1, 31), "2026-01", "2025-12"),
        ];
        for (kind, day, name, previous) in cases {
            let period = Period::of(kind, day);
            assert_eq!((period.to_string(), period.previous().to_string()), (name.into(), previous.into()));
        }
    }

    #[test]
    fn on_monday_morning_the_last_week_is_complete() {
        let now = "2026-11-23T07:00:00+05:00".parse().unwrap();
        assert_eq!(Period::last_complete(PeriodKind::Week, now).to_string(), "2026-W47");
        assert_eq!(Period::last_complete(PeriodKind::Day, now).to_string(), "2026-11-22");
    }

    #[test]
    fn the_old_offset_before_march_2024_is_known() {
        assert_eq!(midnight(date(2024, 1, 1)).to_string(), "2023-12-31T18:00:00Z");
    }
}
