//! What receivers are told: one JSON object an alert, with the same in words of both languages.

use crate::look::Facts;
use crate::words::Tongues;
use belgi_domain::period::local_date;
use belgi_domain::{CityId, Label, PlaceKind, Urgency};
use belgi_store::{AlertRecord, Lane};
use belgi_stories::trend::Baseline;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Counts of people or of their posts: below [`BAND`] they are not told.
const COUNTS: [&str; 5] = ["complaints", "complaints_since", "posts", "speakers", "voices_at_least"];
/// The least count that is told.
const BAND: f64 = 5.0;
/// What speakers are rounded down to a multiple of, from [`BAND`] on.
const STEP: i64 = 5;
/// Links that an alert bears.
const LINKS: usize = 5;

/// An alert, or a summary of those that were held back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// The same for the same rule, story and turn of events; receivers know a repetition by it.
    pub key: String,
    /// Which rule fired, or `summary`.
    pub rule: String,
    /// Whose.
    pub city: String,
    /// When it was decided.
    pub at: String,
    /// How urgent: `critical`, `high`, `normal`.
    pub urgency: String,
    /// Its topic.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub topic: Option<String>,
    /// Which story; none for a burst.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub story: Option<String>,
    /// Dangers it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub dangers: Vec<String>,
    /// Its headline in Kazakh; none where one resident alone tells it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline_kk: Option<String>,
    /// The same in Russian.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline_ru: Option<String>,
    /// Places in Kazakh, widest first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub places_kk: Vec<String>,
    /// The same in Russian.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub places_ru: Vec<String>,
    /// The body in charge.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub department: Option<Body>,
    /// Since when it is so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<String>,
    /// What the rule looked at, its limits among them. Counts of one to four are `"<5"`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub numbers: BTreeMap<String, Value>,
    /// What a burst is compared with: days and the usual of this weekday.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub baseline: Option<Value>,
    /// Public posts to read.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub links: Vec<String>,
    /// All of it in Kazakh.
    pub text_kk: String,
    /// All of it in Russian.
    pub text_ru: String,
    /// What a summary sums up.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub alerts: Vec<Notice>,
}

/// The body in charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The code of `departments.toml`.
    pub code: String,
    /// Its name in Kazakh.
    pub kk: String,
    /// Its name in Russian.
    pub ru: String,
}

impl Notice {
    /// What is told of `facts`, decided at `now`.
    pub fn of(facts: &Facts, tongues: &Tongues, now: Timestamp) -> Self {
        let fired = &facts.fired;
        // The city itself goes without saying.
        let places = || facts.places.iter().filter(|place| place.kind > PlaceKind::City);
        let department = facts.department.as_ref();
        let mut notice = Self {
            key: fired.key.clone(),
            rule: fired.rule.code().to_owned(),
            city: fired.city.to_string(),
            at: format!("{now:.0}"),
            urgency: fired.urgency.code().to_owned(),
            topic: Some(fired.topic.code().to_owned()),
            story: fired.story.as_ref().map(ToString::to_string),
            dangers: fired.dangers.iter().map(|danger| danger.code().to_owned()).collect(),
            headline_kk: fired.headline_kk.clone(),
            headline_ru: fired.headline_ru.clone(),
            places_kk: places().map(|place| place.name.clone()).collect(),
            places_ru: places().map(|place| place.name_ru.clone()).collect(),
            department: department.map(|body| Body {
                code: body.code.clone(),
                kk: body.kk.clone(),
                ru: body.ru.clone(),
            }),
            since: Some(format!("{:.0}", fired.since)),
            numbers: fired.numbers.iter().map(|(name, number)| shown(name, *number)).collect(),
            baseline: fired.baseline.as_ref().map(compared),
            links: fired.links.iter().take(LINKS).cloned().collect(),
            ..Self::default()
        };
        (notice.text_kk, notice.text_ru) = tongues.tell(&notice);
        notice
    }

