//! Every number that functions report, once. Alarms and the dashboard of `infra/observability.yaml` are compared with it.

/// The units of CloudWatch that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// How many.
    Count,
    /// How long.
    Seconds,
    /// How much.
    Bytes,
    /// A share, 0 to 100.
    Percent,
}

impl Unit {
    /// As CloudWatch spells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Count => "Count",
            Self::Seconds => "Seconds",
            Self::Bytes => "Bytes",
            Self::Percent => "Percent",
        }
    }
}

/// How a number is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// As a metric of its function: an alarm or a graph needs it.
    AsMetric,
    /// As a metric of its function and city.
    AsCityMetric,
    /// As a metric of the whole stack, whichever function reports it.
    AsStackMetric,
    /// As a field of the log line only, which costs nothing to keep.
    AsField,
}

/// One number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its name.
    pub name: &'static str,
    /// In what it is counted.
    pub unit: Unit,
    /// How it is kept.
    pub kept: Kept,
    /// The functions that report it, in alphabetical order.
    pub functions: &'static [&'static str],
    /// What it says, for people.
    pub says: &'static str,
}

const fn metric(
    name: &'static str,
    unit: Unit,
    kept: Kept,
    functions: &'static [&'static str],
    says: &'static str,
) -> Metric {
    Metric { name, unit, kept, functions, says }
}

use Kept::{AsCityMetric, AsField, AsMetric, AsStackMetric};
use Unit::{Bytes, Count, Percent, Seconds};

const ALL: &[&str] = &["alert", "classify", "digest", "fetch", "group"];
const ALERT: &[&str] = &["alert"];
const CLASSIFY: &[&str] = &["classify"];
const DIGEST: &[&str] = &["digest"];
const FETCH: &[&str] = &["fetch"];
const GROUP: &[&str] = &["group"];

/// Every number, by name.
pub const METRICS: &[Metric] = &[
    metric("AlertsDecided", Count, AsField, ALERT, "alerts decided on now, summaries among them"),
    metric("AlertsDelivered", Count, AsMetric, ALERT, "deliveries to a channel"),
    metric("AlertsFailed", Count, AsMetric, ALERT, "deliveries that failed and are tried again"),
    metric("AlertsHeld", Count, AsField, ALERT, "alerts held back for quiet hours or the cap"),
    metric("AlertsKnown", Count, AsField, ALERT, "alerts that fired and had been decided on before"),
    metric("Batches", Count, AsField, &["classify", "group"], "batches that were taken a step on"),
    metric("BatchesParked", Count, AsMetric, GROUP, "batches that failed five times and wait for a person"),
    metric(
        "BatchesPending",
        Count,
        AsMetric,
        GROUP,
        "batches that wait for the classifier or for their stories",
    ),
    metric("CitiesBusy", Count, AsField, GROUP, "cities that another process was grouping"),
    metric(
        "ConfigurationRefused",
        Count,
        AsMetric,
        FETCH,
        "1 while files in config/ are wrong and the last that were right are in force",
    ),
    metric("Corrected", Count, AsField, CLASSIFY, "labels that staff put right"),
    metric("DigestAge", Seconds, AsCityMetric, DIGEST, "from the end of the period to its digest"),
    metric("DigestFiles", Count, AsField, DIGEST, "files of the digest"),
    metric("DigestSignals", Count, AsField, DIGEST, "signals it was made from"),
    metric("DigestsWritten", Count, AsMetric, DIGEST, "digests that were brought up to date"),
    metric("Elsewhere", Count, AsField, CLASSIFY, "posts that are about no city of the stack"),
    metric("KeysDisabled", Count, AsMetric, FETCH, "keys that their platform refused and nobody has changed"),
    metric("LagMax", Seconds, AsField, CLASSIFY, "from publication to signal, the longest"),
    metric("LagP50", Seconds, AsField, CLASSIFY, "from publication to signal, the middle one"),
    metric("LagP95", Seconds, AsMetric, CLASSIFY, "from publication to signal, 95 of 100 are faster"),
    metric("ObjectBytes", Bytes, AsField, ALL, "bytes of objects written and read"),
    metric("ObjectRequests", Count, AsField, ALL, "requests to the bucket"),
    metric("Polls", Count, AsMetric, FETCH, "sources that were due and asked"),
    metric("PostsIn", Count, AsField, FETCH, "posts that documents held, known ones among them"),
    metric("PostsNew", Count, AsMetric, FETCH, "posts, and versions of posts, that had not been seen"),
    metric("Problems", Count, AsField, &["alert", "classify", "fetch"], "what went wrong with single items"),
    metric("ReadUnits", Count, AsStackMetric, ALL, "read units of the tables"),
    metric("Signals", Count, AsMetric, CLASSIFY, "signals written"),
    metric("SourcesFailing", Percent, AsMetric, FETCH, "share of the enabled sources that fail"),
    metric("SourcesReached", Count, AsMetric, FETCH, "sources that answered, with whatever"),
    metric("Stories", Count, AsField, GROUP, "stories of the city's window"),
    metric("StoriesWritten", Count, AsField, GROUP, "stories that are new or changed"),
    metric("Throttled", Count, AsStackMetric, ALL, "requests that storage was too busy for"),
    metric("Unchanged", Count, AsField, FETCH, "polls that brought nothing new"),
    metric("WaitMax", Seconds, AsField, CLASSIFY, "from first sight to signal, the longest"),
    metric("WaitP50", Seconds, AsField, CLASSIFY, "from first sight to signal, the middle one"),
    metric("WaitP95", Seconds, AsMetric, CLASSIFY, "from first sight to signal, 95 of 100 are faster"),
    metric("WriteUnits", Count, AsStackMetric, ALL, "write units of the tables"),
];

/// Counts by a code that functions report besides, each an object of the log line: `SourcesByHealth.failing`.
pub const COUNTS: &[&str] = &["ProblemsByFault", "SourcesByHealth", "StoriesByState"];

/// The metric called `name`.
pub(super) fn named(name: &str) -> Option<&'static Metric> {
    METRICS.iter().find(|metric| metric.name == name)
}

/// The names that `function` reports of its own work; what storage consumed is reported for it.
pub fn of_function(function: &str) -> impl Iterator<Item = &'static str> {
    let own = METRICS.iter().filter(|metric| metric.functions.len() < ALL.len());
    own.filter(move |metric| metric.functions.contains(&function)).map(|metric| metric.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_each_once() {
        assert!(METRICS.is_sorted_by(|a, b| a.name < b.name));
        for metric in METRICS {
            assert!(
                metric.functions.is_sorted_by(|a, b| a < b) && !metric.functions.is_empty(),
                "{}",
                metric.name
            );
            assert!(metric.functions.iter().all(|function| ALL.contains(function)), "{}", metric.name);
        }
    }

    #[test]
    fn what_is_paid_for_stays_little() {
        let paid = METRICS.iter().filter(|metric| metric.kept != AsField).count();
        assert!(paid <= 18, "{paid} metrics are paid for each month: make those that no alarm needs a field");
    }
}
