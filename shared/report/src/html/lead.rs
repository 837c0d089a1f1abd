//! The top of the page: what is missing, and the numbers.

use super::sentences::{in_state, median_hours};
use crate::compose::is_urgent;
use crate::messages::Words;
use belgi_domain::digest::{Digest, SourceRow, Totals};
use belgi_domain::{Health, SignalType, StoryState};
use serde::Serialize;

/// How many troubled sources the notice names.
const NAMED_MAX: usize = 5;
/// Percentages of less than this say more than the numbers bear.
const PERCENT_FROM: u32 = 20;

/// What the reader must know before reading numbers.
#[derive(Serialize)]
pub struct Notice {
    /// `warn` where data are missing, `calm` where everything answered and nobody complained.
    pub tone: &'static str,
    /// Whole sentences.
    pub text: String,
}

/// The notice, where data are missing or nobody complained; the two never look alike.
pub fn notice(w: &Words, digest: &Digest) -> Option<Notice> {
    let coverage = &digest.coverage;
    let troubled: Vec<_> = coverage.sources.iter().filter(|row| row.health != Health::Ok).collect();
    let calm = trouble(&digest.totals) == 0;
    let warn = |text: Vec<String>| Some(Notice { tone: "warn", text: text.join(" ") });
    if coverage.enabled == 0 {
        return warn(vec![w.say("notice-none")]);
    }
    if coverage.answering == 0 && digest.totals.posts == 0 {
        return warn(vec![w.count("notice-blind", &coverage.enabled), which(w, &troubled)]);
    }
    if troubled.is_empty() {
        return calm.then(|| Notice { tone: "calm", text: w.say("notice-calm") });
    }
    let count = u32::try_from(troubled.len()).unwrap_or(u32::MAX);
    let part = w.fill("notice-part", [("count", count.into()), ("enabled", coverage.enabled.into())]);
    let unsure = calm.then(|| w.say("notice-part-calm"));
    warn([Some(part), unsure, Some(which(w, &troubled))].into_iter().flatten().collect())
}

fn which(w: &Words, troubled: &[&SourceRow]) -> String {
    let name = |row: &&SourceRow| format!("{} ({})", row.name, w.fares(row));
    let names = troubled.iter().take(NAMED_MAX).map(name).collect::<Vec<_>>().join(", ");
    match u32::try_from(troubled.len().saturating_sub(NAMED_MAX)).unwrap_or(u32::MAX) {
        0 => w.fill("notice-which", [("names", names.into())]),
        more => w.fill("notice-which-more", [("names", names.into()), ("count", more.into())]),
    }
}

/// One number with its change.
#[derive(Serialize)]
pub struct Tile {
    /// What is counted.
    pub label: String,
    /// The number as the language writes it.
    pub value: String,
    /// The fragment that is its evidence.
    pub anchor: &'static str,
    /// Against the period before, or another remark; may be empty.
    pub remark: String,
    /// `▲` or `▼`, decoration only: the remark says it in words.
    pub arrow: &'static str,
}

/// The numbers of the period.
pub fn tiles(w: &Words, digest: &Digest) -> Vec<Tile> {
    let (now, before) = (&digest.totals, &digest.previous);
    let praise = |totals: &Totals| totals.by_type.get(&SignalType::Praise).copied().unwrap_or(0);
    let urgent = digest.stories.iter().filter(|entry| is_urgent(entry)).count();
    let answered = in_state(digest, StoryState::Answered);
    let median =
        median_hours(digest).map(|hours| w.fill("change-hours", [("hours", w.hours(&hours).into())]));
    // A period of which nothing was read is no period without complaints.
    let compared = |label, now, earlier| match before.posts {
        0 => plain(w, label, now, Some(w.say("change-first"))),
        _ => compared(w, label, now, earlier),
    };
    vec![
        compared(("tile-posts", "coverage"), now.posts, before.posts),
        compared(("tile-signals", "topics"), now.signals, before.signals),
        compared(("tile-trouble", "topics"), trouble(now), trouble(before)),
        plain(w, ("tile-action", "action"), u32::try_from(urgent).unwrap_or(u32::MAX), None),
        plain(w, ("tile-answered", "answered"), answered, median),
        compared(("tile-praise", "praise"), praise(now), praise(before)),
    ]
}

fn plain(w: &Words, (label, anchor): (&str, &'static str), count: u32, remark: Option<String>) -> Tile {
    let remark = remark.unwrap_or_default();
    Tile { label: w.say(label), value: w.number(&count), anchor, remark, arrow: "" }
}

fn compared(w: &Words, (label, anchor): (&str, &'static str), now: u32, before: u32) -> Tile {
    let (key, arrow, sign) = match now.cmp(&before) {
        std::cmp::Ordering::Greater => ("change-more", "▲", "+"),
        std::cmp::Ordering::Less => ("change-fewer", "▼", "−"),
        std::cmp::Ordering::Equal => ("change-same", "", ""),
    };
    let change = w.count(key, &now.abs_diff(before));
    let percent = u64::from(now.abs_diff(before)) * 100 / u64::from(before.max(1));
    let remark = match before >= PERCENT_FROM && now != before {
        true => {
            format!("{change} ({})", w.fill("percent", [("count", percent.into()), ("sign", sign.into())]))
        }
        false => change,
    };
    Tile { label: w.say(label), value: w.number(&now), anchor, remark, arrow }
}

/// Complaints and requests.
pub fn trouble(totals: &Totals) -> u32 {
    let of = |kind| totals.by_type.get(&kind).copied().unwrap_or(0);
    of(SignalType::Complaint) + of(SignalType::Request)
}
