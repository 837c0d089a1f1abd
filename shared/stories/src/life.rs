//! A story's course: a pure function of its posts and the moment.

use crate::settings::Settings;
use belgi_domain::period::local_date;
use belgi_domain::{Answer, AnswerKind, Cause, Change, Member, PostId, SignalType, StoryState};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeSet, HashMap};

const DAY: i64 = 86_400;
/// The span that pace is measured over.
const PACE_HOURS: i64 = 48;
/// The day of its life from which a story's pace can be compared, and that from which it is no longer new.
const KNOWN_DAYS: i32 = 2;
const SETTLED_HOURS: i64 = 72;

/// The course of a story with these members and answers (both oldest first) up to `now`.
pub(crate) fn course(
    members: &[Member],
    answers: &[Answer],
    now: Timestamp,
    settings: &Settings,
) -> Vec<Change> {
    let mut life = Life::new(settings, is_praise(members));
    let answers: HashMap<&PostId, &Answer> = answers.iter().map(|answer| (&answer.post, answer)).collect();
    for member in members {
        life.silence_until(member.at);
        life.take(member, answers.get(&member.post).copied());
    }
    life.silence_until(now);
    life.history
}

/// A story that is told to thank: its pace is that of its thanks.
fn is_praise(members: &[Member]) -> bool {
    let count = |wanted: fn(&Member) -> bool| members.iter().filter(|member| wanted(member)).count();
    count(|member| member.signal_type == SignalType::Praise) > 2 * count(is_trouble)
}

fn is_trouble(member: &Member) -> bool {
    matches!(member.signal_type, SignalType::Complaint | SignalType::Request)
}

struct Life<'a> {
    settings: &'a Settings,
    praise: bool,
    history: Vec<Change>,
    /// When the posts that pace is measured on came, oldest first.
    voiced: Vec<Timestamp>,
    /// When the complaints that wait for an answer began, and the days that they came on.
    open_since: Option<Timestamp>,
    open_days: BTreeSet<Date>,
    answered: Option<(Timestamp, AnswerKind)>,
    last: Option<Timestamp>,
}

