//! What one of each costs in units: one look at a source, one poll without news, one post.

use super::super::measure::Counts;
use super::Scale;
use belgi_store::{Call, Tally};
use std::collections::BTreeMap;

/// Units, seconds and bytes of one of each, as the day showed them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rates {
    /// Read units of one look at a cursor.
    pub cursor_read: f64,
    /// Write units of one poll that brought nothing new.
    pub unchanged_write: f64,
    /// Writes of one poll that brought nothing new.
    pub unchanged_writes: f64,
    /// Write units of one post, by the table.
    pub post_writes: BTreeMap<String, f64>,
    /// Read units for one post on its way: its voice key.
    pub post_read: f64,
    /// Posts that a batch holds.
    pub posts_per_batch: f64,
    /// Read units of one signal of a window that is read consistently, what the index bears of it included.
    pub signal_read: f64,
    /// Read units of one signal that is read from the index.
    pub indexed_read: f64,
    /// Read units of group for one post: the post itself, and what the stories that it changes tell.
    pub confirmed_read: f64,
    /// Read units of one look of each function for batches that wait for it.
    pub work_looks: BTreeMap<&'static str, f64>,
    /// Read units of all stories for each post of the window.
    pub stories_read: f64,
    /// Read units of asking whether what fires was told, for each post of the window.
    pub told_read: f64,
    /// Bytes of one signal in its table; in its index it lies again.
    pub signal_bytes: f64,
    /// Bytes of one post in its raw object.
    pub raw_bytes: f64,
    /// Seconds of fetch for one source of a round.
    pub look_seconds: f64,
    /// Seconds of classify for one post, idle rounds included.
    pub classify_seconds: f64,
    /// Seconds of group for one signal of the window.
    pub group_seconds: f64,
    /// Reads of configuration in a round.
    pub configuration_reads: f64,
    /// Writes and listings of other objects a day.
    pub other_puts: f64,
    /// Reads of other objects a day.
    pub other_gets: f64,
}

/// Minutes of a month of thirty days.
const MONTH: f64 = 43_200.0;
/// KB that a read unit reads, or twice as many where a lagging answer is enough.
const READ_KB: f64 = 4.0;
/// Bytes that packed bytes take in a request, where they are written in base64.
const BASE64: f64 = 4.0 / 3.0;

impl Rates {
    /// The rates of a counted day.
    pub fn of(counts: &Counts) -> Self {
        let posts = f64::from(counts.posts_new.max(1));
        let each = |tally: Tally, units: f64| units / (tally.requests.max(1) as f64);
        let cursor = counts.sum("fetch", |call| is(call, "GetItem", "cursors"));
        let moved = counts.sum("fetch", |call| is(call, "PutItem", "cursors"));
        let put = counts.sum("classify", |call| is(call, "PutItem", "signals"));
        // A unit for each KB of an item, and as many for the index, which bears it whole.
        let signal_kb = each(put, put.write_units) / 2.0;
        let indexed_read = signal_kb / READ_KB / 2.0;
        // A poll with news adds a batch, and seldom more; all others, failures among them, move a cursor alone.
        let with_news = counts.sum("fetch", |call| is(call, "PutItem", "work")).requests as f64;
        let raw = counts.sum("fetch", |call| is(call, "PutObject", "raw"));
        let stories = counts.sum("alert", |call| is(call, "Query", "stories"));
        let told = counts.sum("alert", |call| is(call, "GetItem", "sent"));
        let configuration = counts.everywhere(|call| is(call, "GetObject", "config"));
        let other = |call: &Call| call.service == "s3" && !matches!(call.target.as_str(), "raw" | "config");
        let writes = |call: &Call| matches!(call.operation.as_str(), "PutObject" | "ListObjectsV2");
        Self {
            cursor_read: each(cursor, cursor.read_units),
            unchanged_write: each(moved, moved.write_units),
            unchanged_writes: (moved.requests as f64 - with_news)
                / (f64::from(counts.polls) - with_news).max(1.0),
            post_writes: post_writes(counts, posts, each(moved, moved.write_units) * with_news),
            post_read: counts.everywhere(on_its_way).read_units / posts,
            posts_per_batch: posts / raw.requests.max(1) as f64,
            signal_read: (signal_kb / READ_KB).ceil().max(1.0) + indexed_read,
            indexed_read,
            confirmed_read: counts.sum("group", |call| is(call, "BatchGetItem", "signals")).read_units
                / posts,
            work_looks: work_looks(counts),
            stories_read: stories.read_units / counts.runs("alert") / f64::from(counts.window.max(1)),
            told_read: told.read_units / counts.runs("alert") / f64::from(counts.window.max(1)),
            // A request says somewhat more than the item is long.
            signal_bytes: each(put, put.bytes_sent as f64 / BASE64).min(signal_kb * 1_024.0),
            raw_bytes: raw.bytes_sent as f64 / posts,
            look_seconds: counts.seconds("fetch") / counts.runs("fetch") / f64::from(counts.sources.max(1)),
            classify_seconds: counts.seconds("classify") / posts,
            group_seconds: counts.seconds("group") / counts.runs("group") / f64::from(counts.window.max(1)),
            configuration_reads: configuration.requests as f64 / counts.all_runs(),
            other_puts: counts.everywhere(|call| other(call) && writes(call)).requests as f64,
            other_gets: counts.everywhere(|call| other(call) && call.operation == "GetObject").requests
                as f64,
        }
    }

