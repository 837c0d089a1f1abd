//! Stretches of days without a post where there should be some.

use belgi_domain::digest::{DayCount, Gap, SourceRow};
use std::cmp::Reverse;

/// A source that brought at least so many posts a day in the period before is missed when it brings none.
const REGULAR_A_DAY: u32 = 1;

/// Days without a post that are no accident.
const GAP_DAYS: usize = 2;

/// Gaps that are told; the rows of the sources show the others.
const GAPS_MAX: usize = 12;

/// The gaps of all sources together, then those of regular sources, longest first. A day digest has none: one day
/// without posts is told by the state of the sources.
pub fn gaps(rows: &[SourceRow], days: &[DayCount]) -> Vec<Gap> {
    let all: Vec<_> = days.iter().map(|day| day.posts).collect();
    let mut gaps: Vec<_> =
        silent(&all, 1).filter(|_| days.len() > 1).map(|run| gap(None, days, run)).collect();
    let of_one = |row: &SourceRow| -> Vec<Gap> {
        silent(&row.days, GAP_DAYS).map(|run| gap(Some(row), days, run)).collect()
    };
    let regular = |row: &&SourceRow| {
        u64::from(row.previous) >= u64::from(REGULAR_A_DAY) * u64::try_from(days.len()).unwrap_or(u64::MAX)
    };
    gaps.extend(rows.iter().filter(regular).flat_map(of_one));
    gaps.sort_by_key(|gap| (gap.source.is_some(), Reverse(gap.days), gap.first, gap.source.clone()));
    gaps.truncate(GAPS_MAX);
    gaps
}

/// Of a hundred posts of the period before, how many came from sources that are troubled or have a gap now.
pub fn missing_percent(rows: &[SourceRow], gaps: &[Gap]) -> Option<u32> {
    let missing = |row: &SourceRow| {
        row.health != belgi_domain::Health::Ok || gaps.iter().any(|gap| gap.source.as_ref() == Some(&row.id))
    };
    let sum = |wanted: &dyn Fn(&SourceRow) -> bool| -> u64 {
        rows.iter().filter(|row| wanted(row)).map(|row| u64::from(row.previous)).sum()
    };
    let whole = sum(&|_| true);
    let percent = (whole > 0).then(|| (sum(&missing) * 100).div_ceil(whole))?;
    u32::try_from(percent).ok().filter(|percent| *percent > 0)
}

/// Runs of zeros of at least `least`: where each begins and how long it is.
fn silent(counts: &[u32], least: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (index, _) in counts.iter().enumerate().filter(|(_, count)| **count == 0) {
        match runs.last_mut() {
            Some((first, length)) if *first + *length == index => *length += 1,
            _ => runs.push((index, 1)),
        }
    }
    runs.into_iter().filter(move |(_, length)| *length >= least)
}

fn gap(row: Option<&SourceRow>, days: &[DayCount], (first, length): (usize, usize)) -> Gap {
    Gap {
        source: row.map(|row| row.id.clone()),
        first: days.get(first).map_or(jiff::civil::Date::ZERO, |day| day.day),
        days: u32::try_from(length).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_zeros_is_a_gap_from_its_length_on() {
        let check = |counts: &[u32], least, expect: &[(usize, usize)]| {
            assert_eq!(silent(counts, least).collect::<Vec<_>>(), expect, "{counts:?}");
        };
        check(&[1, 0, 2, 0, 0], 2, &[(3, 2)]);
        check(&[0, 0, 0], 2, &[(0, 3)]);
        check(&[1, 0, 2], 1, &[(1, 1)]);
        check(&[], 1, &[]);
    }
}
