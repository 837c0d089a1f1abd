//! `belgi alert`.

use super::place::{Opened, Place};
use super::run::contact;
use crate::command::print::{note, say};
use crate::exit::{Exit, Failed};
use belgi_alert::channel::Telegram;
use belgi_alert::{Alerts, Bursts, Decision, look};
use belgi_digest::courier::Courier;
use belgi_domain::CityId;
use belgi_http::{Client, Reach, Settings, Wire};
use belgi_runtime::{Configuration, Secrets};
use belgi_store::{Messages, Store};
use clap::Args;
use jiff::Timestamp;
use serde_json::json;
use std::net::SocketAddr;

/// Send what fires now and was not sent before; with --explain say what would fire and why, and send nothing.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi alert --explain --city shymkent")]
pub(crate) struct Alert {
    /// One city only; every city that is served by default.
    #[arg(long, value_name = "ID")]
    city: Option<CityId>,
    /// The moment it is; the clock's by default.
    #[arg(long, value_name = "RFC3339", value_parser = super::arguments::moment)]
    now: Option<Timestamp>,
    /// Print each alert with its decision, rule, numbers and baseline, JSONL; send and remember nothing.
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    place: Place,
}

impl Alert {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let opened = self.place.open().await?;
        let exit = self.tell(&opened).await;
        opened.close().await;
        exit
    }

    async fn tell(&self, opened: &Opened) -> Result<Exit, Failed> {
        let configuration = Configuration::from_store(&opened.store)
            .await
            .map_err(|error| Failed::from(anyhow::Error::from(error)))?;
        if let Some(city) = self.city.as_ref().filter(|city| configuration.city(city).is_none()) {
            return Err(Failed::wrong(anyhow::anyhow!(
                "--city {city}: expected a city of infra/config/cities.toml"
            )));
        }
        let now = self.now.unwrap_or_else(Timestamp::now);
        if self.explain {
            return self.explain(&opened.store, &configuration, now).await;
        }
        let alerts = alerts(opened.store.clone()).await?;
        let summary = belgi_alert::run(&alerts, &configuration, now, self.city.as_ref()).await?;
        say!("{}", serde_json::to_string(&summary).map_err(anyhow::Error::from)?);
        summary.problems.iter().for_each(|problem| note!("problem: {problem}"));
        Ok(if summary.problems.is_empty() { Exit::Done } else { Exit::SomeFailed })
    }

    async fn explain(
        &self,
        store: &Store,
        configuration: &Configuration,
        now: Timestamp,
    ) -> Result<Exit, Failed> {
        let wanted = |id: &CityId| self.city.as_ref().is_none_or(|only| only == id);
        for city in configuration.served_cities().filter(|city| wanted(&city.id)) {
            let seen =
                look(store, configuration, city, now, Bursts::Now).await.map_err(Failed::out_of_reach)?;
            for (decision, facts) in &seen.decided {
                let (decision, why) = match decision {
                    Decision::Send => ("send", None),
                    Decision::Held(why) => ("held", Some(why)),
                    Decision::Known => ("known", None),
                };
                let alert = belgi_alert::notice(facts, now)?;
                say!("{}", json!({"decision": decision, "why": why, "alert": alert}));
            }
        }
        Ok(Exit::Done)
    }
}

/// How what is sent leaves this machine.
struct Outlet {
    client: Client,
    wire: Wire,
    telegram: Telegram,
    messages: Messages,
}

/// As the environment says. `BELGI_ALERT_LOCAL=127.0.0.1:9000` sends everything to a receiver on this machine, which answers
/// for every name below `.example`, over plain http; nothing else is reached then.
async fn outlet() -> Result<Outlet, Failed> {
    let local = read("BELGI_ALERT_LOCAL").map(|address| {
        address.parse::<SocketAddr>().map_err(|_| {
            Failed::wrong(anyhow::anyhow!(
                "BELGI_ALERT_LOCAL: expected an address and a port, found `{address}`"
            ))
        })
    });
    let settings = Settings::public(contact());
    let client =
        |settings| Client::new(settings).map_err(|failure| Failed::wrong(anyhow::anyhow!(failure.message)));
    Ok(match local.transpose()? {
        None => Outlet {
            client: client(settings)?,
            wire: Wire::Encrypted,
            telegram: Telegram::default(),
            messages: Messages::from_environment().await,
        },
        Some(receiver) => Outlet {
            client: client(Settings { reach: Reach::Loopback(receiver), ..settings })?,
            wire: Wire::Local,
            telegram: Telegram { api: "http://telegram.example".to_owned() },
            messages: Messages::local(&format!("http://{receiver}")),
        },
    })
}

fn read(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// What alerting needs, as the environment says.
///
/// # Errors
/// Where the receiver's address is none, or the client cannot be set up.
pub(crate) async fn alerts(store: Store) -> Result<Alerts, Failed> {
    let Outlet { client, wire, telegram, messages } = outlet().await?;
    Ok(Alerts {
        store,
        client,
        secrets: Secrets::from_environment().await,
        webhook: read("BELGI_ALERT_WEBHOOK"),
        wire,
        telegram,
        messages,
        mail_from: read("BELGI_ALERT_MAIL_FROM"),
        topic: read("BELGI_ALERT_TOPIC"),
    })
}

/// What carries digests, as the environment says.
///
/// # Errors
/// As [`alerts`].
pub(crate) async fn courier() -> Result<Courier, Failed> {
    let Outlet { client, wire, messages, .. } = outlet().await?;
    let mail_from = read("BELGI_DIGEST_MAIL_FROM");
    Ok(Courier { client, secrets: Secrets::from_environment().await, messages, mail_from, wire })
}
