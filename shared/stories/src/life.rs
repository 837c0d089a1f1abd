//! A story's course: a pure function of its posts and the moment.

use crate::settings::Settings;
use belgi_domain::{Answer, AnswerKind, Cause, Change, Member, SignalType, StoryState};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

const DAY: i64 = 86_400;
/// The span that pace is measured over.
const PACE_HOURS: i64 = 48;

/// The course of a story with these members and answers (both oldest first) up to `now`.
pub(crate) fn course(
    members: &[Member],
    answers: &[Answer],
    now: Timestamp,
    settings: &Settings,
) -> Vec<Change> {
    let mut life = Life {
        settings,
        history: Vec::new(),
        complaints: Vec::new(),
        open_since: None,
        answered: None,
        last: None,
    };
    for member in members {
        life.silence_until(member.at);
        let answer = answers.iter().find(|answer| answer.post == member.post);
        life.take(member, answer);
    }
    life.silence_until(now);
    life.history
}

struct Life<'a> {
    settings: &'a Settings,
    history: Vec<Change>,
    /// When complaints came, oldest first.
    complaints: Vec<Timestamp>,
    /// When the complaints that wait for an answer began.
    open_since: Option<Timestamp>,
    answered: Option<(Timestamp, AnswerKind)>,
    last: Option<Timestamp>,
}

