//! A host that fails again and again, or asks for a pause, is left alone by every source that lies on it.

use crate::Failure;
use belgi_domain::Fault;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// So many requests in a row that nobody answers open the circuit.
const FAILURES: u32 = 3;
/// The first pause of an open circuit, in seconds; each further failure doubles it.
const SHORTEST: u32 = 60;
/// The longest pause, in seconds: a host is never given up.
const LONGEST: u32 = 3_600;

/// The circuits of the hosts that failed. A host that answers has none.
#[derive(Debug, Default)]
pub(crate) struct Circuits {
    hosts: Mutex<HashMap<String, Circuit>>,
}

#[derive(Debug)]
struct Circuit {
    /// Failures in a row.
    failures: u32,
    /// Until when the host is left alone, and why.
    open: Option<(Timestamp, Fault)>,
}

impl Circuits {
    /// Whether `host` may be asked at `now`.
    pub(crate) fn check(&self, host: &str, now: Timestamp) -> Result<(), Failure> {
        let hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((until, fault)) = hosts.get(host).and_then(|circuit| circuit.open) else { return Ok(()) };
        let left = until.as_second() - now.as_second();
        if left <= 0 {
            return Ok(());
        }
        let why = match fault {
            Fault::Throttled => "asked for a pause",
            _ => "did not answer several times in a row",
        };
        let message = format!("the host {why} and is left alone for {left} s");
        Err(Failure { retry_after: u32::try_from(left).ok(), ..Failure::new(fault, message) })
    }

    /// Takes note of an answer with this status, and of the pause it asks for in seconds.
    pub(crate) fn answered(&self, host: &str, status: u16, retry_after: Option<u32>, now: Timestamp) {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let pause = match (status, retry_after) {
            (429 | 503, Some(seconds)) => Some(seconds),
            (429, None) => Some(SHORTEST),
            _ => None,
        };
        match pause {
            Some(seconds) => {
                let open = Some((after(now, seconds), Fault::Throttled));
                hosts.insert(host.to_owned(), Circuit { failures: 0, open });
            }
            None => _ = hosts.remove(host),
        }
    }

    /// Takes note of a request that nobody answered.
    pub(crate) fn failed(&self, host: &str, failure: &Failure, now: Timestamp) {
        if !matches!(failure.fault, Fault::Unreachable | Fault::TimedOut) {
            return;
        }
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let circuit = hosts.entry(host.to_owned()).or_insert(Circuit { failures: 0, open: None });
        circuit.failures = circuit.failures.saturating_add(1);
        if let Some(further) = circuit.failures.checked_sub(FAILURES) {
            let seconds = SHORTEST.saturating_mul(1 << further.min(10)).min(LONGEST);
            circuit.open = Some((after(now, seconds), failure.fault));
        }
    }
}

fn after(now: Timestamp, seconds: u32) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(seconds.into())).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn unreachable() -> Failure {
        Failure::new(Fault::Unreachable, "nobody is there")
    }

    #[test]
    fn the_third_failure_opens_and_a_later_one_waits_longer_but_never_over_an_hour() {
        let circuits = Circuits::default();
        for _ in 0..2 {
            circuits.failed("a", &unreachable(), at(0));
            assert!(circuits.check("a", at(0)).is_ok());
        }
        circuits.failed("a", &unreachable(), at(0));
        let refusal = circuits.check("a", at(10)).unwrap_err();
        assert_eq!((refusal.fault, refusal.retry_after), (Fault::Unreachable, Some(50)));
        assert!(circuits.check("a", at(60)).is_ok() && circuits.check("b", at(0)).is_ok());
        circuits.failed("a", &unreachable(), at(60));
        assert!(circuits.check("a", at(179)).is_err() && circuits.check("a", at(180)).is_ok());
        (0..100).for_each(|_| circuits.failed("a", &unreachable(), at(0)));
        assert!(circuits.check("a", at(3_600)).is_ok());
    }

    #[test]
    fn an_answer_closes_and_a_damaged_one_is_no_silence() {
        let circuits = Circuits::default();
        circuits.failed("a", &unreachable(), at(0));
        circuits.failed("a", &unreachable(), at(0));
        circuits.answered("a", 500, None, at(0));
        circuits.failed("a", &unreachable(), at(0));
        circuits.failed("a", &Failure::new(Fault::TooLarge, "too large"), at(0));
        circuits.failed("a", &Failure::new(Fault::Malformed, "damaged"), at(0));
        assert!(circuits.check("a", at(0)).is_ok());
    }

    #[test]
    fn a_pause_that_a_host_asks_for_holds_for_all_of_it() {
        let circuits = Circuits::default();
        for (status, asked, expect) in [
            (429, Some(7_200), Some(7_200)),
            (503, Some(30), Some(30)),
            (429, None, Some(60)),
            (503, None, None),
            (200, Some(9), None),
        ] {
            circuits.answered("a", status, asked, at(0));
            let left = circuits.check("a", at(0)).err().and_then(|refusal| refusal.retry_after);
            assert_eq!(left, expect, "{status} {asked:?}");
        }
    }
}
