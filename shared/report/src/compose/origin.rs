//! What a digest was counted from, as one short hash.

use super::counted;
use belgi_domain::{City, Period, Signal};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Octets of the hash that are kept.
const KEPT: usize = 12;

/// The hash of the signals of a whole `period`, as [`belgi_domain::digest::Digest::made_from`] has it: a digest that
/// bears another was made from other signals. Their order, and what lies outside, does not matter.
pub fn made_from(signals: &[Signal], city: &City, period: Period) -> String {
    hash(&counted(signals, city, (period.start(), period.end())))
}

/// The hash of signals by time and id. It looks at what a digest tells of them, and not at when they were read.
pub(super) fn hash(signals: &[&Signal]) -> String {
    let mut hash = Sha256::new();
    for signal in signals {
        let labels = (signal.language, signal.signal_type, signal.sentiment, signal.topic, signal.urgency);
        let told = (&signal.title, &signal.excerpt, &signal.url, &signal.corrected);
        let about = (&signal.groups, &signal.places, &signal.department);
        hash.update(format!("{} {} {labels:?} {told:?} {about:?}\n", signal.post, signal.at));
    }
    let digest = hash.finalize();
    digest.iter().take(KEPT).fold(String::new(), |mut text, octet| {
        // Writing into a string cannot fail.
        let _written = write!(text, "{octet:02x}");
        text
    })
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
