//! How a source fares: a grade for digests, a diagnosis for whoever can mend it.

use crate::{Cursor, Fault};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a source fares, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// It answers and its posts are fresh.
    Ok,
    /// It answers, and its newest post is old.
    Stale,
    /// It answers without posts.
    Silent,
    /// It asked for a pause.
    Throttled,
    /// It fails, for the reason of [`crate::Outcome::fault`].
    Failing,
    /// It has not been asked yet.
    Unasked,
}

impl Health {
    /// The code used in output and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Stale => "stale",
            Self::Silent => "silent",
            Self::Throttled => "throttled",
            Self::Failing => "failing",
            Self::Unasked => "unasked",
        }
    }
}

/// What ails a source, fine enough to say what has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Diagnosis {
    /// It answers and its posts are fresh.
    Ok,
    /// It answers, after more than [`SLOW_MS`].
    Slow,
    /// It answers, and says that it has moved for good.
    Moved,
    /// It answers, and its newest post is old for a source of its rhythm.
    Stale,
    /// It answers without posts.
    Silent,
    /// It asked for a pause.
    Throttled,
    /// It answers with something else, most often a page.
    NotAFeed,
    /// It refuses us: robots.txt, 401, 403, 451, or a platform that closes the community.
    Blocked,
    /// It is gone for good (404, 410).
    Gone,
    /// It may be read with a recorded permission only.
    NeedsPermission,
    /// Its key is missing or refused.
    Credential,
    /// Nobody answers, or not in time.
    Unreachable,
    /// It fails in another way.
    Failing,
    /// It has not been asked yet.
    Unasked,
}

/// An answer that took longer than this, in milliseconds, is slow.
pub const SLOW_MS: u32 = 10_000;
/// A source without a rhythm is stale when its newest post is older than this, in minutes: a week.
const STALE_MINUTES: i64 = 7 * 24 * 60;
/// A source is stale after so many of its own pauses without a post …
const STALE_PAUSES: i64 = 12;
/// … but never before two days, so that a holiday silences no newsroom, and always after sixty.
const STALE_BETWEEN: (i64, i64) = (2 * 24 * 60, 60 * 24 * 60);

impl Diagnosis {
    /// The code used in output.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// What to do about it, lowercase, without a full stop.
    pub fn advice(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Ok => ("ok", "nothing has to be done"),
            Self::Slow => ("slow", "it answers late; ask its webmaster, or ask it less often"),
            Self::Moved => ("moved", "put the new address into the registry"),
            Self::Stale => {
                ("stale", "its newest post is old for its own rhythm; look whether the outlet has moved")
            }
            Self::Silent => ("silent", "it answers without posts; look whether the address is right"),
            Self::Throttled => {
                ("throttled", "it asked for a pause and gets it; raise `every_minutes` if this goes on")
            }
            Self::NotAFeed => {
                ("not a feed", "find its feed with `belgi source check <address of its home page>`")
            }
            Self::Blocked => {
                ("blocked", "it does not want to be read this way; ask the publisher, or disable it")
            }
            Self::Gone => ("gone", "the address exists no more; find the new one, or disable it"),
            Self::NeedsPermission => (
                "needs permission",
                "record the publisher's permission under [source.permission], or disable it",
            ),
            Self::Credential => {
                ("credential", "put a valid key into its secret; it is asked again once the key changes")
            }
            Self::Unreachable => ("unreachable", "nobody answers; try `belgi source check` on it"),
            Self::Failing => ("failing", "try `belgi source check` on it"),
            Self::Unasked => ("unasked", "run a fetch"),
        }
    }
}

impl Cursor {
    /// How the source fares at `now`.
    pub fn health(&self, now: Timestamp) -> Health {
        match self.diagnosis(now) {
            Diagnosis::Ok | Diagnosis::Slow | Diagnosis::Moved => Health::Ok,
            Diagnosis::Stale => Health::Stale,
            Diagnosis::Silent => Health::Silent,
            Diagnosis::Throttled => Health::Throttled,
            Diagnosis::Unasked => Health::Unasked,
            _ => Health::Failing,
        }
    }

    /// What ails the source at `now`.
    pub fn diagnosis(&self, now: Timestamp) -> Diagnosis {
        let Some(last) = &self.last else { return Diagnosis::Unasked };
        match last.fault {
            Some(fault) => of_fault(fault, self.habits.status),
            None if self.newest_post_at.is_none() && self.posts == 0 => Diagnosis::Silent,
            None if self.is_stale(now) => Diagnosis::Stale,
            None if self.habits.moved_to.is_some() => Diagnosis::Moved,
            None if self.habits.answer_ms.is_some_and(|took| took > SLOW_MS) => Diagnosis::Slow,
            None => Diagnosis::Ok,
        }
    }