    /// One notice of everything that was held back, in the order of `held`.
    pub fn summing(city: &CityId, held: &[AlertRecord], tongues: &Tongues, now: Timestamp) -> Self {
        let alerts: Vec<Self> =
            held.iter().filter_map(|record| serde_json::from_str(&record.body).ok()).collect();
        let mut notice = Self {
            key: format!("summary#{city}#{now:.0}"),
            rule: "summary".to_owned(),
            city: city.to_string(),
            at: format!("{now:.0}"),
            urgency: Urgency::Normal.code().to_owned(),
            alerts,
            ..Self::default()
        };
        (notice.text_kk, notice.text_ru) = tongues.tell(&notice);
        notice
    }

    /// Where the alert lies in the bucket: a name made of what it is about, so that writing it again replaces it.
    pub fn object_key(&self) -> String {
        let day =
            self.at.parse().map_or_else(|_| "undated".to_owned(), |at: Timestamp| local_date(at).to_string());
        let name: String =
            self.key.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
        format!("alerts/{}/{day}/{name}.json", self.city)
    }
}

/// `notice` as the store remembers it.
///
/// # Errors
/// Where it cannot be written as JSON.
pub(crate) fn record(notice: &Notice, lane: Lane, now: Timestamp) -> anyhow::Result<AlertRecord> {
    let kind = match (notice.rule.as_str(), notice.urgency.as_str()) {
        ("summary", _) => "summary",
        (_, "critical") => "critical",
        _ => "usual",
    };
    Ok(AlertRecord {
        key: notice.key.clone(),
        city: notice.city.parse()?,
        lane,
        sent_at: now,
        kind: kind.to_owned(),
        body: serde_json::to_string_pretty(notice)?,
        done: std::collections::BTreeSet::new(),
    })
}

fn shown(name: &str, number: f64) -> (String, Value) {
    let few = COUNTS.contains(&name) && number > 0.0 && number < BAND;
    #[allow(clippy::cast_possible_truncation, reason = "a whole number that was a count, hours or days")]
    let whole = number as i64;
    let value = if few {
        json!("<5")
    } else if name == "speakers" {
        // Bands, as voices are: the city's exact number less a district's would be that of the rest.
        json!(whole - whole % STEP)
    } else if name == "chance" && number > 0.0 {
        // Its size; the whole of it would give the number of speakers away again.
        json!(10_f64.powf(number.log10().ceil()))
    } else if number.fract() == 0.0 {
        json!(whole)
    } else {
        json!(number)
    };
    (name.to_owned(), value)
}

fn compared(baseline: &Baseline) -> Value {
    json!({
        "with": "the same weekday of the days before, drawn to their level",
        "from": baseline.from.to_string(),
        "to": baseline.to.to_string(),
        "daily": round(baseline.daily),
        "season": baseline.season,
    })
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_count_is_a_band_and_a_limit_is_a_number() {
        let cases = [
            ("voices_at_least", 1.0, json!("<5")),
            ("voices_at_least", 0.0, json!(0)),
            ("complaints", 4.0, json!("<5")),
            ("complaints", 5.0, json!(5)),
            ("voices_limit", 2.0, json!(2)),
            ("speakers", 4.0, json!("<5")),
            ("speakers", 9.0, json!(5)),
            ("speakers", 15.0, json!(15)),
            ("chance", 3.2e-9, json!(1e-8)),
            ("hours", 3.0, json!(3)),
            ("expected", 0.25, json!(0.25)),
        ];
        for (name, number, expect) in cases {
            assert_eq!(shown(name, number).1, expect, "{name} {number}");
        }
    }

    #[test]
    fn an_object_is_named_after_its_alert() {
        let notice = Notice {
            key: "burst#shymkent#heating#city#2026-11-23".to_owned(),
            city: "shymkent".to_owned(),
            at: "2026-11-22T20:00:00Z".to_owned(),
            ..Notice::default()
        };
        let key = notice.object_key();
        assert_eq!(key, "alerts/shymkent/2026-11-23/burst-shymkent-heating-city-2026-11-23.json");
    }
}
