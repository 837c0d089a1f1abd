//! Batches on their way: pending, classified, grouped; or parked with the reason.

use crate::items::{Item, number, readable, text, to_item};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::Select;
use belgi_domain::{Batch, BatchId, BatchStage};
use futures::future::try_join_all;

/// Batches of one stage are spread over this many partitions of the index.
const SLOTS: u32 = 16;
/// Grouped batches are deleted after this many days; their raw objects follow the bucket's own rule.
const KEEP_DAYS: i64 = 35;
/// Batches that are read from the table at a time.
const AT_ONCE: usize = 16;
/// A batch that failed this often is parked.
pub(crate) const MAX_TRIES: u32 = 5;

impl Store {
    /// The batches of `stage` in shard `shard` of `of`, oldest first, at most `most`.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn batches(
        &self,
        stage: BatchStage,
        (shard, of): (u32, u32),
        most: usize,
    ) -> Result<Vec<Batch>> {
        let mine = (0..SLOTS).filter(|slot| slot % of.max(1) == shard);
        let found = try_join_all(mine.map(|slot| self.batch_ids(stage, slot, most))).await?;
        let mut oldest: Vec<(String, BatchId)> = found.into_iter().flatten().collect();
        oldest.sort();
        oldest.truncate(most);
        let mut batches = Vec::with_capacity(oldest.len());
        for some in oldest.chunks(AT_ONCE) {
            batches.extend(try_join_all(some.iter().map(|(_, id)| self.batch(id))).await?);
        }
        // The index may lag behind the table: what has moved on meanwhile is left out.
        batches.retain(|batch| batch.as_ref().is_some_and(|batch| batch.stage == stage));
        let mut batches: Vec<_> = batches.into_iter().flatten().collect();
        batches.sort_by(|a, b| (a.fetched_at, &a.id).cmp(&(b.fetched_at, &b.id)));
        Ok(batches)
    }

    /// How many batches are at `stage`, as the index knows it.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn count_batches(&self, stage: BatchStage) -> Result<u32> {
        let found = try_join_all((0..SLOTS).map(|slot| self.count_in(stage, slot))).await?;
        Ok(found.into_iter().sum())
    }

    async fn count_in(&self, stage: BatchStage, slot: u32) -> Result<u32> {
        let call = format!("Query batches {}", stage.code());
        let request = self.dynamo.query().table_name(self.names.table("batches")).index_name("by_stage");
        let request = request
            .key_condition_expression("stage_slot = :slot")
            .expression_attribute_values(":slot", text(stage_slot(stage, slot)))
            .select(Select::Count);
        let mut pages = request.into_paginator().send();
        let mut count = 0;
        while let Some(page) = pages.next().await {
            let page = page.map_err(|e| StoreError::of(&call, e))?;
            count += u32::try_from(page.count).unwrap_or(0);
        }
        Ok(count)
    }

    /// Moves a batch to its next stage. A batch that somebody moved already is left as it is.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn advance_batch(&self, batch: &Batch, to: BatchStage) -> Result<()> {
        self.rewrite(batch, Batch { stage: to, tries: 0, reason: None, ..batch.clone() }).await
    }

    /// Counts a failure of a batch's current stage and parks it after five.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn fail_batch(&self, batch: &Batch, reason: &str) -> Result<BatchStage> {
        let tries = batch.tries + 1;
        let stage = if tries >= MAX_TRIES { BatchStage::Parked } else { batch.stage };
        let reason = Some(reason.chars().take(500).collect());
        self.rewrite(batch, Batch { stage, tries, reason, ..batch.clone() }).await?;
        Ok(stage)
    }

    async fn rewrite(&self, read: &Batch, write: Batch) -> Result<()> {
        let call = format!("PutItem batches {}", read.id);
        let put = self.dynamo.put_item().table_name(self.names.table("batches"));
        let sent = put
            .set_item(Some(row(&call, &write)?))
            .condition_expression("stage = :stage AND tries = :tries")
            .expression_attribute_values(":stage", text(read.stage.code()))
            .expression_attribute_values(":tries", number(read.tries))
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(&call, e)) {
            Err(error) if error.is_conflict() => Ok(()),
            other => other.map(drop),
        }
    }

    async fn batch(&self, id: &BatchId) -> Result<Option<Batch>> {
        let call = format!("GetItem batches {id}");
        let request = self.dynamo.get_item().table_name(self.names.table("batches"));
        let answer = request.key("id", text(id.as_str())).consistent_read(true).send().await;
        let item = answer.map_err(|e| StoreError::of(&call, e))?.item;
        Ok(item.and_then(|item| readable(&call, item)))
    }

    /// When the oldest batches of a slot were fetched, as the index sorts them, and their ids.
    async fn batch_ids(&self, stage: BatchStage, slot: u32, most: usize) -> Result<Vec<(String, BatchId)>> {
        let call = format!("Query batches {}", stage.code());
        let request = self
            .dynamo
            .query()
            .table_name(self.names.table("batches"))
            .index_name("by_stage")
            .key_condition_expression("stage_slot = :slot")
            .expression_attribute_values(":slot", text(stage_slot(stage, slot)))
            .limit(i32::try_from(most).unwrap_or(i32::MAX));
        let items = request.send().await.map_err(|e| StoreError::of(&call, e))?.items.unwrap_or_default();
        let attribute = |item: &Item, name: &str| item.get(name)?.as_s().ok().cloned();
        let ids = items.into_iter().filter_map(|item| {
            Some((attribute(&item, "fetched_at")?, attribute(&item, "id")?.parse().ok()?))
        });
        Ok(ids.collect())
    }
}

fn stage_slot(stage: BatchStage, slot: u32) -> String {
    format!("{}#{slot}", stage.code())
}

/// A batch as an item. A grouped one leaves the index and is given an end.
pub(crate) fn row(call: &str, batch: &Batch) -> Result<Item> {
    let mut item = to_item(call, batch)?;
    if batch.stage == BatchStage::Grouped {
        let end = batch.fetched_at.as_second() + KEEP_DAYS * 86_400;
        item.insert("expires_at".to_owned(), number(end));
    } else {
        let slot = u32::from_str_radix(batch.id.as_str().get(..4).unwrap_or("0"), 16).unwrap_or(0) % SLOTS;
        item.insert("stage_slot".to_owned(), text(stage_slot(batch.stage, slot)));
    }
    Ok(item)
}
