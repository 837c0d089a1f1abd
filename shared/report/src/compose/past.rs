//! The course of several periods, and what is usual.

use belgi_domain::digest::{PeriodCount, UsualRange};
use std::collections::BTreeMap;

/// How many periods the course shows, this one included.
pub const COURSE_PERIODS: usize = 8;

/// Fewer earlier periods than this say nothing about what is usual.
const USUAL_MIN: usize = 4;

/// From so many earlier periods on, the highest and the lowest are taken for exceptions.
const TRIMMED_FROM: usize = 6;

/// The last periods up to `this`, oldest first, and the range in which earlier ones lie. What is given twice counts
/// as it was given last; later periods and those of another kind are passed over.
pub fn course(this: PeriodCount, past: &[PeriodCount]) -> (Vec<PeriodCount>, Option<UsualRange>) {
    let mut known: BTreeMap<_, &PeriodCount> = BTreeMap::new();
    let earlier = |count: &&PeriodCount| {
        count.period.kind == this.period.kind && count.period.first < this.period.first && !count.partial
    };
    for count in past.iter().filter(earlier) {
        known.insert(count.period.first, count);
    }
    let mut course = vec![this];
    // Without a gap backwards: a drawing would pass over a missing period as if it had not been.
    while course.len() < COURSE_PERIODS {
        let Some(before) = course.last().and_then(|count| known.get(&count.period.previous().first)) else {
            break;
        };
        course.push((*before).clone());
    }
    let usual = usual(course.iter().skip(1).map(|count| count.complaints).collect());
    course.reverse();
    (course, usual)
}

fn usual(mut earlier: Vec<u32>) -> Option<UsualRange> {
    if earlier.len() < USUAL_MIN {
        return None;
    }
    let of = u32::try_from(earlier.len()).unwrap_or(u32::MAX);
    earlier.sort_unstable();
    let spare = usize::from(earlier.len() >= TRIMMED_FROM);
    let kept = earlier.get(spare..earlier.len() - spare)?;
    Some(UsualRange { low: *kept.first()?, high: *kept.last()?, of })
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::{Period, PeriodKind};
    use jiff::civil::date;

    /// Weeks up to 2026-W47 with these complaints, oldest first.
    fn weeks(complaints: &[u32]) -> Vec<PeriodCount> {
        let mut period = Period::of(PeriodKind::Week, date(2026, 11, 16));
        let mut weeks: Vec<_> = complaints
            .iter()
            .rev()
            .map(|complaints| {
                let count =
                    PeriodCount { period, posts: 0, complaints: *complaints, praise: 0, partial: false };
                period = period.previous();
                count
            })
            .collect();
        weeks.reverse();
        weeks
    }

    #[test]
    fn what_is_usual_needs_four_periods_and_from_six_on_leaves_out_the_extremes() {
        let check = |given: &[u32], expect: Option<(u32, u32)>| {
            let mut past = weeks(given);
            let this = past.pop().unwrap();
            let (course, usual) = course(this, &past);
            assert_eq!(usual.map(|range| (range.low, range.high)), expect, "{given:?}");
            assert_eq!(course.len(), given.len().min(COURSE_PERIODS));
            assert_eq!(course.last().unwrap().complaints, 99);
        };
        check(&[5, 6, 7, 99], None);
        check(&[5, 9, 6, 7, 99], Some((5, 9)));
        check(&[1, 5, 9, 6, 7, 80, 99], Some((5, 9)));
        check(&[1000, 1000, 1, 5, 9, 6, 7, 8, 80, 99], Some((5, 9)));
    }

    #[test]
    fn a_missing_period_ends_the_course() {
        let mut past = weeks(&[1, 2, 3, 4, 5]);
        let this = past.pop().unwrap();
        past.remove(1);
        let (course, usual) = course(this, &past);
        assert_eq!(course.iter().map(|count| count.complaints).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(usual, None);
    }
}
