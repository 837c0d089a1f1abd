//! The period that a folder is named after.

use belgi_domain::{Period, PeriodKind};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The period called `name`, such as `2026-11-22`, `2026-W47`, `2026-11` or `2026-Q4`; nothing for other names.
pub fn period(name: &str) -> Option<Period> {
    let (year, rest) = name.split_at_checked(4)?;
    let year: i16 = year.parse().ok()?;
    let rest = rest.strip_prefix('-')?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        let month = quarter.parse::<i8>().ok()?.checked_mul(3)?.checked_sub(2)?;
        let period = Period::of(PeriodKind::Quarter, Date::new(year, month, 1).ok()?);
        return Some(period).filter(|period| period.to_string() == name);
    }
    let (kind, first) = match (rest.strip_prefix('W'), rest.split_once('-')) {
        (Some(week), _) => {
            let monday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Monday).ok()?;
            (PeriodKind::Week, monday.date())
        }
        (None, Some((month, day))) => {
            (PeriodKind::Day, Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?)
        }
        (None, None) => (PeriodKind::Month, Date::new(year, rest.parse().ok()?, 1).ok()?),
    };
    // A name that is not written the way names are written is not a digest's.
    Some(Period::of(kind, first)).filter(|period| period.to_string() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_found_by_its_name() {
        for kind in PeriodKind::ALL {
            for day in date(2024, 12, 20).series(jiff::ToSpan::days(9)).take(120) {
                let expect = Period::of(kind, day);
                assert_eq!(period(&expect.to_string()), Some(expect));
            }
        }
    }

    #[test]
    fn other_folders_are_no_digests() {
        let names = [
            "latest",
            "",
            "2026",
            "2026-",
            "2026-13",
            "2026-W54",
            "2026-11-31",
            "2026-1",
            "2026-Q0",
            "2026-Q5",
            "2026-Q04",
            "2026-Q99",
            "2026-W7",
            "2026-11-22-x",
            "әәәә-11",
        ];
        for name in names {
            assert_eq!(period(name), None, "{name}");
        }
    }
}
