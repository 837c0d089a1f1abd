//! Dates and times as people of a language write them, in the city's time zone.

use crate::messages::Words;
use belgi_domain::period::zone;
use belgi_domain::{Period, PeriodKind};
use jiff::Timestamp;
use jiff::civil::Date;

impl Words {
    /// A period: «2026 жылғы 16–22 қараша», «16–22 ноября 2026 года», «ноябрь 2026 года», «IV квартал 2026 года».
    pub fn period(&self, period: &Period) -> String {
        let first = period.first;
        let last = period.day_after().yesterday().unwrap_or(first);
        let year = || first.year().to_string().into();
        match period.kind {
            PeriodKind::Day => self.day(&first),
            PeriodKind::Week => self.span(first, last),
            PeriodKind::Month => {
                let month = self.say(&format!("month-alone-{}", first.month()));
                self.fill("date-month", [("month", month.into()), ("year", year())])
            }
            PeriodKind::Quarter => {
                let quarter = self.say(&format!("quarter-{}", period.quarter()));
                self.fill("date-quarter", [("quarter", quarter.into()), ("year", year())])
            }
        }
    }

    /// A day with its year.
    pub fn day(&self, day: &Date) -> String {
        self.dated("date-day", *day, *day)
    }

    /// A moment to the minute, without its year.
    pub fn moment(&self, at: &Timestamp) -> String {
        let local = at.to_zoned(zone());
        let time = local.strftime("%H:%M").to_string();
        let day = self.dated("date-short", local.date(), local.date());
        self.fill("date-moment", [("day", day.into()), ("time", time.into())])
    }

    /// A moment as [`Words::moment`] tells it, with its year where that is not `year`.
    pub fn moment_beside(&self, at: &Timestamp, year: i16) -> String {
        let day = at.to_zoned(zone()).date();
        if day.year() == year { self.moment(at) } else { self.day(&day) }
    }

    /// The day of a moment, without its year.
    pub fn short_day(&self, at: &Timestamp) -> String {
        let day = at.to_zoned(zone()).date();
        self.dated("date-short", day, day)
    }

    /// Days from `first` to `last` without their year; one day where they are the same.
    pub fn short_span(&self, first: Date, last: Date) -> String {
        match first == last {
            true => self.dated("date-short", first, last),
            false if first.month() == last.month() => self.dated("date-short-span", first, last),
            false => self.dated("date-short-span-months", first, last),
        }
    }

    /// A stretch of hours as people say it: hours up to two days, then whole days.
    pub fn hours(&self, hours: &u32) -> String {
        match hours {
            0 => self.say("hours-none"),
            1..48 => self.count("hours", hours),
            more => self.count("days", &(more / 24)),
        }
    }

    fn span(&self, first: Date, last: Date) -> String {
        if first.year() != last.year() {
            self.dated("date-span-years", first, last)
        } else if first.month() != last.month() {
            self.dated("date-span-months", first, last)
        } else {
            self.dated("date-span", first, last)
        }
    }

    /// Years are given as words, not numbers: 2026 is not «2 026».
    fn dated(&self, key: &str, first: Date, last: Date) -> String {
        let month = |day: Date| self.say(&format!("month-{}", day.month()));
        self.fill(
            key,
            [
                ("day", first.day().to_string().into()),
                ("month", month(first).into()),
                ("year", first.year().to_string().into()),
                ("lastday", last.day().to_string().into()),
                ("lastmonth", month(last).into()),
                ("lastyear", last.year().to_string().into()),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Speech;
    use jiff::civil::date;

    #[test]
    fn a_period_is_written_as_people_write_it() {
        let week = |day| Period::of(PeriodKind::Week, day);
        let cases = [
            (Speech::Kk, week(date(2026, 11, 22)), "2026 жылғы 16–22 қараша"),
            (Speech::Ru, week(date(2026, 11, 22)), "16–22 ноября 2026 года"),
            (Speech::En, week(date(2026, 11, 22)), "16–22 November 2026"),
            (Speech::Kk, week(date(2026, 12, 1)), "2026 жылғы 30 қараша – 6 желтоқсан"),
            (Speech::Ru, week(date(2026, 12, 1)), "30 ноября – 6 декабря 2026 года"),
            (Speech::Kk, week(date(2027, 1, 1)), "2026 жылғы 28 желтоқсан – 2027 жылғы 3 қаңтар"),
            (Speech::Ru, week(date(2027, 1, 1)), "28 декабря 2026 года – 3 января 2027 года"),
            (Speech::En, week(date(2027, 1, 1)), "28 December 2026 – 3 January 2027"),
            (Speech::Kk, Period::of(PeriodKind::Month, date(2026, 11, 1)), "2026 жылғы қараша"),
            (Speech::Ru, Period::of(PeriodKind::Month, date(2026, 11, 1)), "ноябрь 2026 года"),
            (Speech::Kk, Period::of(PeriodKind::Quarter, date(2026, 11, 1)), "2026 жылғы IV тоқсан"),
            (Speech::Ru, Period::of(PeriodKind::Quarter, date(2027, 3, 31)), "I квартал 2027 года"),
            (Speech::En, Period::of(PeriodKind::Quarter, date(2026, 7, 1)), "third quarter of 2026"),
            (Speech::Kk, Period::of(PeriodKind::Day, date(2026, 3, 8)), "2026 жылғы 8 наурыз"),
            (Speech::Ru, Period::of(PeriodKind::Day, date(2026, 3, 8)), "8 марта 2026 года"),
        ];
        for (speech, period, expect) in cases {
            assert_eq!(Words::load(speech).unwrap().period(&period), expect);
        }
    }

    #[test]
    fn a_moment_is_told_in_the_citys_zone() {
        let at = "2026-11-16T21:05:00Z".parse().unwrap();
        assert_eq!(Words::load(Speech::Kk).unwrap().moment(&at), "17 қараша, 02:05");
        assert_eq!(Words::load(Speech::Ru).unwrap().moment(&at), "17 ноября, 02:05");
    }

    #[test]
    fn a_moment_of_another_year_bears_it() {
        let at = "2025-11-16T21:05:00Z".parse().unwrap();
        let words = Words::load(Speech::Kk).unwrap();
        assert_eq!(words.moment_beside(&at, 2025), "17 қараша, 02:05");
        assert_eq!(words.moment_beside(&at, 2026), "2025 жылғы 17 қараша");
    }

    #[test]
    fn a_stretch_of_hours_turns_into_days() {
        let words = Words::load(Speech::Ru).unwrap();
        let cases = [
            (0, "меньше часа"),
            (1, "1 час"),
            (3, "3 часа"),
            (47, "47 часов"),
            (48, "2 дня"),
            (120, "5 дней"),
        ];
        for (hours, expect) in cases {
            assert_eq!(words.hours(&hours), expect);
        }
    }
}
