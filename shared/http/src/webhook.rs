//! Webhooks: JSON that is posted once, signed, under a key by which a repetition is known.

use crate::answer::Failure;
use crate::client::Client;
use crate::post::Post;
use belgi_domain::Fault;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

/// Which addresses may be posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// https alone. The only value a Lambda is built with.
    Encrypted,
    /// Plain http as well, for a receiver on this machine.
    Local,
}

/// One delivery to a webhook.
#[derive(Clone, Copy)]
pub struct Webhook<'a> {
    /// Where to. Never logged: it may bear a key.
    pub url: &'a str,
    /// What signs the body.
    pub secret: &'a str,
    /// The same for a repetition of the same delivery.
    pub key: &'a str,
    /// JSON.
    pub body: &'a str,
}

impl Wire {
    /// Whether `url` may be posted to.
    pub fn takes(self, url: &str) -> bool {
        url.starts_with("https://") || self == Self::Local && url.starts_with("http://")
    }
}

impl Client {
    /// Posts the body once with `Idempotency-Key`, and `X-Belgi-Signature: sha256=<hex>`, the HMAC-SHA256 of the body.
    ///
    /// # Errors
    /// As [`Client::post`], and where the receiver answers anything but 2xx; the status says which.
    pub async fn deliver(&self, webhook: &Webhook<'_>, now: Timestamp) -> Result<(), Failure> {
        let unfit = || Failure::new(Fault::Configuration, "expected a secret that can sign, found another");
        let signature = sign(webhook.secret, webhook.body.as_bytes()).ok_or_else(unfit)?;
        let headers = [("idempotency-key", webhook.key.to_owned()), ("x-belgi-signature", signature)];
        let post = Post { url: webhook.url, headers: &headers, body: webhook.body.as_bytes() };
        self.post(&post, now).await?.taken()
    }
}

fn sign(secret: &str, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(body);
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!("sha256={hex}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2.
    #[test]
    fn the_signature_is_hmac_sha256() {
        let expect = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign("Jefe", b"what do ya want for nothing?").as_deref(), Some(expect));
    }

    #[test]
    fn plain_http_is_for_this_machine() {
        let cases =
            [("https://a.example", true, true), ("http://a.example", false, true), ("ftp://a", false, false)];
        for (url, encrypted, local) in cases {
            assert_eq!((Wire::Encrypted.takes(url), Wire::Local.takes(url)), (encrypted, local), "{url}");
        }
    }
}
