//! Digests on their way to people: mail by SES and a signed webhook, with links to the files.
//!
//! Nothing is sent unless the city's entry names somebody. Each digest is decided once, claimed, delivered and marked for
//! each channel by itself, as alerts are; what fails is tried again by the next morning's runs.

mod channel;
mod links;
mod parcel;

use crate::{Digests, shelf};
use belgi_domain::{City, Fault, Period, PeriodKind, Problem};
use belgi_http::{Client, Wire};
use belgi_report::Card;
use belgi_runtime::Secrets;
use belgi_store::{AlertRecord, Lane, Messages, Store, StoreError};
use channel::{Channel, channels};
use jiff::{SignedDuration, Timestamp};
use parcel::Parcel;
use std::collections::BTreeSet;

/// Hours from the end of a period after which its digest is no news: it lies in the bucket.
const NEWS_HOURS: i64 = 72;
/// How long one delivery may be under way: longer than an event may be late and the function may run.
const CLAIM_SECONDS: i64 = 80 * 60;
/// The secret that signs links, `<access key id>:<secret access key>`; without it they end with the function's session.
const LINK_SECRET: &str = "digest-links";

/// What carries digests.
#[derive(Debug)]
pub struct Courier {
    /// How webhooks are reached.
    pub client: Client,
    /// What signs what is posted, and links.
    pub secrets: Secrets,
    /// What carries mail.
    pub messages: Messages,
    /// The address that digests are mailed from; without one no mail is sent.
    pub mail_from: Option<String>,
    /// Which addresses may be posted to.
    pub wire: Wire,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Delivered {
    /// Channels that took a digest now, such as `2026-W47 mail`.
    pub(crate) told: Vec<String>,
    /// Deliveries that failed; they are tried again for three days.
    pub(crate) problems: Vec<Problem>,
}

/// Delivers the newest whole digests of the kinds that `city` subscribes to, to each channel that lacks them.
///
/// # Errors
/// Where storage is out of reach.
pub(crate) async fn deliver(
    digests: &Digests,
    courier: &Courier,
    city: &City,
    now: Timestamp,
) -> Result<Delivered, StoreError> {
    let mut delivered = Delivered::default();
    if city.digests.mail.is_none() && city.digests.webhook.is_none() {
        return Ok(delivered);
    }
    if let Err(trouble) = courier.secrets.refresh(now).await {
        // Mail needs no key; a webhook whose key is missing says so.
        tracing::error!("{trouble}");
    }
    let kinds: BTreeSet<PeriodKind> = city.digests.kinds.iter().copied().collect();
    for kind in kinds {
        let period = Period::last_complete(kind, now);
        if now.duration_since(period.end()) > SignedDuration::from_hours(NEWS_HOURS) {
            continue;
        }
        // What was made before its period was over is made again first.
        let card = shelf::card(&digests.store, city, period).await?.filter(|card| !card.count.partial);
        if let Some(card) = card {
            one(&digests.store, courier, (city, &card), now, &mut delivered).await?;
        }
    }
    Ok(delivered)
}

/// One digest to every channel that lacks it.
async fn one(
    store: &Store,
    courier: &Courier,
    (city, card): (&City, &Card),
    now: Timestamp,
    delivered: &mut Delivered,
) -> Result<(), StoreError> {
    let period = card.count.period;
    let key = format!("digest#{}#{period}", city.id);
    let (city_id, kind) = (city.id.clone(), period.kind.code().to_owned());
    let (body, done) = (String::new(), BTreeSet::new());
    let record =
        AlertRecord { key: key.clone(), city: city_id, lane: Lane::Digest, sent_at: now, kind, body, done };
    // False where it had been decided before; the channels know who lacks it.
    store.record_alert(&record).await?;
    for (code, channel) in channels(courier, city) {
        match channel {
            Ok(channel) => {
                let delivery = Delivery { store, courier, city, card, key: &key, now };
                delivery.through(code, &channel, delivered).await?;
            }
            Err(message) => delivered.problem(code, Fault::Configuration, message),
        }
    }
    Ok(())
}

/// One digest on its way.
struct Delivery<'a> {
    store: &'a Store,
    courier: &'a Courier,
    city: &'a City,
    card: &'a Card,
    key: &'a str,
    now: Timestamp,
}

impl Delivery<'_> {
    /// Claims, delivers, marks; nothing where `channel` has it or somebody is at it.
    async fn through(
        &self,
        code: &str,
        channel: &Channel<'_>,
        delivered: &mut Delivered,
    ) -> Result<(), StoreError> {
        let Self { store, courier, city, card, key, now } = *self;
        if !store.claim_alert(key, code, now, CLAIM_SECONDS).await? {
            return Ok(());
        }
        // Killed from here to the mark, the digest is delivered again after the claim has ended, under the same key.
        let parcel = Parcel::of(store, courier, (city, card), key, now).await?;
        match channel.send(courier, &parcel, now).await {
            Ok(()) => {
                store.mark_delivered(key, code).await?;
                tracing::info!(digest = key, channel = code, "a digest was delivered");
                delivered.told.push(format!("{} {code}", card.count.period));
            }
            Err((fault, message)) => {
                let message = courier.secrets.hide(&message);
                tracing::warn!(digest = key, channel = code, "the digest was not taken: {message}");
                store.rest_alert(key, code, now).await?;
                delivered.problem(code, fault, format!("{key}: {message}"));
            }
        }
        Ok(())
    }
}

impl Delivered {
    fn problem(&mut self, code: &str, fault: Fault, message: String) {
        self.problems.push(Problem::new(fault, format!("digest channel {code}"), message));
    }
}