impl<'a> Life<'a> {
    fn new(settings: &'a Settings, praise: bool) -> Self {
        let (history, voiced, open_days) = (Vec::new(), Vec::new(), BTreeSet::new());
        Self { settings, praise, history, voiced, open_since: None, open_days, answered: None, last: None }
    }

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
        if let Some(answer) = answer {
            return self.answer(answer);
        }
        self.last = Some(member.at);
        if self.praise {
            self.voiced.push(member.at);
            self.pace(member.at);
        } else if is_trouble(member) {
            self.complain(member);
        }
    }

    /// Thanks wait for no answer, and a notice of the trouble is none. What does not move the story, as a desk's late
    /// replies, does not keep it alive either.
    fn answer(&mut self, answer: &Answer) {
        if self.praise || self.is_notice(answer) {
            return;
        }
        if self.state() != Some(StoryState::Answered) {
            self.last = Some(answer.at);
        }
        self.answered = Some((answer.at, answer.kind));
        self.open_since = None;
        self.open_days.clear();
        self.change(answer.at, StoryState::Answered, Cause::Answer { post: answer.post.clone() });
    }

    /// «В 04:40 произошёл порыв, вода будет к вечеру»: said of the trouble on its first day, before it is over.
    fn is_notice(&self, answer: &Answer) -> bool {
        let born = self.history.first().map_or(answer.at, |change| change.at);
        let hours = (answer.at.as_second() - born.as_second()) / 3_600;
        answer.kind != AnswerKind::Done && hours < self.settings.notice_hours
    }

    fn complain(&mut self, member: &Member) {
        self.voiced.push(member.at);
        let reopens = self.answered.is_some_and(|(at, kind)| {
            let patience = match kind {
                AnswerKind::Done => self.settings.reopen_after_done_days,
                _ => self.settings.reopen_after_promise_days,
            };
            days_between(at, member.at) >= patience
        });
        if reopens {
            self.answered = None;
            self.change(member.at, StoryState::Reopened, Cause::Complaint { post: member.post.clone() });
        }
        if self.answered.is_some() {
            return;
        }
        self.open_since.get_or_insert(member.at);
        self.open_days.insert(local_date(member.at));
        if self.state() == Some(StoryState::Quiet) {
            self.change(member.at, StoryState::Steady, Cause::Complaint { post: member.post.clone() });
        }
        self.pace(member.at);
        self.forget(member.at);
    }

    /// Growing where the last two days brought clearly more than the two before: by more than twice the
    /// standard deviation of a Poisson count, and not by ones and twos. What has no two days yet has nothing to be
    /// compared with, unless it comes as a flood.
    fn pace(&mut self, at: Timestamp) {
        let since = |hours: i64| {
            let from = at.as_second() - hours * 3_600;
            self.voiced.len() - self.voiced.partition_point(|when| when.as_second() < from)
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let after = count(since(PACE_HOURS));
        let before = count(since(2 * PACE_HOURS)) - after;
        let clearly = f64::from(after) - f64::from(before) >= 2.0 * f64::from(after + before).sqrt();
        let born = self.history.first().map_or(at, |change| change.at);
        let known = days_between(born, at) >= KNOWN_DAYS || after >= self.settings.flood_from;
        let grows = known && after >= self.settings.growing_from && clearly;
        let cause = Cause::Pace { before, after };
        match self.state() {
            Some(StoryState::New | StoryState::Steady) if grows => {
                self.change(at, StoryState::Growing, cause)
            }
            Some(StoryState::Growing) if after * 3 <= before * 2 => {
                self.change(at, StoryState::Steady, cause)
            }
            _ => {}
        }
    }

    fn forget(&mut self, at: Timestamp) {
        let Some(since) = self.open_since else { return };
        let days = days_between(since, at);
        let long = i64::from(days) >= i64::from(self.settings.forgotten_after_days);
        if long && self.open_days.len() >= self.settings.forgotten_from_days as usize {
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

    /// A story that is three days old and not growing is steady.
    fn settle(&mut self, last: Timestamp, end: Timestamp) {
        let born = self.history.first().map_or(last, |change| change.at);
        let Ok(settled) = born.checked_add(SignedDuration::from_hours(SETTLED_HOURS)) else { return };
        if settled <= end && self.voiced.len() > 1 {
            let after = u32::try_from(self.voiced.len()).unwrap_or(u32::MAX);
            self.change(settled, StoryState::Steady, Cause::Pace { before: 0, after });
        }
    }
}

/// Days of the city's calendar from one moment to another.
fn days_between(from: Timestamp, to: Timestamp) -> i32 {
    i32::try_from(local_date(to).duration_since(local_date(from)).as_hours() / 24).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use StoryState::{Answered, Forgotten, Growing, New, Quiet, Reopened, Steady};
    use belgi_domain::{Language, Publisher, Sentiment, SourceId};

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
        type Case<'a> = (&'a [i64], Option<(i64, AnswerKind)>, i64, &'a [(StoryState, i64)]);
        let cases: [Case<'_>; 14] = [
            (&[0], None, 1, &[(New, 0)]),
            (&[0], None, 9 * day, &[(New, 0), (Quiet, 8 * day)]),
            (&[0, 30], None, 80, &[(New, 0), (Steady, 72)]),
            (&[0, 1, 2, 3], None, 4, &[(New, 0)]),
            (&[0, 1, 2, 3, 20], None, 40, &[(New, 0)]),
            (&[0, 1, 2, 3, 47], None, 48, &[(New, 0), (Growing, 47)]),
            (&[0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4], None, 5, &[(New, 0), (Growing, 4)]),
            (&[0, 5], Some((10, Promise)), 12, &[(New, 0)]),
            (&[0, 5], Some((30, Promise)), 32, &[(New, 0), (Answered, 30)]),
            (&[0, 5], Some((10, Done)), 12, &[(New, 0), (Answered, 10)]),
            (&[0, 20], Some((10, Done)), 30, &[(New, 0), (Answered, 10)]),
            (&[0, 40, 83], Some((10, Done)), 84, &[(New, 0), (Answered, 10), (Reopened, 83)]),
            (&[0, 90, 151], Some((30, Promise)), 152, &[(New, 0), (Answered, 30), (Reopened, 151)]),
            (
                &[0, 7 * day, 14 * day, 21 * day],
                None,
                22 * day,
                &[(New, 0), (Steady, 72), (Forgotten, 21 * day)],
            ),
        ];
        for (complaints, answer, end, expect) in cases {
            assert_eq!(states(complaints, answer, end), expect, "{complaints:?} {answer:?}");
        }
    }

    #[test]
    fn forgotten_complaints_stay_forgotten_for_three_weeks() {
        let day = 24;
        let found = states(&[0, 7 * day, 14 * day, 21 * day], None, 50 * day);
        assert_eq!(found.last(), Some(&(Quiet, 45 * day)));
    }
}
