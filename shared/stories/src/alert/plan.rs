//! What goes now and what is held back.

use super::{Fired, RuleId};
use belgi_domain::period::zone;
use belgi_domain::{AlertRules, Urgency};
use jiff::Timestamp;
use jiff::civil::Time;
use serde::Serialize;
use std::collections::BTreeSet;

const HOUR: i64 = 3_600;

/// An alert, or a summary, that was sent within the last hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// When.
    pub at: Timestamp,
    /// What it was.
    pub kind: SentKind,
}

/// What was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SentKind {
    /// A danger or something critical; it does not count against the cap.
    Critical,
    /// Anything else.
    Usual,
    /// What had been held back, in one.
    Summary,
}

/// Why an alert is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// It is night.
    QuietHours,
    /// Enough was told within the hour.
    Cap,
    /// An answer is overdue: nothing happens now that did not happen an hour ago, so these gather and are told in one.
    Gathered,
}

/// What to do now.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Plan {
    /// To be sent, most urgent first.
    pub send: Vec<Fired>,
    /// To be kept for the next summary.
    pub held: Vec<(Held, Fired)>,
}

/// Decides about `fired` (most urgent first) at `now`. `known` are the keys that were decided about before; `sent` is what
/// was sent within the last hour. What is critical is always sent.
pub fn plan(
    fired: Vec<Fired>,
    known: &BTreeSet<String>,
    sent: &[Sent],
    now: Timestamp,
    rules: &AlertRules,
) -> Plan {
    let counts = |sent: &&Sent| sent.kind == SentKind::Usual && is_recent(sent, now);
    let mut room = rules.per_hour.saturating_sub(sent.iter().filter(counts).count());
    let night = is_quiet(now, rules);
    let (mut plan, mut seen) = (Plan::default(), BTreeSet::new());
    for alert in fired {
        if known.contains(&alert.key) || !seen.insert(alert.key.clone()) {
            continue;
        }
        match (alert.urgency == Urgency::Critical, night, room) {
            _ if alert.rule == RuleId::Overdue => plan.held.push((Held::Gathered, alert)),
            (true, ..) => plan.send.push(alert),
            (false, true, _) => plan.held.push((Held::QuietHours, alert)),
            (false, false, 0) => plan.held.push((Held::Cap, alert)),
            (false, false, _) => {
                room -= 1;
                plan.send.push(alert);
            }
        }
    }
    plan
}

/// Whether what is held back may be told now: never in the quiet hours, and once an hour at most.
pub fn summary_is_due(sent: &[Sent], now: Timestamp, rules: &AlertRules) -> bool {
    !is_quiet(now, rules) && !sent.iter().any(|sent| sent.kind == SentKind::Summary && is_recent(sent, now))
}

fn is_recent(sent: &Sent, now: Timestamp) -> bool {
    now.as_second() - sent.at.as_second() < HOUR
}

/// Whether `now` lies in the quiet hours, which may span midnight.
fn is_quiet(now: Timestamp, rules: &AlertRules) -> bool {
    let time: Time = now.to_zoned(zone()).time();
    let (from, until) = (rules.quiet_from, rules.quiet_until);
    if from <= until { from <= time && time < until } else { time >= from || time < until }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alert::fired;
    use crate::sample_tests::story;
    use belgi_domain::StoryState;

    fn at(time: &str) -> Timestamp {
        format!("2026-11-23T{time}:00+05:00").parse().unwrap()
    }

    /// A critical alert and so many others.
    fn alerts(others: usize) -> Vec<Fired> {
        let (one, other) = (
            story(Urgency::Critical, StoryState::New, 0, &["aa", "bb"]),
            story(Urgency::High, StoryState::Forgotten, 0, &["cc", "dd"]),
        );
        let city = one.city.clone();
        let all = fired(&[one, other], &[], &city, at("12:00"), &AlertRules::default());
        let copies =
            (0..others).map(|copy| Fired { key: format!("copy {copy:02}"), ..all.last().unwrap().clone() });
        all[..1].iter().cloned().chain(copies).collect()
    }

    fn counts(plan: &Plan) -> (usize, usize, usize) {
        let held = |why: Held| plan.held.iter().filter(|(held, _)| *held == why).count();
        (plan.send.len(), held(Held::QuietHours), held(Held::Cap))
    }

    fn planned(others: usize, sent: &[Sent], time: &str, rules: &AlertRules) -> Plan {
        plan(alerts(others), &BTreeSet::new(), sent, at(time), rules)
    }

    #[test]
    fn only_what_is_critical_is_told_at_night() {
        let rules = AlertRules::default();
        for (time, expect) in
            [("21:59", (4, 0, 0)), ("22:00", (1, 3, 0)), ("06:59", (1, 3, 0)), ("07:00", (4, 0, 0))]
        {
            assert_eq!(counts(&planned(3, &[], time, &rules)), expect, "{time}");
            assert_eq!(summary_is_due(&[], at(time), &rules), expect.1 == 0, "{time}");
        }
    }

    #[test]
    fn overdue_answers_gather_whatever_their_urgency_and_the_hour() {
        let overdue = |urgency| Fired { rule: RuleId::Overdue, urgency, ..alerts(0).remove(0) };
        for urgency in [Urgency::Normal, Urgency::Critical] {
            let plan =
                plan(vec![overdue(urgency)], &BTreeSet::new(), &[], at("12:00"), &AlertRules::default());
            assert_eq!((plan.send.len(), plan.held[0].0), (0, Held::Gathered), "{urgency}");
        }
    }

    #[test]
    fn quiet_hours_from_and_until_the_same_time_are_none() {
        let rules = AlertRules {
            quiet_from: Time::midnight(),
            quiet_until: Time::midnight(),
            ..AlertRules::default()
        };
        assert_eq!(counts(&planned(3, &[], "00:00", &rules)), (4, 0, 0));
    }

    #[test]
    fn the_cap_counts_the_last_hour_without_what_is_critical() {
        let rules = AlertRules { per_hour: 2, ..AlertRules::default() };
        let sent = |time: &str, kind| Sent { at: at(time), kind };
        type Case<'a> = (&'a [Sent], (usize, usize, usize));
        let cases: [Case<'_>; 4] = [
            (&[], (3, 0, 3)),
            (&[sent("11:30", SentKind::Critical), sent("11:40", SentKind::Summary)], (3, 0, 3)),
            (&[sent("11:01", SentKind::Usual)], (2, 0, 4)),
            (&[sent("11:00", SentKind::Usual)], (3, 0, 3)),
        ];
        for (sent, expect) in cases {
            assert_eq!(counts(&planned(5, sent, "12:00", &rules)), expect, "{sent:?}");
        }
    }

    #[test]
    fn a_summary_comes_once_an_hour() {
        let sent = [Sent { at: at("12:00"), kind: SentKind::Summary }];
        for (time, due) in [("12:10", false), ("12:59", false), ("13:00", true)] {
            assert_eq!(summary_is_due(&sent, at(time), &AlertRules::default()), due, "{time}");
        }
    }

    #[test]
    fn what_was_decided_is_not_decided_again() {
        let known = alerts(3).into_iter().map(|alert| alert.key).collect();
        assert_eq!(plan(alerts(3), &known, &[], at("12:00"), &AlertRules::default()), Plan::default());
    }
}
