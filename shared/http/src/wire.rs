//! Bodies within their caps, and what a broken connection says.

use crate::Failure;
use crate::guard::NotPublic;
use belgi_domain::Fault;
use reqwest::Response;
use std::error::Error;
use std::time::Duration;

/// The body, or a failure where it is larger than `cap` bytes.
pub(crate) async fn body(response: Response, cap: usize, timeout: Duration) -> Result<Vec<u8>, Failure> {
    let bytes = beginning(response, cap.saturating_add(1)).await.map_err(|e| failure(&e, timeout))?;
    match bytes.len() > cap {
        true => Err(Failure::new(Fault::TooLarge, format!("expected at most {cap} bytes, found more"))),
        false => Ok(bytes),
    }
}

/// The first `most` bytes of the body, chunk by chunk, so that an endless one ends there.
pub(crate) async fn beginning(mut response: Response, most: usize) -> Result<Vec<u8>, reqwest::Error> {
    let mut bytes = Vec::new();
    while bytes.len() < most
        && let Some(chunk) = response.chunk().await?
    {
        bytes.extend_from_slice(&chunk);
    }
    bytes.truncate(most);
    Ok(bytes)
}

/// What `error` means; `timeout` is what a request may take.
pub(crate) fn failure(error: &reqwest::Error, timeout: Duration) -> Failure {
    if let Some(refused) = cause::<NotPublic>(error) {
        return Failure::new(Fault::Forbidden, refused.to_string());
    }
    if error.is_timeout() {
        let seconds = timeout.as_secs();
        return Failure::new(Fault::TimedOut, format!("expected an answer within {seconds} s, found none"));
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

fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    match error.downcast_ref::<T>() {
        Some(found) => Some(found),
        None => cause(error.source()?),
    }
}