    /// A source that spoke every hour is stale within days; one that speaks monthly is not stale after a week.
    fn is_stale(&self, now: Timestamp) -> bool {
        let Some(newest) = self.newest_post_at else { return false };
        let (least, most) = STALE_BETWEEN;
        let patience = self.habits.rhythm_minutes.map_or(STALE_MINUTES, |rhythm| {
            i64::from(rhythm).saturating_mul(STALE_PAUSES).clamp(least, most)
        });
        now.as_second() - newest.as_second() > patience * 60
    }
}

fn of_fault(fault: Fault, status: Option<u16>) -> Diagnosis {
    match (fault, status) {
        (Fault::Throttled, _) => Diagnosis::Throttled,
        (Fault::NotAFeed, _) => Diagnosis::NotAFeed,
        (Fault::Status, Some(404)) | (Fault::Gone, _) => Diagnosis::Gone,
        (Fault::Status, Some(401 | 403 | 451)) | (Fault::Robots | Fault::NotAccessible, _) => {
            Diagnosis::Blocked
        }
        (Fault::Permission, _) => Diagnosis::NeedsPermission,
        (Fault::Credential, _) => Diagnosis::Credential,
        (Fault::Unreachable | Fault::TimedOut, _) => Diagnosis::Unreachable,
        _ => Diagnosis::Failing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Habits, Outcome};

    const NOW: &str = "2026-11-22T00:00:00Z";

    fn answered(newest: Option<&str>, habits: Habits) -> Cursor {
        let now = NOW.parse().unwrap();
        Cursor {
            newest_post_at: newest.map(|at| at.parse().unwrap()),
            last: Some(Outcome { asked_at: now, fault: None, message: None }),
            habits,
            ..Cursor::new(&"source".parse().unwrap())
        }
    }

    #[test]
    fn what_ails_a_source_is_told_apart() {
        let now = NOW.parse().unwrap();
        let yesterday = Some("2026-11-21T00:00:00Z");
        let with = |habits: Habits| answered(yesterday, habits).diagnosis(now);
        assert_eq!(with(Habits::default()), Diagnosis::Ok);
        assert_eq!(with(Habits { answer_ms: Some(SLOW_MS + 1), ..Habits::default() }), Diagnosis::Slow);
        assert_eq!(
            with(Habits { moved_to: Some("https://new.example/".into()), ..Habits::default() }),
            Diagnosis::Moved
        );
        assert_eq!(answered(None, Habits::default()).diagnosis(now), Diagnosis::Silent);
        assert_eq!(Cursor::new(&"source".parse().unwrap()).diagnosis(now), Diagnosis::Unasked);
        let faults = [
            (Fault::NotAFeed, None, Diagnosis::NotAFeed),
            (Fault::Status, Some(403), Diagnosis::Blocked),
            (Fault::Status, Some(404), Diagnosis::Gone),
            (Fault::Status, Some(500), Diagnosis::Failing),
            (Fault::Gone, Some(410), Diagnosis::Gone),
            (Fault::Robots, None, Diagnosis::Blocked),
            (Fault::Permission, None, Diagnosis::NeedsPermission),
            (Fault::Credential, None, Diagnosis::Credential),
            (Fault::Throttled, Some(429), Diagnosis::Throttled),
            (Fault::TimedOut, None, Diagnosis::Unreachable),
        ];
        for (fault, status, expect) in faults {
            let mut cursor = answered(yesterday, Habits { status, ..Habits::default() });
            cursor.last = Some(Outcome { asked_at: now, fault: Some(fault), message: None });
            assert_eq!(cursor.diagnosis(now), expect, "{fault:?} {status:?}");
        }
    }

    #[test]
    fn a_source_is_stale_against_its_own_rhythm() {
        let now = NOW.parse().unwrap();
        let cases = [
            (None, "2026-11-16T00:00:00Z", Health::Ok),
            (None, "2026-11-14T00:00:00Z", Health::Stale),
            (Some(60), "2026-11-20T12:00:00Z", Health::Ok),
            (Some(60), "2026-11-19T00:00:00Z", Health::Stale),
            (Some(7 * 24 * 60), "2026-10-01T00:00:00Z", Health::Ok),
            (Some(u32::MAX), "2026-01-01T00:00:00Z", Health::Stale),
        ];
        for (rhythm_minutes, newest, expect) in cases {
            let cursor = answered(Some(newest), Habits { rhythm_minutes, ..Habits::default() });
            assert_eq!(cursor.health(now), expect, "{rhythm_minutes:?} {newest}");
        }
    }
}
