//! When a source may be asked again.

use belgi_domain::{Cursor, SourceId};
use jiff::{SignedDuration, Timestamp};

/// The shortest pause that a source's own rhythm leads to, in minutes.
const SHORTEST_MINUTES: u32 = 10;
/// No pause is longer than a day: a source is never given up for good.
pub(crate) const LONGEST_MINUTES: u32 = 24 * 60;
/// A source is asked so many times in one of its own pauses, so that what it says waits for a quarter of it at most.
const POLLS_IN_A_PAUSE: u32 = 4;

/// Minutes until a source that answered is asked again: a quarter of its usual pause between posts, or an eighth
/// of the silence since its newest post where that is longer, so that nights and dormant sources cost little. From
/// ten minutes to a day, never below `every_minutes` of its entry or the pause that its document asks for. A source
/// whose rhythm is not known yet is asked every `every_minutes`.
pub fn interval(every_minutes: u32, cursor: &Cursor, now: Timestamp) -> u32 {
    let silence =
        cursor.newest_post_at.map_or(0, |newest| (now.as_second() - newest.as_second()).max(0) / 60);
    let silence = u32::try_from(silence).unwrap_or(u32::MAX);
    let rhythm = cursor.habits.rhythm_minutes.map_or(0, |rhythm| rhythm.max(silence / 2) / POLLS_IN_A_PAUSE);
    let asked_for = cursor.habits.ttl_minutes.unwrap_or(0).min(LONGEST_MINUTES);
    let floor = every_minutes.max(SHORTEST_MINUTES);
    rhythm.clamp(floor, LONGEST_MINUTES.max(floor)).max(asked_for)
}

/// The moment a source is due again: `minutes` after an answer; after failures in a row somewhere between that and
/// its doubling for each failure, at most a day (full jitter, so that the sources of a host that broke down do not
/// return at once); never before `wait` seconds, which the host asked for, though for a day at most.
///
/// The jitter is drawn from the source, the failures and `now`: the same poll repeated is due at the same moment.
pub fn next_due(
    source: &SourceId,
    now: Timestamp,
    minutes: u32,
    failures: u32,
    wait: Option<u32>,
) -> Timestamp {
    let doubled = minutes.saturating_mul(1_u32.checked_shl(failures.min(16)).unwrap_or(u32::MAX));
    let most = i64::from(doubled.min(LONGEST_MINUTES.max(minutes))) * 60;
    let least = i64::from(minutes) * 60;
    let drawn = i64::from(draw(source, failures, now)) * (most - least) / i64::from(u32::MAX);
    let seconds = (least + drawn).max(i64::from(wait.unwrap_or(0).min(LONGEST_MINUTES * 60)));
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

/// A number that looks like chance and is none (FNV-1a, its upper half).
fn draw(source: &SourceId, failures: u32, now: Timestamp) -> u32 {
    let bytes = source.as_str().bytes().chain(failures.to_be_bytes()).chain(now.as_second().to_be_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The lowest bits of FNV change with the last byte alone; folding spreads them.
    u32::try_from((hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::Habits;

    fn source(number: u32) -> SourceId {
        format!("source-{number}").parse().unwrap()
    }

    #[test]
    fn a_source_is_asked_neither_early_nor_never() {
        let now = Timestamp::UNIX_EPOCH;
        // The interval, failures, the host's wish in seconds; the earliest and the latest minute.
        let cases = [
            (15, 0, None, 15, 15),
            (15, 1, None, 15, 30),
            (15, 3, None, 15, 120),
            (30, 40, None, 30, 1_440),
            (15, 0, Some(3_600), 60, 60),
            (15, 2, Some(60), 15, 60),
            (15, 2, Some(86_400), 1_440, 1_440),
            // A wish of 136 years is heard for a day.
            (15, 0, Some(u32::MAX), 1_440, 1_440),
            (1_440, 9, None, 1_440, 1_440),
        ];
        for (minutes, failures, wait, earliest, latest) in cases {
            for number in 0..50 {
                let due = next_due(&source(number), now, minutes, failures, wait).as_second();
                assert!((earliest * 60..=latest * 60).contains(&due), "{minutes} {failures} {wait:?}: {due}");
                assert_eq!(due, next_due(&source(number), now, minutes, failures, wait).as_second());
            }
        }
    }

    #[test]
    fn sources_that_failed_together_do_not_return_together() {
        let now = "2026-11-22T06:00:00Z".parse().unwrap();
        let mut quarters = [0; 4];
        for number in 0..400 {
            let pause = next_due(&source(number), now, 30, 4, None).as_second() - now.as_second() - 30 * 60;
            quarters[usize::try_from(pause * 4 / (15 * 30 * 60 + 1)).unwrap()] += 1;
        }
        assert!(quarters.iter().all(|count| (60..=140).contains(count)), "{quarters:?}");
    }

    #[test]
    fn a_source_is_asked_in_its_own_rhythm() {
        let now: Timestamp = "2026-11-22T06:00:00Z".parse().unwrap();
        // Its entry's minutes, its rhythm, its ttl, the minutes since its newest post; the interval.
        let cases = [
            (30, None, None, None, 30),
            (5, None, None, None, 10),
            (10, Some(1), None, Some(2), 10),
            (30, Some(1), None, Some(2), 30),
            (10, Some(120), None, Some(60), 30),
            (10, Some(8), None, Some(9 * 60), 67),
            (10, Some(60), None, Some(90 * 24 * 60), 1_440),
            (10, Some(u32::MAX), None, None, 1_440),
            (10, Some(1), Some(60), Some(1), 60),
            (10, Some(1), Some(99_999), Some(1), 1_440),
            (10, Some(40), None, Some(-500), 10),
        ];
        for (every, rhythm_minutes, ttl_minutes, silence, expect) in cases {
            let mut cursor = Cursor::new(&source(1));
            cursor.habits = Habits { rhythm_minutes, ttl_minutes, ..Habits::default() };
            cursor.newest_post_at = silence.map(|minutes: i64| now - SignedDuration::from_mins(minutes));
            assert_eq!(
                interval(every, &cursor, now),
                expect,
                "{every} {rhythm_minutes:?} {ttl_minutes:?} {silence:?}"
            );
        }
    }
}
