//! The summary as numbers for CloudWatch.

use crate::Summary;
use belgi_runtime::metrics::{Measured, Record, whole};
use jiff::Timestamp;

impl Measured for Summary {
    fn records(&self, _: Timestamp) -> Vec<Record> {
        let problems = whole(self.problems.len() as u64);
        let record = Record::default()
            .value("AlertsDecided", f64::from(self.sent))
            .value("AlertsKnown", f64::from(self.known))
            .value("AlertsHeld", f64::from(self.held))
            .value("AlertsDelivered", f64::from(self.delivered))
            .value("AlertsFailed", problems)
            .value("Problems", problems);
        vec![record.problems(&self.problems)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_reports_what_the_table_lists() {
        let records = Summary::default().records(Timestamp::UNIX_EPOCH);
        assert!(records[0].names().eq(belgi_runtime::metrics::of_function("alert")));
    }
}
