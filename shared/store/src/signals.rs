//! Signals: one item a post, found again by city and day. Beside the keys an item bears the whole value packed, so that it
//! costs one unit to write.

mod item;

use crate::items::{Item, number, text};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use belgi_domain::{CityId, Period, PostId, Signal};
use futures::future::try_join_all;
use item::{moment, post_of, read, row, slots_of};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

/// Partitions of the index that are asked at a time: those of eight days.
const SLOTS_AT_ONCE: usize = 32;
/// DynamoDB's limit on keys in one BatchGetItem.
const GET_LIMIT: usize = 100;
/// Marks the note of a signal that was taken back.
const WITHDRAWN: &str = "withdrawn";
/// Such a note is kept for longer than raw posts are: no older version can come later.
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
        let found = self.indexed(city, first, end).await?;
        let signals = self.signals(found.iter().filter_map(post_of).collect()).await?;
        Ok(sorted(signals))
    }

    /// The signals as the index shows them, which may lag some seconds behind: for counts and comparisons, at a ninth of the
    /// price of [`Store::signals_between`]. Never for words that are told, since what was removed on request a moment ago may still
    /// be among them.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn indexed_signals(&self, city: &CityId, first: Date, end: Date) -> Result<Vec<Signal>> {
        let found = self.indexed(city, first, end).await?;
        Ok(sorted(found.into_iter().filter_map(|item| read("Query signals", item)).collect()))
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
            signals.extend(standing.filter_map(|item| read(call, item)));
            let left = answer.unprocessed_keys.and_then(|mut tables| tables.remove(&table));
            wanted = left.map(|keys| keys.keys).unwrap_or_default();
            if !wanted.is_empty() {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
        Ok(signals)
    }

    /// The items of these days as the index bears them.
    async fn indexed(&self, city: &CityId, first: Date, end: Date) -> Result<Vec<Item>> {
        let mut found = Vec::new();
        for slots in slots_of(city, first, end).chunks(SLOTS_AT_ONCE) {
            found.extend(try_join_all(slots.iter().map(|slot| self.slot_of_index(slot))).await?);
        }
        Ok(found.into_iter().flatten().collect())
    }

    async fn slot_of_index(&self, day_slot: &str) -> Result<Vec<Item>> {
        let call = format!("Query signals {day_slot}");
        let request = self.dynamo.query().table_name(self.names.table("signals")).index_name("by_day");
        let request = request.key_condition_expression("day_slot = :slot");
        let request = request.expression_attribute_values(":slot", text(day_slot));
        let items = request.into_paginator().items().send();
        items.try_collect().await.map_err(|e| StoreError::of(&call, e))
    }
}

fn sorted(mut signals: Vec<Signal>) -> Vec<Signal> {
    signals.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    signals
}
