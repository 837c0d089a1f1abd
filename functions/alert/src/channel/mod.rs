//! Where alerts go: the bucket, a webhook, a channel of Slack, chats of a Telegram bot, mailboxes, a topic of SNS.

mod aws;
mod slack;
mod telegram;

use crate::Alerts;
use crate::notice::Notice;
use belgi_domain::{City, Fault, Problem};
use belgi_http::{Failure, Webhook};
use jiff::Timestamp;
pub use telegram::Telegram;

/// The secret that signs what is posted to the stack's own webhook.
pub const WEBHOOK_SECRET: &str = "alert-webhook";

/// One place that takes alerts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Channel {
    /// The bucket, below `alerts/`.
    Bucket,
    /// An address, and the name of the secret that signs.
    Webhook { url: String, secret: String },
    /// One chat, and the name of the secret that holds the bot's token.
    Chat { chat: String, secret: String },
    /// The name of the secret that is the address of an incoming webhook.
    Slack { secret: String },
    /// Mailboxes, and the address that is mailed from; empty where none is set.
    Mail { to: Vec<String>, from: String },
    /// The ARN of a topic.
    Topic { arn: String },
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
    /// The channels of `city`, the bucket first.
    pub(crate) fn of(alerts: &Alerts, city: &City) -> Self {
        let mut channels = Self { usable: vec![Channel::Bucket], unusable: Vec::new() };
        for channel in configured(alerts, city) {
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

/// What the city and the stack name. The city's own webhook goes before the stack's.
fn configured(alerts: &Alerts, city: &City) -> Vec<Channel> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let own = city.alerts.webhook.as_ref().map(|webhook| (webhook.url.clone(), webhook.secret.clone()));
    let shared = || Some((filled(&alerts.webhook)?, WEBHOOK_SECRET.to_owned()));
    let webhook = own.or_else(shared).map(|(url, secret)| Channel::Webhook { url, secret });
    let slack = city.alerts.slack.as_ref().map(|slack| Channel::Slack { secret: slack.secret.clone() });
    let chats = city.alerts.telegram.iter().flat_map(|telegram| {
        let chat = |chat: &String| Channel::Chat { chat: chat.clone(), secret: telegram.secret.clone() };
        telegram.chats.iter().map(chat)
    });
    let from = || filled(&alerts.mail_from).unwrap_or_default();
    let mail = city.alerts.mail.as_ref().map(|mail| Channel::Mail { to: mail.to.clone(), from: from() });
    let topic = filled(&alerts.topic).map(|arn| Channel::Topic { arn });
    webhook.into_iter().chain(slack).chain(chats).chain(mail).chain(topic).collect()
}

impl Channel {
    /// What deliveries are remembered by.
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Bucket => "bucket".to_owned(),
            Self::Webhook { .. } => "webhook".to_owned(),
            Self::Chat { chat, .. } => format!("telegram:{chat}"),
            Self::Slack { .. } => "slack".to_owned(),
            Self::Mail { .. } => "mail".to_owned(),
            Self::Topic { .. } => "topic".to_owned(),
        }
    }

    fn objection(&self, alerts: &Alerts) -> Option<String> {
        let secret = match self {
            Self::Webhook { secret, .. } | Self::Chat { secret, .. } | Self::Slack { secret } => secret,
            Self::Mail { from, .. } => {
                let missing = "expected the address that mail is sent from, found none; set AlertMailFrom";
                return (!from.contains('@')).then(|| missing.to_owned());
            }
            Self::Topic { arn } => {
                let wrong = || format!("expected the ARN of a topic of SNS, found `{arn}`");
                return (!aws::is_topic(arn)).then(wrong);
            }
            Self::Bucket => return None,
        };
        if let Self::Webhook { url, .. } = self
            && !alerts.wire.takes(url)
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
                let webhook = Webhook { url, secret: &secret(name), key: &notice.key, body };
                Ok(alerts.client.deliver(&webhook, now).await?)
            }
            Self::Chat { chat, secret: name } => {
                alerts.telegram.send(&alerts.client, chat, &secret(name), notice, now).await
            }
            Self::Slack { secret: name } => {
                slack::send(&alerts.client, alerts.wire, &secret(name), notice, now).await
            }
            Self::Mail { to, from } => aws::mail(&alerts.messages, from, to, notice).await,
            Self::Topic { arn } => aws::announce(&alerts.messages, arn, notice, body).await,
        }
    }
}

impl From<Failure> for Undelivered {
    fn from(failure: Failure) -> Self {
        let is_silent = matches!(failure.fault, Fault::Unreachable | Fault::TimedOut | Fault::Throttled)
            || failure.status.is_some_and(|status| status >= 500);
        Self { fault: failure.fault, message: failure.message, retry_after: failure.retry_after, is_silent }
    }
}
