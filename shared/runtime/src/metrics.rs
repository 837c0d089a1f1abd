//! What each invocation tells CloudWatch: one line of JSON in the embedded metric format, from which CloudWatch makes
//! metrics without a call of ours.
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
//!
//! A custom metric is paid for by name and dimensions, each month, whether anybody looks at it or not. So the few that an
//! alarm or the dashboard needs are metrics ([`Kept::AsMetric`]), and the rest are fields of the same line, which Logs
//! Insights can count and draw.

mod document;
mod table;

pub use document::{Record, document, quantile};
pub use table::{COUNTS, Kept, METRICS, Metric, Unit, of_function};

use belgi_store::{Store, Usage};
use jiff::Timestamp;
use std::io::Write;

/// A summary that can be counted.
pub trait Measured {
    /// What an invocation at `now` came to: one record, or one for each city. Names are those of [`METRICS`].
    fn records(&self, now: Timestamp) -> Vec<Record>;
}

impl<T: Measured> Measured for Vec<T> {
    fn records(&self, now: Timestamp) -> Vec<Record> {
        self.iter().flat_map(|one| one.records(now)).collect()
    }
}

/// Where the records of a function go.
#[derive(Debug, Clone)]
pub struct Reporter {
    namespace: Option<String>,
    function: &'static str,
    store: Store,
}

impl Reporter {
    /// Reports as `function` under `namespace`; without a namespace nothing is said. What `store` is asked for is counted.
    pub fn new(function: &'static str, namespace: Option<String>, store: &Store) -> Self {
        Self { namespace, function, store: store.clone() }
    }

    /// The lines of an invocation at `now`, each a document of its own. Storage is counted from the last time on.
    pub fn lines(&self, now: Timestamp, records: &[Record]) -> Vec<String> {
        let usage = consumed(&self.store.take_usage());
        let Some(namespace) = &self.namespace else { return Vec::new() };
        let records = records.iter().chain([&usage]);
        records.map(|record| document(namespace, self.function, now, record).to_string()).collect()
    }

    /// Writes the lines to standard output, which Lambda takes to CloudWatch as they are.
    pub fn report(&self, now: Timestamp, records: &[Record]) {
        let mut out = std::io::stdout().lock();
        for line in self.lines(now, records) {
            // Whoever closed standard output does not want to hear this either.
            let _unheard = writeln!(out, "{line}");
        }
    }
}

/// What storage was asked for, as a record.
pub fn consumed(usage: &Usage) -> Record {
    let all = usage.sum(|_| true);
    let objects = usage.sum(|call| call.service == "s3");
    Record::default()
        .value("ReadUnits", all.read_units)
        .value("WriteUnits", all.write_units)
        .value("Throttled", whole(all.throttled))
        .value("ObjectRequests", whole(objects.requests))
        .value("ObjectBytes", whole(objects.bytes_sent + objects.bytes_received))
}

/// A count as the number that JSON bears: exact up to 2^53.
pub fn whole(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_storage_consumed_is_what_the_table_lists_for_all_functions() {
        let record = consumed(&Usage::default());
        let names: BTreeSet<&str> = record.names().collect();
        let listed: BTreeSet<&str> =
            METRICS.iter().filter(|metric| metric.functions.len() == 5).map(|metric| metric.name).collect();
        assert_eq!(names, listed);
    }
}