    /// Write units of one post on its whole way.
    pub fn post_write(&self) -> f64 {
        self.post_writes.values().sum()
    }

    /// Polls a month that bring something: as many as batches.
    pub fn polls_with_news(&self, scale: Scale) -> f64 {
        (f64::from(scale.posts) / self.posts_per_batch).min(polls(scale))
    }

    /// Polls a month that bring nothing.
    pub fn unchanged_polls(&self, scale: Scale) -> f64 {
        polls(scale) - self.polls_with_news(scale)
    }
}

/// Polls a month where each source speaks evenly: a quarter of its usual pause, from ten minutes to a day, as
/// `belgi_fetch::interval` has it. Nights and silence make it fewer.
fn polls(scale: Scale) -> f64 {
    let pause = MONTH * f64::from(scale.sources) / f64::from(scale.posts.max(1));
    f64::from(scale.sources) * MONTH / (pause / 4.0).clamp(10.0, 1_440.0)
}

fn is(call: &Call, operation: &str, target: &str) -> bool {
    call.operation == operation && call.target == target
}

/// What is written for posts: all tables but leases, and of cursors the `moved` units of polls that brought something.
fn post_writes(counts: &Counts, posts: f64, moved: f64) -> BTreeMap<String, f64> {
    let mut units = BTreeMap::from([("cursors".to_owned(), moved / posts)]);
    for (call, tally) in counts.functions.values().flat_map(|share| share.usage.calls()) {
        if tally.write_units > 0.0 && !matches!(call.target.as_str(), "cursors" | "leases") {
            *units.entry(call.target.clone()).or_default() += tally.write_units / posts;
        }
    }
    units
}

/// What looking for work costs a run, with and without work. Digests look as rarely as they are made.
fn work_looks(counts: &Counts) -> BTreeMap<&'static str, f64> {
    let of =
        |function| counts.sum(function, |call| is(call, "Query", "work")).read_units / counts.runs(function);
    ["classify", "group"].map(|function| (function, of(function))).into()
}

/// Reads that come with a post, whatever the size of the window.
fn on_its_way(call: &Call) -> bool {
    is(call, "GetItem", "keys")
}

impl Counts {
    fn sum(&self, function: &str, wanted: impl Fn(&Call) -> bool) -> Tally {
        self.functions.get(function).map(|share| share.usage.sum(wanted)).unwrap_or_default()
    }

    fn everywhere(&self, wanted: impl Fn(&Call) -> bool) -> Tally {
        let mut all = belgi_store::Usage::default();
        self.functions.values().for_each(|share| all.merge(&share.usage));
        all.sum(wanted)
    }

    fn runs(&self, function: &str) -> f64 {
        f64::from(self.functions.get(function).map_or(1, |share| share.runs.max(1)))
    }

    fn all_runs(&self) -> f64 {
        f64::from(self.functions.values().map(|share| share.runs).sum::<u32>().max(1))
    }

    fn seconds(&self, function: &str) -> f64 {
        self.functions.get(function).map_or(0.0, |share| share.seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_asked_a_quarter_of_its_pause_apart_and_not_less_than_daily() {
        let cases = [
            // One post in 144 minutes, asked every 36: forty times a day.
            (Scale { sources: 2_000, posts: 600_000 }, 2_000.0 * 1_200.0),
            // A post a minute: asked every ten minutes.
            (Scale { sources: 1, posts: 43_200 }, 4_320.0),
            // A post a year: asked daily.
            (Scale { sources: 1, posts: 0 }, 30.0),
        ];
        for (scale, expect) in cases {
            assert!((polls(scale) - expect).abs() < 1e-6, "{scale:?}");
        }
        let rates = Rates { posts_per_batch: 2.0, ..Rates::default() };
        let scale = Scale { sources: 2_000, posts: 600_000 };
        assert_eq!(rates.polls_with_news(scale), 300_000.0);
        assert_eq!(rates.unchanged_polls(scale), 2_100_000.0);
    }
}
