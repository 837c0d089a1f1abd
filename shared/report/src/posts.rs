//! Signals as files are made of them: by time and post, each post once, gone through as often as a file needs it.

use crate::RenderError;
use belgi_domain::{CityId, Signal};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Signals that lie somewhere, in memory or not. What is written row by row from them never holds them all.
pub trait Posts: Sync {
    /// Shows each post once, in its latest version, by time and post.
    ///
    /// # Errors
    /// Where they cannot be read again, and those of `visit`.
    fn each(&self, visit: &mut dyn FnMut(&Signal) -> Result<(), RenderError>) -> Result<(), RenderError>;
}

/// In any order, and a post in several versions.
impl Posts for [Signal] {
    fn each(&self, visit: &mut dyn FnMut(&Signal) -> Result<(), RenderError>) -> Result<(), RenderError> {
        latest(self).into_iter().try_for_each(visit)
    }
}

impl Posts for Vec<Signal> {
    fn each(&self, visit: &mut dyn FnMut(&Signal) -> Result<(), RenderError>) -> Result<(), RenderError> {
        self.as_slice().each(visit)
    }
}

/// A stretch of time in one city.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch<'a> {
    pub(crate) city: &'a CityId,
    pub(crate) from: Timestamp,
    /// The first moment behind it.
    pub(crate) to: Timestamp,
}

impl Stretch<'_> {
    /// Whether the signal lies in it.
    pub(crate) fn holds(&self, signal: &Signal) -> bool {
        signal.city == *self.city && self.from <= signal.at && signal.at < self.to
    }
}

/// The latest version of each post, by time and id.
pub(crate) fn latest(signals: &[Signal]) -> Vec<&Signal> {
    let mut latest: BTreeMap<_, &Signal> = BTreeMap::new();
    for signal in signals {
        let kept = latest.entry(&signal.post).or_insert(signal);
        if version(signal) > version(kept) {
            *kept = signal;
        }
    }
    let mut latest: Vec<_> = latest.into_values().collect();
    latest.sort_by_key(|signal| (signal.at, &signal.post));
    latest
}

/// What makes one version later than another; two of the same moment are told apart by their words.
fn version(signal: &Signal) -> impl Ord {
    (signal.version_at, signal.at, &signal.title, &signal.excerpt, &signal.url, signal.signal_type)
}
