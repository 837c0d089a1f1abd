//! The prices of `infra/cost/prices.toml`.

use serde::Deserialize;

/// The bundled prices.
pub const BUNDLED: &str = include_str!("../../../cost/prices.toml");

/// Prices of one region, in US dollars.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Such as `eu-central-1`.
    pub region: String,
    /// The day they were written down.
    pub written: String,
    /// Whether somebody compared them with the published pages since.
    pub checked: bool,
    /// Of functions.
    pub lambda: Lambda,
    /// Of tables.
    pub dynamodb: DynamoDb,
    /// Of the bucket.
    pub s3: S3,
    /// Of logs, metrics and alarms.
    pub cloudwatch: CloudWatch,
    /// Of schedules.
    pub scheduler: Scheduler,
}

/// Prices of functions.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lambda {
    /// A second of a GB of memory.
    pub gb_second: f64,
    /// An invocation.
    pub request: f64,
}

/// Prices of tables.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DynamoDb {
    /// A write unit.
    pub write_unit: f64,
    /// A read unit.
    pub read_unit: f64,
    /// A GB for a month.
    pub stored_gb_month: f64,
    /// A GB that can be restored, for a month.
    pub recovery_gb_month: f64,
}

/// Prices of the bucket.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// A write or a listing.
    pub put: f64,
    /// A read.
    pub get: f64,
    /// A GB for a month.
    pub stored_gb_month: f64,
}

/// Prices of logs, metrics and alarms.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloudWatch {
    /// A custom metric, a month.
    pub metric: f64,
    /// A metric that an alarm looks at, a month.
    pub alarm_metric: f64,
    /// A GB of logs.
    pub log_gb: f64,
    /// A dashboard, a month.
    pub dashboard: f64,
}

/// Prices of schedules.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheduler {
    /// A firing.
    pub invocation: f64,
}

impl Prices {
    /// Reads a file of prices.
    ///
    /// # Errors
    /// Where a price is missing, or one stands there that nobody knows.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_prices_are_complete_and_positive() {
        let prices = Prices::parse(BUNDLED).unwrap();
        let all =
            [prices.lambda.gb_second, prices.dynamodb.write_unit, prices.s3.put, prices.cloudwatch.log_gb];
        assert!(all.iter().all(|price| *price > 0.0));
        assert!(prices.dynamodb.write_unit > prices.dynamodb.read_unit && prices.s3.put > prices.s3.get);
    }

    #[test]
    fn a_price_that_nobody_knows_is_refused() {
        let error = Prices::parse(&BUNDLED.replace("log_gb", "log_tb")).unwrap_err().to_string();
        assert!(error.contains("log_tb"), "{error}");
    }
}
