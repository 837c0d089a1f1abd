//! Which calls of storage fail, and how.

use super::Refusal;

/// What becomes of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection is cut before storage hears of the call.
    CutBefore,
    /// The call takes effect, and the connection is cut before its answer.
    CutAfter,
    /// The call takes effect, and its answer does not come as long as anybody waits.
    Late,
    /// Storage does not hear of the call; the service answers that it cannot.
    Refused(Refusal),
}

/// Which calls fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// None.
    Sound,
    /// The process dies at the write with this number, counted from 1: that call meets the fault, and every later one is cut.
    /// Between two writes it makes no difference to storage where a process dies, so writes alone are counted.
    DieAt(u64, Fault),
    /// The call with this number, counted from 1, meets the fault, and no other.
    Once(u64, Fault),
    /// So many of a thousand calls fail in one of the ways that a caller survives, drawn from the seed and the call's number.
    Share {
        /// What is drawn from.
        seed: u64,
        /// How many of a thousand.
        per_mille: u64,
    },
}

impl Plan {
    /// What becomes of the call with number `call`, which is the write with number `write` if it is one.
    pub fn fault(self, call: u64, write: Option<u64>) -> Option<Fault> {
        match self {
            Self::Sound => None,
            Self::DieAt(at, fault) => (write == Some(at)).then_some(fault),
            Self::Once(at, fault) => (call == at).then_some(fault),
            Self::Share { seed, per_mille } => {
                let drawn = draw(seed, call);
                (drawn % 1_000 < per_mille).then(|| survivable(drawn / 1_000))
            }
        }
    }
}

/// A number for each seed and call, the same every time (SplitMix64).
pub fn draw(seed: u64, call: u64) -> u64 {
    let mut drawn = seed.wrapping_add(call.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    drawn ^ (drawn >> 31)
}

fn survivable(drawn: u64) -> Fault {
    match drawn % 7 {
        0 => Fault::CutBefore,
        1 => Fault::CutAfter,
        2 => Fault::Refused(Refusal::Broken),
        3 => Fault::Refused(Refusal::SlowDown),
        4 => Fault::Refused(Refusal::Throttled),
        5 => Fault::Refused(Refusal::Exceeded),
        _ => Fault::Refused(Refusal::Cancelled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_drawn_and_the_same_every_time() {
        let plan = Plan::Share { seed: 7, per_mille: 100 };
        let faults = |plan: Plan| (1..=10_000).filter_map(|call| plan.fault(call, None)).collect::<Vec<_>>();
        let found = faults(plan);
        assert!((800..1_200).contains(&found.len()), "{}", found.len());
        assert_eq!(found, faults(plan));
        assert_ne!(found, faults(Plan::Share { seed: 8, per_mille: 100 }));
        assert!(found.contains(&Fault::CutAfter) && found.contains(&Fault::Refused(Refusal::Cancelled)));
    }

    #[test]
    fn a_process_dies_at_a_write_and_not_at_a_call() {
        let plan = Plan::DieAt(3, Fault::CutAfter);
        assert_eq!((plan.fault(3, None), plan.fault(9, Some(3))), (None, Some(Fault::CutAfter)));
        assert_eq!(Plan::Once(3, Fault::Late).fault(3, None), Some(Fault::Late));
        assert_eq!(Plan::Sound.fault(3, Some(3)), None);
    }
}
