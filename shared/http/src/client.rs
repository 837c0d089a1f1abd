//! The client: robots, pace, conditions, redirects, caps.

use crate::answer::{Answer, Document, Failure};
use crate::guard::{GuardedResolver, NotPublic, Reach, check_literal};
use crate::headers;
use crate::pace::Pace;
use crate::robots::{self, Robots};
use belgi_domain::{Fault, Validators};
use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION};
use reqwest::{Response, StatusCode};
use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use url::Url;

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
    /// A keyed API under its platform's terms; robots.txt does not speak of it.
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
    name: HeaderName,
    value: HeaderValue,
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
}

/// RFC 9110 leaves the number open; five is what RFC 9309 asks for robots.txt.
const MAX_REDIRECTS: usize = 5;

/// The polite client. Cheap to share; one for a process, so that pauses hold for all of its work.
#[derive(Debug)]
pub struct Client {
    pub(crate) inner: reqwest::Client,
    pub(crate) settings: Settings,
    pub(crate) pace: Pace,
    robots: Mutex<HashMap<String, (Instant, Arc<Robots>)>>,
}

impl Client {
    /// A client with these manners.
    ///
    /// # Errors
    /// Where the TLS stack cannot be set up.
    pub fn new(settings: Settings) -> Result<Self, Failure> {
        let agent = format!("{}/{} (+{})", robots::TOKEN, env!("CARGO_PKG_VERSION"), settings.contact);
        let inner = reqwest::Client::builder()
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .dns_resolver(Arc::new(GuardedResolver(settings.reach)))
            .connect_timeout(settings.timeout.min(Duration::from_secs(10)))
            .timeout(settings.timeout)
            .pool_max_idle_per_host(1)
            .build()
            .map_err(|e| Failure::new(Fault::Configuration, format!("the client cannot be set up: {e}")))?;
        Ok(Self { inner, settings, pace: Pace::default(), robots: Mutex::default() })
    }

    /// Asks once, as politely as the settings say. `now` serves to read dates in the answer.
    ///
    /// # Errors
    /// What kept the document away, with what was expected and found.
    pub async fn get(&self, request: &Request<'_>, now: Timestamp) -> Result<Answer, Failure> {
        let mut url = parse(request.url)?;
        let (mut moved, mut permanent) = (false, true);
        for _ in 0..=MAX_REDIRECTS {
            let response = self.ask(request, &url, moved).await?;
            let status = response.status();
            if status == StatusCode::NOT_MODIFIED {
                return Ok(Answer::Unchanged(headers::validators(response.headers(), request.validators)));
            }
            if !status.is_redirection() {
                let moved_to = (moved && permanent).then(|| url.to_string());
                return self.document(response, url.to_string(), moved_to, now).await.map(Answer::Document);
            }
            permanent &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            moved = true;
            url = next_hop(&url, &response)?;
        }
        Err(Failure::new(Fault::Status, format!("expected at most {MAX_REDIRECTS} redirects, found more")))
    }

