//! The usual of a weekday.

use super::ledger::{Day, Series, date_of};
use jiff::civil::Date;
use serde::Serialize;

/// Days looked back on: eight weeks.
const DAYS: Day = 56;
/// With fewer days nothing is usual yet.
const LEAST_DAYS: Day = 14;
/// How many days' worth of the whole level each weekday is drawn to: one weekday has eight days at most.
const DRAW: f64 = 6.0;
/// The spread that a cell is taken to have before it is known, as the share of the mean by which days differ, squared;
/// and how many days' worth of belief stands behind it.
const USUAL_SPREAD: f64 = 0.15;
const BELIEF: f64 = 14.0;
/// No cell is as silent as its silence so far: half a speaker in four weeks may always come.
const LEAST_MEAN: f64 = 0.02;
/// The weight of the same season a year ago against the last weeks.
const SEASON: f64 = 0.5;
/// Days of a year that keep the weekday.
const YEAR: Day = 364;

/// What a count is compared with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Baseline {
    /// The first and last day that it is made of.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// Speakers on a usual day of this weekday.
    pub daily: f64,
    /// How much more than a Poisson count it varies: the variance is mean + spread × mean².
    pub spread: f64,
    /// Whether the same weeks of last year are in it.
    pub season: bool,
}

/// The usual of `day`, from the days before it; nothing before there are two weeks of them. Days that stand out are
/// counted as the highest usual day, so that one burst does not hide the next.
pub(super) fn baseline(series: &Series, first: Day, day: Day) -> Option<Baseline> {
    let from = first.max(day - DAYS);
    if day - from < LEAST_DAYS {
        return None;
    }
    let counts: Vec<f64> = capped((from..day).map(|day| series.on(day)).collect());
    let level = mean(&counts);
    let weekday: Vec<f64> = counts.iter().rev().skip(6).step_by(7).copied().collect();
    let own = (weekday.iter().sum::<f64>() + DRAW * level) / (count(&weekday) + DRAW);
    let season = season(series, first, day);
    Some(Baseline {
        from: date_of(from),
        to: date_of(day - 1),
        daily: (own * season.unwrap_or(1.0)).max(LEAST_MEAN),
        spread: spread(&counts, level),
        season: season.is_some(),
    })
}

/// How this season stood to the weeks before it a year ago, where that is known, drawn to 1.
fn season(series: &Series, first: Day, day: Day) -> Option<f64> {
    let then = day - YEAR;
    if then - DAYS < first {
        return None;
    }
    let span = |from: Day, to: Day| mean(&capped((from..to).map(|day| series.on(day)).collect()));
    let (around, before) = (span(then - 10, then + 11), span(then - DAYS, then));
    // Half a speaker a day on either side keeps small counts from telling much.
    let ratio = (around + 0.5) / (before + 0.5);
    Some(1.0 + SEASON * (ratio.clamp(0.5, 2.0) - 1.0))
}

/// No day counts more than three times the median and three.
fn capped(counts: Vec<u32>) -> Vec<f64> {
    let mut sorted = counts.clone();
    sorted.sort_unstable();
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
    counts.into_iter().map(|count| f64::from(count.min(3 * median + 3))).collect()
}

/// By the method of moments, drawn to what is usual for a cell.
fn spread(counts: &[f64], level: f64) -> f64 {
    let variance =
        counts.iter().map(|count| (count - level).powi(2)).sum::<f64>() / (count(counts) - 1.0).max(1.0);
    let own = if level > 0.0 { ((variance - level) / level.powi(2)).clamp(0.0, 4.0) } else { USUAL_SPREAD };
    // Where there is hardly anything to count, the counts say little of their spread.
    let days = count(counts) * (level / (level + 1.0));
    (own * days + USUAL_SPREAD * BELIEF) / (days + BELIEF)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values).max(1.0)
}

#[allow(clippy::cast_precision_loss, reason = "at most 56 days")]
fn count(values: &[f64]) -> f64 {
    values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(counts: impl Iterator<Item = u32>) -> Series {
        Series { days: (0..).zip(counts).collect(), ..Series::default() }
    }

    #[test]
    fn a_weekday_is_compared_with_its_own_kind_and_a_burst_does_not_raise_it() {
        let weekend = |day: i64| if day % 7 >= 5 { 4 } else { 20 };
        let usual = baseline(&series((0..56).map(weekend)), 0, 56).unwrap();
        assert!(usual.daily > 16.0 && usual.daily < 20.0, "{usual:?}");
        let saturday = baseline(&series((0..61).map(weekend)), 0, 61).unwrap();
        assert!(saturday.daily < 12.0, "{saturday:?}");
        let burst = |day: i64| if day == 40 { 900 } else { 2 };
        assert!(baseline(&series((0..56).map(burst)), 0, 56).unwrap().daily < 2.5);
    }

    #[test]
    fn two_weeks_are_needed_and_silence_is_not_nothing() {
        assert_eq!(baseline(&series([3; 13].into_iter()), 0, 13), None);
        let silent = baseline(&Series::default(), 0, 30).unwrap();
        assert!(silent.daily > 0.0 && silent.spread > 0.0);
    }
}
