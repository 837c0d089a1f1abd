//! Which alerts were delivered, so that each is sent once.

use crate::items::{number, text};
use crate::{Result, Store, StoreError};
use jiff::Timestamp;

/// The memory of a delivered alert is kept for this many days: as long as signals, so longer than its story goes on.
const KEEP_DAYS: i64 = 400;

impl Store {
    /// Whether the alert with this key was delivered.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn was_sent(&self, alert: &str) -> Result<bool> {
        let request = self.dynamo.get_item().table_name(self.names.table("sent"));
        let answer = request.key("alert", text(alert)).consistent_read(true).send().await;
        Ok(answer.map_err(|e| StoreError::of(format!("GetItem sent {alert}"), e))?.item.is_some())
    }

    /// Remembers that the alert with this key was delivered at `now`.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn mark_sent(&self, alert: &str, now: Timestamp) -> Result<()> {
        let put = self.dynamo.put_item().table_name(self.names.table("sent"));
        let put = put.item("alert", text(alert)).item("sent_at", text(now.to_string()));
        let put = put.item("expires_at", number(now.as_second() + KEEP_DAYS * 86_400));
        put.send().await.map(drop).map_err(|e| StoreError::of(format!("PutItem sent {alert}"), e))
    }
}
