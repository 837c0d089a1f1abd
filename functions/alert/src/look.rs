//! What fires, and what is decided about it. Writes nothing but the counts of days that are over.

use crate::counts::{Counted, Keeping, counted};
use belgi_domain::{City, CityId, Department, Place, Signal, Story, Topic, Trace};
use belgi_runtime::Configuration;
use belgi_store::{AlertRecord, Lane, Store, StoreError};
use belgi_stories::alert::{Fired, Held, Sent, SentKind, fired, former_keys, plan};
use belgi_stories::trend::{Ledger, Trend, TrendSettings};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Minutes of an hour in which bursts are looked for.
const BURST_MINUTES: i64 = 10;

/// Whether bursts are looked for, which reads two days of signals and counts one of the days before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bursts {
    /// Only where this moment lies in the first minutes of an hour: counts are by the hour, and a firing comes every ten
    /// minutes.
    HourlyAt(Timestamp),
    /// Now, and what is counted is not kept.
    Now,
}

/// What was seen of a city.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Everything that fires, each with what is decided about it, most urgent first.
    pub decided: Vec<(Decision, Facts)>,
    /// What was sent within the last hour.
    pub sent: Vec<Sent>,
}

/// What is decided about an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It goes out.
    Send,
    /// It waits for a summary.
    Held(Held),
    /// It was decided about before.
    Known,
}

/// An alert with what people want to know beside it.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What fired.
    pub fired: Fired,
    /// Where, widest first.
    pub places: Vec<Place>,
    /// The body in charge.
    pub department: Option<Department>,
}

/// Compares a city's stories and signals with its rules at `now`.
///
/// # Errors
/// Where storage is out of reach or refuses.
pub async fn look(
    store: &Store,
    configuration: &Configuration,
    city: &City,
    now: Timestamp,
    bursts: Bursts,
) -> Result<Seen, StoreError> {
    let stories = store.stories(&city.id).await?;
    let Counted { ledger, recent } = match bursts {
        Bursts::HourlyAt(at) if at.as_second().div_euclid(60).rem_euclid(60) >= BURST_MINUTES => {
            Counted { ledger: Ledger::default(), recent: Vec::new() }
        }
        Bursts::HourlyAt(_) => counted(store, &city.id, now, Keeping::Kept).await?,
        Bursts::Now => counted(store, &city.id, now, Keeping::Dropped).await?,
    };
    let trends = ledger.bursts(now, &TrendSettings::default());
    let all = fired(&stories, &told_once(trends), &city.id, now, &city.alerts.rules);
    let keys: Vec<String> = all.iter().map(|fired| fired.key.clone()).collect();
    let mut known = store.known_alerts(&keys).await?;
    let renamed = told_under_other_names(store, &city.id, &all, &known).await?;
    known.extend(renamed);
    let sent = sent_lately(store, &city.id, now).await?;
    let beside =
        Beside { configuration, city: &city.id, stories: by_id(&stories), districts: districts(&recent) };
    let mut decided: Vec<(Decision, Facts)> = all
        .iter()
        .filter(|fired| known.contains(&fired.key))
        .map(|fired| (Decision::Known, beside.facts(fired.clone())))
        .collect();
    let plan = plan(all, &known, &sent, now, &city.alerts.rules);
    let send = plan.send.into_iter().map(|fired| (Decision::Send, beside.facts(fired)));
    let held = plan.held.into_iter().map(|(why, fired)| (Decision::Held(why), beside.facts(fired)));
    decided.splice(0..0, send.chain(held).collect::<Vec<_>>());
    Ok(Seen { decided, sent })
}

/// The keys of what was told already while its story bore another name: one that a late post or a merge gave it is no news.
async fn told_under_other_names(
    store: &Store,
    city: &CityId,
    all: &[Fired],
    known: &BTreeSet<String>,
) -> Result<Vec<String>, StoreError> {
    let trace = Trace::of(store.passages(city).await?);
    let former: Vec<(&Fired, Vec<String>)> = all
        .iter()
        .filter(|fired| !known.contains(&fired.key))
        .map(|fired| (fired, former_keys(fired, &trace)))
        .collect();
    let asked: Vec<String> = former.iter().flat_map(|(_, keys)| keys.clone()).collect();
    let told = store.known_alerts(&asked).await?;
    let renamed = former.into_iter().filter(|(_, keys)| keys.iter().any(|key| told.contains(key)));
    Ok(renamed.map(|(fired, _)| fired.key.clone()).collect())
}

/// A burst of a whole city that one district makes is told of the district alone.
fn told_once(trends: Vec<Trend>) -> Vec<Trend> {
    let narrow: Vec<(Topic, u32)> = trends
        .iter()
        .filter(|trend| trend.cell.district.is_some())
        .map(|trend| (trend.cell.topic, trend.found))
        .collect();
    // Nearly all of the city's speakers are the district's.
    let repeats = |trend: &Trend| {
        trend.cell.district.is_none()
            && narrow.iter().any(|(topic, found)| *topic == trend.cell.topic && found * 10 >= trend.found * 9)
    };
    trends.into_iter().filter(|trend| !repeats(trend)).collect()
}

async fn sent_lately(store: &Store, city: &CityId, now: Timestamp) -> Result<Vec<Sent>, StoreError> {
    let since = now.checked_sub(SignedDuration::from_hours(1)).unwrap_or(now);
    let mut records = store.alerts_in(city, Lane::Told, since).await?;
    records.extend(store.alerts_in(city, Lane::Open, since).await?);
    Ok(records.iter().filter_map(sent).collect())
}

/// How an alert counts that was decided on; one that a summary told counts for nothing.
fn sent(record: &AlertRecord) -> Option<Sent> {
    let kind = match record.kind.as_str() {
        "critical" => SentKind::Critical,
        "usual" => SentKind::Usual,
        "summary" => SentKind::Summary,
        _ => return None,
    };
    Some(Sent { at: record.sent_at, kind })
}

fn by_id(stories: &[Story]) -> BTreeMap<&str, &Story> {
    stories.iter().map(|story| (story.id.as_str(), story)).collect()
}

fn districts(signals: &[Signal]) -> BTreeMap<&str, &Place> {
    let places = signals.iter().filter_map(Signal::district);
    places.map(|place| (place.code.as_str(), place)).collect::<BTreeMap<_, _>>()
}

/// Where facts are found.
struct Beside<'a> {
    configuration: &'a Configuration,
    city: &'a CityId,
    stories: BTreeMap<&'a str, &'a Story>,
    districts: BTreeMap<&'a str, &'a Place>,
}

impl Beside<'_> {
    fn facts(&self, fired: Fired) -> Facts {
        let departments = &self.configuration.departments;
        let story = fired.story.as_ref().and_then(|id| self.stories.get(id.as_str()));
        let district = fired.district.as_deref();
        let (places, department) = match story {
            Some(story) => {
                (story.places.clone(), story.department.as_deref().and_then(|code| departments.get(code)))
            }
            None => {
                let place = district.and_then(|code| self.districts.get(code));
                (
                    place.into_iter().map(|place| (*place).clone()).collect(),
                    departments.in_charge(fired.topic, self.city, district),
                )
            }
        };
        Facts { places, department: department.cloned(), fired }
    }
}
