//! What goes now and what waits.

use super::{AlertRules, Fired, RuleId};
use belgi_domain::Urgency;
use belgi_domain::period::zone;
use jiff::Timestamp;
use jiff::civil::Time;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

const HOUR: i64 = 3_600;

/// An alert that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// Its key.
    pub key: String,
    /// When.
    pub at: Timestamp,
    /// Whether it was critical; those do not count against the cap.
    pub critical: bool,
}

/// Why an alert waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// It is night.
    QuietHours,
    /// Enough was told within the hour.
    Cap,
}

/// What to do now.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Plan {
    /// To be sent, most urgent first.
    pub send: Vec<Fired>,
    /// To wait: it fires again at the next look, until it is sent or no longer true.
    pub held: Vec<(Held, Fired)>,
    /// What the cap holds back, to be sent once an hour; nothing where it holds nothing.
    pub summary: Option<Summary>,
}

/// What was held back by the cap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The same for the same hour, so that an hour has one summary.
    pub key: String,
    /// How many alerts of each rule.
    pub rules: BTreeMap<RuleId, u32>,
    /// The keys of all of them.
    pub held: Vec<String>,
}

/// Decides about `fired` (most urgent first) at `now`, given what was sent before. What is critical is always sent.
pub fn plan(fired: Vec<Fired>, sent: &[Sent], now: Timestamp, rules: &AlertRules) -> Plan {
    let known: BTreeSet<&str> = sent.iter().map(|sent| sent.key.as_str()).collect();
    let recent = |sent: &&Sent| !sent.critical && now.as_second() - sent.at.as_second() < HOUR;
    let mut room = rules.per_hour.saturating_sub(sent.iter().filter(recent).count());
    let night = is_quiet(now, rules);
    let mut plan = Plan::default();
    let mut seen = BTreeSet::new();
    for alert in fired {
        if known.contains(alert.key.as_str()) || !seen.insert(alert.key.clone()) {
            continue;
        }
        match (alert.urgency == Urgency::Critical, night, room) {
            (true, ..) => plan.send.push(alert),
            (false, true, _) => plan.held.push((Held::QuietHours, alert)),
            (false, false, 0) => plan.held.push((Held::Cap, alert)),
            (false, false, _) => {
                room -= 1;
                plan.send.push(alert);
            }
        }
    }
    plan.summary = summary(&plan.held, now).filter(|summary| !known.contains(summary.key.as_str()));
    plan
}

fn summary(held: &[(Held, Fired)], now: Timestamp) -> Option<Summary> {
    let capped: Vec<&Fired> =
        held.iter().filter(|(held, _)| *held == Held::Cap).map(|(_, alert)| alert).collect();
    let city = &capped.first()?.city;
    let mut rules = BTreeMap::new();
    capped.iter().for_each(|alert| *rules.entry(alert.rule).or_default() += 1);
    let key = format!("summary#{city}#{}", now.as_second().div_euclid(HOUR));
    Some(Summary { key, rules, held: capped.iter().map(|alert| alert.key.clone()).collect() })
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

    #[test]
    fn only_what_is_critical_is_told_at_night() {
        let rules = AlertRules::default();
        for (time, expect) in
            [("21:59", (4, 0, 0)), ("22:00", (1, 3, 0)), ("06:59", (1, 3, 0)), ("07:00", (4, 0, 0))]
        {
            assert_eq!(counts(&plan(alerts(3), &[], at(time), &rules)), expect, "{time}");
        }
    }

    #[test]
    fn the_cap_holds_back_sums_up_and_loses_nothing() {
        let rules = AlertRules { per_hour: 2, ..AlertRules::default() };
        let mut sent: Vec<Sent> = Vec::new();
        let mut told = Vec::new();
        for time in ["12:00", "12:10", "13:05", "14:10"] {
            let plan = plan(alerts(5), &sent, at(time), &rules);
            let summary = plan.summary.iter().map(|summary| (summary.key.clone(), true));
            let keys = plan
                .send
                .iter()
                .map(|alert| (alert.key.clone(), alert.urgency == Urgency::Critical))
                .chain(summary);
            sent.extend(keys.map(|(key, critical)| Sent { key, at: at(time), critical }));
            told.push((plan.send.len(), plan.summary.map(|summary| summary.held.len())));
        }
        assert_eq!(told, [(3, Some(3)), (0, None), (2, Some(1)), (1, None)]);
    }

    #[test]
    fn what_was_sent_is_not_sent_again() {
        let now = at("12:00");
        let sent: Vec<Sent> =
            alerts(3).into_iter().map(|alert| Sent { key: alert.key, at: now, critical: false }).collect();
        assert_eq!(plan(alerts(3), &sent, now, &AlertRules::default()), Plan::default());
    }

    #[test]
    fn rules_are_read_from_a_file_and_a_misspelt_one_is_refused() {
        let rules: AlertRules =
            toml::from_str("per_hour = 3\nquiet_from = \"23:30\"\n[answer_due]\nhigh = 48").unwrap();
        assert_eq!((rules.per_hour, rules.answer_due.high, rules.critical_sources), (3, 48, 2));
        assert!(toml::from_str::<AlertRules>("per_huor = 3").is_err());
    }
}
