//! More from week to week.

use super::baseline::baseline;
use super::ledger::{Day, Ledger, Series, day_of};
use super::{Shape, Trend, TrendSettings};
use jiff::{SignedDuration, Timestamp};

/// Whole weeks that are compared.
const WEEKS: usize = 6;
/// The last two weeks have to bring so many times what the first two did.
const TIMES: f64 = 1.5;

impl Ledger {
    /// Cells whose weekly speakers rose over the six whole weeks before `now`, steepest first: the slope stands out from
    /// its chance, and one week alone does not make it.
    pub fn growths(&self, now: Timestamp, settings: &TrendSettings) -> Vec<Trend> {
        let Some(first) = self.first_day() else { return Vec::new() };
        let today = day_of(now);
        let since = now.checked_sub(SignedDuration::from_hours(24 * 7)).unwrap_or(now);
        let mut found: Vec<(f64, Trend)> = Vec::new();
        for (cell, series) in self.cells() {
            let Some(weeks) = weeks(series, first, today) else { continue };
            let Some(baseline) = baseline(series, first, today) else { continue };
            let slope = steepness(&weeks, baseline.spread);
            let last = weeks.last().copied().unwrap_or(0.0);
            if slope < settings.growth_from || last < f64::from(settings.growth_speakers) || !rises(&weeks) {
                continue;
            }
            let expected = weeks.iter().rev().skip(1).sum::<f64>() / 5.0;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of counts")]
            let count = last as u32;
            let chance = (-slope * slope / 2.0).exp();
            found.push((
                slope,
                Trend {
                    cell: cell.clone(),
                    kind: Shape::Growth,
                    since,
                    found: count,
                    expected,
                    chance,
                    baseline,
                },
            ));
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cell.cmp(&b.1.cell)));
        found.into_iter().map(|(_, trend)| trend).collect()
    }
}

/// Speakers in each of the whole weeks before today, oldest first.
fn weeks(series: &Series, first: Day, today: Day) -> Option<[f64; WEEKS]> {
    let mut weeks = [0.0; WEEKS];
    let start = today - 7 * Day::try_from(WEEKS).ok()?;
    if start < first {
        return None;
    }
    for (from, week) in (start..).step_by(7).zip(&mut weeks) {
        *week = (from..from + 7).map(|day| f64::from(series.on(day))).sum();
    }
    Some(weeks)
}

/// The slope over the weeks in standard deviations of what it would be by chance.
fn steepness(weeks: &[f64; WEEKS], spread: f64) -> f64 {
    let mean = weeks.iter().sum::<f64>() / 6.0;
    let places = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5];
    let slope: f64 = places.iter().zip(weeks).map(|(place, week)| place * week).sum();
    // A week's variance: its mean, and the spread of seven days that differ each for itself.
    let variance = mean + spread * mean * mean / 7.0;
    let squares: f64 = places.iter().map(|place| place * place).sum();
    slope / (variance.max(0.25) * squares).sqrt()
}

/// The last two weeks clearly above the first two, and four steps of five not down.
fn rises(weeks: &[f64; WEEKS]) -> bool {
    let ends = |pair: &[f64]| pair.iter().sum::<f64>();
    let ups = weeks.windows(2).filter(|pair| pair.first() <= pair.last()).count();
    ups >= 4 && weeks.get(4..).map_or(0.0, ends) >= TIMES * weeks.get(..2).map_or(0.0, ends)
}
