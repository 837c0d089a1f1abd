//! The rules.

use super::{Fired, RuleId};
use crate::trend::{Shape, Trend};
use belgi_domain::period::local_date;
use belgi_domain::{AlertRules, CityId, Story, StoryId, StoryState, Trace, Urgency, VoiceBand};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// What a rule saw: whether it fires, since when, and its numbers.
struct Look {
    rule: RuleId,
    fires: bool,
    since: Timestamp,
    numbers: BTreeMap<&'static str, f64>,
}

/// Everything that fires at `now`, most urgent first.
pub fn fired(
    stories: &[Story],
    trends: &[Trend],
    city: &CityId,
    now: Timestamp,
    rules: &AlertRules,
) -> Vec<Fired> {
    let told = stories.iter().flat_map(|story| {
        looks(story, now, rules).into_iter().filter(|look| look.fires).map(|look| of_story(story, look))
    });
    let bursts = trends.iter().filter(|trend| trend.kind == Shape::Burst).map(|trend| of_burst(trend, city));
    let mut all: Vec<Fired> = told.chain(bursts).collect();
    all.sort_by(|a, b| (b.urgency, a.rule, &a.key).cmp(&(a.urgency, b.rule, &b.key)));
    all
}

/// Each rule of stories with what it saw of `story`, and whether it fires.
pub fn explain(
    story: &Story,
    now: Timestamp,
    rules: &AlertRules,
) -> Vec<(RuleId, bool, BTreeMap<&'static str, f64>)> {
    looks(story, now, rules).into_iter().map(|look| (look.rule, look.fires, look.numbers)).collect()
}

fn looks(story: &Story, now: Timestamp, rules: &AlertRules) -> Vec<Look> {
    let grave = critical(story, rules);
    let told = grave.fires;
    vec![grave, reopened(story, now, told), overdue(story, now, rules), forgotten(story, now, rules)]
}

fn critical(story: &Story, rules: &AlertRules) -> Look {
    let sources = story.members.iter().map(|member| &member.source).collect::<BTreeSet<_>>().len();
    let voices = at_least(story.voices);
    let heard = sources >= rules.critical_sources || voices >= rules.critical_voices;
    let danger = !story.dangers.is_empty() && story.urgency >= Urgency::High;
    let grave = danger || story.urgency == Urgency::Critical;
    // A smell of gas is not waited with until a second neighbour writes.
    let certain = danger && story.urgency == Urgency::Critical;
    Look {
        rule: if danger { RuleId::Danger } else { RuleId::Critical },
        fires: grave && (heard || certain) && waits(story),
        since: turn(story, StoryState::Reopened),
        numbers: [
            ("voices_at_least", f64::from(voices)),
            ("voices_limit", f64::from(rules.critical_voices)),
            ("sources", number(sources)),
            ("sources_limit", number(rules.critical_sources)),
            ("posts", number(story.members.len())),
        ]
        .into(),
    }
}

/// What came back. Where it is a danger or critical, that is told, under a key of its own for each return.
fn reopened(story: &Story, now: Timestamp, told: bool) -> Look {
    let since = turn(story, StoryState::Reopened);
    let answered = story.answers.iter().rfind(|answer| answer.at <= since).map_or(since, |answer| answer.at);
    let again = story.members.iter().filter(|member| member.is_trouble() && member.at >= since).count();
    Look {
        rule: RuleId::Reopened,
        fires: story.state == StoryState::Reopened && !told,
        since,
        numbers: [
            ("answers", number(story.answers.len())),
            ("complaints", number(story.complaints())),
            ("complaints_since", number(again)),
            ("hours_from_answer", float((since.as_second() - answered.as_second()) / 3_600)),
            ("hours_since", float((now.as_second() - since.as_second()) / 3_600)),
        ]
        .into(),
    }
}

fn overdue(story: &Story, now: Timestamp, rules: &AlertRules) -> Look {
    let due = match story.urgency {
        Urgency::Critical => rules.answer_due.critical,
        Urgency::High => rules.answer_due.high,
        Urgency::Normal => rules.answer_due.normal,
    };
    let since = turn(story, StoryState::Reopened);
    let hours = (now.as_second() - since.as_second()) / 3_600;
    // What is forgotten is told as such, and one complaint alone is an appeal, not a story.
    let open = waits(story) && story.state != StoryState::Forgotten && story.complaints() >= 2;
    Look {
        rule: RuleId::Overdue,
        fires: open && hours >= due,
        since,
        numbers: [
            ("hours", float(hours)),
            ("hours_limit", float(due)),
            ("complaints", number(story.complaints())),
        ]
        .into(),
    }
}

