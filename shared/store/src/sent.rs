//! Alerts and digests on their way: what was decided, which channels have it, who delivers it right now.
//!
//! An alert is one item from the moment it is decided. `lane` says where it stands and is what the index sorts by: `open`
//! while a channel lacks it, `held` until a summary tells it, `told` afterwards. `done` names the channels that have
//! it, `busy:<channel>` until when (seconds since 1970) somebody delivers it there, or that channel rests.

use crate::items::{Item, number, text};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem, Update};
use belgi_domain::CityId;
use futures::future::try_join_all;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The memory of an alert is kept for this many days: as long as signals, so longer than its story goes on.
const KEEP_DAYS: i64 = 400;
/// Alerts that one summary may tell: one transaction, with the summary itself.
pub const MOST_FOLDED: usize = 99;

/// An alert that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertRecord {
    /// The same for the same rule, story and turn of events.
    pub key: String,
    /// Whose.
    pub city: CityId,
    /// Where it stands.
    pub lane: Lane,
    /// When it was decided.
    pub sent_at: Timestamp,
    /// What it counts as, such as `critical`.
    pub kind: String,
    /// What is delivered, JSON; empty once every channel has it.
    pub body: String,
    /// The channels that have it.
    pub done: BTreeSet<String>,
}

/// Where an alert stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A channel lacks it.
    Open,
    /// It waits for a summary.
    Held,
    /// Every channel has it, or a summary told it.
    Told,
    /// It is no alert but a digest, delivered by whoever wrote that; rules and their caps know nothing of it.
    Digest,
}

impl Lane {
    fn of(self, city: &CityId) -> String {
        let code = match self {
            Self::Open => "open",
            Self::Held => "held",
            Self::Told => "told",
            Self::Digest => "digest",
        };
        format!("{code}#{city}")
    }
}

impl Store {
    /// Remembers that an alert was decided. False where it had been before, which changes nothing.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn record_alert(&self, alert: &AlertRecord) -> Result<bool> {
        let put = self.dynamo.put_item().table_name(self.names.table("sent")).set_item(Some(row(alert)));
        let sent = put.condition_expression(UNKNOWN).send().await;
        won(sent.map(drop).map_err(|e| StoreError::of(format!("PutItem sent {}", alert.key), e)))
    }

    /// Remembers a summary and that it tells the held alerts `folded`, at most [`MOST_FOLDED`]: all of it or nothing. False
    /// where somebody else told one of them meanwhile.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn record_summary(&self, summary: &AlertRecord, folded: &[AlertRecord]) -> Result<bool> {
        let call = format!("record summary {}", summary.key);
        let incomplete = |error| StoreError::unreadable(&call, "a complete transaction", error);
        let table = self.names.table("sent");
        let put = Put::builder().table_name(&table).set_item(Some(row(summary)));
        let put = put.condition_expression(UNKNOWN).build().map_err(incomplete)?;
        let mut actions = vec![TransactWriteItem::builder().put(put).build()];
        for alert in folded {
            let update = Update::builder()
                .table_name(&table)
                .key("alert", text(&alert.key))
                .update_expression("SET lane = :told, told_in = :summary, kind = :folded REMOVE body")
                .condition_expression("lane = :held")
                .expression_attribute_values(":told", text(Lane::Told.of(&alert.city)))
                .expression_attribute_values(":held", text(Lane::Held.of(&alert.city)))
                .expression_attribute_values(":folded", text("folded"))
                .expression_attribute_values(":summary", text(&summary.key));
            actions.push(TransactWriteItem::builder().update(update.build().map_err(incomplete)?).build());
        }
        let sent = self.dynamo.transact_write_items().set_transact_items(Some(actions)).send().await;
        won(sent.map(drop).map_err(|e| StoreError::of(&call, e)))
    }

    /// The keys among `keys` that were decided about before.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn known_alerts(&self, keys: &[String]) -> Result<BTreeSet<String>> {
        let mut known = BTreeSet::new();
        for some in keys.chunks(16) {
            let found = try_join_all(some.iter().map(|key| self.alert(key))).await?;
            known.extend(found.into_iter().flatten().map(|alert| alert.key));
        }
        Ok(known)
    }

    /// One alert that was decided.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn alert(&self, key: &str) -> Result<Option<AlertRecord>> {
        let call = format!("GetItem sent {key}");
        let request = self.dynamo.get_item().table_name(self.names.table("sent"));
        let answer = request.key("alert", text(key)).consistent_read(true).send().await;
        let item = answer.map_err(|e| StoreError::of(&call, e))?.item;
        // What this version cannot read was decided by another one, and is left to it.
        Ok(item.and_then(|item| read(&item)))
    }

    /// The alerts of a city in a lane that were decided at `since` or later, oldest first. The index may lag behind what
    /// was written a moment ago; what it names is read consistently.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn alerts_in(&self, city: &CityId, lane: Lane, since: Timestamp) -> Result<Vec<AlertRecord>> {
        let call = format!("Query sent {}", lane.of(city));
        let request = self.dynamo.query().table_name(self.names.table("sent")).index_name("by_lane");
        let request = request
            .key_condition_expression("lane = :lane AND sent_at >= :since")
            .expression_attribute_values(":lane", text(lane.of(city)))
            .expression_attribute_values(":since", text(moment(since)));
        let mut items = request.into_paginator().items().send();
        let mut keys = Vec::new();
        while let Some(item) = items.next().await {
            let item = item.map_err(|e| StoreError::of(&call, e))?;
            keys.extend(string(&item, "alert"));
        }
        let mut alerts = Vec::new();
        for some in keys.chunks(16) {
            alerts.extend(try_join_all(some.iter().map(|key| self.alert(key))).await?.into_iter().flatten());
        }
        alerts.retain(|alert| alert.lane == lane);
        Ok(alerts)
    }

    /// Takes the right to deliver an alert to `channel` until `seconds` after `now`. False where the channel has it, rests,
    /// or somebody else delivers it right now.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn claim_alert(&self, key: &str, channel: &str, now: Timestamp, seconds: i64) -> Result<bool> {
        let update = self.dynamo.update_item().table_name(self.names.table("sent")).key("alert", text(key));
        let sent = update
            .update_expression("SET #busy = :until")
            .condition_expression(
                "attribute_exists(alert) AND (attribute_not_exists(done) OR NOT contains(done, :channel)) \
                 AND (attribute_not_exists(#busy) OR #busy <= :now)",
            )
            .expression_attribute_names("#busy", busy(channel))
            .expression_attribute_values(":channel", text(channel))
            .expression_attribute_values(":now", number(now.as_second()))
            .expression_attribute_values(":until", number(now.as_second() + seconds))
            .send()
            .await;
        won(sent.map(drop).map_err(|e| StoreError::of(format!("claim {key} for {channel}"), e)))
    }

    /// Remembers that `channel` has the alert.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn mark_delivered(&self, key: &str, channel: &str) -> Result<()> {
        let update = self.dynamo.update_item().table_name(self.names.table("sent")).key("alert", text(key));
        let sent = update
            .update_expression("ADD done :channels REMOVE #busy")
            .expression_attribute_names("#busy", busy(channel))
            .expression_attribute_values(":channels", AttributeValue::Ss(vec![channel.to_owned()]))
            .send()
            .await;
        sent.map(drop).map_err(|e| StoreError::of(format!("mark {key} for {channel}"), e))
    }

    /// Gives the right to deliver back, to be taken again at `until`.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn rest_alert(&self, key: &str, channel: &str, until: Timestamp) -> Result<()> {
        let update = self.dynamo.update_item().table_name(self.names.table("sent")).key("alert", text(key));
        let sent = update
            .update_expression("SET #busy = :until")
            .expression_attribute_names("#busy", busy(channel))
            .expression_attribute_values(":until", number(until.as_second()))
            .send()
            .await;
        sent.map(drop).map_err(|e| StoreError::of(format!("rest {key} for {channel}"), e))
    }

    /// Remembers that every channel has the alert, and forgets what it said.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn close_alert(&self, alert: &AlertRecord) -> Result<()> {
        let update = self.dynamo.update_item().table_name(self.names.table("sent"));
        let sent = update
            .key("alert", text(&alert.key))
            .update_expression("SET lane = :told REMOVE body")
            .expression_attribute_values(":told", text(Lane::Told.of(&alert.city)))
            .send()
            .await;
        sent.map(drop).map_err(|e| StoreError::of(format!("close {}", alert.key), e))
    }
}

