//! The webhook: the alert's JSON, signed.

use super::Undelivered;
use crate::notice::Notice;
use belgi_domain::Fault;
use belgi_http::{Client, Post};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

/// Posts `body` with the alert's key as `Idempotency-Key`, and `X-Belgi-Signature: sha256=<hex>`, the HMAC-SHA256 of the body.
pub(super) async fn send(
    client: &Client,
    url: &str,
    secret: &str,
    notice: &Notice,
    body: &str,
    now: Timestamp,
) -> Result<(), Undelivered> {
    let signature = sign(secret, body.as_bytes()).ok_or_else(|| Undelivered {
        fault: Fault::Configuration,
        message: "expected a secret that can sign, found another".to_owned(),
        retry_after: None,
        is_silent: true,
    })?;
    let headers = [("idempotency-key", notice.key.clone()), ("x-belgi-signature", signature)];
    let reply = client.post(&Post { url, headers: &headers, body: body.as_bytes() }, now).await?;
    if reply.is_success() { Ok(()) } else { Err(Undelivered::status(reply.status, reply.retry_after, "")) }
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
}
