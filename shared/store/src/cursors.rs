//! The memory of sources. A cursor moves after the batch it brought is written, and only from the version that was read:
//! two fetchers of one source cannot both win.

use crate::items::{Item, binary, from_item, number, text, to_item};
use crate::{Result, Store, StoreError};
use belgi_domain::{Batch, Cursor, Habits, Outcome, Ring, SourceId, Validators};
use futures::future::try_join_all;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
    /// The memory of `source`; a fresh one where it was never asked. What moved within the last second may not show yet, at half
    /// the price: whoever acts on it is told by [`Store::move_cursor`].
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn cursor(&self, source: &SourceId) -> Result<Cursor> {
        let call = format!("GetItem cursors {source}");
        let request = self.dynamo.get_item().table_name(self.names.table("cursors"));
        let answer = request.key("source", text(source.as_str())).send().await;
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

    /// Moves a cursor on, after the batches that it brought are written. A crash in between, and whoever loses the race for
    /// the cursor, leaves batches whose posts are found new once more: a post has one signal, so reading it twice changes
    /// nothing, and no post is lost. A transaction would cost twice the units and promise no more.
    ///
    /// `cursor.version` is the version that was read; the one written is the next.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where another fetcher of the source was first.
    pub async fn move_cursor(&self, cursor: &Cursor, batches: &[Batch]) -> Result<()> {
        let call = format!("move cursor {}", cursor.source);
        for some in batches.chunks(AT_ONCE) {
            try_join_all(some.iter().map(|batch| self.add_batch(batch))).await?;
        }
        let put = self.dynamo.put_item().table_name(self.names.table("cursors"));
        let put = put.set_item(Some(write(&call, cursor)?)).condition_expression(UNMOVED);
        let sent = put.expression_attribute_values(":read", number(cursor.version)).send().await;
        sent.map(drop).map_err(|e| StoreError::of(&call, e))
    }
}

/// Batches that are written at a time.
const AT_ONCE: usize = 16;

/// Holds where nobody moved the cursor since it was read.
const UNMOVED: &str = "attribute_not_exists(version) OR version = :read";

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
