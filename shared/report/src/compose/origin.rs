//! What a digest was counted from, as one short hash.

use crate::posts::{Stretch, latest};
use belgi_domain::{City, Period, Signal};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Octets of the hash that are kept.
const KEPT: usize = 12;

/// The hash of the signals of a whole `period`, as [`belgi_domain::digest::Digest::made_from`] has it: a digest that
/// bears another was made from other signals. Their order, and what lies outside, does not matter.
pub fn made_from(signals: &[Signal], city: &City, period: Period) -> String {
    let mut origin = Origin::begin(city, period);
    latest(signals).into_iter().for_each(|signal| origin.add(signal));
    origin.finish()
}

/// The hash of a whole period's signals, taken in by time and id. It looks at what a digest tells of them, and not at when they were
/// read.
pub struct Origin<'a> {
    stretch: Stretch<'a>,
    hash: Sha256,
}

impl<'a> Origin<'a> {
    /// The hash of no signals yet, of the whole of `period`.
    pub fn begin(city: &'a City, period: Period) -> Self {
        Self::of(Stretch { city: &city.id, from: period.start(), to: period.end() })
    }

    pub(super) fn of(stretch: Stretch<'a>) -> Self {
        Self { stretch, hash: Sha256::new() }
    }

    /// Takes in the next signal by time and id; those outside of the period are passed over.
    pub fn add(&mut self, signal: &Signal) {
        if !self.stretch.holds(signal) {
            return;
        }
        let labels = (signal.language, signal.signal_type, signal.sentiment, signal.topic, signal.urgency);
        let told = (&signal.title, &signal.excerpt, &signal.url, &signal.corrected);
        let about = (&signal.groups, &signal.places, &signal.department);
        self.hash.update(format!("{} {} {labels:?} {told:?} {about:?}\n", signal.post, signal.at));
    }

    /// The hash.
    pub fn finish(self) -> String {
        let digest = self.hash.finalize();
        digest.iter().take(KEPT).fold(String::new(), |mut text, octet| {
            // Writing into a string cannot fail.
            let _written = write!(text, "{octet:02x}");
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{city, week};
    use belgi_domain::Topic;

    #[test]
    fn the_hash_follows_what_is_told_and_nothing_else() {
        let given = week();
        let of = |signals: &[Signal]| made_from(signals, &city(), given.period);
        let plain = of(&given.signals);
        assert_eq!(plain.len(), 2 * KEPT);
        assert_eq!(of(&given.reversed().signals), plain);
        let change = |change: fn(&mut Signal)| {
            let mut signals = given.signals.clone();
            change(&mut signals[0]);
            of(&signals)
        };
        assert_eq!(change(|signal| signal.version_at += jiff::SignedDuration::from_hours(1)), plain);
        assert_ne!(change(|signal| signal.topic = Topic::Gas), plain);
        assert_ne!(of(&given.signals[1..]), plain);
    }
}
