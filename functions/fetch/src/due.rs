//! When a source may be asked again.

use jiff::{SignedDuration, Timestamp};

/// No pause is longer than a day: a source is never given up for good.
const LONGEST_MINUTES: u32 = 24 * 60;

/// The moment a source is due again: its interval after an answer; after failures in a row the interval
/// doubled for each, at most a day; never before the host's own `Retry-After` (seconds).
pub fn next_due(now: Timestamp, every_minutes: u32, failures: u32, retry_after: Option<u32>) -> Timestamp {
    let doubled = every_minutes.saturating_mul(1_u32.checked_shl(failures.min(16)).unwrap_or(u32::MAX));
    let minutes = doubled.min(LONGEST_MINUTES.max(every_minutes));
    let seconds = (i64::from(minutes) * 60).max(i64::from(retry_after.unwrap_or(0)));
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_asked_neither_early_nor_never() {
        let now = Timestamp::UNIX_EPOCH;
        let cases = [
            (15, 0, None, 15),
            (15, 1, None, 30),
            (15, 3, None, 120),
            (30, 40, None, 1440),
            (15, 0, Some(3_600), 60),
            (15, 2, Some(60), 60),
            (1440, 0, Some(86_400), 1440),
        ];
        for (every, failures, retry_after, minutes) in cases {
            let due = next_due(now, every, failures, retry_after);
            assert_eq!(due.as_second(), minutes * 60, "{every} {failures} {retry_after:?}");
        }
    }
}
