//! Leases: one worker a city at a time.

use crate::items::{number, text};
use crate::{Result, Store, StoreError};
use jiff::Timestamp;

/// The right to do one thing alone until a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// What it is for, such as `group#shymkent`.
    pub name: String,
    /// Who holds it.
    pub holder: String,
}

impl Store {
    /// Takes the lease `name` for `holder` until `seconds` after `now`. Nothing where somebody else holds it.
    /// Whoever holds it already takes it anew.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn take_lease(
        &self,
        name: &str,
        holder: &str,
        now: Timestamp,
        seconds: i64,
    ) -> Result<Option<Lease>> {
        let call = format!("take lease {name}");
        let put = self.dynamo.put_item().table_name(self.names.table("leases"));
        let sent = put
            .item("name", text(name))
            .item("holder", text(holder))
            .item("expires_at", number(now.as_second() + seconds))
            .condition_expression("attribute_not_exists(holder) OR expires_at <= :now OR holder = :me")
            .expression_attribute_values(":now", number(now.as_second()))
            .expression_attribute_values(":me", text(holder))
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(call, e)) {
            Ok(_) => Ok(Some(Lease { name: name.to_owned(), holder: holder.to_owned() })),
            Err(error) if error.is_conflict() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Gives a lease back; one that somebody else took meanwhile stays theirs.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn return_lease(&self, lease: &Lease) -> Result<()> {
        let call = format!("return lease {}", lease.name);
        let request = self.dynamo.delete_item().table_name(self.names.table("leases"));
        let sent = request
            .key("name", text(&lease.name))
            .condition_expression("holder = :me")
            .expression_attribute_values(":me", text(&lease.holder))
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(call, e)) {
            Err(error) if error.is_conflict() => Ok(()),
            other => other.map(drop),
        }
    }
}
