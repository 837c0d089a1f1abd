//! What is kept, and what watches: the lines of a bill that hang on days rather than on rounds.

use super::super::prices::{CloudWatch, Prices};
use super::{ALERT_ROUNDS, CLASSIFY_ROUNDS, DAYS, FETCH_ROUNDS, GB, GROUP_ROUNDS, Line, Rates, Scale, line};
use belgi_runtime::metrics::{Kept, METRICS};

/// Days that signals are kept.
const SIGNAL_DAYS: f64 = 400.0;
/// Days that raw objects are kept.
const RAW_DAYS: f64 = 30.0;
/// Metrics that the alarms of `infra/observability.yaml` look at; a test counts them.
pub const ALARM_METRICS: u32 = 21;

pub(super) fn bucket(rates: &Rates, prices: &Prices, scale: Scale) -> Vec<Line> {
    let posts = f64::from(scale.posts);
    let batches = posts / rates.posts_per_batch;
    let configuration = FETCH_ROUNDS + CLASSIFY_ROUNDS + GROUP_ROUNDS + ALERT_ROUNDS;
    vec![
        line(
            "raw objects are written",
            format!("{posts} posts / {:.2} a batch × 1 write", rates.posts_per_batch),
            batches * prices.s3.put,
        ),
        line(
            "raw objects are read by classify and group",
            format!("{posts} posts / {:.2} a batch × 2 reads", rates.posts_per_batch),
            batches * 2.0 * prices.s3.get,
        ),
        line(
            "configuration is read",
            format!("{configuration:.0} rounds × {:.1} reads", rates.configuration_reads),
            configuration * rates.configuration_reads * prices.s3.get,
        ),
        line(
            "other objects: inboxes, corrections, digests, alerts",
            format!(
                "{:.0} writes and listings, {:.0} reads a day, as for the sample",
                rates.other_puts, rates.other_gets
            ),
            DAYS * (rates.other_puts * prices.s3.put + rates.other_gets * prices.s3.get),
        ),
    ]
}

pub(super) fn kept(rates: &Rates, prices: &Prices, scale: Scale) -> Vec<Line> {
    let posts = f64::from(scale.posts);
    let signals = posts / DAYS * SIGNAL_DAYS * rates.signal_bytes / GB;
    let raw = posts / DAYS * RAW_DAYS * rates.raw_bytes / GB;
    // They lie in the table and in its index; what can be restored is the table.
    let a_gb = 2.0 * prices.dynamodb.stored_gb_month + prices.dynamodb.recovery_gb_month;
    vec![
        line(
            "signals are kept twice, in table and index, and can be restored",
            format!(
                "{SIGNAL_DAYS} days × {posts} posts / {DAYS} × {:.0} bytes = {signals:.2} GB",
                rates.signal_bytes
            ),
            signals * a_gb,
        ),
        line(
            "raw objects are kept",
            format!("{RAW_DAYS} days × {posts} posts / {DAYS} × {:.0} bytes = {raw:.2} GB", rates.raw_bytes),
            raw * prices.s3.stored_gb_month,
        ),
    ]
}

pub(super) fn watching(prices: &Prices) -> Vec<Line> {
    let metrics = METRICS.iter().filter(|metric| metric.kept != Kept::AsField).count() as f64;
    let CloudWatch { metric, alarm_metric, dashboard, .. } = &prices.cloudwatch;
    vec![
        line("metrics", format!("{metrics} metrics, one city's own among them"), metrics * metric),
        line(
            "alarms",
            format!("{ALARM_METRICS} metrics that alarms look at"),
            f64::from(ALARM_METRICS) * alarm_metric,
        ),
        line("dashboard", "1 dashboard".to_owned(), *dashboard),
    ]
}
