//! The stack's schedules on a laptop. The same intervals stand in template.yaml, and a test compares them.

use belgi_domain::PeriodKind;
use belgi_domain::period::zone;
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp};

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

/// From one look at the table to the next.
pub const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// What became due in the minutes after that of `done` up to that of `now`, each task once with the last moment it was
/// meant for, in the order of those moments.
pub fn due_between(done: Timestamp, now: Timestamp) -> Vec<(Task, Timestamp)> {
    let minute = |at: Timestamp| at.as_second().div_euclid(60);
    let minutes = (minute(done) + 1..=minute(now)).filter_map(|at| Timestamp::from_second(at * 60).ok());
    let mut tasks: Vec<(Task, Timestamp)> = Vec::new();
    for (task, at) in minutes.flat_map(|at| due(at).into_iter().map(move |task| (task, at))) {
        tasks.retain(|(earlier, _)| *earlier != task);
        tasks.push((task, at));
    }
    tasks
}

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
        (morning && local.day() == 1 && local.month() % 3 == 1, Task::Digest(PeriodKind::Quarter)),
    ];
    table.into_iter().filter(|(due, _)| *due).map(|(_, task)| task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Task::{Alert, Classify, Digest, Fetch, Group};

    #[test]
    fn each_minute_has_its_tasks() {
        let cases: [(&str, &[Task]); 7] = [
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
            (
                "2026-10-01T07:00:00+05:00",
                &[
                    Fetch,
                    Classify,
                    Group,
                    Alert,
                    Digest(PeriodKind::Day),
                    Digest(PeriodKind::Month),
                    Digest(PeriodKind::Quarter),
                ],
            ),
        ];
        for (now, expect) in cases {
            assert_eq!(due(now.parse().unwrap()), expect, "{now}");
        }
    }

    #[test]
    fn a_long_task_leaves_no_other_out() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let late = due_between(at("2026-11-22T06:55:10+05:00"), at("2026-11-22T07:11:20+05:00"));
        let of = |task: Task| {
            late.iter().filter(|(found, _)| *found == task).map(|(_, at)| *at).collect::<Vec<_>>()
        };
        assert_eq!(of(Digest(PeriodKind::Day)), [at("2026-11-22T07:00:00+05:00")]);
        assert_eq!(of(Fetch), [at("2026-11-22T07:10:00+05:00")]);
        assert_eq!(due_between(at("2026-11-22T07:00:10+05:00"), at("2026-11-22T07:00:50+05:00")), []);
    }
}