const UNKNOWN: &str = "attribute_not_exists(alert)";

fn won(answer: Result<()>) -> Result<bool> {
    match answer {
        Ok(()) => Ok(true),
        Err(error) if error.is_conflict() => Ok(false),
        Err(error) => Err(error),
    }
}

fn busy(channel: &str) -> String {
    format!("busy:{channel}")
}

/// Whole seconds, so that the order of the texts is the order of the moments.
fn moment(at: Timestamp) -> String {
    format!("{at:.0}")
}

fn row(alert: &AlertRecord) -> Item {
    let attributes = [
        ("alert", text(&alert.key)),
        ("city", text(alert.city.as_str())),
        ("lane", text(alert.lane.of(&alert.city))),
        ("sent_at", text(moment(alert.sent_at))),
        ("kind", text(&alert.kind)),
        ("body", text(&alert.body)),
        ("expires_at", number(alert.sent_at.as_second() + KEEP_DAYS * 86_400)),
    ];
    let mut item: Item = attributes.map(|(name, value)| (name.to_owned(), value)).into();
    if !alert.done.is_empty() {
        item.insert("done".to_owned(), AttributeValue::Ss(alert.done.iter().cloned().collect()));
    }
    item
}

fn string(item: &Item, name: &str) -> Option<String> {
    item.get(name)?.as_s().ok().cloned()
}

fn read(item: &Item) -> Option<AlertRecord> {
    let city: CityId = string(item, "city")?.parse().ok()?;
    let lane = string(item, "lane")?;
    let lane = [Lane::Open, Lane::Held, Lane::Told, Lane::Digest]
        .into_iter()
        .find(|known| known.of(&city) == lane)?;
    Some(AlertRecord {
        key: string(item, "alert")?,
        lane,
        sent_at: string(item, "sent_at")?.parse().ok()?,
        kind: string(item, "kind")?,
        body: string(item, "body").unwrap_or_default(),
        done: item.get("done").and_then(|done| done.as_ss().ok()).into_iter().flatten().cloned().collect(),
        city,
    })
}
