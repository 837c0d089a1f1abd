//! Where alerts go: the bucket, a webhook, chats of a Telegram bot.

mod telegram;
mod webhook;

use crate::Alerts;
use crate::notice::Notice;
use belgi_domain::{City, Fault, Problem};
use belgi_http::Failure;
use jiff::Timestamp;
pub use telegram::Telegram;

/// The secret that signs what is posted to the stack's own webhook.
pub const WEBHOOK_SECRET: &str = "alert-webhook";

/// Which addresses may be posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// https alone. The only value a Lambda is built with.
    Encrypted,
    /// Plain http as well, for a receiver on this machine.
    Local,
}

/// One place that takes alerts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Channel {
    /// The bucket, below `alerts/`.
    Bucket,
    /// An address, and the name of the secret that signs.
    Webhook { url: String, secret: String },
    /// One chat, and the name of the secret that holds the bot's token.
    Chat { chat: String, secret: String },
}

/// The channels of a city.
pub(crate) struct Channels {
    pub(crate) usable: Vec<Channel>,
    /// What is configured and cannot be used, with how to mend it.
    pub(crate) unusable: Vec<Problem>,
}

/// Why a channel did not take an alert.
#[derive(Debug)]
pub(crate) struct Undelivered {
    pub(crate) fault: Fault,
    pub(crate) message: String,
    pub(crate) retry_after: Option<u32>,
    /// Whether it would take no other alert now either.
    pub(crate) is_silent: bool,
}

impl Channels {
    /// The channels of `city`, the bucket first. Its own webhook goes before the stack's.
    pub(crate) fn of(alerts: &Alerts, city: &City) -> Self {
        let own = city.alerts.webhook.as_ref().map(|webhook| (webhook.url.clone(), webhook.secret.clone()));
        let shared = || {
            let url = alerts.webhook.as_ref().filter(|url| !url.trim().is_empty())?;
            Some((url.clone(), WEBHOOK_SECRET.to_owned()))
        };
        let webhook = own.or_else(shared).map(|(url, secret)| Channel::Webhook { url, secret });
        let chats = city.alerts.telegram.iter().flat_map(|telegram| {
            telegram
                .chats
                .iter()
                .map(|chat| Channel::Chat { chat: chat.clone(), secret: telegram.secret.clone() })
        });
        let mut channels = Self { usable: vec![Channel::Bucket], unusable: Vec::new() };
        for channel in webhook.into_iter().chain(chats) {
            match channel.objection(alerts) {
                None => channels.usable.push(channel),
                Some(message) => {
                    let about = format!("alert channel {}", channel.code());
                    channels.unusable.push(Problem::new(Fault::Configuration, about, message));
                }
            }
        }
        channels
    }
}

impl Channel {
    /// What deliveries are remembered by.
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Bucket => "bucket".to_owned(),
            Self::Webhook { .. } => "webhook".to_owned(),
            Self::Chat { chat, .. } => format!("telegram:{chat}"),
        }
    }

    fn objection(&self, alerts: &Alerts) -> Option<String> {
        let (Self::Webhook { secret, .. } | Self::Chat { secret, .. }) = self else { return None };
        if let Self::Webhook { url, .. } = self
            && !url.starts_with("https://")
            && alerts.wire == Wire::Encrypted
        {
            return Some("expected an https address, found another".to_owned());
        }
        let missing =
            || format!("expected the key `{secret}` in {}, found none", alerts.secrets.place(secret));
        alerts.secrets.get(secret).is_none().then(missing)
    }

    /// Delivers `notice`, whose JSON is `body`, once.
    pub(crate) async fn send(
        &self,
        alerts: &Alerts,
        notice: &Notice,
        body: &str,
        now: Timestamp,
    ) -> Result<(), Undelivered> {
        let secret = |name: &str| alerts.secrets.get(name).unwrap_or_default();
        match self {
            Self::Bucket => {
                let key = notice.object_key();
                let put = alerts.store.put_object(&key, "application/json", body.as_bytes().to_vec());
                put.await.map_err(|error| Undelivered {
                    fault: Fault::Storage,
                    is_silent: error.is_out_of_reach(),
                    message: error.to_string(),
                    retry_after: None,
                })
            }
            Self::Webhook { url, secret: name } => {
                webhook::send(&alerts.client, url, &secret(name), notice, body, now).await
            }
            Self::Chat { chat, secret: name } => {
                alerts.telegram.send(&alerts.client, chat, &secret(name), notice, now).await
            }
        }
    }
}

impl From<Failure> for Undelivered {
    fn from(failure: Failure) -> Self {
        let is_silent = matches!(failure.fault, Fault::Unreachable | Fault::TimedOut | Fault::Throttled);
        Self { fault: failure.fault, message: failure.message, retry_after: failure.retry_after, is_silent }
    }
}

impl Undelivered {
    /// The receiver answered with a status that is no success.
    pub(crate) fn status(status: u16, retry_after: Option<u32>, said: &str) -> Self {
        let throttled = matches!(status, 429 | 503);
        Self {
            fault: if throttled { Fault::Throttled } else { Fault::Status },
            message: format!("expected 2xx, found {status}{said}"),
            retry_after,
            is_silent: throttled || status >= 500,
        }
    }
}
