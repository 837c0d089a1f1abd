//! Places that take digests.

use super::Courier;
use super::parcel::Parcel;
use crate::LANGUAGES;
use belgi_domain::{City, Fault};
use belgi_http::Webhook;
use belgi_store::Mail;
use jiff::Timestamp;

/// A place that takes digests.
pub(super) enum Channel<'a> {
    Mail { to: &'a [String], from: &'a str },
    Webhook { url: &'a str, secret: String },
}

/// The channels of `city` by code, or what is wrong with one and how to mend it.
pub(super) fn channels<'a>(
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
    /// Delivers `parcel` once.
    pub(super) async fn send(
        &self,
        courier: &Courier,
        parcel: &Parcel,
        now: Timestamp,
    ) -> Result<(), (Fault, String)> {
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
