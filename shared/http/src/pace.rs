//! One request at a time and a pause between two, per host.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

/// The turns of every host.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    hosts: Mutex<HashMap<String, Arc<tokio::sync::Mutex<Option<Instant>>>>>,
}

/// The right to ask a host. Whoever holds it is alone; dropping it begins the pause.
#[derive(Debug)]
pub(crate) struct Turn {
    last: OwnedMutexGuard<Option<Instant>>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.last = Some(Instant::now());
    }
}

impl Pace {
    /// Waits until `host` is free and `gap` has passed since its last request.
    pub(crate) async fn turn(&self, host: &str, gap: Duration) -> Turn {
        let slot = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host.to_owned()).or_default())
        };
        let last = slot.lock_owned().await;
        if let Some(before) = *last {
            tokio::time::sleep_until(before + gap).await;
        }
        Turn { last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_host_is_asked_after_its_pause_and_another_at_once() {
        let pace = Pace::default();
        let start = Instant::now();
        drop(pace.turn("a", Duration::from_secs(2)).await);
        drop(pace.turn("b", Duration::from_secs(2)).await);
        assert_eq!(start.elapsed(), Duration::ZERO);
        drop(pace.turn("a", Duration::from_secs(2)).await);
        assert_eq!(start.elapsed(), Duration::from_secs(2));
    }
}
