//! Whom a city's alerts go to, and by which numbers: a part of `cities.toml`.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

/// Recipients and rules of one city. Without any, alerts go to the bucket by the usual numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AlertSettings {
    /// The numbers of the rules.
    pub rules: AlertRules,
    /// An address that alerts are posted to.
    pub webhook: Option<Webhook>,
    /// Chats that a bot writes to.
    pub telegram: Option<TelegramChats>,
    /// A channel of Slack, or of what takes the same messages.
    pub slack: Option<SlackChannel>,
    /// Mailboxes.
    pub mail: Option<Mailboxes>,
}

/// An address that takes alerts or digests as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// An https address.
    pub url: String,
    /// The name of the secret that signs what is posted.
    pub secret: String,
}

/// Chats of one bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelegramChats {
    /// Numbers of chats, or names of channels with `@`, as `sendMessage` takes them.
    pub chats: Vec<String>,
    /// The name of the secret that holds the bot's token.
    pub secret: String,
}

/// A channel that an incoming webhook of Slack writes to; Mattermost and Rocket.Chat take the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlackChannel {
    /// The name of the secret that holds the webhook's address, which is all that is needed to write there.
    pub secret: String,
}

/// Mailboxes that take alerts or digests, all named in one mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailboxes {
    /// Addresses, at most 50. Boxes of a duty rather than of a person.
    pub to: Vec<String>,
}

/// What is wrong where a secret has no name.
const NO_SECRET: &str = "name the secret of each recipient in `secret`; its value comes from the environment";

/// SES takes no more recipients in one mail.
const MOST_MAILBOXES: usize = 50;

/// The rules' numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AlertRules {
    /// Distinct voices from which a danger or a critical story is told. Voices are known in steps of five.
    pub critical_voices: u32,
    /// Sources from which it is told too.
    pub critical_sources: usize,
    /// Days that a story may be forgotten before that is told.
    pub forgotten_days: i64,
    /// Hours within which an answer is due, by urgency.
    pub answer_due: AnswerDue,
    /// From when to when, in the city's time, only dangers and what is critical are told.
    pub quiet_from: Time,
    /// See `quiet_from`. The same time twice means no quiet hours.
    pub quiet_until: Time,
    /// Alerts told within an hour at most; dangers and what is critical do not count. The rest comes in a summary.
    pub per_hour: usize,
}

/// Hours within which an answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnswerDue {
    /// To a critical story.
    pub critical: i64,
    /// To a story of high urgency.
    pub high: i64,
    /// To any other.
    pub normal: i64,
}

impl Default for AnswerDue {
    /// A day for what cannot wait, three for what may soon, and the fifteen working days that an appeal may take by law.
    fn default() -> Self {
        Self { critical: 24, high: 72, normal: 21 * 24 }
    }
}

impl Default for AlertRules {
    fn default() -> Self {
        Self {
            critical_voices: 5,
            critical_sources: 2,
            forgotten_days: 0,
            answer_due: AnswerDue::default(),
            quiet_from: Time::constant(22, 0, 0, 0),
            quiet_until: Time::constant(7, 0, 0, 0),
            per_hour: 10,
        }
    }
}

impl AlertSettings {
    /// What is wrong with them, and how to mend it.
    pub(crate) fn check(&self) -> Result<(), String> {
        let secrets = [
            self.telegram.as_ref().map(|telegram| &telegram.secret),
            self.slack.as_ref().map(|slack| &slack.secret),
        ];
        if secrets.into_iter().flatten().any(|name| name.trim().is_empty()) {
            return Err(NO_SECRET.to_owned());
        }
        self.webhook.as_ref().map_or(Ok(()), Webhook::check)?;
        let chats = self.telegram.iter().flat_map(|telegram| &telegram.chats);
        if let Some(chat) = chats.into_iter().find(|chat| !is_chat(chat)) {
            return Err(format!("expected a chat's number or @name in `telegram.chats`, found `{chat}`"));
        }
        self.mail.as_ref().map_or(Ok(()), Mailboxes::check)
    }
}

impl Webhook {
    pub(crate) fn check(&self) -> Result<(), String> {
        if self.secret.trim().is_empty() {
            return Err(NO_SECRET.to_owned());
        }
        match is_web(&self.url) {
            true => Ok(()),
            false => Err(format!("expected an http or https address in `webhook.url`, found `{}`", self.url)),
        }
    }
}

impl Mailboxes {
    pub(crate) fn check(&self) -> Result<(), String> {
        if self.to.is_empty() || self.to.len() > MOST_MAILBOXES {
            return Err(format!(
                "expected 1 to {MOST_MAILBOXES} addresses in `mail.to`, found {}",
                self.to.len()
            ));
        }
        match self.to.iter().find(|address| !is_mailbox(address)) {
            Some(address) => Err(format!("expected a mail address in `mail.to`, found `{address}`")),
            None => Ok(()),
        }
    }
}

/// What SES can be given as it stands: `local@host`, without a name before it, in ASCII.
fn is_mailbox(address: &str) -> bool {
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,;\"()".contains(&byte));
    let parts: Vec<&str> = address.split('@').collect();
    plain && matches!(parts.as_slice(), [name, host] if !name.is_empty() && host.contains('.'))
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn is_chat(chat: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let name =
        |text: &str| text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    chat.strip_prefix('@').map_or_else(|| digits(chat.strip_prefix('-').unwrap_or(chat)), name)
}