impl Life<'_> {
    fn state(&self) -> Option<StoryState> {
        self.history.last().map(|change| change.state)
    }

    fn change(&mut self, at: Timestamp, state: StoryState, cause: Cause) {
        if self.state() != Some(state) {
            self.history.push(Change { at, state, cause });
        }
    }

    fn take(&mut self, member: &Member, answer: Option<&Answer>) {
        if self.history.is_empty() {
            self.change(member.at, StoryState::New, Cause::FirstPost { post: member.post.clone() });
        }
        self.last = Some(member.at);
        if let Some(answer) = answer {
            self.answer(answer);
        } else if matches!(member.signal_type, SignalType::Complaint | SignalType::Request) {
            self.complain(member);
        }
    }

    fn answer(&mut self, answer: &Answer) {
        self.answered = Some((answer.at, answer.kind));
        self.open_since = None;
        self.change(answer.at, StoryState::Answered, Cause::Answer { post: answer.post.clone() });
    }

    fn complain(&mut self, member: &Member) {
        self.complaints.push(member.at);
        let reopens = self.answered.is_some_and(|(at, kind)| {
            let patience = match kind {
                AnswerKind::Done => self.settings.reopen_after_done_hours,
                _ => self.settings.reopen_after_promise_hours,
            };
            member.at.as_second() - at.as_second() > patience * 3_600
        });
        if reopens {
            self.answered = None;
            self.open_since = Some(member.at);
            self.change(member.at, StoryState::Reopened, Cause::Complaint { post: member.post.clone() });
        }
        if self.answered.is_some() {
            return;
        }
        self.open_since.get_or_insert(member.at);
        if self.state() == Some(StoryState::Quiet) {
            self.change(member.at, StoryState::Steady, Cause::Complaint { post: member.post.clone() });
        }
        self.pace(member.at);
        self.forget(member.at);
    }

    /// Growing where the last two days brought clearly more than the two before: by more than twice the
    /// standard deviation of a Poisson count, and not by ones and twos.
    fn pace(&mut self, at: Timestamp) {
        let between = |from: i64, to: i64| {
            let (from, to) = (at.as_second() - from * 3_600, at.as_second() - to * 3_600);
            self.complaints.iter().filter(|when| (from..=to).contains(&when.as_second())).count()
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (after, before) = (count(between(PACE_HOURS, 0)), count(between(2 * PACE_HOURS, PACE_HOURS)));
        let clearly = f64::from(after) - f64::from(before) >= 2.0 * f64::from(after + before).sqrt();
        let grows = after >= self.settings.growing_from && clearly;
        let cause = Cause::Pace { before, after };
        match self.state() {
            Some(StoryState::New | StoryState::Steady) if grows => {
                self.change(at, StoryState::Growing, cause)
            }
            Some(StoryState::Growing) if after <= before => self.change(at, StoryState::Steady, cause),
            _ => {}
        }
    }

    fn forget(&mut self, at: Timestamp) {
        let Some(since) = self.open_since else { return };
        let days = (at.as_second() - since.as_second()) / DAY;
        let waiting = self.complaints.iter().filter(|when| **when >= since);
        let on_days: BTreeSet<_> = waiting.map(|when| belgi_domain::period::local_date(*when)).collect();
        let long = days >= i64::from(self.settings.forgotten_after_days);
        if long && on_days.len() >= self.settings.forgotten_from_days as usize {
            let days = u32::try_from(days).unwrap_or(u32::MAX);
            self.change(at, StoryState::Forgotten, Cause::Silence { days });
        }
    }

    /// What time alone does between the last post and `end`.
    fn silence_until(&mut self, end: Timestamp) {
        let Some(last) = self.last else { return };
        let quiet_days = i64::from(self.settings.quiet_days);
        // Complaints that went unanswered and ended are not solved: they stay forgotten three times as long.
        let patience = if self.state() == Some(StoryState::Forgotten) { quiet_days * 3 } else { quiet_days };
        let Ok(quiet) = last.checked_add(SignedDuration::from_secs(patience * DAY)) else { return };
        if quiet <= end && self.state() != Some(StoryState::Quiet) {
            let days = u32::try_from(patience).unwrap_or(u32::MAX);
            self.change(quiet, StoryState::Quiet, Cause::Silence { days });
        } else if self.state() == Some(StoryState::New) {
            self.settle(last, end);
        }
    }

    /// A story that is two days old and not growing is steady.
    fn settle(&mut self, last: Timestamp, end: Timestamp) {
        let born = self.history.first().map_or(last, |change| change.at);
        let Ok(settled) = born.checked_add(SignedDuration::from_hours(PACE_HOURS)) else { return };
        if settled <= end && self.complaints.len() > 1 {
            let after = u32::try_from(self.complaints.len()).unwrap_or(u32::MAX);
            self.change(settled, StoryState::Steady, Cause::Pace { before: 0, after });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StoryState::{Answered, Forgotten, Growing, New, Quiet, Reopened, Steady};
    use belgi_domain::{Language, PostId, Publisher, Sentiment, SourceId};

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_794_000_000 + hours * 3_600).unwrap()
    }

    fn member(hours: i64, signal_type: SignalType) -> Member {
        let source: SourceId = "forum".parse().unwrap();
        Member {
            post: PostId::new(&source, &hours.to_string()),
            source,
            publisher: Publisher::Community,
            at: at(hours),
            signal_type,
            sentiment: Sentiment::Negative,
            language: Language::Kk,
            echo_of: None,
        }
    }

    /// Complaints at these hours, an answer of this kind at this hour, looked at in the end.
    fn states(complaints: &[i64], answer: Option<(i64, AnswerKind)>, end: i64) -> Vec<(StoryState, i64)> {
        let mut members: Vec<Member> =
            complaints.iter().map(|hour| member(*hour, SignalType::Complaint)).collect();
        let answers: Vec<Answer> = answer
            .into_iter()
            .map(|(hour, kind)| {
                let member = member(hour, SignalType::Response);
                let answer = Answer {
                    post: member.post.clone(),
                    source: member.source.clone(),
                    at: member.at,
                    url: None,
                    kind,
                };
                members.push(member);
                answer
            })
            .collect();
        members.sort_by_key(|member| member.at);
        let history = course(&members, &answers, at(end), &Settings::default());
        history
            .iter()
            .map(|change| (change.state, (change.at.as_second() - at(0).as_second()) / 3_600))
            .collect()
    }

    #[test]
    fn each_course_is_as_written() {
        use AnswerKind::{Done, Promise};
        let day = 24;
        #[allow(
            clippy::type_complexity,
            reason = "complaints, an answer, the hour of looking, the states expected"
        )]
        let cases: [(&[i64], Option<(i64, AnswerKind)>, i64, &[(StoryState, i64)]); 9] = [
            (&[0], None, 1, &[(New, 0)]),
            (&[0], None, 8 * day, &[(New, 0), (Quiet, 7 * day)]),
            (&[0, 30], None, 60, &[(New, 0), (Steady, 48)]),
            (&[0, 1, 2, 3], None, 4, &[(New, 0), (Growing, 3)]),
            (&[0, 5], Some((10, Done)), 12, &[(New, 0), (Answered, 10)]),
            (&[0, 20], Some((10, Done)), 30, &[(New, 0), (Answered, 10)]),
            (&[0, 40], Some((10, Done)), 50, &[(New, 0), (Answered, 10), (Reopened, 40)]),
            (&[0, 40, 90], Some((10, Promise)), 91, &[(New, 0), (Answered, 10), (Reopened, 90)]),
            (&[0, 5 * day, 10 * day], None, 11 * day, &[(New, 0), (Steady, 48), (Forgotten, 10 * day)]),
        ];
        for (complaints, answer, end, expect) in cases {
            assert_eq!(states(complaints, answer, end), expect, "{complaints:?} {answer:?}");
        }
    }

    #[test]
    fn forgotten_complaints_stay_forgotten_for_three_weeks() {
        let day = 24;
        let found = states(&[0, 5 * day, 10 * day], None, 40 * day);
        assert_eq!(found.last(), Some(&(Quiet, 31 * day)));
    }
}
