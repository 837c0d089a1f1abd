//! One pass over a written date: what each number and word in it can only mean.

use super::words;
use jiff::tz::Offset;

/// What a text says about a moment.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) day: Option<Day>,
    pub(super) time: Option<Clock>,
    pub(super) offset: Option<Offset>,
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// Named by the calendar.
    Civil { year: Option<i16>, month: i8, day: i8 },
    /// Counted from today.
    Relative(i64),
}

/// A time of day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) second: i8,
    pub(super) nanosecond: i32,
    /// Written as 24:00.
    pub(super) next_day: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Scan<'a> {
    rest: &'a str,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    relative: Option<i64>,
    time: Option<Clock>,
    offset: Option<i32>,
}

/// Reads `text`; what it does not say stays open.
pub(super) fn scan(text: &str) -> Found {
    let lower = text.to_lowercase();
    let mut scan = Scan { rest: &lower, ..Scan::default() };
    while let Some(first) = scan.rest.chars().next() {
        if first.is_ascii_digit() {
            scan.number();
        } else if first.is_alphabetic() {
            scan.word();
        } else if matches!(first, '+' | '-' | '\u{2212}') && scan.time.is_some() {
            scan.sign(first);
        } else {
            scan.take(first.len_utf8());
        }
    }
    scan.found()
}

impl<'a> Scan<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn digits(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// The digits after `separator`, if both come next.
    fn digits_after(&mut self, separator: char) -> Option<&'a str> {
        let rest = self.rest.strip_prefix(separator)?;
        rest.starts_with(|c: char| c.is_ascii_digit()).then(|| self.take(1))?;
        Some(self.digits())
    }

    fn number(&mut self) {
        let digits = self.digits();
        if self.time.is_none() && digits.len() <= 2 && self.clock(digits) {
            return;
        }
        for separator in ['-', '.', '/'] {
            if let Some(second) = self.digits_after(separator) {
                let third = self.digits_after(separator);
                return self.numeric_day(digits, second, third);
            }
        }
        match digits.len() {
            8 if self.day.is_none() => self.set_day(digits.get(..4), digits.get(4..6), digits.get(6..)),
            6 if self.day.is_some() && self.time.is_none() => self.compact_clock(digits),
            4 if self.year.is_none() => self.year = digits.parse().ok(),
            1 | 2 if self.day.is_none() => self.day = digits.parse().ok(),
            2 if self.year.is_none() && self.month.is_some() => self.year = short_year(digits),
            _ => {}
        }
    }

    /// `10:15`, `10:15:30.25`, with `digits` already read.
    fn clock(&mut self, hour: &str) -> bool {
        let Some(minute) = self.digits_after(':') else { return false };
        let second = self.digits_after(':').unwrap_or("0");
        let fraction = self.digits_after('.').or_else(|| self.digits_after(',')).filter(|_| second != "0");
        self.time = clock(hour, minute, second, fraction.unwrap_or_default());
        true
    }

    fn compact_clock(&mut self, digits: &str) {
        if let (Some(hour), Some(minute), Some(second)) = (digits.get(..2), digits.get(2..4), digits.get(4..))
        {
            self.time = clock(hour, minute, second, "");
        }
    }

    /// Year first as ISO has it, otherwise day first as Kazakhstan does.
    fn numeric_day(&mut self, first: &str, second: &str, third: Option<&str>) {
        match third {
            Some(third) if first.len() == 4 => self.set_day(Some(first), Some(second), Some(third)),
            Some(third) => self.set_day(Some(third), Some(second), Some(first)),
            None => {}
        }
    }

    fn set_day(&mut self, year: Option<&str>, month: Option<&str>, day: Option<&str>) {
        if self.month.is_some() {
            return;
        }
        self.year = year.and_then(|year| if year.len() == 2 { short_year(year) } else { year.parse().ok() });
        self.month = month.and_then(|month| month.parse().ok());
        self.day = day.and_then(|day| day.parse().ok());
    }

    fn word(&mut self) {
        let end = self.rest.find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest.len());
        let word = self.take(end);
        if let Some(days) = words::relative(word) {
            self.relative.get_or_insert(days);
        } else if let Some(offset) = words::zone(word).filter(|_| self.time.is_some()) {
            self.offset.get_or_insert(offset);
        } else if matches!(word, "pm" | "am") {
            self.half(word);
        } else if let Some(month) = words::month(word) {
            self.month.get_or_insert(month);
        }
    }

    fn half(&mut self, word: &str) {
        if let Some(time) = &mut self.time {
            match (word, time.hour) {
                ("pm", 1..=11) => time.hour += 12,
                ("am", 12) => time.hour = 0,
                _ => {}
            }
        }
    }

    /// An offset such as `+0500`, `+05:00` or `-3`.
    fn sign(&mut self, sign: char) {
        self.take(sign.len_utf8());
        let digits = self.digits();
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits, self.digits_after(':').unwrap_or("0")),
            4 => digits.split_at(2),
            _ => return,
        };
        let (Ok(hours), Ok(minutes)) = (hours.parse::<i32>(), minutes.parse::<i32>()) else { return };
        let offset = hours * 60 + minutes;
        // `GMT+0500` names the zone it is counted from.
        self.offset =
            self.offset.filter(|named| *named != 0).or(Some(if sign == '+' { offset } else { -offset }));
    }

    fn found(&self) -> Found {
        let civil = self.month.zip(self.day).map(|(month, day)| Day::Civil { year: self.year, month, day });
        Found {
            day: civil.or(self.relative.map(Day::Relative)),
            time: self.time,
            offset: self.offset.and_then(|minutes| Offset::from_seconds(minutes * 60).ok()),
        }
    }
}

fn clock(hour: &str, minute: &str, second: &str, fraction: &str) -> Option<Clock> {
    let hour: i8 = hour.parse().ok()?;
    let nanosecond = format!("{:0<9}", fraction.get(..9).unwrap_or(fraction)).parse().ok()?;
    let second = second.parse::<i8>().ok()?.min(59);
    Some(Clock { hour: hour % 24, minute: minute.parse().ok()?, second, nanosecond, next_day: hour == 24 })
        .filter(|_| hour <= 24)
}

/// Two digits are a year of this century up to 69, as in RFC 2822 and its descendants.
fn short_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}
