//! From the counts of a day to the bill of a month. Each line says its formula with its numbers, so that it can be doubted.

mod kept;
mod rates;
mod tables;

use super::measure::Counts;
use super::prices::Prices;
pub use kept::ALARM_METRICS;
use kept::{bucket, kept, watching};
pub use rates::Rates;
use serde::Serialize;
use tables::{GROUP_DAYS, tables};

/// How large a stack is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// Enabled sources.
    pub sources: u32,
    /// New posts a month.
    pub posts: u32,
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// What is paid for.
    pub what: &'static str,
    /// How it was reckoned.
    pub formula: String,
    /// US dollars a month.
    pub dollars: f64,
}

/// A month's bill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bill {
    /// Enabled sources.
    pub sources: u32,
    /// New posts a month.
    pub posts: u32,
    /// The lines, dearest first.
    pub lines: Vec<Line>,
    /// Their sum.
    pub dollars: f64,
}

/// Days of a month.
const DAYS: f64 = 30.0;
/// Rounds a month of a schedule that fires every so many minutes.
const fn rounds(minutes: f64) -> f64 {
    DAYS * 24.0 * 60.0 / minutes
}
const FETCH_ROUNDS: f64 = rounds(5.0);
const CLASSIFY_ROUNDS: f64 = rounds(5.0);
const GROUP_ROUNDS: f64 = rounds(15.0);
const ALERT_ROUNDS: f64 = rounds(10.0);
/// Seconds that a source takes to answer, and how many are asked at once.
const POLL_SECONDS: f64 = 1.0;
const AT_ONCE: f64 = 16.0;
/// Bytes of log of an invocation: two sentences of ours, two lines of numbers, three of Lambda's.
const LOG_BYTES: f64 = 2_000.0;
const GB: f64 = 1_000_000_000.0;

/// The bill of a stack of this scale.
pub fn bill(counts: &Counts, rates: &Rates, prices: &Prices, scale: Scale) -> Bill {
    let mut lines = tables(rates, prices, scale);
    lines.extend(functions(counts, rates, prices, scale));
    lines.extend(bucket(rates, prices, scale));
    lines.extend(kept(rates, prices, scale));
    lines.extend(watching(prices));
    lines.sort_by(|a, b| b.dollars.total_cmp(&a.dollars));
    let dollars = lines.iter().map(|line| line.dollars).sum();
    Bill { sources: scale.sources, posts: scale.posts, lines, dollars }
}

fn line(what: &'static str, formula: String, dollars: f64) -> Line {
    Line { what, formula, dollars }
}

