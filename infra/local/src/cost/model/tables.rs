//! What is read from tables and written to them: the lines of a bill that hang on rounds and posts.

use super::super::prices::Prices;
use super::{ALERT_ROUNDS, CLASSIFY_ROUNDS, DAYS, FETCH_ROUNDS, GROUP_ROUNDS, Line, Rates, Scale, line};

/// Days of signals that group reads each round (`functions/group/src/rebuild.rs`).
pub(super) const GROUP_DAYS: f64 = 35.0;
/// Days of signals that alert reads each hour to look for bursts: yesterday, today, and one that it counts again.
const BURST_DAYS: f64 = 3.0;
/// Days of signals that each morning looks back at: seven days, two weeks, a month and a quarter
/// (`functions/digest/src/revise.rs`).
const LOOKED_BACK_AT: f64 = 7.0 + 14.0 + 30.0 + 90.0;
/// A day's digest reads two days, a week's two weeks, a month's two months, a quarter's six: days of signals a month.
const DIGEST_DAYS: f64 = 2.0 * DAYS + 14.0 * 4.3 + 60.0 + 180.0 / 3.0;

pub(super) fn tables(rates: &Rates, prices: &Prices, scale: Scale) -> Vec<Line> {
    let read = prices.dynamodb.read_unit;
    let mut lines = on_its_way(rates, prices, scale);
    lines.extend(windows(rates, read, scale));
    lines.extend(indexed(rates, read, scale));
    let rounds = [("classify", CLASSIFY_ROUNDS), ("group", GROUP_ROUNDS)];
    lines.extend(rounds.map(|(function, rounds)| looks_for_work(rates, read, function, rounds)));
    lines
}

/// Sources and single posts.
fn on_its_way(rates: &Rates, prices: &Prices, scale: Scale) -> Vec<Line> {
    let (sources, posts) = (f64::from(scale.sources), f64::from(scale.posts));
    let (read, write) = (prices.dynamodb.read_unit, prices.dynamodb.write_unit);
    let (cursor, poll, post) = (rates.cursor_read, rates.unchanged_write, rates.post_write());
    let polls = rates.unchanged_polls(scale);
    vec![
        line(
            "fetch reads each cursor each round",
            format!("{FETCH_ROUNDS} rounds × {sources} sources × {cursor:.2} read units"),
            FETCH_ROUNDS * sources * cursor * read,
        ),
        line(
            "fetch moves the cursor of a poll without news",
            format!("{polls:.0} polls × {poll:.2} write units"),
            polls * poll * write,
        ),
        line(
            "a post on its way: batch, cursor, signal, story",
            format!("{posts} posts × {post:.2} write units"),
            posts * post * write,
        ),
        line(
            "a post on its way: what is read for it",
            format!("{posts} posts × {:.2} read units", rates.post_read),
            posts * rates.post_read * read,
        ),
    ]
}

/// What is read so that no word of it is out of date.
fn windows(rates: &Rates, read: f64, scale: Scale) -> Vec<Line> {
    let posts = f64::from(scale.posts);
    let (signal, a_day) = (rates.signal_read, posts / DAYS);
    let looks = ALERT_ROUNDS + GROUP_ROUNDS;
    vec![
        line(
            "group reads again what it is about to tell",
            format!("{posts} posts × {:.2} read units", rates.confirmed_read),
            posts * rates.confirmed_read * read,
        ),
        line(
            "alert and group read the stories",
            format!("{looks} rounds × {posts} posts × {:.3} read units", rates.stories_read),
            looks * posts * rates.stories_read * read,
        ),
        line(
            "alert asks whether what fires was told",
            format!("{ALERT_ROUNDS} rounds × {posts} posts × {:.3} read units", rates.told_read),
            ALERT_ROUNDS * posts * rates.told_read * read,
        ),
        line(
            "digests read their periods",
            format!("{DIGEST_DAYS:.0} days × {a_day:.0} signals × {signal:.2} read units"),
            DIGEST_DAYS * a_day * signal * read,
        ),
    ]
}

/// What is read from the index, which may lag.
fn indexed(rates: &Rates, read: f64, scale: Scale) -> Vec<Line> {
    let (signal, a_day) = (rates.indexed_read, f64::from(scale.posts) / DAYS);
    vec![
        line(
            "group reads the window",
            format!(
                "{GROUP_ROUNDS} rounds × {GROUP_DAYS} days × {a_day:.0} signals × {signal:.3} read units"
            ),
            GROUP_ROUNDS * GROUP_DAYS * a_day * signal * read,
        ),
        line(
            "alert looks for bursts",
            format!("720 hours × {BURST_DAYS} days × {a_day:.0} signals × {signal:.3} read units"),
            720.0 * BURST_DAYS * a_day * signal * read,
        ),
        line(
            "digests look whether those of earlier periods changed",
            format!("{DAYS} mornings × {LOOKED_BACK_AT} days × {a_day:.0} signals × {signal:.3} read units"),
            DAYS * LOOKED_BACK_AT * a_day * signal * read,
        ),
    ]
}

fn looks_for_work(rates: &Rates, read: f64, function: &'static str, rounds: f64) -> Line {
    let units = rates.work_looks.get(function).copied().unwrap_or_default();
    let what = if function == "group" { "group looks for work" } else { "classify looks for work" };
    line(what, format!("{rounds} rounds × {units:.1} read units"), rounds * units * read)
}
