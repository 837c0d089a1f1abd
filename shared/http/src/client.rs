//! The client: robots, pace, conditions, redirects, caps.

use crate::answer::{Answer, Document, Failure};
use crate::circuit::Circuits;
use crate::guard::{GuardedResolver, check_literal};
use crate::pace::{Pace, Turn};
use crate::request::{Manners, Request, Settings};
use crate::robots::TOKEN;
use crate::rules::Rules;
use crate::{address, headers, wire};
use belgi_domain::{Fault, platform};
use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION};
use reqwest::{RequestBuilder, Response, StatusCode};
use std::sync::Arc;
use std::time::{Duration, Instant};
use url::Url;

/// RFC 9110 leaves the number open; five is what RFC 9309 asks for robots.txt.
pub(crate) const MAX_REDIRECTS: usize = 5;
/// Connections that wait for the next request. A round asks thousands of hosts once, and a process may hold a
/// thousand sockets.
const IDLE: Duration = Duration::from_secs(5);

/// The polite client. Cheap to share; one for a process, so that pauses hold for all of its work.
#[derive(Debug)]
pub struct Client {
    pub(crate) inner: reqwest::Client,
    pub(crate) settings: Settings,
    pub(crate) pace: Pace,
    pub(crate) rules: Rules,
    circuits: Circuits,
}

/// A host's answer whose body has not been read. The turn is the host's: it ends when the body has been read.
struct Hop {
    response: Response,
    begun: Instant,
    _turn: Turn,
}

impl Client {
    /// A client with these manners.
    ///
    /// # Errors
    /// Where the TLS stack cannot be set up.
    pub fn new(settings: Settings) -> Result<Self, Failure> {
        let agent = format!("{TOKEN}/{} (+{})", env!("CARGO_PKG_VERSION"), settings.contact);
        let inner = reqwest::Client::builder()
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .dns_resolver(Arc::new(GuardedResolver(settings.reach)))
            .connect_timeout(settings.timeout.min(Duration::from_secs(10)))
            .timeout(settings.timeout)
            .pool_max_idle_per_host(1)
            .pool_idle_timeout(IDLE)
            .build()
            .map_err(|e| Failure::new(Fault::Configuration, format!("the client cannot be set up: {e}")))?;
        let (pace, rules, circuits) = (Pace::default(), Rules::default(), Circuits::default());
        Ok(Self { inner, settings, pace, rules, circuits })
    }

    /// Asks once, as politely as the settings say. `now` serves to read dates in the answer, and to tell how long
    /// robots.txt and a host's wish for a pause hold.
    ///
    /// # Errors
    /// What kept the document away, with what was expected and found.
    pub async fn get(&self, request: &Request<'_>, now: Timestamp) -> Result<Answer, Failure> {
        let first = address::parse(request.url)?;
        let (mut url, mut permanent) = (first.clone(), true);
        for hops in 0..=MAX_REDIRECTS {
            let hop = self.ask(request, &first, &url, hops > 0, now).await?;
            let status = hop.response.status();
            if status == StatusCode::NOT_MODIFIED {
                return unchanged(request, &hop.response, now);
            }
            if !status.is_redirection() {
                let moved_to = (hops > 0 && permanent).then(|| url.to_string());
                return self.document(hop, &url, moved_to, now).await.map(Answer::Document);
            }
            permanent &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            url = address::next(&url, headers::text(hop.response.headers(), LOCATION))?;
        }
        Err(Failure::new(Fault::Status, format!("expected at most {MAX_REDIRECTS} redirects, found more")))
    }

