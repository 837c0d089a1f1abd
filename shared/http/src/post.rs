//! What is sent: alerts and digests, to addresses that the operator configured.

use crate::answer::Failure;
use crate::client::Client;
use crate::guard::check_literal;
use crate::{address, headers, wire};
use belgi_domain::{Fault, platform};
use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use std::fmt;

/// The most of an answer that is read, in bytes.
const MOST: usize = 64 * 1024;

/// One thing to send, as JSON. Address and headers cannot be printed: they may bear a key.
#[derive(Clone, Copy)]
pub struct Post<'a> {
    /// Where to. Never logged: it may bear a key.
    pub url: &'a str,
    /// Headers beside `Content-Type`, names in small letters.
    pub headers: &'a [(&'static str, String)],
    /// The body.
    pub body: &'a [u8],
}

impl fmt::Debug for Post<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Post({} bytes, address and headers hidden)", self.body.len())
    }
}

/// What the receiver answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The beginning of the body.
    pub body: Vec<u8>,
    /// Seconds the receiver asks to wait, from 1 to 86,400.
    pub retry_after: Option<u32>,
}

impl Reply {
    /// Whether it was taken: a status from 200 to 299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Nothing where it was taken.
    ///
    /// # Errors
    /// [`Reply::refusal`] where the status is not from 200 to 299.
    pub fn taken(&self) -> Result<(), Failure> {
        if self.is_success() { Ok(()) } else { Err(self.refusal("")) }
    }

    /// The answer as a failure with its status; `said` is what the receiver said of it.
    pub fn refusal(&self, said: &str) -> Failure {
        let fault = if matches!(self.status, 429 | 503) { Fault::Throttled } else { Fault::Status };
        Failure {
            status: Some(self.status),
            retry_after: self.retry_after,
            ..Failure::new(fault, format!("expected 2xx, found {}{said}", self.status))
        }
    }
}

impl Client {
    /// Sends `post` once. Redirects are not followed. `now` serves to read dates in the answer.
    ///
    /// # Errors
    /// Where the address is not public, a header is none, or nobody answers. Whether the receiver took what was sent is
    /// then not known. An answer that refuses is no error but a [`Reply`].
    pub async fn post(&self, post: &Post<'_>, now: Timestamp) -> Result<Reply, Failure> {
        // The address may bear a key, so nothing is said of it.
        let url = address::parse(post.url)
            .map_err(|_| Failure::new(Fault::Forbidden, "expected an http or https address, found none"))?;
        check_literal(&url).map_err(|e| Failure::new(Fault::Forbidden, e.to_string()))?;
        let mut request =
            self.inner.post(url.clone()).header(CONTENT_TYPE, "application/json").body(post.body.to_vec());
        for (name, value) in post.headers {
            let value = HeaderValue::from_str(value).map_err(|_| {
                Failure::new(
                    Fault::Configuration,
                    format!("expected text without line breaks in the header {name}"),
                )
            })?;
            request = request.header(HeaderName::from_static(name), value);
        }
        let turn = self.pace.turn(&platform::host(&url), self.settings.gap).await;
        let sent = request.send().await.map_err(|e| self.failure(&e));
        drop(turn);
        let response = sent?;
        let (status, retry_after) =
            (response.status().as_u16(), headers::retry_after(response.headers(), now));
        // The status has been told; a body that breaks off says no less.
        let body = wire::beginning(response, MOST).await.unwrap_or_default();
        Ok(Reply { status, body, retry_after })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Address and headers were printed by `Debug`, and a bot's token stands in the one, a bearer's in the other.
    #[test]
    fn what_is_sent_cannot_be_printed() {
        let headers = [("authorization", "Bearer canary".to_owned())];
        let post = Post { url: "https://api.example/bot42:canary/x", headers: &headers, body: b"canary" };
        assert_eq!(format!("{post:?}"), "Post(6 bytes, address and headers hidden)");
    }
}
