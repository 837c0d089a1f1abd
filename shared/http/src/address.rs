//! Addresses that may be asked, and where a redirect leads.

use crate::Failure;
use belgi_domain::{Fault, platform};
use url::Url;

/// An http or https address with a host.
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

/// Where a redirect from `from` with this `Location` leads.
pub(crate) fn next(from: &Url, location: Option<String>) -> Result<Url, Failure> {
    let Some(location) = location else {
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
    // A permission is recorded for an address of the registry; no redirect stands in for it.
    if platform::needs_permission(next.as_str()) && !platform::needs_permission(from.as_str()) {
        return Err(Failure::new(
            Fault::Permission,
            "expected a redirect to a page that may be read, found one to a Telegram channel: it needs a permission",
        ));
    }
    parse(next.as_str())
}
