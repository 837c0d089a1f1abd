//! Dates as publishers write them, in Russian, Kazakh and English, to moments.
//!
//! A date without an offset is local time of Kazakhstan (Asia/Almaty: UTC+5 since 2024-03-01, UTC+6 before). A date
//! without a year is the latest one that is not in the future. Nothing is ever invented: a text without a day
//! gives nothing, and so does a moment more than a day ahead of `now`.

mod scan;
mod words;

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use scan::{Day, Found};

/// A date longer than this is no date.
const MAX_CHARS: usize = 120;
/// Clocks of publishers run ahead by hours, not by days.
const MAX_AHEAD_HOURS: i64 = 24;
/// Older dates are defaults of software, not of people.
const MIN_YEAR: i16 = 1971;

/// The moment `text` names; `now`, where known, decides about missing years, words like "yesterday" and dates in the
/// future. Also takes Unix time in seconds (ten digits) and milliseconds (thirteen).
pub fn read(text: &str, now: Option<Timestamp>) -> Option<Timestamp> {
    read_in(text, now, &almaty())
}

/// As [`read`], for a platform whose dates without an offset are local time of `zone`.
pub(crate) fn read_in(text: &str, now: Option<Timestamp>, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let at = match text.parse::<i64>() {
        Ok(number) => unix(number),
        Err(_) => resolve(&scan::scan(text), now, zone),
    }?;
    plausible(at, now)
}

/// The moment of Unix time in seconds, as platforms give it.
pub(crate) fn from_unix(seconds: i64, now: Timestamp) -> Option<Timestamp> {
    plausible(Timestamp::from_second(seconds).ok()?, Some(now))
}

fn almaty() -> TimeZone {
    // The database is compiled in; the offset is what it has said since 2024.
    TimeZone::get("Asia/Almaty").unwrap_or_else(|_| TimeZone::fixed(Offset::constant(5)))
}

fn plausible(at: Timestamp, now: Option<Timestamp>) -> Option<Timestamp> {
    let too_old = at.to_zoned(TimeZone::UTC).year() < MIN_YEAR;
    let too_new = now.is_some_and(|now| at.as_second() - now.as_second() > MAX_AHEAD_HOURS * 3_600);
    (!too_old && !too_new).then_some(at)
}

