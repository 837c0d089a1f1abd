//! From decided to delivered: claim, deliver, mark, each channel for itself.

use crate::channel::{Channel, Channels, Undelivered};
use crate::notice::Notice;
use crate::{Alerts, Summary};
use belgi_domain::{CityId, Problem};
use belgi_store::{AlertRecord, Lane, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

/// How long one delivery may be under way. An event may be ten minutes late and a function runs for four: longer than both, so
/// that nobody else takes up what is still being done.
const CLAIM_SECONDS: i64 = 20 * 60;
/// Hours after which a channel that never took an alert is given up on; the bucket has it all the same.
const GIVE_UP_HOURS: i64 = 48;

/// One round of deliveries for a city.
pub(crate) struct Delivery<'a> {
    pub(crate) alerts: &'a Alerts,
    pub(crate) channels: &'a Channels,
    pub(crate) now: Timestamp,
}

impl Delivery<'_> {
    /// Delivers what is open and what was decided a moment ago, oldest first.
    pub(crate) async fn all(
        &self,
        city: &CityId,
        fresh: Vec<AlertRecord>,
        summary: &mut Summary,
    ) -> Result<(), StoreError> {
        let mut open = self.alerts.store.alerts_in(city, Lane::Open, Timestamp::UNIX_EPOCH).await?;
        // The index may not know yet what was decided a moment ago.
        let listed: BTreeSet<String> = open.iter().map(|record| record.key.clone()).collect();
        open.extend(fresh.into_iter().filter(|record| !listed.contains(&record.key)));
        open.sort_by_key(|record| record.sent_at);
        summary.problems.extend(self.channels.unusable.iter().cloned());
        // A channel that does not answer is not asked for each of a hundred alerts.
        let mut silent = BTreeSet::new();
        for record in open {
            self.one(record, &mut silent, summary).await?;
        }
        Ok(())
    }

    async fn one(
        &self,
        mut record: AlertRecord,
        silent: &mut BTreeSet<String>,
        summary: &mut Summary,
    ) -> Result<(), StoreError> {
        let Ok(notice) = serde_json::from_str::<Notice>(&record.body) else {
            tracing::error!(
                alert = record.key,
                "expected an alert of this version, found another; it is closed"
            );
            return self.alerts.store.close_alert(&record).await;
        };
        for channel in &self.channels.usable {
            let code = channel.code();
            let skip = record.done.contains(&code) || silent.contains(&code);
            if !skip && self.through(channel, &record, &notice, silent, summary).await? {
                record.done.insert(code);
            }
        }
        let lacks_none = self.channels.usable.iter().all(|channel| record.done.contains(&channel.code()));
        let late = is_late(&record, self.now);
        // A channel that cannot be used now may be mended; until then the alert stays open.
        if lacks_none && (self.channels.unusable.is_empty() || late) {
            self.alerts.store.close_alert(&record).await?;
        }
        Ok(())
    }

    /// Whether the channel has it afterwards, or is given up on.
    async fn through(
        &self,
        channel: &Channel,
        record: &AlertRecord,
        notice: &Notice,
        silent: &mut BTreeSet<String>,
        summary: &mut Summary,
    ) -> Result<bool, StoreError> {
        let (store, code) = (&self.alerts.store, channel.code());
        if !store.claim_alert(&record.key, &code, self.now, CLAIM_SECONDS).await? {
            return Ok(false);
        }
        // Killed from here to the mark, the alert is delivered again after the claim has ended, under the same key.
        match channel.send(self.alerts, notice, &record.body, self.now).await {
            Ok(()) => {
                store.mark_delivered(&record.key, &code).await?;
                summary.delivered += 1;
                Ok(true)
            }
            Err(failed) => {
                if failed.is_silent {
                    silent.insert(code.clone());
                }
                self.after_failure(&code, record, failed, summary).await
            }
        }
    }

    async fn after_failure(
        &self,
        code: &str,
        record: &AlertRecord,
        mut failed: Undelivered,
        summary: &mut Summary,
    ) -> Result<bool, StoreError> {
        // A receiver may say back the address that it was asked at, and a bot's token stands in that.
        failed.message = self.alerts.secrets.hide(&failed.message);
        tracing::warn!(alert = record.key, channel = code, "the alert was not taken: {}", failed.message);
        let late = is_late(record, self.now);
        let end = if late { "; given up after two days, it lies in the bucket" } else { "" };
        let message = format!("{}: {}{end}", record.key, failed.message);
        summary.problems.push(Problem::new(failed.fault, format!("alert channel {code}"), message));
        if late {
            self.alerts.store.mark_delivered(&record.key, code).await?;
            return Ok(true);
        }
        let pause = SignedDuration::from_secs(i64::from(failed.retry_after.unwrap_or(0)));
        let until = self.now.checked_add(pause).unwrap_or(self.now);
        self.alerts.store.rest_alert(&record.key, code, until).await?;
        Ok(false)
    }
}

fn is_late(record: &AlertRecord, now: Timestamp) -> bool {
    now.duration_since(record.sent_at) > SignedDuration::from_hours(GIVE_UP_HOURS)
}
