//! The summary as numbers for CloudWatch.

use crate::Summary;
use belgi_domain::Health;
use belgi_runtime::metrics::{Measured, Record, whole};
use jiff::Timestamp;

impl Measured for Summary {
    fn records(&self, _: Timestamp) -> Vec<Record> {
        let known: u32 = self.health.values().sum();
        let failing = self.health.get(&Health::Failing).copied().unwrap_or(0);
        let record = Record::default()
            .value("Polls", f64::from(self.asked))
            .value("Unchanged", f64::from(self.unchanged))
            .value("SourcesReached", f64::from(self.remote_reached + self.asked - self.remote_asked))
            .value("PostsIn", f64::from(self.posts_in))
            .value("PostsNew", f64::from(self.posts_new))
            .value("Problems", whole(self.problems.len() as u64))
            .value("ConfigurationRefused", f64::from(u8::from(self.configuration_refused)))
            .value("KeysDisabled", whole(self.keys_disabled.len() as u64))
            .value("SourcesFailing", f64::from(failing) * 100.0 / f64::from(known));
        let health = self.health.iter().map(|(health, count)| (health.code().to_owned(), u64::from(*count)));
        vec![record.counts("SourcesByHealth", health).problems(&self.problems)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_reports_what_the_table_lists() {
        let summary = Summary {
            asked: 5,
            remote_asked: 4,
            remote_reached: 3,
            health: [(Health::Failing, 1), (Health::Ok, 3)].into(),
            ..Summary::default()
        };
        let records = summary.records(Timestamp::UNIX_EPOCH);
        assert!(records[0].names().eq(belgi_runtime::metrics::of_function("fetch")));
        // A file in an inbox needs no network to be reached.
        assert_eq!(
            (records[0].get("SourcesReached"), records[0].get("SourcesFailing")),
            (Some(4.0), Some(25.0))
        );
    }

    #[test]
    fn without_a_source_there_is_no_share() {
        assert_eq!(Summary::default().records(Timestamp::UNIX_EPOCH)[0].get("SourcesFailing"), None);
    }
}
