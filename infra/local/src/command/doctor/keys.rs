//! Which keys come from where. Names only.

use super::{Finding, Verdict};
use belgi_runtime::{Configuration, Secrets};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A line for the secret where it cannot be read, and one for each key that an enabled source names.
pub(super) async fn findings(configuration: &Configuration, held: &Secrets, now: Timestamp) -> Vec<Finding> {
    let trouble = held.refresh(now).await.err();
    let named: BTreeSet<&str> =
        configuration.registry.enabled().filter_map(|source| source.secret.as_deref()).collect();
    let keys = named.into_iter().map(|name| match held.origin(name) {
        Some(origin) => Finding(Verdict::Ok, format!("the key `{name}` comes from {origin}")),
        None => Finding(
            Verdict::Warn,
            format!(
                "expected the key `{name}` in {}, found none; its sources are not asked",
                held.place(name)
            ),
        ),
    });
    trouble.map(|trouble| Finding(Verdict::Fail, trouble)).into_iter().chain(keys).collect()
}
