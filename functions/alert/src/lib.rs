#![doc = include_str!("../README.md")]

pub mod rules;

use belgi_domain::period::local_date;
use belgi_domain::{City, Fault, Problem};
use belgi_http::Client;
use belgi_runtime::{Configuration, Trigger};
use belgi_store::Store;
use jiff::Timestamp;
use rules::{Alert, alerts_of};
use serde::Serialize;

/// What alerting needs.
#[derive(Debug)]
pub struct Alerts {
    /// Where everything is kept.
    pub store: Store,
    /// How the webhook is called.
    pub client: Client,
    /// Where alerts are posted besides the bucket.
    pub webhook: Option<String>,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Alerts delivered now.
    pub sent: u32,
    /// Alerts that fired and had been delivered before.
    pub known: u32,
    /// Deliveries that failed; they are tried again.
    pub problems: Vec<Problem>,
}

/// Translates a trigger into [`run`].
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(alerts: &Alerts, trigger: Trigger) -> anyhow::Result<Summary> {
    let configuration = Configuration::from_store(&alerts.store).await?;
    run(alerts, &configuration, trigger.now).await
}

/// Sends what fires at `now` and was not sent before.
///
/// # Errors
/// Where storage is out of reach; a webhook that fails is in the summary.
pub async fn run(alerts: &Alerts, configuration: &Configuration, now: Timestamp) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    for city in configuration.served_cities() {
        for story in alerts.store.stories(&city.id).await? {
            for alert in alerts_of(&story) {
                send(alerts, city, &alert, now, &mut summary).await?;
            }
        }
    }
    tracing::info!(
        sent = summary.sent,
        known = summary.known,
        problems = summary.problems.len(),
        "compared stories with rules"
    );
    Ok(summary)
}

async fn send(
    alerts: &Alerts,
    city: &City,
    alert: &Alert,
    now: Timestamp,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    if alerts.store.was_sent(&alert.key).await? {
        summary.known += 1;
        return Ok(());
    }
    let body = serde_json::to_vec_pretty(alert)?;
    alerts.store.put_object(&object_key(city, alert, now), "application/json", body.clone()).await?;
    if let Some(webhook) = &alerts.webhook
        && let Err(failure) = alerts.client.post_json(webhook, body).await
    {
        tracing::warn!(story = %alert.story, "the webhook did not take the alert: {}", failure.message);
        summary.problems.push(Problem::new(Fault::Unreachable, "alert webhook", failure.message));
        return Ok(());
    }
    // Marked after delivery: a crash in between delivers again, with the same key for the receiver to know it by.
    alerts.store.mark_sent(&alert.key, now).await?;
    summary.sent += 1;
    Ok(())
}

fn object_key(city: &City, alert: &Alert, now: Timestamp) -> String {
    let story: String = alert.story.as_str().chars().take(16).collect();
    format!("alerts/{}/{}/{}-{story}.json", city.id, local_date(now), alert.rule.code())
}
