//! A record as a document of the embedded metric format.

use super::table::{Kept, Metric, named};
use belgi_domain::{CityId, Problem};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What one invocation, or one city of it, came to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    city: Option<CityId>,
    values: BTreeMap<&'static str, f64>,
    counts: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

impl Record {
    /// A record about one city.
    pub fn of_city(city: CityId) -> Self {
        Self { city: Some(city), ..Self::default() }
    }

    /// With a number of the table of metrics. One that is no number (such as 0/0) is left out.
    #[must_use]
    pub fn value(mut self, name: &'static str, value: f64) -> Self {
        if value.is_finite() {
            self.values.insert(name, value);
        }
        self
    }

    /// With counts by a code, such as problems by fault: a field of the line and never a metric.
    #[must_use]
    pub fn counts(mut self, name: &'static str, counts: impl IntoIterator<Item = (String, u64)>) -> Self {
        self.counts.insert(name, counts.into_iter().collect());
        self
    }

    /// With problems counted by their fault.
    #[must_use]
    pub fn problems(self, problems: &[Problem]) -> Self {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for problem in problems {
            // The code that problems are stored and printed with.
            let code = json!(problem.fault).as_str().unwrap_or("unknown").to_owned();
            *counts.entry(code).or_default() += 1;
        }
        self.counts("ProblemsByFault", counts)
    }

    /// The names of its numbers, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.values.keys().copied()
    }

    /// Its number called `name`.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.values.get(name).copied()
    }
}

/// The document of one record. `Function` is the dimension of its metrics, with `City` for those of a city; metrics of the
/// stack have none. A number that [`super::METRICS`] does not list is a field.
pub fn document(namespace: &str, function: &str, now: Timestamp, record: &Record) -> Value {
    let metrics = |kept: Kept| -> Vec<Value> {
        let known = record.names().filter_map(named).filter(|metric| metric.kept == kept);
        known.map(definition).collect()
    };
    let mut of_city = vec!["Function"];
    of_city.extend(record.city.as_ref().map(|_| "City"));
    let kinds = [
        (Kept::AsMetric, vec!["Function"]),
        (Kept::AsCityMetric, of_city),
        (Kept::AsStackMetric, Vec::new()),
    ];
    let directives: Vec<Value> = kinds
        .into_iter()
        .map(|(kept, dimensions)| (metrics(kept), dimensions))
        .filter(|(metrics, _)| !metrics.is_empty())
        .map(|(metrics, dimensions)| json!({"Namespace": namespace, "Dimensions": [dimensions], "Metrics": metrics}))
        .collect();
    let mut root = Map::new();
    root.insert("_aws".into(), json!({"Timestamp": now.as_millisecond(), "CloudWatchMetrics": directives}));
    root.insert("Function".into(), function.into());
    if let Some(city) = &record.city {
        root.insert("City".into(), city.as_str().into());
    }
    root.extend(record.values.iter().map(|(name, value)| ((*name).to_owned(), number(*value))));
    root.extend(record.counts.iter().map(|(name, counts)| ((*name).to_owned(), json!(counts))));
    Value::Object(root)
}

fn definition(metric: &Metric) -> Value {
    json!({"Name": metric.name, "Unit": metric.unit.code()})
}

/// A whole number without its fraction, as people count.
fn number(value: f64) -> Value {
    let whole = value.fract() == 0.0 && value.abs() < 9e15;
    if whole { json!(value as i64) } else { json!(value) }
}

/// The value that `share` (0 to 1) of `values` do not exceed; nothing where there are none.
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-23T02:00:00Z";

    #[test]
    fn a_document_has_the_shape_of_the_specification() {
        let record = Record::default()
            .value("PostsNew", 3.0)
            .value("Polls", 2.0)
            .value("Unchanged", 1.0)
            .value("SourcesFailing", 12.5)
            .counts("ProblemsByFault", [("status".to_owned(), 2)]);
        let found = document("Belgi/city", "fetch", NOW.parse().unwrap(), &record);
        let expect = json!({
            "_aws": {
                "Timestamp": 1_795_399_200_000_i64,
                "CloudWatchMetrics": [{
                    "Namespace": "Belgi/city",
                    "Dimensions": [["Function"]],
                    "Metrics": [
                        {"Name": "Polls", "Unit": "Count"},
                        {"Name": "PostsNew", "Unit": "Count"},
                        {"Name": "SourcesFailing", "Unit": "Percent"},
                    ],
                }],
            },
            "Function": "fetch",
            "Polls": 2,
            "PostsNew": 3,
            "ProblemsByFault": {"status": 2},
            "SourcesFailing": 12.5,
            "Unchanged": 1,
        });
        assert_eq!(found, expect);
    }

    #[test]
    fn a_city_is_a_dimension_and_the_stack_has_none() {
        let record = Record::of_city("shymkent".parse().unwrap()).value("DigestsWritten", 1.0);
        let record = record.value("DigestAge", 9.0).value("WriteUnits", 0.5);
        let found = document("Belgi/city", "digest", NOW.parse().unwrap(), &record);
        let directives = &found["_aws"]["CloudWatchMetrics"];
        assert_eq!(directives[0]["Dimensions"], json!([["Function"]]));
        assert_eq!(directives[1]["Dimensions"], json!([["Function", "City"]]));
        assert_eq!(directives[2]["Dimensions"], json!([[]]));
        assert_eq!(directives[2]["Metrics"], json!([{"Name": "WriteUnits", "Unit": "Count"}]));
        assert_eq!((&found["City"], &found["WriteUnits"]), (&json!("shymkent"), &json!(0.5)));
    }

    /// A member that a directive names must stand at the root, as a number or text; this is what makes CloudWatch drop a line.
    #[test]
    fn every_name_of_a_directive_stands_at_the_root() {
        let record = super::super::METRICS
            .iter()
            .fold(Record::default(), |record, metric| record.value(metric.name, 1.0));
        let found = document("Belgi/city", "fetch", NOW.parse().unwrap(), &record);
        let directives = found["_aws"]["CloudWatchMetrics"].as_array().unwrap();
        assert_eq!(directives.len(), 3);
        for directive in directives {
            let metrics = directive["Metrics"].as_array().unwrap();
            assert!(metrics.len() <= 100);
            assert!(metrics.iter().all(|metric| found[metric["Name"].as_str().unwrap()].is_number()));
            let dimensions = directive["Dimensions"][0].as_array().unwrap();
            assert!(dimensions.iter().all(|name| found[name.as_str().unwrap()].is_string()));
        }
    }

    #[test]
    fn what_is_no_number_is_left_out() {
        assert_eq!(Record::default().value("SourcesFailing", f64::NAN).names().count(), 0);
    }

    #[test]
    fn a_quantile_is_one_of_the_values() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let cases = [(0.5, 50.0), (0.95, 95.0), (1.0, 100.0), (0.0, 1.0)];
        for (share, expect) in cases {
            assert_eq!(quantile(&hundred, share), Some(expect), "{share}");
        }
        assert_eq!((quantile(&[7.0], 0.95), quantile(&[], 0.95)), (Some(7.0), None));
    }
}
