//! Whom a city's digests are sent to, besides lying in the bucket: a part of `cities.toml`.

use crate::{Mailboxes, PeriodKind, Webhook};
use serde::{Deserialize, Serialize};

/// Recipients of one city's digests. Without any, nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Subscription {
    /// Which digests are sent; those of weeks where nothing else is said.
    pub kinds: Vec<PeriodKind>,
    /// Mailboxes.
    pub mail: Option<Mailboxes>,
    /// An address that digests are posted to.
    pub webhook: Option<Webhook>,
}

impl Default for Subscription {
    fn default() -> Self {
        Self { kinds: vec![PeriodKind::Week], mail: None, webhook: None }
    }
}

impl Subscription {
    /// What is wrong with it, and how to mend it.
    pub(crate) fn check(&self) -> Result<(), String> {
        if self.kinds.is_empty() {
            return Err(
                "expected at least one of day, week, month, quarter in `digests.kinds`, found none; leave \
                        the line out for weeks"
                    .to_owned(),
            );
        }
        self.webhook.as_ref().map_or(Ok(()), Webhook::check)?;
        self.mail.as_ref().map_or(Ok(()), Mailboxes::check)
    }
}
