//! How likely a count is by chance.

/// Terms after which a sum no longer changes in a way that matters.
const TERMS: u32 = 2_000;

/// The chance of `count` or more under a negative binomial with this mean and variance mean + spread × mean²; with no
/// spread, under Poisson.
pub(super) fn at_least(count: u32, mean: f64, spread: f64) -> f64 {
    if count == 0 {
        return 1.0;
    }
    if mean <= 0.0 {
        return 0.0;
    }
    let mut term = chance(count, mean, spread);
    let (mut sum, mut at) = (term, count);
    // Each term from the one before it; above the mean they fall, so the tail is summed, not one minus the head.
    while at < count.saturating_add(TERMS) && (term > sum * 1e-12 || f64::from(at) < mean) {
        term *= step(at, mean, spread);
        at += 1;
        sum += term;
    }
    sum.min(1.0)
}

/// The chance of exactly `count`.
fn chance(count: u32, mean: f64, spread: f64) -> f64 {
    let (mut log, size) = (0.0, 1.0 / spread.max(1e-9));
    log -= if spread > 1e-9 { size * (1.0 + mean / size).ln() } else { mean };
    log += (0..count).map(|at| step(at, mean, spread).ln()).sum::<f64>();
    log.exp()
}

/// How the chance of `at + 1` stands to that of `at`.
fn step(at: u32, mean: f64, spread: f64) -> f64 {
    let at = f64::from(at);
    mean * (1.0 + at * spread) / ((1.0 + mean * spread) * (at + 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_the_tables() {
        // Poisson and negative binomial tails computed by hand from their definitions.
        for (count, mean, spread, expect) in [
            (0, 2.0, 0.0, 1.0),
            (1, 2.0, 0.0, 0.864_665),
            (5, 2.0, 0.0, 0.052_653),
            (10, 2.0, 0.0, 0.000_046_5),
            (1, 1.0, 1.0, 0.5),
            (3, 1.0, 1.0, 0.125),
            (10, 1.0, 1.0, 0.000_976_6),
            (3, 0.0, 0.0, 0.0),
        ] {
            let found = at_least(count, mean, spread);
            assert!(
                (found - expect).abs() <= 1e-5_f64.max(expect * 1e-3),
                "{count} {mean} {spread}: {found}"
            );
        }
        assert!(at_least(500, 600.0, 0.1) > 0.3);
    }
}
