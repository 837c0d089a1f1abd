//! The summary as numbers for CloudWatch.

use crate::{Moments, Summary};
use belgi_runtime::metrics::{Measured, Record, quantile, whole};
use jiff::Timestamp;

/// The middle, the slow end and the slowest, of the time from publication and of that from first sight.
const DELAYS: [(f64, &str, &str); 3] =
    [(0.5, "LagP50", "WaitP50"), (0.95, "LagP95", "WaitP95"), (1.0, "LagMax", "WaitMax")];

impl Measured for Summary {
    fn records(&self, now: Timestamp) -> Vec<Record> {
        let mut record = Record::default()
            .value("Batches", f64::from(self.batches))
            .value("Signals", f64::from(self.signals))
            .value("Elsewhere", f64::from(self.elsewhere))
            .value("Corrected", f64::from(self.corrected))
            .value("Problems", whole(self.problems.len() as u64));
        let since = |from: fn(&Moments) -> Timestamp| -> Vec<f64> {
            // A clock that is ahead of ours is no negative delay.
            self.moments.iter().map(|one| now.duration_since(from(one)).as_secs_f64().max(0.0)).collect()
        };
        let (lag, wait) = (since(|one| one.published), since(|one| one.seen));
        for (share, of_lag, of_wait) in DELAYS {
            // Without a signal there is no delay, and no point in a graph.
            for (name, values) in [(of_lag, &lag), (of_wait, &wait)] {
                record =
                    quantile(values, share).into_iter().fold(record, |record, at| record.value(name, at));
            }
        }
        vec![record.problems(&self.problems)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_summary_reports_what_the_table_lists() {
        let one = Moments { published: at("2026-11-23T01:00:00Z"), seen: at("2026-11-23T01:55:00Z") };
        let ahead = Moments { published: at("2026-11-23T03:00:00Z"), seen: at("2026-11-23T02:00:00Z") };
        let summary = Summary { moments: vec![one, ahead], ..Summary::default() };
        let records = summary.records(at("2026-11-23T02:00:00Z"));
        assert!(records[0].names().eq(belgi_runtime::metrics::of_function("classify")));
        let found = ["LagP50", "LagMax", "WaitP95"].map(|name| records[0].get(name));
        assert_eq!(found, [Some(0.0), Some(3_600.0), Some(300.0)]);
    }

    #[test]
    fn without_a_signal_there_is_no_delay() {
        let records = Summary::default().records(at("2026-11-23T02:00:00Z"));
        assert_eq!((records[0].get("LagP95"), records[0].get("Signals")), (None, Some(0.0)));
    }
}
