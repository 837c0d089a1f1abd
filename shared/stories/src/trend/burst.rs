//! Far more than usual within hours.

use super::baseline::baseline;
use super::ledger::{Ledger, day_of, hour_of};
use super::tail::at_least;
use super::{Shape, Trend, TrendSettings};
use jiff::{SignedDuration, Timestamp};

/// Hours that are looked back on: a flood shows in the first, a steady rain in the last.
const SPANS: [i64; 3] = [3, 8, 24];

impl Ledger {
    /// What is far more than usual at `now`, each cell by the span that is least likely; the least likely first. Hours that
    /// have not ended yet are counted as they stand. The same burst is found as long as it lasts: who tells it
    /// remembers that it was told.
    pub fn bursts(&self, now: Timestamp, settings: &TrendSettings) -> Vec<Trend> {
        let Some(first) = self.first_day() else { return Vec::new() };
        let (hour, day) = (hour_of(now), day_of(now));
        let shares = SPANS.map(|span| (span, self.share(hour, span)));
        let mut found: Vec<Trend> = Vec::new();
        for (cell, series) in self.cells() {
            if series.within(hour, 24) < settings.burst_from {
                continue;
            }
            let Some(baseline) = baseline(series, first, day) else { continue };
            let looks = shares.iter().map(|(span, share)| {
                let (count, expected) = (series.within(hour, *span), baseline.daily * share);
                (at_least(count, expected, baseline.spread), *span, count, expected)
            });
            let likely =
                looks.filter(|look| look.2 >= settings.burst_from).min_by(|a, b| a.0.total_cmp(&b.0));
            let Some((chance, span, count, expected)) = likely.filter(|look| look.0 < settings.burst_below)
            else {
                continue;
            };
            let since = now.checked_sub(SignedDuration::from_hours(span)).unwrap_or(now);
            found.push(Trend {
                cell: cell.clone(),
                kind: Shape::Burst,
                since,
                found: count,
                expected,
                chance,
                baseline,
            });
        }
        found.sort_by(|a, b| a.chance.total_cmp(&b.chance).then_with(|| a.cell.cmp(&b.cell)));
        found
    }
}
