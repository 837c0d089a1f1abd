//! From a period's signals and stories to its [`Digest`]: pure, and blind to the order of what it is given.

mod action;
mod answering;
mod course;
mod coverage;
mod gaps;
mod numbers;
mod origin;
mod past;
mod reach;
mod topics;
mod writing;

use crate::outside;
use belgi_domain::digest::{Digest, PeriodCount, SCHEMA, Totals};
use belgi_domain::{City, Cursor, Period, Signal, SignalType, Source, SourceId, Story};
pub(crate) use course::{awaited_answer, is_urgent, rank};
use jiff::Timestamp;
pub(crate) use numbers::is_civic;
pub use origin::made_from;
use std::collections::BTreeMap;
pub(crate) use topics::alphabetical;

/// What a digest is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// Whose digest.
    pub city: &'a City,
    /// Which period.
    pub period: Period,
    /// The making of the digest; before the period's end the digest is partial.
    pub now: Timestamp,
    /// Signals of the period; others are passed over.
    pub signals: &'a [Signal],
    /// Signals of the period before; others are passed over.
    pub before: &'a [Signal],
    /// The city's stories, in every state.
    pub stories: &'a [Story],
    /// The enabled sources of the city, and the national ones.
    pub sources: &'a [Source],
    /// What is remembered of the sources.
    pub cursors: &'a [Cursor],
}

/// The digest of a period.
///
/// The same inputs give an equal digest whatever their order. A post that is given in several versions counts in its
/// latest. Of a partial digest the period before is counted over the same stretch of time, so that half a week
/// is never compared with a whole one.
pub fn compose(inputs: &Inputs<'_>) -> Digest {
    compose_after(inputs, &[])
}

/// The digest of a period beside earlier ones of its kind, which show its course and what is usual. Each of `past`
/// is what `PeriodCount::from` makes of an earlier digest; their order does not matter, and seven of them fill the
/// course. Without any, the course begins with the period before this one.
pub fn compose_after(inputs: &Inputs<'_>, past: &[PeriodCount]) -> Digest {
    let mut digest = counted_alone(inputs);
    let mut past = past.to_vec();
    if !digest.partial && digest.previous.posts > 0 {
        past.push(count_of(digest.period.previous(), &digest.previous));
    }
    (digest.course, digest.usual) = past::course(PeriodCount::from(&digest), &past);
    digest
}

fn count_of(period: Period, totals: &Totals) -> PeriodCount {
    let of = |kind| totals.by_type.get(&kind).copied().unwrap_or(0);
    PeriodCount {
        period,
        posts: totals.posts,
        complaints: of(SignalType::Complaint) + of(SignalType::Request),
        praise: of(SignalType::Praise),
        partial: false,
    }
}

fn counted_alone(inputs: &Inputs<'_>) -> Digest {
    let Inputs { city, period, now, .. } = *inputs;
    let (start, end) = (period.start(), period.end());
    let until = now.clamp(start, end);
    let before = period.previous();
    let previous_until =
        if until < end { same_stretch(before, until.duration_since(start)) } else { before.end() };

    let signals = counted(inputs.signals, city, (start, until));
    let earlier = counted(inputs.before, city, (before.start(), previous_until));
    let sources = by_id(inputs, inputs.sources);
    let (topics, districts) = topics::rows(city, &signals, &earlier);
    let stories = course::entries(inputs, until, &sources);
    let days = numbers::days(period, until, &signals);
    Digest {
        schema: SCHEMA,
        city: city.clone(),
        period,
        name: period.to_string(),
        start,
        end,
        until,
        partial: until < end,
        waiting: 0,
        updated: None,
        made_from: origin::hash(&signals),
        totals: numbers::totals(&signals),
        previous: numbers::totals(&earlier),
        previous_until,
        coverage: coverage::statement(&signals, &earlier, &sources, inputs.cursors, (now, &days)),
        days,
        topics,
        districts,
        answering: answering::rows(&stories, until),
        worked: answering::worked(&stories),
        stories,
        praise: writing::praise(&signals, &sources),
        official: writing::official(&signals, &sources),
        outlets: writing::outlets(&signals, &sources),
        groups: numbers::groups(&signals),
        group_topics: numbers::group_topics(&signals),
        publications: writing::publications(&signals, &sources),
        departments: BTreeMap::new(),
        configuration: None,
        corrected: writing::corrected(&signals),
        course: Vec::new(),
        usual: None,
    }
}

/// Sources by id; what is unknown is shown by its id.
type Sources<'a> = BTreeMap<&'a SourceId, &'a Source>;

fn by_id<'a>(inputs: &Inputs<'_>, sources: &'a [Source]) -> Sources<'a> {
    let here = |source: &&Source| source.city.as_ref().is_none_or(|city| *city == inputs.city.id);
    sources.iter().filter(|source| source.enabled).filter(here).map(|source| (&source.id, source)).collect()
}

fn source_name(sources: &Sources<'_>, id: &SourceId) -> String {
    sources.get(id).map_or_else(|| id.to_string(), |source| outside::text(&source.name))
}

/// The latest version of each post of `city` within `[from, to)`, by time and id.
pub(crate) fn counted<'a>(
    signals: &'a [Signal],
    city: &City,
    (from, to): (Timestamp, Timestamp),
) -> Vec<&'a Signal> {
    let mut latest: BTreeMap<_, &Signal> = BTreeMap::new();
    for signal in signals.iter().filter(|signal| signal.city == city.id) {
        let kept = latest.entry(&signal.post).or_insert(signal);
        if version(signal) > version(kept) {
            *kept = signal;
        }
    }
    let mut counted: Vec<_> =
        latest.into_values().filter(|signal| from <= signal.at && signal.at < to).collect();
    counted.sort_by_key(|signal| (signal.at, &signal.post));
    counted
}

/// What makes one version later than another; two of the same moment are told apart by their words.
fn version(signal: &Signal) -> impl Ord {
    (signal.version_at, signal.at, &signal.title, &signal.excerpt, &signal.url, signal.signal_type)
}

/// The moment as far into `period` as `elapsed`, or its end where it is shorter.
fn same_stretch(period: Period, elapsed: jiff::SignedDuration) -> Timestamp {
    period.start().checked_add(elapsed).unwrap_or(period.end()).min(period.end())
}

#[cfg(test)]
mod tests;