fn forgotten(story: &Story, now: Timestamp, rules: &AlertRules) -> Look {
    let since = turn(story, StoryState::Forgotten);
    let days = local_date(now).duration_since(local_date(since)).as_hours() / 24;
    let complained = local_date(now).duration_since(local_date(story.first_seen)).as_hours() / 24;
    Look {
        rule: RuleId::Forgotten,
        fires: story.state == StoryState::Forgotten && days >= rules.forgotten_days,
        since,
        numbers: [
            ("days_since_first", float(complained)),
            ("days_forgotten", float(days)),
            ("days_limit", float(rules.forgotten_days)),
            ("complaints", number(story.complaints())),
        ]
        .into(),
    }
}

/// Whether nobody has answered, or not since it came back.
fn waits(story: &Story) -> bool {
    !matches!(story.state, StoryState::Answered | StoryState::Quiet)
}

/// The last change to `state`, or else the beginning: what grows is told once, what returns is told again.
fn turn(story: &Story, state: StoryState) -> Timestamp {
    story.history.iter().rfind(|change| change.state == state).map_or(story.first_seen, |change| change.at)
}

fn at_least(voices: VoiceBand) -> u32 {
    match voices {
        VoiceBand::None => 0,
        VoiceBand::Few => 1,
        VoiceBand::AtLeast(voices) => voices,
    }
}

fn of_story(story: &Story, look: Look) -> Fired {
    let withheld = story.points_at_one();
    let words = |text: &Option<String>| text.clone().filter(|_| !withheld);
    let links = story.quotes.iter().filter_map(|quote| quote.url.clone());
    Fired {
        key: key(look.rule, &story.id, look.since),
        rule: look.rule,
        city: story.city.clone(),
        story: Some(story.id.clone()),
        topic: story.topic,
        district: None,
        urgency: if look.rule == RuleId::Danger { Urgency::Critical } else { story.urgency },
        headline_kk: words(&story.headline_kk),
        headline_ru: words(&story.headline_ru),
        numbers: look.numbers,
        baseline: None,
        dangers: story.dangers.clone(),
        links: links.filter(|link| !withheld && is_web(link)).collect(),
        since: look.since,
    }
}

fn key(rule: RuleId, story: &StoryId, since: Timestamp) -> String {
    format!("{}#{story}#{since}", rule.code())
}

/// The keys that `fired` may have gone out under while its story, or what that took in, bore other names.
pub fn former_keys(fired: &Fired, trace: &Trace) -> Vec<String> {
    let names = fired.story.iter().flat_map(|story| trace.merged_from(story));
    names.flat_map(|old| [old.began, fired.since].map(|since| key(fired.rule, &old.story, since))).collect()
}

fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

