//! How many answers are left, and how right they are, where only answers of some sureness count.

use serde::Serialize;

/// Answers that are at least so sure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Coverage {
    /// The least sureness.
    pub from: f32,
    /// The share of all answers that have it.
    pub share: f64,
    /// The share of right ones among them.
    pub accuracy: f64,
}

/// The bars that are tried.
pub const BARS: [f32; 4] = [0.3, 0.5, 0.7, 0.9];

/// The coverage of answers, each with how sure it is and whether it is right, at each of [`BARS`].
pub(super) fn of(answers: impl Iterator<Item = (f32, bool)>) -> Vec<Coverage> {
    let answers: Vec<(f32, bool)> = answers.collect();
    let at = |from: f32| {
        let sure = answers.iter().filter(|(sureness, _)| *sureness >= from);
        let right = sure.clone().filter(|(_, right)| *right).count();
        let (right, sure) = (super::count(right), super::count(sure.count()));
        Coverage {
            from,
            share: super::ratio(sure, super::count(answers.len())),
            accuracy: super::ratio(right, sure),
        }
    };
    BARS.map(at).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_bar_leaves_fewer_answers() {
        let found = of([(0.95, true), (0.6, true), (0.6, false), (0.1, false)].into_iter());
        let expect = [(0.75, 2.0 / 3.0), (0.75, 2.0 / 3.0), (0.25, 1.0), (0.25, 1.0)];
        assert_eq!(found.iter().map(|bar| (bar.share, bar.accuracy)).collect::<Vec<_>>(), expect);
    }
}
