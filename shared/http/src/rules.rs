//! robots.txt of each origin: asked once, however many sources wait for it.

use crate::address;
use crate::client::{Client, MAX_REDIRECTS};
use crate::guard::check_literal;
use crate::robots::{MAX_BYTES, Robots};
use crate::{Failure, headers, wire};
use belgi_domain::{Fault, platform};
use jiff::Timestamp;
use reqwest::header::LOCATION;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use url::Url;

/// What an origin said, and when.
type Known = Option<(Timestamp, Arc<Robots>)>;

/// The rules of every origin met. Whoever holds an origin's lock asks for its rules; the others wait for them.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    origins: Mutex<HashMap<String, Arc<tokio::sync::Mutex<Known>>>>,
}

impl Rules {
    fn of(&self, origin: String) -> Arc<tokio::sync::Mutex<Known>> {
        let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(origins.entry(origin).or_default())
    }
}

impl Client {
    /// The rules for `url` at `now`.
    pub(crate) async fn robots_of(&self, url: &Url, now: Timestamp) -> Arc<Robots> {
        let slot = self.rules.of(url.origin().ascii_serialization());
        let mut known = slot.lock().await;
        if let Some((read, robots)) = known.as_ref()
            && now.duration_since(*read).unsigned_abs() < robots.life()
        {
            return Arc::clone(robots);
        }
        let robots = Arc::new(self.fetch_robots(url).await);
        *known = Some((now, Arc::clone(&robots)));
        robots
    }

    async fn fetch_robots(&self, page: &Url) -> Robots {
        let Ok(mut url) = page.join("/robots.txt") else {
            return Robots::Closed(Failure::new(
                Fault::Configuration,
                "the address has no host to ask for robots.txt",
            ));
        };
        for _ in 0..=MAX_REDIRECTS {
            match self.robots_at(&url).await {
                Ok(robots) => return robots,
                Err(Elsewhere::Next(next)) => url = next,
                Err(Elsewhere::Nowhere(failure)) => return Robots::Closed(failure),
            }
        }
        Robots::Open // RFC 9309, section 2.3.1.2: after five redirects the file may be treated as absent
    }

    /// One request for robots.txt, in the host's turn until the body is read.
    async fn robots_at(&self, url: &Url) -> Result<Robots, Elsewhere> {
        check_literal(url).map_err(|e| Failure::new(Fault::Forbidden, e.to_string()))?;
        let _turn = self.pace.turn(&platform::host(url), self.settings.gap).await;
        let response = self.inner.get(url.clone()).send().await.map_err(|e| self.failure(&e))?;
        let status = response.status();
        if status.is_redirection() {
            let location = headers::text(response.headers(), LOCATION);
            return Err(Elsewhere::Next(address::next(url, location)?));
        }
        Ok(match wire::beginning(response, MAX_BYTES).await {
            Ok(body) => Robots::read(status.as_u16(), &body),
            // Rules that broke off are rules that nobody knows.
            Err(error) if status.is_success() => Robots::Closed(self.failure(&error)),
            Err(_) => Robots::read(status.as_u16(), &[]),
        })
    }
}

/// Why an address holds no rules.
enum Elsewhere {
    /// They lie there.
    Next(Url),
    /// They cannot be had.
    Nowhere(Failure),
}

impl From<Failure> for Elsewhere {
    fn from(failure: Failure) -> Self {
        Self::Nowhere(failure)
    }
}
