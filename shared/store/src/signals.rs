//! Signals: one item a post, found again by city and day.

use crate::items::{Item, number, readable, text, to_item};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use belgi_domain::period::local_date;
use belgi_domain::{CityId, Period, PostId, Signal, platform};
use futures::future::try_join_all;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

/// A day of a city is spread over this many partitions of the index.
const SLOTS: u32 = 4;
/// Days whose index is asked at a time.
const DAYS_AT_ONCE: usize = 8;
/// DynamoDB's limit on keys in one BatchGetItem.
const GET_LIMIT: usize = 100;
/// Marks the note of a signal that was taken back.
const WITHDRAWN: &str = "withdrawn";
/// Such a note is kept for as long as a batch is, which is how late an older version may come.
const LATE_DAYS: i64 = 35;
/// Keys that DynamoDB left out because it was busy are asked for again after this long, then twice as long, …
const FIRST_PAUSE: Duration = Duration::from_millis(50);
/// … but never longer than this.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

impl Store {
    /// Writes what a post says, unless a later version of the post has been written already.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn put_signal(&self, signal: &Signal) -> Result<()> {
        let call = format!("PutItem signals {}", signal.post);
        let put = self.dynamo.put_item().table_name(self.names.table("signals"));
        let sent = put
            .set_item(Some(row(&call, signal)?))
            .condition_expression("attribute_not_exists(post) OR version_at <= :version")
            .expression_attribute_values(":version", text(moment(signal.version_at)))
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(&call, e)) {
            Err(error) if error.is_conflict() => Ok(()),
            other => other.map(drop),
        }
    }

    /// Writes many signals, at most 16 at a time.
    ///
    /// # Errors
    /// The first failure; what was written stays written, and writing again is harmless.
    pub async fn put_signals(&self, signals: &[Signal]) -> Result<()> {
        for some in signals.chunks(16) {
            try_join_all(some.iter().map(|signal| self.put_signal(signal))).await?;
        }
        Ok(())
    }

    /// Takes back the signal of a post of which a later version, first seen at `version_at`, says nothing any more. A note of
    /// that version stays for as long as an older one may still be on its way, and says nothing but the id.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn withdraw_signal(&self, post: &PostId, version_at: Timestamp) -> Result<()> {
        let call = format!("withdraw signal {post}");
        let put = self.dynamo.put_item().table_name(self.names.table("signals"));
        let sent = put
            .item("post", text(post.as_str()))
            .item("version_at", text(moment(version_at)))
            .item(WITHDRAWN, AttributeValue::Bool(true))
            .item("expires_at", number(version_at.as_second() + LATE_DAYS * 86_400))
            .condition_expression("attribute_not_exists(post) OR version_at <= :version")
            .expression_attribute_values(":version", text(moment(version_at)))
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(&call, e)) {
            Err(error) if error.is_conflict() => Ok(()),
            other => other.map(drop),
        }
    }

    /// Deletes the signals of these posts; one that is not there is no error.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn delete_signals(&self, posts: &[PostId]) -> Result<()> {
        for post in posts {
            let request = self.dynamo.delete_item().table_name(self.names.table("signals"));
            let sent = request.key("post", text(post.as_str())).send().await;
            sent.map_err(|e| StoreError::of(format!("DeleteItem signals {post}"), e))?;
        }
        Ok(())
    }

    /// The signals of a city in a period, by time and post.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn signals_of(&self, city: &CityId, period: Period) -> Result<Vec<Signal>> {
        self.signals_between(city, period.first, period.day_after()).await
    }

    /// The signals of a city from the day `first` up to and without the day `end`, by time and post.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn signals_between(&self, city: &CityId, first: Date, end: Date) -> Result<Vec<Signal>> {
        let days: Vec<Date> = first.series(jiff::ToSpan::days(1)).take_while(|day| *day < end).collect();
        let mut signals = Vec::new();
        for some in days.chunks(DAYS_AT_ONCE) {
            let slots = some.iter().flat_map(|day| (0..SLOTS).map(|slot| day_slot(city, *day, slot)));
            let keys = try_join_all(slots.map(|slot| self.posts_of(slot))).await?;
            signals.extend(self.signals(keys.into_iter().flatten().collect()).await?);
        }
        signals.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
        Ok(signals)
    }

    /// The signals of these posts, in no particular order; posts without a signal are left out.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn signals(&self, posts: Vec<PostId>) -> Result<Vec<Signal>> {
        let unique: Vec<_> =
            posts.into_iter().map(|post| (post, ())).collect::<BTreeMap<_, _>>().into_keys().collect();
        let pages = try_join_all(unique.chunks(GET_LIMIT).map(|some| self.get_signals(some))).await?;
        Ok(pages.into_iter().flatten().collect())
    }

    async fn get_signals(&self, posts: &[PostId]) -> Result<Vec<Signal>> {
        let call = "BatchGetItem signals";
        let table = self.names.table("signals");
        let mut wanted: Vec<Item> =
            posts.iter().map(|post| HashMap::from([("post".to_owned(), text(post.as_str()))])).collect();
        let mut signals = Vec::with_capacity(posts.len());
        let mut pause = FIRST_PAUSE;
        while !wanted.is_empty() {
            // Consistent, though it costs twice as much: the index may still name what was removed on request a moment ago,
            // and a lagging read would bring it back into a story or a digest.
            let keys = KeysAndAttributes::builder().set_keys(Some(wanted)).consistent_read(true).build();
            let keys = keys.map_err(|e| StoreError::unreadable(call, "complete keys", e))?;
            let request = self.dynamo.batch_get_item().request_items(&table, keys);
            let answer = request.send().await.map_err(|e| StoreError::of(call, e))?;
            let items = answer.responses.and_then(|mut tables| tables.remove(&table)).unwrap_or_default();
            let standing = items.into_iter().filter(|item| !item.contains_key(WITHDRAWN));
            signals.extend(standing.filter_map(|item| readable(call, item)));
            let left = answer.unprocessed_keys.and_then(|mut tables| tables.remove(&table));
            wanted = left.map(|keys| keys.keys).unwrap_or_default();
            if !wanted.is_empty() {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
        Ok(signals)
    }

    async fn posts_of(&self, day_slot: String) -> Result<Vec<PostId>> {
        let call = format!("Query signals {day_slot}");
        let request = self
            .dynamo
            .query()
            .table_name(self.names.table("signals"))
            .index_name("by_day")
            .key_condition_expression("day_slot = :slot")
            .expression_attribute_values(":slot", text(day_slot));
        let mut pages = request.into_paginator().items().send();
        let mut posts = Vec::new();
        while let Some(item) = pages.next().await {
            let item = item.map_err(|e| StoreError::of(&call, e))?;
            posts.extend(item.get("post").and_then(|post| post.as_s().ok()?.parse().ok()));
        }
        Ok(posts)
    }
}

fn day_slot(city: &CityId, day: Date, slot: u32) -> String {
    format!("{city}#{day}#{slot}")
}

/// A moment with all nine digits of its second, so that DynamoDB compares moments as it compares words.
fn moment(at: Timestamp) -> String {
    format!("{at:.9}")
}

fn row(call: &str, signal: &Signal) -> Result<Item> {
    let mut item = to_item(call, signal)?;
    let slot = u32::from_str_radix(signal.post.as_str().get(..4).unwrap_or("0"), 16).unwrap_or(0) % SLOTS;
    item.insert("version_at".to_owned(), text(moment(signal.version_at)));
    item.insert("day_slot".to_owned(), text(day_slot(&signal.city, local_date(signal.at), slot)));
    item.insert("at_post".to_owned(), text(format!("{}#{}", signal.at, signal.post)));
    // A post may be old when it is first read; DynamoDB never deletes what ended more than five years ago.
    let from = signal.at.max(signal.version_at);
    let until = from.as_second() + platform::keep_days(signal.kind) * 86_400;
    item.insert("expires_at".to_owned(), number(until));
    Ok(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_ends_when_the_terms_of_its_platform_say() {
        let day = 86_400;
        for (kind, days) in [("feed", 400), ("vk", 400), ("youtube", 30)] {
            let signal: Signal = serde_json::from_value(serde_json::json!({
                "post": "00112233445566778899aabbccddeeff", "version_at": "2026-11-22T00:00:00Z", "source": "aa",
                "kind": kind, "publisher": "community", "city": "shymkent", "at": "2026-11-01T00:00:00Z",
                "excerpt": "", "language": "kk", "kk_share": 1.0, "signal_type": "chat", "sentiment": "neutral",
                "topic": "other", "urgency": "normal", "fingerprint": 0,
                "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
            }))
            .unwrap();
            let expect = signal.version_at.as_second() + days * day;
            let row = row("test", &signal).unwrap();
            assert_eq!(row["expires_at"], AttributeValue::N(expect.to_string()), "{kind}");
        }
    }
}
