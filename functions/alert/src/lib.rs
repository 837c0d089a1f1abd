#![doc = include_str!("../README.md")]

pub mod channel;
mod counts;
mod delivery;
mod look;
mod metrics;
pub mod notice;
mod words;

use belgi_domain::{City, CityId, Problem};
use belgi_http::{Client, Wire};
use belgi_runtime::{Configuration, Secrets, Trigger};
use belgi_store::{AlertRecord, Lane, MOST_FOLDED, Messages, Store};
use belgi_stories::alert::summary_is_due;
use channel::{Channels, Telegram};
pub use counts::count_again;
use delivery::Delivery;
use jiff::Timestamp;
pub use look::{Bursts, Decision, Facts, Seen, look};
use notice::{Notice, record};
use serde::Serialize;
pub use words::Tongues;

/// What alerting needs.
#[derive(Debug)]
pub struct Alerts {
    /// Where everything is kept.
    pub store: Store,
    /// How channels are reached.
    pub client: Client,
    /// What signs webhooks, and the tokens of bots.
    pub secrets: Secrets,
    /// Where alerts of cities without an address of their own are posted; signed with the secret `alert-webhook`.
    pub webhook: Option<String>,
    /// Which addresses may be posted to.
    pub wire: Wire,
    /// Where bots are spoken to.
    pub telegram: Telegram,
    /// What carries mail and announcements.
    pub messages: Messages,
    /// The address that alerts are mailed from; without one no mail is sent.
    pub mail_from: Option<String>,
    /// The ARN of a topic that the alerts of all cities are announced to.
    pub topic: Option<String>,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Alerts decided on now, summaries among them.
    pub sent: u32,
    /// Alerts that fired and had been decided on before.
    pub known: u32,
    /// Alerts held back now, for quiet hours or the cap.
    pub held: u32,
    /// Deliveries to a channel now, of this and of earlier firings.
    pub delivered: u32,
    /// Deliveries that failed; they are tried again.
    pub problems: Vec<Problem>,
}

/// Translates a trigger into [`run`].
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(alerts: &Alerts, trigger: Trigger) -> anyhow::Result<Summary> {
    let configuration = Configuration::from_store(&alerts.store).await?;
    run(alerts, &configuration, trigger.now, trigger.city.as_ref()).await
}

/// Decides on what fires at `now`, and delivers what is open, for every city that is served or the one that is named.
///
/// # Errors
/// Where storage is out of reach; a channel that fails is in the summary.
pub async fn run(
    alerts: &Alerts,
    configuration: &Configuration,
    now: Timestamp,
    only: Option<&CityId>,
) -> anyhow::Result<Summary> {
    let (mut summary, tongues) = (Summary::default(), Tongues::load()?);
    if let Err(trouble) = alerts.secrets.refresh(now).await {
        // The bucket needs no key; a channel whose key is missing says so.
        tracing::error!("{trouble}");
    }
    for city in configuration.served_cities().filter(|city| only.is_none_or(|id| *id == city.id)) {
        let seen = look(&alerts.store, configuration, city, now, Bursts::HourlyAt(now)).await?;
        let fresh = decide(&alerts.store, city, &seen, &tongues, now, &mut summary).await?;
        let channels = Channels::of(alerts, city);
        Delivery { alerts, channels: &channels, now }.all(&city.id, fresh, &mut summary).await?;
    }
    tracing::info!(
        sent = summary.sent,
        known = summary.known,
        held = summary.held,
        delivered = summary.delivered,
        problems = summary.problems.len(),
        "compared stories with rules"
    );
    Ok(summary)
}

/// Remembers what goes now and what is held back, and returns what this run decided to send. From then on it is delivered,
/// whatever becomes of this process.
async fn decide(
    store: &Store,
    city: &City,
    seen: &Seen,
    tongues: &Tongues,
    now: Timestamp,
    summary: &mut Summary,
) -> anyhow::Result<Vec<AlertRecord>> {
    let (mut open, mut held) =
        (Vec::new(), store.alerts_in(&city.id, Lane::Held, Timestamp::UNIX_EPOCH).await?);
    for (decision, facts) in &seen.decided {
        let lane = match decision {
            Decision::Known => {
                summary.known += 1;
                continue;
            }
            Decision::Send => Lane::Open,
            Decision::Held(_) => Lane::Held,
        };
        let record = record(&Notice::of(facts, tongues, now), lane, now)?;
        // Somebody who runs at the same time may have been first; the alert is theirs then.
        if !store.record_alert(&record).await? {
            summary.known += 1;
        } else if lane == Lane::Held {
            summary.held += 1;
            held.push(record);
        } else {
            summary.sent += 1;
            open.push(record);
        }
    }
    held.sort_by(|a, b| (a.sent_at, &a.key).cmp(&(b.sent_at, &b.key)));
    held.dedup_by(|a, b| a.key == b.key);
    held.truncate(MOST_FOLDED);
    if !held.is_empty() && summary_is_due(&seen.sent, now, &city.alerts.rules) {
        let told = record(&Notice::summing(&city.id, &held, tongues, now), Lane::Open, now)?;
        if store.record_summary(&told, &held).await? {
            summary.sent += 1;
            open.push(told);
        }
    }
    Ok(open)
}

/// What would be told of `facts`, decided at `now`.
///
/// # Errors
/// Where the tables of words compiled in cannot be read.
pub fn notice(facts: &Facts, now: Timestamp) -> anyhow::Result<Notice> {
    Ok(Notice::of(facts, &Tongues::load()?, now))
}
