//! The stack's schedules on a laptop. The same intervals stand in template.yaml, and a test compares them.

use belgi_domain::PeriodKind;
use belgi_domain::period::zone;
use jiff::Timestamp;
use jiff::civil::Weekday;

/// One of the five functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Ask sources.
    Fetch,
    /// Read posts.
    Classify,
    /// Join signals.
    Group,
    /// Write a digest.
    Digest(PeriodKind),
    /// Tell people.
    Alert,
}

/// The hour of the city's morning at which digests are written.
pub const DIGEST_HOUR: i8 = 7;

/// What is due in the minute of `now`, in the order in which it is done.
pub fn due(now: Timestamp) -> Vec<Task> {
    let local = now.to_zoned(zone());
    let every = |minutes: i8| local.minute() % minutes == 0;
    let morning = local.hour() == DIGEST_HOUR && local.minute() == 0;
    let table = [
        (every(5), Task::Fetch),
        (every(5), Task::Classify),
        (every(15), Task::Group),
        (every(10), Task::Alert),
        (morning, Task::Digest(PeriodKind::Day)),
        (morning && local.weekday() == Weekday::Monday, Task::Digest(PeriodKind::Week)),
        (morning && local.day() == 1, Task::Digest(PeriodKind::Month)),
    ];
    table.into_iter().filter(|(due, _)| *due).map(|(_, task)| task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Task::{Alert, Classify, Digest, Fetch, Group};

    #[test]
    fn each_minute_has_its_tasks() {
        let cases: [(&str, &[Task]); 6] = [
            ("2026-11-22T06:01:00+05:00", &[]),
            ("2026-11-22T06:05:30+05:00", &[Fetch, Classify]),
            ("2026-11-22T06:10:00+05:00", &[Fetch, Classify, Alert]),
            ("2026-11-22T07:00:00+05:00", &[Fetch, Classify, Group, Alert, Digest(PeriodKind::Day)]),
            (
                "2026-11-23T07:00:00+05:00",
                &[Fetch, Classify, Group, Alert, Digest(PeriodKind::Day), Digest(PeriodKind::Week)],
            ),
            (
                "2026-12-01T07:00:59+05:00",
                &[Fetch, Classify, Group, Alert, Digest(PeriodKind::Day), Digest(PeriodKind::Month)],
            ),
        ];
        for (now, expect) in cases {
            assert_eq!(due(now.parse().unwrap()), expect, "{now}");
        }
    }
}
