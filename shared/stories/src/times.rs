//! How long bodies take to answer.

use belgi_domain::{Story, StoryId, StoryState};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// How long one body takes to answer the stories that are its business.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerTimes {
    /// The code of `departments.toml`; none for stories that nobody is in charge of.
    pub department: Option<String>,
    /// Stories that were answered.
    pub answered: u32,
    /// Stories that wait for an answer, for the first time or again.
    pub waiting: u32,
    /// The median of hours from the first complaint to the first answer.
    pub median_hours: Option<u32>,
    /// The share answered within 24 hours, of those that were answered or have waited that long; 0 to 1.
    pub within_24h: Option<f64>,
    /// The same within 72 hours.
    pub within_72h: Option<f64>,
    /// The story that has waited longest, and since when.
    pub oldest_open: Option<(StoryId, Timestamp)>,
}

/// What one story adds.
struct Wait {
    /// Hours to the first answer, if one came.
    answered: Option<i64>,
    /// Hours from the first complaint to now.
    age: i64,
    /// Since when it waits, if it does.
    open: Option<Timestamp>,
}

/// The answer times of each body as of `now`, by its code. Stories without a complaint wait for nothing; those that went
/// quiet without an answer count as unanswered and no longer wait.
pub fn answer_times(stories: &[Story], now: Timestamp) -> Vec<AnswerTimes> {
    let mut bodies: BTreeMap<Option<&String>, Vec<(&Story, Wait)>> = BTreeMap::new();
    for story in stories.iter().filter(|story| story.first_seen <= now) {
        if let Some(wait) = wait(story, now) {
            bodies.entry(story.department.as_ref()).or_default().push((story, wait));
        }
    }
    bodies.into_iter().map(|(department, waits)| times(department.cloned(), &waits)).collect()
}

fn wait(story: &Story, now: Timestamp) -> Option<Wait> {
    let first = story.members.iter().find(|member| member.is_trouble())?.at;
    let answer = story.history.iter().find(|change| change.state == StoryState::Answered);
    let turn = story.history.iter().rfind(|change| is_turn(change.state));
    let open = match turn {
        _ if story.state == StoryState::Quiet => None,
        Some(change) if change.state == StoryState::Answered => None,
        Some(change) => Some(change.at),
        None => Some(first),
    };
    Some(Wait { answered: answer.map(|answer| hours(first, answer.at)), age: hours(first, now), open })
}

fn is_turn(state: StoryState) -> bool {
    matches!(state, StoryState::Answered | StoryState::Reopened)
}

fn times(department: Option<String>, waits: &[(&Story, Wait)]) -> AnswerTimes {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut delays: Vec<i64> = waits.iter().filter_map(|(_, wait)| wait.answered).collect();
    delays.sort_unstable();
    let open = waits.iter().filter_map(|(story, wait)| Some((wait.open?, &story.id)));
    AnswerTimes {
        department,
        answered: count(delays.len()),
        waiting: count(open.clone().count()),
        median_hours: median(&delays).and_then(|hours| u32::try_from(hours).ok()),
        within_24h: share_within(waits, 24),
        within_72h: share_within(waits, 72),
        oldest_open: open.min().map(|(since, story)| (story.clone(), since)),
    }
}

/// The middle one; of two in the middle the lower.
fn median(sorted: &[i64]) -> Option<i64> {
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

fn share_within(waits: &[(&Story, Wait)], limit: i64) -> Option<f64> {
    let due = || waits.iter().filter(move |(_, wait)| wait.answered.is_some() || wait.age > limit);
    let kept = due().filter(|(_, wait)| wait.answered.is_some_and(|hours| hours <= limit)).count();
    let all = due().count();
    #[allow(clippy::cast_precision_loss, reason = "stories are counted in thousands")]
    let share = (all > 0).then(|| kept as f64 / all as f64);
    share
}

fn hours(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_second() - from.as_second()).max(0) / 3_600
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;
    use crate::{Settings, build};
    use belgi_domain::{Publisher, SignalType, Topic};

    /// A story of one street: a complaint at `start`, the answer `delay` hours later.
    fn told(street: &str, start: i64, delay: Option<i64>) -> Vec<belgi_domain::Signal> {
        let mut complaint =
            signal(start, SignalType::Complaint, &format!("На улице {street} лопнула труба, нет воды"));
        complaint.topic = Topic::Water;
        complaint.department = Some("energy".to_owned());
        let answer = delay.map(|delay| {
            let mut answer = signal(start + delay, SignalType::Response, "Авария устранена, вода подана");
            answer.publisher = Publisher::ServiceDesk;
            answer.parent = Some(complaint.post.clone());
            (answer.topic, answer.department) = (Topic::Water, complaint.department.clone());
            answer
        });
        [complaint].into_iter().chain(answer).collect()
    }

    #[test]
    fn delays_are_counted_from_the_first_complaint() {
        let cases = [
            ("Жангельдина", 0, Some(2)),
            ("Токмаганбетова", 1, Some(30)),
            ("Шугаева", 2, Some(90)),
            ("Камзина", 3, None),
        ];
        let signals: Vec<_> =
            cases.iter().flat_map(|(street, start, delay)| told(street, *start, *delay)).collect();
        let now = signal(100, SignalType::Chat, "").at;
        let stories = build(&signals, now, &Settings::default());
        let found = answer_times(&stories, now);
        let [times] = found.as_slice() else { panic!("expected one body, found {found:?}") };
        assert_eq!((times.answered, times.waiting, times.median_hours), (3, 1, Some(30)));
        assert_eq!((times.within_24h, times.within_72h), (Some(0.25), Some(0.5)));
        assert_eq!(
            times.oldest_open.as_ref().map(|(_, since)| *since),
            Some(signal(3, SignalType::Chat, "").at)
        );
    }

    #[test]
    fn what_is_too_young_to_be_late_is_not_counted_as_late() {
        let signals = told("Камзина", 0, None);
        let now = signal(5, SignalType::Chat, "").at;
        let found = answer_times(&build(&signals, now, &Settings::default()), now);
        assert_eq!(
            found.first().map(|times| (times.waiting, times.within_24h, times.median_hours)),
            Some((1, None, None))
        );
    }
}