    /// One hop: guard, robots, turn, request.
    async fn ask(&self, request: &Request<'_>, url: &Url, moved: bool) -> Result<Response, Failure> {
        check_literal(url).map_err(|e| Failure::new(Fault::Forbidden, e.to_string()))?;
        let mut gap = self.settings.gap;
        if request.manners == Manners::Web {
            let robots = self.robots_of(url).await;
            if let Some(objection) = robots.objection(url.as_str()) {
                return Err(objection);
            }
            gap = gap.max(robots.delay());
        }
        let mut builder = self.inner.get(url.clone());
        if let Some(known) = request.validators {
            let conditions = [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)];
            for (name, value) in
                conditions.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)))
            {
                builder = builder.header(name, value);
            }
        }
        // A key belongs to the host it was issued for: it does not follow a redirect.
        if let Some(secret) = request.secret.filter(|_| !moved) {
            builder = builder.header(&secret.name, &secret.value);
        }
        let turn = self.pace.turn(host(url), gap).await;
        let sent = builder.send().await.map_err(|e| self.failure(&e));
        drop(turn);
        sent
    }

    async fn document(
        &self,
        response: Response,
        url: String,
        moved_to: Option<String>,
        now: Timestamp,
    ) -> Result<Document, Failure> {
        let (status, headers) = (response.status(), response.headers().clone());
        if !status.is_success() {
            let fault = match status.as_u16() {
                410 => Fault::Gone,
                429 | 503 => Fault::Throttled,
                _ => Fault::Status,
            };
            let message = format!("expected 200, found {status}");
            return Err(Failure { fault, message, retry_after: headers::retry_after(&headers, now) });
        }
        let bytes = self.body(response, self.settings.max_bytes).await?;
        let validators = headers::validators(&headers, None);
        Ok(Document { bytes, content_type: headers::text(&headers, CONTENT_TYPE), validators, url, moved_to })
    }

    /// The body, or a failure where it is larger than `cap` bytes.
    async fn body(&self, response: Response, cap: usize) -> Result<Vec<u8>, Failure> {
        let bytes = self.beginning(response, cap.saturating_add(1)).await?;
        match bytes.len() > cap {
            true => Err(Failure::new(Fault::TooLarge, format!("expected at most {cap} bytes, found more"))),
            false => Ok(bytes),
        }
    }

    /// The first `most` bytes of the body, chunk by chunk, so that an endless one ends there.
    pub(crate) async fn beginning(&self, mut response: Response, most: usize) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        while bytes.len() < most
            && let Some(chunk) = response.chunk().await.map_err(|e| self.failure(&e))?
        {
            bytes.extend_from_slice(&chunk);
        }
        bytes.truncate(most);
        Ok(bytes)
    }

    async fn robots_of(&self, url: &Url) -> Arc<Robots> {
        let origin = url.origin().ascii_serialization();
        if let Some((read, robots)) = self.robots.lock().await.get(&origin)
            && read.elapsed() < robots.life()
        {
            return Arc::clone(robots);
        }
        let robots = Arc::new(self.fetch_robots(url).await);
        self.robots.lock().await.insert(origin, (Instant::now(), Arc::clone(&robots)));
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
            if let Err(error) = check_literal(&url) {
                return Robots::Closed(Failure::new(Fault::Forbidden, error.to_string()));
            }
            let turn = self.pace.turn(host(&url), self.settings.gap).await;
            let sent = self.inner.get(url.clone()).send().await;
            drop(turn);
            let response = match sent {
                Ok(response) => response,
                Err(error) => return Robots::Closed(self.failure(&error)),
            };
            let status = response.status();
            if status.is_redirection() {
                match next_hop(&url, &response) {
                    Ok(next) => url = next,
                    Err(failure) => return Robots::Closed(failure),
                }
                continue;
            }
            return match self.beginning(response, robots::MAX_BYTES).await {
                Ok(body) => Robots::read(status.as_u16(), &body),
                // Rules that broke off are rules that nobody knows.
                Err(failure) if status.is_success() => Robots::Closed(failure),
                Err(_) => Robots::read(status.as_u16(), &[]),
            };
        }
        Robots::Open // RFC 9309, section 2.3.1.2: after five redirects the file may be treated as absent
    }

    pub(crate) fn failure(&self, error: &reqwest::Error) -> Failure {
        if let Some(refused) = cause::<NotPublic>(error) {
            return Failure::new(Fault::Forbidden, refused.to_string());
        }
        if error.is_timeout() {
            let seconds = self.settings.timeout.as_secs();
            return Failure::new(
                Fault::TimedOut,
                format!("expected an answer within {seconds} s, found none"),
            );
        }
        if error.is_decode() {
            return Failure::new(
                Fault::Malformed,
                "expected a body that can be decompressed, found a damaged one",
            );
        }
        // The innermost cause says what happened; the outer layers repeat the address.
        let mut reason: &dyn Error = error;
        while let Some(inner) = reason.source() {
            reason = inner;
        }
        Failure::new(Fault::Unreachable, format!("the host cannot be reached: {reason}"))
    }
}

fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    match error.downcast_ref::<T>() {
        Some(found) => Some(found),
        None => cause(error.source()?),
    }
}

pub(crate) fn parse(text: &str) -> Result<Url, Failure> {
    let refused = |found: &str| {
        Failure::new(Fault::Forbidden, format!("expected an http or https address, found `{found}`"))
    };
    let url = Url::parse(text).map_err(|_| refused(text))?;
    if matches!(url.scheme(), "http" | "https") && url.host().is_some() {
        Ok(url)
    } else {
        Err(refused(text))
    }
}

pub(crate) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

fn next_hop(from: &Url, response: &Response) -> Result<Url, Failure> {
    let Some(location) = headers::text(response.headers(), LOCATION) else {
        return Err(Failure::new(Fault::Status, "expected a Location with the redirect, found none"));
    };
    let next =
        from.join(&location).map_err(|_| Failure::new(Fault::Status, "the redirect leads to no address"))?;
    if from.scheme() == "https" && next.scheme() == "http" {
        return Err(Failure::new(
            Fault::Forbidden,
            "expected a redirect that stays encrypted, found one to plain http",
        ));
    }
    parse(next.as_str())
}
