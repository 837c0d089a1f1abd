//! The memory of sources. A cursor moves in one transaction with the batch it brought, and only from the
//! version that was read: two fetchers of one source cannot both win.

use crate::items::{Item, binary, from_item, number, text, to_item};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use belgi_domain::{Batch, Cursor, Habits, Outcome, Ring, SourceId, Validators};
use futures::future::try_join_all;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The attributes of a cursor, ring apart.
#[derive(Serialize, Deserialize)]
struct Row {
    source: SourceId,
    version: u64,
    validators: Validators,
    next_due: Timestamp,
    failures: u32,
    last_answer_at: Option<Timestamp>,
    newest_post_at: Option<Timestamp>,
    posts: u64,
    last: Option<Outcome>,
    #[serde(default)]
    habits: Habits,
}

impl Store {
    /// The memory of `source`; a fresh one where it was never asked.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn cursor(&self, source: &SourceId) -> Result<Cursor> {
        let call = format!("GetItem cursors {source}");
        let request = self.dynamo.get_item().table_name(self.names.table("cursors"));
        let answer = request.key("source", text(source.as_str())).consistent_read(true).send().await;
        match answer.map_err(|e| StoreError::of(&call, e))?.item {
            Some(item) => read(&call, item),
            None => Ok(Cursor::new(source)),
        }
    }

    /// The memories of `sources`, in their order.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn cursors(&self, sources: &[SourceId]) -> Result<Vec<Cursor>> {
        let mut cursors = Vec::with_capacity(sources.len());
        for some in sources.chunks(32) {
            cursors.extend(try_join_all(some.iter().map(|source| self.cursor(source))).await?);
        }
        Ok(cursors)
    }

    /// Moves a cursor on. Up to 99 batches are written in one transaction with it, or nothing is (DynamoDB's limit
    /// is 100 actions). Batches beyond that are written before: their ids are made of what they hold, so writing
    /// them again, after a crash in between, is harmless.
    ///
    /// `cursor.version` is the version that was read; the one written is the next.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where another fetcher of the source was first.
    pub async fn move_cursor(&self, cursor: &Cursor, batches: &[Batch]) -> Result<()> {
        let call = format!("move cursor {}", cursor.source);
        let (early, last) = batches.split_at(batches.len().saturating_sub(MOST_ACTIONS - 1));
        for some in early.chunks(MOST_ACTIONS) {
            self.transact(&call, self.batch_puts(&call, some)?).await?;
        }
        if last.is_empty() {
            let put = self.dynamo.put_item().table_name(self.names.table("cursors"));
            let put = put.set_item(Some(write(&call, cursor)?)).condition_expression(UNMOVED);
            let sent = put.set_expression_attribute_values(Some(expected_version(cursor))).send().await;
            return sent.map(drop).map_err(|e| StoreError::of(&call, e));
        }
        let put = Put::builder()
            .table_name(self.names.table("cursors"))
            .set_item(Some(write(&call, cursor)?))
            .condition_expression(UNMOVED)
            .set_expression_attribute_values(Some(expected_version(cursor)))
            .build()
            .map_err(|e| incomplete(&call, e))?;
        let mut items = vec![TransactWriteItem::builder().put(put).build()];
        items.extend(self.batch_puts(&call, last)?);
        self.transact(&call, items).await
    }

    fn batch_puts(&self, call: &str, batches: &[Batch]) -> Result<Vec<TransactWriteItem>> {
        let table = self.names.table("batches");
        let put = |batch| -> Result<TransactWriteItem> {
            let put = Put::builder().table_name(&table).set_item(Some(crate::batches::row(call, batch)?));
            let put = put.build().map_err(|e| incomplete(call, e))?;
            Ok(TransactWriteItem::builder().put(put).build())
        };
        batches.iter().map(put).collect()
    }

    async fn transact(&self, call: &str, items: Vec<TransactWriteItem>) -> Result<()> {
        let sent = self.dynamo.transact_write_items().set_transact_items(Some(items)).send().await;
        sent.map(drop).map_err(|e| StoreError::of(call, e))
    }
}

/// Actions of one transaction.
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const MOST_ACTIONS: usize = 100;

fn incomplete(call: &str, error: aws_sdk_dynamodb::error::BuildError) -> StoreError {
    StoreError::unreadable(call, "a complete transaction", error)
}

/// Holds where nobody moved the cursor since it was read.
const UNMOVED: &str = "attribute_not_exists(version) OR version = :read";

fn expected_version(cursor: &Cursor) -> HashMap<String, aws_sdk_dynamodb::types::AttributeValue> {
    HashMap::from([(":read".to_owned(), number(cursor.version))])
}

fn write(call: &str, cursor: &Cursor) -> Result<Item> {
    let row = Row {
        source: cursor.source.clone(),
        version: cursor.version + 1,
        validators: cursor.validators.clone(),
        next_due: cursor.next_due,
        failures: cursor.failures,
        last_answer_at: cursor.last_answer_at,
        newest_post_at: cursor.newest_post_at,
        posts: cursor.posts,
        last: cursor.last.clone(),
        habits: cursor.habits.clone(),
    };
    let mut item = to_item(call, &row)?;
    item.insert("ring".to_owned(), binary(cursor.ring.to_bytes()));
    Ok(item)
}

fn read(call: &str, mut item: Item) -> Result<Cursor> {
    let ring =
        item.remove("ring").and_then(|value| value.as_b().ok().map(|blob| Ring::from_bytes(blob.as_ref())));
    let row: Row = from_item(call, item)?;
    Ok(Cursor {
        source: row.source,
        version: row.version,
        validators: row.validators,
        ring: ring.unwrap_or_default(),
        next_due: row.next_due,
        failures: row.failures,
        last_answer_at: row.last_answer_at,
        newest_post_at: row.newest_post_at,
        posts: row.posts,
        last: row.last,
        habits: row.habits,
    })
}