    /// One hop: guard, circuit, robots, turn, request.
    async fn ask(
        &self,
        request: &Request<'_>,
        first: &Url,
        url: &Url,
        moved: bool,
        now: Timestamp,
    ) -> Result<Hop, Failure> {
        check_literal(url).map_err(|e| Failure::new(Fault::Forbidden, e.to_string()))?;
        let host = platform::host(url);
        self.circuits.check(&host, now)?;
        let mut gap = self.settings.gap;
        // An API's terms speak for its own origin; wherever it leads is the web.
        if request.manners == Manners::Web || url.origin() != first.origin() {
            let robots = self.robots_of(url, now).await;
            if let Some(objection) = robots.objection(url.as_str()) {
                return Err(objection);
            }
            gap = gap.max(robots.delay());
        }
        let builder = self.build(request, url, moved);
        let turn = self.pace.turn(&host, gap).await;
        // Whoever was asked before in this queue may have asked for a pause, or not answered.
        self.circuits.check(&host, now)?;
        let begun = Instant::now();
        let sent = builder.send().await.map_err(|e| self.failure(&e));
        let response = sent.inspect_err(|failure| self.circuits.failed(&host, failure, now))?;
        self.circuits.answered(
            &host,
            response.status().as_u16(),
            headers::retry_after(response.headers(), now),
            now,
        );
        Ok(Hop { response, begun, _turn: turn })
    }

    fn build(&self, request: &Request<'_>, url: &Url, moved: bool) -> RequestBuilder {
        let mut builder = self.inner.get(url.clone());
        if let Some(known) = request.validators {
            let conditions = [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)];
            for (name, value) in conditions {
                if let Some(value) = value.as_deref().and_then(headers::verbatim) {
                    builder = builder.header(name, value);
                }
            }
        }
        // A key belongs to the host it was issued for: it does not follow a redirect.
        if let Some(secret) = request.secret.filter(|_| !moved) {
            builder = builder.header(&secret.name, &secret.value);
        }
        builder
    }

    async fn document(
        &self,
        hop: Hop,
        url: &Url,
        moved_to: Option<String>,
        now: Timestamp,
    ) -> Result<Document, Failure> {
        let (status, headers) = (hop.response.status(), hop.response.headers().clone());
        if !status.is_success() {
            return Err(refusal(hop.response, now).await);
        }
        let body = wire::body(hop.response, self.settings.max_bytes, self.settings.timeout).await;
        let bytes = body.inspect_err(|failure| self.circuits.failed(&platform::host(url), failure, now))?;
        Ok(Document {
            bytes,
            content_type: headers::text(&headers, CONTENT_TYPE),
            validators: headers::validators(&headers, None),
            url: url.to_string(),
            moved_to,
            fresh_seconds: headers::fresh_seconds(&headers, now),
            elapsed_ms: u32::try_from(hop.begun.elapsed().as_millis()).unwrap_or(u32::MAX),
        })
    }

    pub(crate) fn failure(&self, error: &reqwest::Error) -> Failure {
        wire::failure(error, self.settings.timeout)
    }
}

/// What a status other than 200 means, and what the host says of it where that is for programs.
async fn refusal(response: Response, now: Timestamp) -> Failure {
    let status = response.status();
    let fault = match status.as_u16() {
        410 => Fault::Gone,
        429 | 503 => Fault::Throttled,
        _ => Fault::Status,
    };
    let retry_after = headers::retry_after(response.headers(), now);
    let is_json = headers::text(response.headers(), CONTENT_TYPE).is_some_and(|kind| kind.contains("json"));
    let said = match is_json {
        // A refusal that breaks off is a refusal.
        true => wire::beginning(response, Failure::MOST_SAID).await.ok(),
        false => None,
    };
    let message = format!("expected 200, found {status}");
    Failure { status: Some(status.as_u16()), retry_after, said, ..Failure::new(fault, message) }
}

/// 304 to a question that bore a condition. Without one there is nothing that could be unchanged.
fn unchanged(request: &Request<'_>, response: &Response, now: Timestamp) -> Result<Answer, Failure> {
    if !request.is_conditional() {
        let message = "expected a document to an unconditional request, found 304";
        return Err(Failure { status: Some(304), ..Failure::new(Fault::Status, message) });
    }
    let validators = headers::validators(response.headers(), request.validators);
    Ok(Answer::Unchanged { validators, fresh_seconds: headers::fresh_seconds(response.headers(), now) })
}
