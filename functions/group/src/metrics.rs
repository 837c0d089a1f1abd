//! The summary as numbers for CloudWatch.

use crate::Summary;
use belgi_runtime::metrics::{Measured, Record, whole};
use jiff::Timestamp;

impl Measured for Summary {
    fn records(&self, _: Timestamp) -> Vec<Record> {
        let all = Record::default()
            .value("Batches", f64::from(self.batches))
            .value("BatchesPending", f64::from(self.pending))
            .value("BatchesParked", f64::from(self.parked))
            .value("CitiesBusy", whole(self.busy.len() as u64))
            .value("Stories", f64::from(self.stories))
            .value("StoriesWritten", f64::from(self.written));
        let cities = self.states.iter().map(|(city, states)| {
            let states = states.iter().map(|(state, count)| (state.code().to_owned(), u64::from(*count)));
            Record::of_city(city.clone()).counts("StoriesByState", states)
        });
        cities.chain([all]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::StoryState;

    #[test]
    fn the_summary_reports_what_the_table_lists_and_each_city_its_stories() {
        let states = [("shymkent".parse().unwrap(), [(StoryState::Growing, 2)].into())].into();
        let records = Summary { states, parked: 1, ..Summary::default() }.records(Timestamp::UNIX_EPOCH);
        assert_eq!(records.len(), 2);
        assert!(records[1].names().eq(belgi_runtime::metrics::of_function("group")));
        assert_eq!(records[1].get("BatchesParked"), Some(1.0));
    }
}