/// A burst lasts from hour to hour; the day it began on is what it is known by.
fn of_burst(trend: &Trend, city: &CityId) -> Fired {
    let district = trend.cell.district.as_deref().unwrap_or("city");
    Fired {
        key: format!("burst#{city}#{}#{district}#{}", trend.cell.topic, local_date(trend.since)),
        rule: RuleId::Burst,
        city: city.clone(),
        story: None,
        topic: trend.cell.topic,
        district: trend.cell.district.clone(),
        urgency: Urgency::High,
        headline_kk: None,
        headline_ru: None,
        numbers: [
            ("speakers", f64::from(trend.found)),
            ("expected", trend.expected),
            ("chance", trend.chance),
            ("usual_a_day", trend.baseline.daily),
        ]
        .into(),
        baseline: Some(trend.baseline.clone()),
        dangers: Vec::new(),
        links: Vec::new(),
        since: trend.since,
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts lie far below 2^52")]
fn number(count: usize) -> f64 {
    count as f64
}

#[allow(clippy::cast_precision_loss, reason = "hours and days lie far below 2^52")]
fn float(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::{signal, story};
    use StoryState::{Answered, Forgotten, Growing, New, Quiet, Reopened};
    use Urgency::{Critical, High, Normal};
    use belgi_domain::{Danger, SignalType};

    #[test]
    fn the_rules_fire_as_written() {
        type Case<'a> = (Urgency, StoryState, u32, &'a [&'a str], i64, &'a [RuleId]);
        let cases: [Case<'_>; 14] = [
            (Critical, New, 1, &["aa"], 1, &[]),
            (Critical, New, 1, &["aa", "bb"], 1, &[RuleId::Critical]),
            (Critical, Growing, 5, &["aa"], 1, &[RuleId::Critical]),
            (Critical, Reopened, 5, &["aa", "aa"], 25, &[RuleId::Critical, RuleId::Overdue]),
            (High, Reopened, 5, &["aa", "bb"], 1, &[RuleId::Reopened]),
            (Normal, Reopened, 1, &["aa"], 1, &[RuleId::Reopened]),
            (Critical, Answered, 9, &["aa", "bb"], 90, &[]),
            (Critical, Quiet, 9, &["aa", "bb"], 900, &[]),
            (High, New, 9, &["aa", "bb"], 71, &[]),
            (High, New, 9, &["aa", "bb"], 72, &[RuleId::Overdue]),
            (High, New, 0, &["aa"], 900, &[]),
            (Normal, Growing, 1, &["aa", "bb"], 503, &[]),
            (Normal, Growing, 1, &["aa", "bb"], 504, &[RuleId::Overdue]),
            (Normal, Forgotten, 1, &["aa", "bb"], 600, &[RuleId::Forgotten]),
        ];
        for (urgency, state, voices, sources, hours, expect) in cases {
            let story = story(urgency, state, voices, sources);
            let now = signal(hours, SignalType::Chat, "").at;
            let city = story.city.clone();
            let found = fired(&[story], &[], &city, now, &AlertRules::default());
            assert_eq!(
                found.iter().map(|fired| fired.rule).collect::<Vec<_>>(),
                expect,
                "{urgency} {state:?} {hours}"
            );
        }
    }

    #[test]
    fn a_danger_is_told_at_once_where_more_than_one_speaks_of_it_or_it_is_critical() {
        let cases = [
            (High, &["aa", "bb"][..], &[RuleId::Danger][..]),
            (Critical, &["aa", "bb"], &[RuleId::Danger]),
            (Normal, &["aa", "bb"], &[]),
            (High, &["aa"], &[]),
            (Critical, &["aa"], &[RuleId::Danger]),
        ];
        for (urgency, sources, expect) in cases {
            let mut story = story(urgency, New, 0, sources);
            story.dangers = vec![Danger::Manhole];
            let (city, now) = (story.city.clone(), signal(1, SignalType::Chat, "").at);
            let found = fired(&[story], &[], &city, now, &AlertRules::default());
            assert_eq!(
                found.iter().map(|fired| fired.rule).collect::<Vec<_>>(),
                expect,
                "{urgency} {sources:?}"
            );
            assert!(found.iter().all(|fired| fired.urgency == Critical), "a danger breaks the quiet hours");
        }
    }

    #[test]
    fn one_residents_headline_and_links_are_left_out() {
        let now = signal(2, SignalType::Chat, "").at;
        let told = |sources: &[&str]| {
            let mut story = story(Normal, Forgotten, 1, sources);
            story.headline_kk = Some("Су жоқ".to_owned());
            story.headline_ru = Some("Нет воды".to_owned());
            let quote = |url: &str| belgi_domain::Quote {
                post: story.members[0].post.clone(),
                source: story.members[0].source.clone(),
                at: story.first_seen,
                language: belgi_domain::Language::Ru,
                text: "Нет воды".to_owned(),
                url: Some(url.to_owned()),
            };
            story.quotes = vec![quote("https://forum.example/1"), quote("javascript:alert(1)")];
            let city = story.city.clone();
            fired(&[story], &[], &city, now, &AlertRules::default()).remove(0)
        };
        let (one, two) = (told(&["aa"]), told(&["aa", "bb"]));
        assert_eq!((one.headline_kk, one.headline_ru, one.links), (None, None, Vec::new()));
        assert_eq!(
            (two.headline_ru.as_deref(), two.links),
            (Some("Нет воды"), vec!["https://forum.example/1".to_owned()])
        );
    }

    #[test]
    fn a_key_stays_while_the_story_grows_and_changes_when_it_returns() {
        let key = |state| {
            let story = story(Critical, state, 0, &["aa", "bb"]);
            let city = story.city.clone();
            fired(&[story], &[], &city, signal(2, SignalType::Chat, "").at, &AlertRules::default())[0]
                .key
                .clone()
        };
        assert_eq!(key(New), key(Growing));
        let mut returned = story(Critical, Reopened, 0, &["aa", "bb"]);
        returned.history[0].at = signal(1, SignalType::Chat, "").at;
        let city = returned.city.clone();
        let found =
            fired(&[returned], &[], &city, signal(2, SignalType::Chat, "").at, &AlertRules::default());
        assert_ne!(found[0].key, key(New));
    }
}