fn functions(counts: &Counts, rates: &Rates, prices: &Prices, scale: Scale) -> Vec<Line> {
    let (sources, posts) = (f64::from(scale.sources), f64::from(scale.posts));
    let polls = rates.unchanged_polls(scale) + rates.polls_with_news(scale);
    let second = prices.lambda.gb_second;
    let looks = FETCH_ROUNDS * sources * rates.look_seconds;
    let asks = polls * POLL_SECONDS / AT_ONCE;
    let of = |name: &str| {
        counts.functions.get(name).map_or(0.0, |share| share.seconds / f64::from(share.runs.max(1)))
    };
    let runs = FETCH_ROUNDS + CLASSIFY_ROUNDS + GROUP_ROUNDS + ALERT_ROUNDS + 36.0;
    let reading = posts * rates.classify_seconds;
    let window = posts * GROUP_DAYS / DAYS;
    let grouping = GROUP_ROUNDS * window * rates.group_seconds;
    let (alert, digest) = (of("alert"), of("digest"));
    vec![
        line(
            "fetch runs",
            format!("({looks:.0} s of looking + {polls:.0} polls × {POLL_SECONDS} s / {AT_ONCE}) × 1 GB"),
            (looks + asks) * second,
        ),
        line(
            "classify runs",
            format!("{posts} posts × {:.4} s × 0.25 GB", rates.classify_seconds),
            reading * 0.25 * second,
        ),
        line(
            "group runs",
            format!("{GROUP_ROUNDS} rounds × {window:.0} signals × {:.6} s × 0.5 GB", rates.group_seconds),
            grouping * 0.5 * second,
        ),
        line(
            "alert and digest run, as long as for the sample",
            format!("{ALERT_ROUNDS} × {alert:.2} s × 0.5 GB + 36 × {digest:.2} s × 1 GB"),
            (ALERT_ROUNDS * alert * 0.5 + 36.0 * digest) * second,
        ),
        line(
            "invocations and schedules",
            format!("{runs:.0} invocations"),
            runs * (prices.lambda.request + prices.scheduler.invocation),
        ),
        line(
            "logs",
            format!("{runs:.0} invocations × {LOG_BYTES} bytes"),
            runs * LOG_BYTES / GB * prices.cloudwatch.log_gb,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::prices::BUNDLED;
    use super::*;

    fn rates() -> Rates {
        Rates {
            cursor_read: 1.0,
            unchanged_write: 2.0,
            post_writes: [("signals".to_owned(), 3.0), ("work".to_owned(), 1.0)].into(),
            posts_per_batch: 1.0,
            signal_read: 1.0,
            indexed_read: 0.125,
            confirmed_read: 2.0,
            work_looks: [("classify", 16.0)].into(),
            ..Rates::default()
        }
    }

    fn of(sources: u32, posts: u32) -> Bill {
        let prices = Prices::parse(BUNDLED).unwrap();
        bill(&Counts::default(), &rates(), &prices, Scale { sources, posts })
    }

    fn dollars(bill: &Bill, what: &str) -> f64 {
        bill.lines.iter().find(|line| line.what.starts_with(what)).unwrap().dollars
    }

    #[test]
    fn a_line_is_its_formula_times_its_price() {
        let bill = of(2_000, 600_000);
        // 8,640 rounds × 2,000 cursors × 1 unit at 0.1525 a million.
        assert!((dollars(&bill, "fetch reads each cursor") - 2.6352).abs() < 1e-6);
        // 600,000 posts × 4 units at 0.7625 a million.
        assert!((dollars(&bill, "a post on its way: batch") - 1.83).abs() < 1e-6);
        // 2,880 rounds × 35 days × 20,000 signals × an eighth of a unit at 0.1525 a million.
        assert!((dollars(&bill, "group reads the window") - 38.43).abs() < 1e-6);
        // 600,000 posts × 2 units.
        assert!((dollars(&bill, "group reads again") - 0.183).abs() < 1e-6);
        // 720 hours × 3 days × 20,000 signals × an eighth of a unit.
        assert!((dollars(&bill, "alert looks for bursts") - 0.8235).abs() < 1e-6);
        // 30 mornings × 141 days × 20,000 signals × an eighth of a unit.
        assert!((dollars(&bill, "digests look whether") - 1.612_687_5).abs() < 1e-6);
        assert!((dollars(&bill, "classify looks for work") - 0.021_081_6).abs() < 1e-6);
    }

    #[test]
    fn the_dearest_line_comes_first_and_the_sum_is_all_of_them() {
        let bill = of(2_000, 600_000);
        assert!(bill.lines.is_sorted_by(|a, b| a.dollars >= b.dollars));
        assert!((bill.lines.iter().map(|line| line.dollars).sum::<f64>() - bill.dollars).abs() < 1e-9);
        assert!(bill.lines.iter().all(|line| line.dollars.is_finite() && !line.formula.is_empty()));
    }

    #[test]
    fn ten_times_the_posts_read_ten_times_the_window_and_watch_no_more() {
        let (small, large) = (of(200, 60_000), of(2_000, 600_000));
        let factor = |what: &str| dollars(&large, what) / dollars(&small, what);
        assert!((factor("group reads the window") - 10.0).abs() < 1e-6);
        assert!((factor("metrics") - 1.0).abs() < 1e-9 && (factor("alarms") - 1.0).abs() < 1e-9);
    }
}
