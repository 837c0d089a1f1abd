//! Who answered, and how fast.

use super::course::{complained_at, is_trouble};
use belgi_domain::digest::{AnswerRow, Share, StoryEntry};
use belgi_domain::{AnswerKind, StoryId, StoryState};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Hours of a day and of three, the limits that answers are measured by.
const DAY: u32 = 24;
const THREE_DAYS: u32 = 72;

/// One row for each department with stories that hold a complaint, most stories first.
pub fn rows(stories: &[StoryEntry], until: Timestamp) -> Vec<AnswerRow> {
    let mut by_department: BTreeMap<Option<&str>, Vec<(&StoryEntry, Timestamp)>> = BTreeMap::new();
    for entry in stories {
        if let Some(asked) = complained_at(&entry.story) {
            by_department.entry(entry.story.department.as_deref()).or_default().push((entry, asked));
        }
    }
    let mut rows: Vec<_> =
        by_department.into_iter().map(|(code, stories)| row(code, &stories, until)).collect();
    // Stories of nobody come last: no department can learn from them.
    rows.sort_by_key(|row| (row.department.is_none(), Reverse(row.stories), row.department.clone()));
    rows
}

/// Stories whose last answer reports the trouble solved and of which nobody complained since.
pub fn worked(stories: &[StoryEntry]) -> Vec<StoryId> {
    let solved = |entry: &&StoryEntry| {
        let story = &entry.story;
        story.answers.last().is_some_and(|answer| {
            answer.kind == AnswerKind::Done
                && !story.members.iter().any(|member| is_trouble(member) && member.at > answer.at)
        })
    };
    stories.iter().filter(solved).map(|entry| entry.story.id.clone()).collect()
}

fn row(code: Option<&str>, stories: &[(&StoryEntry, Timestamp)], until: Timestamp) -> AnswerRow {
    let waits: Vec<_> =
        stories.iter().map(|(entry, asked)| (entry.answer_hours, hours(*asked, until))).collect();
    let mut answered: Vec<_> = waits.iter().filter_map(|(answer, _)| *answer).collect();
    answered.sort_unstable();
    let open = || {
        stories
            .iter()
            .filter(|(entry, _)| entry.answer_hours.is_none() && entry.story.state != StoryState::Quiet)
    };
    let oldest = open().min_by_key(|(entry, asked)| (*asked, &entry.story.id));
    AnswerRow {
        department: code.map(str::to_owned),
        stories: count(stories.len()),
        answered: count(answered.len()),
        median_hours: answered.get(answered.len().saturating_sub(1) / 2).copied(),
        day: within(DAY, &waits),
        three_days: within(THREE_DAYS, &waits),
        open: count(open().count()),
        oldest_hours: oldest.map(|(_, asked)| hours(*asked, until)),
        oldest: oldest.map(|(entry, _)| entry.story.id.clone()),
    }
}

/// Stories answered within `limit` hours, of those answered in time or too old for that.
fn within(limit: u32, waits: &[(Option<u32>, u32)]) -> Share {
    let in_time = |answer: &Option<u32>| answer.is_some_and(|hours| hours < limit);
    Share {
        part: count(waits.iter().filter(|(answer, _)| in_time(answer)).count()),
        whole: count(waits.iter().filter(|(answer, age)| in_time(answer) || *age >= limit).count()),
    }
}

fn hours(from: Timestamp, until: Timestamp) -> u32 {
    u32::try_from(until.duration_since(from).as_hours()).unwrap_or(0)
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
