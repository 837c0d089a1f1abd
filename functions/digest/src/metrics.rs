//! What was written as numbers for CloudWatch.

use crate::Written;
use belgi_domain::CityId;
use belgi_runtime::metrics::{Measured, Record, whole};
use jiff::Timestamp;

impl Measured for Written {
    fn records(&self, now: Timestamp) -> Vec<Record> {
        // Made again, it is neither the digest that an alarm waits for nor as late as its period is old.
        if self.again {
            return Vec::new();
        }
        let city: Option<CityId> = self.city.parse().ok();
        let age = now.duration_since(self.period_end).as_secs_f64();
        let record = city.map_or_else(Record::default, Record::of_city);
        let record = record
            .value("DigestsWritten", 1.0)
            // A digest of the period that is under way has no age yet.
            .value("DigestAge", age.max(0.0))
            .value("DigestFiles", whole(self.files.len() as u64))
            .value("DigestSignals", whole(self.signals as u64));
        vec![record]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reports_what_the_table_lists_and_how_late_it_is() {
        let written = Written {
            city: "shymkent".to_owned(),
            period: "2026-11-22".to_owned(),
            period_end: "2026-11-22T19:00:00Z".parse().unwrap(),
            files: Vec::new(),
            removed: Vec::new(),
            again: false,
            told: Vec::new(),
            problems: Vec::new(),
            shelf: Vec::new(),
            signals: 7,
            stories: 2,
        };
        let records = written.records("2026-11-23T02:00:00Z".parse().unwrap());
        assert!(records[0].names().eq(belgi_runtime::metrics::of_function("digest")));
        assert_eq!(records[0].get("DigestAge"), Some(7.0 * 3_600.0));
        let again = Written { again: true, ..written };
        assert!(again.records("2026-11-23T02:00:00Z".parse().unwrap()).is_empty());
    }
}
