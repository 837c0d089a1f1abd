//! Digests on their way to people: mail by SES and a signed webhook, with links to the files.
//!
//! Nothing is sent unless the city's entry names somebody. Each digest is decided once, claimed, delivered and marked for
//! each channel by itself, as alerts are; what fails is tried again by the next morning's runs.

mod links;
mod parcel;

use crate::{Digests, LANGUAGES, shelf};
use belgi_domain::{City, Fault, Period, PeriodKind, Problem};
use belgi_http::{Client, Webhook, Wire};
use belgi_report::Card;
use belgi_runtime::Secrets;
use belgi_store::{AlertRecord, Lane, Mail, Messages, Store, StoreError};
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

/// A place that takes digests.
enum Channel<'a> {
    Mail { to: &'a [String], from: &'a str },
    Webhook { url: &'a str, secret: String },
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
    let record = AlertRecord {
        key: key.clone(),
        city: city.id.clone(),
        lane: Lane::Digest,
        sent_at: now,
        kind: period.kind.code().to_owned(),
        body: String::new(),
        done: BTreeSet::new(),
    };
    // False where it had been decided before; the channels know who lacks it.
    store.record_alert(&record).await?;
    for (code, channel) in channels(courier, city) {
        let about = format!("digest channel {code}");
        let channel = match channel {
            Ok(channel) => channel,
            Err(message) => {
                delivered.problems.push(Problem::new(Fault::Configuration, about, message));
                continue;
            }
        };
        if !store.claim_alert(&key, code, now, CLAIM_SECONDS).await? {
            continue;
        }
        // Killed from here to the mark, the digest is delivered again after the claim has ended, under the same key.
        let parcel = Parcel::of(store, courier, (city, card), &key, now).await?;
        match channel.send(courier, &parcel, now).await {
            Ok(()) => {
                store.mark_delivered(&key, code).await?;
                tracing::info!(digest = key, channel = code, "a digest was delivered");
                delivered.told.push(format!("{period} {code}"));
            }
            Err((fault, message)) => {
                tracing::warn!(digest = key, channel = code, "the digest was not taken: {message}");
                store.rest_alert(&key, code, now).await?;
                delivered.problems.push(Problem::new(fault, about, format!("{key}: {message}")));
            }
        }
    }
    Ok(())
}

/// The channels of `city` by code, or what is wrong with one and how to mend it.
fn channels<'a>(
    courier: &'a Courier,
    city: &'a City,
) -> impl Iterator<Item = (&'static str, Result<Channel<'a>, String>)> {
    let from = courier.mail_from.as_deref().filter(|from| from.contains('@'));
    let mail = city.digests.mail.as_ref().map(|mail| {
        let missing = "expected the address that mail is sent from, found none; set DigestMailFrom";
        let channel = from.map(|from| Channel::Mail { to: &mail.to, from });
        ("mail", channel.ok_or_else(|| missing.to_owned()))
    });
    let webhook = city.digests.webhook.as_ref().map(|webhook| {
        let missing = || {
            let place = courier.secrets.place(&webhook.secret);
            format!("expected the key `{}` in {place}, found none", webhook.secret)
        };
        let channel = match courier.wire.takes(&webhook.url) {
            false => Err("expected an https address, found another".to_owned()),
            true => courier
                .secrets
                .get(&webhook.secret)
                .map(|secret| Channel::Webhook { url: &webhook.url, secret })
                .ok_or_else(missing),
        };
        ("webhook", channel)
    });
    mail.into_iter().chain(webhook)
}

impl Channel<'_> {
    async fn send(&self, courier: &Courier, parcel: &Parcel, now: Timestamp) -> Result<(), (Fault, String)> {
        match self {
            Self::Mail { to, from } => {
                let letter =
                    parcel.letter(&LANGUAGES).map_err(|error| (Fault::Malformed, error.to_string()))?;
                let mail = Mail { key: &parcel.key, from, to, subject: &letter.subject, text: &letter.text };
                let sent = courier.messages.mail(&mail).await;
                sent.map(drop).map_err(|unsent| (unsent.fault(), unsent.to_string()))
            }
            Self::Webhook { url, secret } => {
                let body = parcel.json().map_err(|error| (Fault::Malformed, error.to_string()))?;
                let webhook = Webhook { url, secret, key: &parcel.key, body: &body };
                let sent = courier.client.deliver(&webhook, now).await;
                sent.map_err(|failure| (failure.fault, failure.message))
            }
        }
    }
}