/// Eight digits are a day without dashes, ten are seconds, thirteen milliseconds.
fn unix(number: i64) -> Option<Timestamp> {
    match number {
        19_700_101..=99_991_231 => {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
            Some(date.to_zoned(almaty()).ok()?.timestamp())
        }
        100_000_000..=9_999_999_999 => Timestamp::from_second(number).ok(),
        100_000_000_000..=9_999_999_999_999 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

fn resolve(found: &Found, now: Option<Timestamp>, zone: &TimeZone) -> Option<Timestamp> {
    let time = found.time.unwrap_or_default();
    let moment = |date: Date| {
        let local = date.to_datetime(Time::new(time.hour, time.minute, time.second, time.nanosecond).ok()?);
        let local = if time.next_day { local.checked_add(1.day()).ok()? } else { local };
        let zone = found.offset.map_or_else(|| zone.clone(), TimeZone::fixed);
        Some(local.to_zoned(zone).ok()?.timestamp())
    };
    match found.day? {
        Day::Relative(days) => moment(now?.to_zoned(zone.clone()).date().checked_add(days.days()).ok()?),
        Day::Civil { year: Some(year), month, day } => moment(Date::new(year, month, day).ok()?),
        Day::Civil { year: None, month, day } => {
            let now = now?;
            let year = now.to_zoned(zone.clone()).year();
            let this_year = Date::new(year, month, day).ok().and_then(moment);
            this_year
                .filter(|at| plausible(*at, Some(now)).is_some())
                .or_else(|| moment(Date::new(year - 1, month, day).ok()?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let found = read(text, Some(now)).map(|at| at.to_string()).unwrap_or_default();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn mail_dates() {
        check("Fri, 20 Nov 2026 09:00:00 +0500", "2026-11-20T04:00:00Z");
        check("Fri,20 Nov 2026 09:00:00 +05:00", "2026-11-20T04:00:00Z");
        check("5 Nov 26 09:00 GMT", "2026-11-05T09:00:00Z");
        check("Sat, 07 Sep 2002 00:00:01 UT", "2002-09-07T00:00:01Z");
        check("Thu, 01 Jan 2004 19:48:21 EST", "2004-01-02T00:48:21Z");
        check("Sat Sep  7 00:00:01 2024", "2024-09-06T19:00:01Z");
        check("September 7, 2002 1:05 pm GMT", "2002-09-07T13:05:00Z");
        check("07-Sep-2002 00:00:01 GMT", "2002-09-07T00:00:01Z");
        check("Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31:00Z");
        check("Fri, 20 Nov 2026 24:00:00 GMT", "2026-11-21T00:00:00Z");
        check("Fri, 20 Nov 2026 09:00:00 GMT+0500", "2026-11-20T04:00:00Z");
    }

    #[test]
    fn iso_dates() {
        check("2026-11-20T09:00:00+05:00", "2026-11-20T04:00:00Z");
        check("2026-11-20T09:00:00.250Z", "2026-11-20T09:00:00.25Z");
        check("2026-11-20 09:00:00", "2026-11-20T04:00:00Z");
        check("2026-11-20T09:00", "2026-11-20T04:00:00Z");
        check("2026-11-20", "2026-11-19T19:00:00Z");
        check("20261120", "2026-11-19T19:00:00Z");
        check("20261120T090000Z", "2026-11-20T09:00:00Z");
        check("2024-02-28 09:00:00", "2024-02-28T03:00:00Z");
        check("2026-11-20 09:00:00 UTC", "2026-11-20T09:00:00Z");
        check("2026-11-20 09:00:00 +0500", "2026-11-20T04:00:00Z");
        check("2026-11-20T09:00:00-03", "2026-11-20T12:00:00Z");
        check("1760000000", "2025-10-09T08:53:20Z");
        check("1760000000000", "2025-10-09T08:53:20Z");
    }

    #[test]
    fn russian_and_kazakh_dates() {
        check("09.08.2026, 19:32", "2026-08-09T14:32:00Z");
        check("9/8/26 19.32", "2026-08-08T19:00:00Z");
        check("5 января, 10:15", "2026-01-05T05:15:00Z");
        check("25 декабря, 10:15", "2025-12-25T05:15:00Z");
        check("Пятница, 04 Июл 2025, 12:00", "2025-07-04T07:00:00Z");
        check("19 сентября 2026 года", "2026-09-18T19:00:00Z");
        check("19 СЕНТЯБРЯ 2026 г. в 10:00", "2026-09-19T05:00:00Z");
        check("2026 жылғы 5 қаңтар, 10:15", "2026-01-05T05:15:00Z");
        check("5 қараша 2026 ж. 10:15", "2026-11-05T05:15:00Z");
        check("10:15, 5 Қыркүйек 2026", "2026-09-05T05:15:00Z");
        check("5 мамыр", "2026-05-04T19:00:00Z");
        check("сегодня, 10:15", "2026-11-22T05:15:00Z");
        check("Вчера в 23:40", "2026-11-21T18:40:00Z");
        check("Кеше, 23:40", "2026-11-21T18:40:00Z");
        check("10:15, бүгін", "2026-11-22T05:15:00Z");
        check("Пт, 20 ноя 2026 09:00:00 +0500", "2026-11-20T04:00:00Z");
    }

    #[test]
    fn nothing_is_invented() {
        for text in [
            "",
            "вода",
            "10:15",
            "2026",
            "2026-11",
            "30 февраля 2026",
            "2026-13-40",
            "2030-01-01",
            "0000-00-00",
            "Mon, 01 Jan 0001 00:00:00 +0000",
            "1970-01-01T00:00:00Z",
            "ноябрь",
            "-",
            "99:99",
            "٣ января",
            "Thu, 24 Nov 2026 12:00:00 +0500",
        ] {
            check(text, "");
        }
        assert_eq!(read("5 января, 10:15", None), None);
    }
}
