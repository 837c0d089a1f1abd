//! Time that this process worked. Beside other work the wall's clock goes on while a reader waits for its turn: by it, a
//! crowded machine looks like a slow reader.

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// The processor's time that this process has taken so far.
pub fn done() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

/// The processor's time that `work` takes, and what it gives.
pub fn of<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let before = done();
    let given = work();
    (done().saturating_sub(before), given)
}
