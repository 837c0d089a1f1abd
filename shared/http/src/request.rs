//! How a client behaves, and what it is asked.

use crate::guard::Reach;
use belgi_domain::Validators;
use reqwest::header::{HeaderName, HeaderValue};
use std::time::Duration;

/// How a client behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What it may reach.
    pub reach: Reach,
    /// Where a webmaster can complain, part of the User-Agent.
    pub contact: String,
    /// The pause between two requests to one host.
    pub gap: Duration,
    /// The time one request may take, body included.
    pub timeout: Duration,
    /// The largest body taken, decompressed.
    pub max_bytes: usize,
}

impl Settings {
    /// The manners for the public internet: two seconds, thirty seconds, five megabytes.
    pub fn public(contact: impl Into<String>) -> Self {
        Self {
            reach: Reach::Public,
            contact: contact.into(),
            gap: Duration::from_secs(2),
            timeout: Duration::from_secs(30),
            max_bytes: 5 * 1024 * 1024,
        }
    }
}

/// Which rules a request follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    /// A page or feed: robots.txt is asked first.
    Web,
    /// A keyed API under its platform's terms; robots.txt does not speak of it. A redirect to another origin
    /// leaves the API, and follows the rules of the web.
    Api,
}

/// One question to a host.
#[derive(Clone)]
pub struct Request<'a> {
    /// The address.
    pub url: &'a str,
    /// What the last full answer said, for a conditional request.
    pub validators: Option<&'a Validators>,
    /// Which rules it follows.
    pub manners: Manners,
    /// The key of an API as the header its platform takes; never logged.
    pub secret: Option<&'a SecretHeader>,
}

/// A header that bears a key. Cannot be printed.
#[derive(Clone)]
pub struct SecretHeader {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
}

impl SecretHeader {
    /// The header `name` with `value`; nothing where the value is no header text, such as one with a line break.
    pub fn new(name: &'static str, value: &str) -> Option<Self> {
        let mut value = HeaderValue::from_str(value).ok()?;
        value.set_sensitive(true);
        Some(Self { name: HeaderName::from_static(name), value })
    }
}

impl<'a> Request<'a> {
    /// An unconditional request for a page or feed.
    pub fn web(url: &'a str) -> Self {
        Self { url, validators: None, manners: Manners::Web, secret: None }
    }

    /// Whether it bears a condition that 304 may answer.
    pub(crate) fn is_conditional(&self) -> bool {
        self.validators.is_some_and(|known| known.etag.is_some() || known.last_modified.is_some())
    }
}
