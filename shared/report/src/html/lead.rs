//! The top of the page: what is missing, the period in sentences, the numbers.

use crate::compose::is_urgent;
use crate::messages::{NO_BREAK_SPACE, Words};
use belgi_domain::digest::{Digest, SourceRow, Totals};
use belgi_domain::{Health, SignalType, StoryState, Urgency};

/// How many troubled sources the notice names.
const NAMED_MAX: usize = 5;
/// How many topics the sentence names.
const TOPICS_MAX: usize = 3;
/// Percentages of less than this say more than the numbers bear.
const PERCENT_FROM: u32 = 20;

/// What the reader must know before reading numbers.
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
    let name = |row: &&SourceRow| format!("{} ({})", row.name, w.health(&row.health).to_lowercase());
    let names = troubled.iter().take(NAMED_MAX).map(name).collect::<Vec<_>>().join(", ");
    match u32::try_from(troubled.len().saturating_sub(NAMED_MAX)).unwrap_or(u32::MAX) {
        0 => w.fill("notice-which", [("names", names.into())]),
        more => w.fill("notice-which-more", [("names", names.into()), ("count", more.into())]),
    }
}

/// The period in five sentences.
pub fn sentences(w: &Words, digest: &Digest) -> Vec<String> {
    let sentences =
        [volume(w, digest), topics(w, digest), action(w, digest), answers(w, digest), coverage(w, digest)];
    sentences.map(|sentence| unbroken(&sentence)).into()
}

/// The sentence with dashes held to both neighbours, so that no line begins with a lone number. Lines may break
/// between a dash and a no-break space, hence the word joiner.
fn unbroken(sentence: &str) -> String {
    let space = NO_BREAK_SPACE;
    [" – ", " — "].into_iter().fold(sentence.to_owned(), |text, dash| {
        text.replace(dash, &format!("{space}{}\u{2060}{space}", dash.trim()))
    })
}

fn volume(w: &Words, digest: &Digest) -> String {
    let (now, before) = (trouble(&digest.totals), trouble(&digest.previous));
    let read = w.fill(
        "sentence-volume",
        [
            ("posts", digest.totals.posts.into()),
            ("signals", digest.totals.signals.into()),
            ("trouble", now.into()),
        ],
    );
    if digest.previous.posts == 0 {
        return format!("{read} {}", w.say("sentence-first"));
    }
    let key = match now.cmp(&before) {
        std::cmp::Ordering::Greater => "sentence-more",
        std::cmp::Ordering::Less => "sentence-fewer",
        std::cmp::Ordering::Equal => "sentence-same",
    };
    let span = w.say(if digest.partial { "before-part" } else { "before-whole" });
    let change = w.fill(key, [("count", now.abs_diff(before).into()), ("before", span.into())]);
    format!("{read} {change}")
}

fn topics(w: &Words, digest: &Digest) -> String {
    let named = digest.topics.iter().filter(|row| row.total > 0).take(TOPICS_MAX);
    let topics: Vec<_> =
        named.map(|row| format!("{} ({})", w.label(&row.topic), w.number(&row.total))).collect();
    match topics.is_empty() {
        true => w.say("sentence-topics-none"),
        false => w.fill("sentence-topics", [("topics", topics.join(", ").into())]),
    }
}

fn action(w: &Words, digest: &Digest) -> String {
    let critical = |urgency| urgency == Urgency::Critical;
    let urgent = || digest.stories.iter().filter(|entry| is_urgent(entry));
    let worst =
        u32::try_from(urgent().filter(|entry| critical(entry.story.urgency)).count()).unwrap_or(u32::MAX);
    match u32::try_from(urgent().count()).unwrap_or(u32::MAX) {
        0 => w.say("sentence-action-none"),
        count => w.fill("sentence-action", [("count", count.into()), ("critical", worst.into())]),
    }
}

fn answers(w: &Words, digest: &Digest) -> String {
    let answered = in_state(digest, StoryState::Answered);
    let forgotten = in_state(digest, StoryState::Forgotten);
    let key = match (answered, median_hours(digest)) {
        (0, _) => "sentence-answers-none",
        (_, None) => "sentence-answers-unknown",
        (_, Some(_)) => "sentence-answers",
    };
    let hours = w.hours(&median_hours(digest).unwrap_or(0));
    w.fill(key, [("answered", answered.into()), ("hours", hours.into()), ("forgotten", forgotten.into())])
}

fn coverage(w: &Words, digest: &Digest) -> String {
    let coverage = &digest.coverage;
    w.fill(
        "sentence-coverage",
        [
            ("enabled", coverage.enabled.into()),
            ("answering", coverage.answering.into()),
            ("with", coverage.with_posts.into()),
        ],
    )
}

/// One number with its change.
pub struct Tile {
    /// What is counted.
    pub label: String,
    /// The number as the language writes it.
    pub value: String,
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
        compared("tile-posts", now.posts, before.posts),
        compared("tile-signals", now.signals, before.signals),
        compared("tile-trouble", trouble(now), trouble(before)),
        plain(w, "tile-action", u32::try_from(urgent).unwrap_or(u32::MAX), None),
        plain(w, "tile-answered", answered, median),
        compared("tile-praise", praise(now), praise(before)),
    ]
}

fn plain(w: &Words, label: &str, count: u32, remark: Option<String>) -> Tile {
    Tile { label: w.say(label), value: w.number(&count), remark: remark.unwrap_or_default(), arrow: "" }
}

fn compared(w: &Words, label: &str, now: u32, before: u32) -> Tile {
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
    Tile { label: w.say(label), value: w.number(&now), remark, arrow }
}

fn trouble(totals: &Totals) -> u32 {
    let of = |kind| totals.by_type.get(&kind).copied().unwrap_or(0);
    of(SignalType::Complaint) + of(SignalType::Request)
}

fn in_state(digest: &Digest, state: StoryState) -> u32 {
    u32::try_from(digest.stories.iter().filter(|entry| entry.story.state == state).count())
        .unwrap_or(u32::MAX)
}

/// The median wait of the answered stories, the lower of two in the middle.
fn median_hours(digest: &Digest) -> Option<u32> {
    let answered = digest.stories.iter().filter(|entry| entry.story.state == StoryState::Answered);
    let mut hours: Vec<_> = answered.filter_map(|entry| entry.answer_hours).collect();
    hours.sort_unstable();
    hours.get(hours.len().saturating_sub(1) / 2).copied()
}
