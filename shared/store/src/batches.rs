//! Batches on their way: pending, then classified; or parked with the reason. The table holds work and never history: a batch
//! is an item of its slot, sorted by when it was fetched, changes its stage where it lies, and is deleted once it is grouped.
//! So a stage costs one write, and needs no index.

use crate::items::{Item, number, readable, text, to_item};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::Select;
use belgi_domain::{Batch, BatchStage};
use futures::future::try_join_all;

/// Batches are spread over this many partitions of the table, which are what shards divide among themselves.
const SLOTS: u32 = 16;
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
        let found = try_join_all(mine.map(|slot| self.batches_in(stage, slot, most))).await?;
        let mut batches: Vec<Batch> = found.into_iter().flatten().collect();
        batches.sort_by(|a, b| (a.fetched_at, &a.id).cmp(&(b.fetched_at, &b.id)));
        batches.truncate(most);
        Ok(batches)
    }

    /// The oldest batches of a slot.
    async fn batches_in(&self, stage: BatchStage, slot: u32, most: usize) -> Result<Vec<Batch>> {
        let call = format!("Query work {}", stage.code());
        let page = i32::try_from(most).unwrap_or(i32::MAX).max(1);
        let mut pages = self.slot(stage, slot).into_paginator().page_size(page).send();
        let mut batches = Vec::new();
        // A page holds what else is on its way in the slot, too.
        while let Some(page) = pages.next().await {
            let items = page.map_err(|e| StoreError::of(&call, e))?.items.unwrap_or_default();
            batches.extend(items.into_iter().filter_map(|item| readable::<Batch>(&call, item)));
            if batches.len() >= most {
                break;
            }
        }
        batches.truncate(most);
        Ok(batches)
    }

    fn slot(&self, stage: BatchStage, slot: u32) -> QueryFluentBuilder {
        let request = self.dynamo.query().table_name(self.names.table("work"));
        request
            .key_condition_expression("slot = :slot")
            .filter_expression("stage = :stage")
            .expression_attribute_values(":slot", text(slot_name(slot)))
            .expression_attribute_values(":stage", text(stage.code()))
            .consistent_read(true)
    }

    /// How many batches are at `stage`.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn count_batches(&self, stage: BatchStage) -> Result<u32> {
        let found = try_join_all((0..SLOTS).map(|slot| self.count_in(stage, slot))).await?;
        Ok(found.into_iter().sum())
    }

    async fn count_in(&self, stage: BatchStage, slot: u32) -> Result<u32> {
        let call = format!("Query work {}", stage.code());
        let mut pages = self.slot(stage, slot).select(Select::Count).into_paginator().send();
        let mut count = 0;
        while let Some(page) = pages.next().await {
            let page = page.map_err(|e| StoreError::of(&call, e))?;
            count += u32::try_from(page.count).unwrap_or(0);
        }
        Ok(count)
    }

    /// Adds a pending batch. One that is on its way already is left as it is.
    pub(crate) async fn add_batch(&self, batch: &Batch) -> Result<()> {
        let call = format!("PutItem work {}", batch.id);
        let put = self.dynamo.put_item().table_name(self.names.table("work"));
        let put = put.set_item(Some(row(&call, batch)?)).condition_expression("attribute_not_exists(slot)");
        unless_moved(put.send().await.map(drop).map_err(|e| StoreError::of(call, e)))
    }

    /// Moves a batch to its next stage; a grouped one has arrived and is no work any more. A batch that somebody moved
    /// already is left as it is.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn advance_batch(&self, batch: &Batch, to: BatchStage) -> Result<()> {
        if to == BatchStage::Grouped {
            return self.finish(batch).await;
        }
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
        let call = format!("PutItem work {}", read.id);
        let put = self.dynamo.put_item().table_name(self.names.table("work"));
        let put = put
            .set_item(Some(row(&call, &write)?))
            .condition_expression(UNMOVED)
            .expression_attribute_values(":stage", text(read.stage.code()))
            .expression_attribute_values(":tries", number(read.tries));
        unless_moved(put.send().await.map(drop).map_err(|e| StoreError::of(call, e)))
    }

    async fn finish(&self, read: &Batch) -> Result<()> {
        let call = format!("DeleteItem work {}", read.id);
        let (slot, at_id) = keys(read);
        let delete = self.dynamo.delete_item().table_name(self.names.table("work"));
        let delete = delete
            .key("slot", text(slot))
            .key("at_id", text(at_id))
            .condition_expression(UNMOVED)
            .expression_attribute_values(":stage", text(read.stage.code()))
            .expression_attribute_values(":tries", number(read.tries));
        unless_moved(delete.send().await.map(drop).map_err(|e| StoreError::of(call, e)))
    }
}

/// Holds where nobody moved the batch since it was read.
const UNMOVED: &str = "stage = :stage AND tries = :tries";

/// Somebody who was first is no error: a batch moves once, whoever moves it.
fn unless_moved(answer: Result<()>) -> Result<()> {
    match answer {
        Err(error) if error.is_conflict() => Ok(()),
        other => other,
    }
}

fn slot_name(slot: u32) -> String {
    format!("{slot:02}")
}

/// Where a batch lies: its slot, taken from its id, and its place in it. All nine digits of the second, so that the order of
/// the texts is the order of the moments.
fn keys(batch: &Batch) -> (String, String) {
    let slot = u32::from_str_radix(batch.id.as_str().get(..4).unwrap_or("0"), 16).unwrap_or(0) % SLOTS;
    (slot_name(slot), format!("{:.9}#{}", batch.fetched_at, batch.id))
}

fn row(call: &str, batch: &Batch) -> Result<Item> {
    let mut item = to_item(call, batch)?;
    let (slot, at_id) = keys(batch);
    item.extend([("slot".to_owned(), text(slot)), ("at_id".to_owned(), text(at_id))]);
    Ok(item)
}
