//! How the work of a reader grows with its document: a piece of a fixture is repeated until the document is large, and
//! then four times as large. Four times the time is linear, sixteen times is quadratic.

use crate::damage::Dice;
use crate::target::{self, SLOW, Seed};
use crate::work;
use std::time::Duration;

/// Bytes of the smaller document.
const SMALL: usize = 96 << 10;
/// How many times larger the other one is.
const TIMES: usize = 4;
/// Shorter times tell nothing: a cap or a cold cache looks like growth.
pub const TELLING: Duration = Duration::from_millis(250);
/// The exponent from which on growth is a finding; caches and allocators cost a linear reader up to 0.3.
const STEEP: f64 = 1.5;

/// Readings that confirm a finding.
const AGAIN: usize = 5;

/// Two sizes of one document and what they cost.
pub struct Growth {
    pub larger: Vec<u8>,
    pub took: Duration,
    /// The power of the size that the time follows.
    pub exponent: f64,
}

/// Repeats a piece of a fixture and reads the document in both sizes.
pub fn measure(target: &str, dice: &mut Dice, own: &[&Seed]) -> Growth {
    let pick = dice.below(own.len());
    let bytes = own.get(pick).map(|seed| seed.bytes.as_slice()).unwrap_or_default();
    let (mut start, mut end) = (dice.below(bytes.len()), dice.below(bytes.len()));
    if start > end {
        std::mem::swap(&mut start, &mut end);
    }
    let end = end.min(start + 1 + dice.below(600)).max(start + 1).min(bytes.len());
    let mut piece = bytes.get(start..end).unwrap_or_default().to_vec();
    (0..dice.below(4)).for_each(|_| dice.damage(&mut piece));
    let at = dice.below(bytes.len() + 1);
    let (small, larger) = (grown(bytes, at, &piece, SMALL), grown(bytes, at, &piece, SMALL * TIMES));
    let mut growth = compare(target, &small, larger, 1);
    if growth.found().is_some() {
        // Somebody else's work on this machine may have come between.
        growth = compare(target, &small, growth.larger, AGAIN);
    }
    growth
}

/// The shortest of `rounds` readings of both documents.
fn compare(target: &str, small: &[u8], larger: Vec<u8>, rounds: usize) -> Growth {
    let shortest = |bytes: &[u8]| (0..rounds).map(|_| time(target, bytes)).min().unwrap_or_default();
    let (before, took) = (shortest(small), shortest(&larger));
    let sizes = larger.len() as f64 / small.len().max(1) as f64;
    let exponent = (took.as_secs_f64() / before.as_secs_f64().max(1e-9)).ln() / sizes.ln().max(0.1);
    Growth { larger, took, exponent }
}

impl Growth {
    /// What there is to say of it: the time grows faster than the document and so much that it matters, or is too long.
    pub fn found(&self) -> Option<String> {
        if self.took > TELLING && self.exponent > STEEP {
            return Some(format!("grew with the power {:.2}", self.exponent));
        }
        (self.took > SLOW).then(|| "was slow".to_owned())
    }
}

fn grown(bytes: &[u8], at: usize, piece: &[u8], size: usize) -> Vec<u8> {
    let (head, tail) = bytes.split_at_checked(at).unwrap_or((bytes, &[]));
    let times = size / piece.len().max(1);
    [head, &piece.repeat(times), tail].concat()
}

fn time(target: &str, bytes: &[u8]) -> Duration {
    work::of(|| target::read(target, bytes)).0
}
