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
use crate::posts::{Stretch, latest};
use belgi_domain::digest::{Digest, PeriodCount, SCHEMA, Totals};
use belgi_domain::{City, Cursor, Period, Signal, SignalType, Source, SourceId, Story};
pub(crate) use course::{awaited_answer, is_urgent, rank};
use jiff::Timestamp;
pub(crate) use numbers::is_civic;
pub use origin::{Origin, made_from};
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

impl<'a> Inputs<'a> {
    fn frame(&self) -> Frame<'a> {
        Frame { city: self.city, period: self.period, now: self.now, sources: self.sources }
    }
}

/// The digest of a period.
///
/// The same inputs give an equal digest whatever their order. A post that is given in several versions counts in its
/// latest. Of a partial digest the period before is counted over the same stretch of time, so that half a week
/// is never compared with a whole one.
pub fn compose(inputs: &Inputs<'_>) -> Digest {
    compose_after(inputs, &[])
}

/// The digest of a period beside earlier ones of its kind, as [`Composer::finish`] has it.
pub fn compose_after(inputs: &Inputs<'_>, past: &[PeriodCount]) -> Digest {
    let mut composer = Composer::begin(inputs.frame());
    latest(inputs.before).into_iter().for_each(|signal| composer.add_earlier(signal));
    latest(inputs.signals).into_iter().for_each(|signal| composer.add(signal));
    composer.finish(inputs.stories, inputs.cursors, past)
}

/// What is known of a digest before a post is counted.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Whose digest.
    pub city: &'a City,
    /// Which period.
    pub period: Period,
    /// The making of the digest; before the period's end the digest is partial.
    pub now: Timestamp,
    /// The enabled sources of the city, and the national ones.
    pub sources: &'a [Source],
}

/// A digest in the making, for signals that are too many to be held at once.
pub struct Composer<'a> {
    frame: Frame<'a>,
    sources: Sources<'a>,
    stretch: Stretch<'a>,
    earlier: Stretch<'a>,
    totals: Totals,
    previous: Totals,
    days: numbers::Days,
    topics: topics::Topics,
    groups: numbers::Groups,
    writing: writing::Writing,
    outlets: writing::Outlets,
    by_source: coverage::BySource,
    origin: Origin<'a>,
}

impl<'a> Composer<'a> {
    /// A digest of no posts yet.
    pub fn begin(frame: Frame<'a>) -> Self {
        let (period, city) = (frame.period, &frame.city.id);
        let (from, end) = (period.start(), period.end());
        let to = frame.now.clamp(from, end);
        let before = period.previous();
        let before_to = if to < end { same_stretch(before, to.duration_since(from)) } else { before.end() };
        let stretch = Stretch { city, from, to };
        Self {
            sources: by_id(&frame),
            earlier: Stretch { city, from: before.start(), to: before_to },
            totals: Totals::default(),
            previous: Totals::default(),
            days: numbers::Days::begun(period, to),
            topics: topics::Topics::default(),
            groups: numbers::Groups::default(),
            writing: writing::Writing::default(),
            outlets: writing::Outlets::default(),
            by_source: coverage::BySource::default(),
            origin: Origin::of(stretch),
            stretch,
            frame,
        }
    }

    /// Counts a signal of the period before; what lies outside of it is passed over. Each post once, in any order.
    pub fn add_earlier(&mut self, signal: &Signal) {
        if self.earlier.holds(signal) {
            numbers::add(&mut self.previous, signal);
            self.topics.add_earlier(signal);
            self.by_source.add_earlier(signal);
        }
    }

    /// Counts the next signal of the period by time and post, each post once; what lies outside of it is passed over.
    pub fn add(&mut self, signal: &Signal) {
        if self.stretch.holds(signal) {
            numbers::add(&mut self.totals, signal);
            self.days.add(signal);
            self.topics.add(signal);
            self.groups.add(signal);
            self.writing.add(signal, &self.sources);
            self.outlets.add(signal, &self.sources);
            self.by_source.add(signal);
            self.origin.add(signal);
        }
    }

    /// The digest, with the city's stories in every state and what is remembered of the sources. `past` are earlier digests
    /// of its kind, which show its course and what is usual: each is what `PeriodCount::from` makes of one; their order does not
    /// matter, and seven of them fill the course. Without any, the course begins with the period before this one.
    pub fn finish(self, stories: &[Story], cursors: &[Cursor], past: &[PeriodCount]) -> Digest {
        let mut digest = self.alone(stories, cursors);
        let mut past = past.to_vec();
        if !digest.partial && digest.previous.posts > 0 {
            past.push(count_of(digest.period.previous(), &digest.previous));
        }
        (digest.course, digest.usual) = past::course(PeriodCount::from(&digest), &past);
        digest
    }

    fn alone(mut self, stories: &[Story], cursors: &[Cursor]) -> Digest {
        let Frame { city, period, now, .. } = self.frame;
        let Stretch { from: start, to: until, .. } = self.stretch;
        let end = period.end();
        let (topics, districts) = self.topics.finish(city);
        let stories = course::entries((city, start, until), stories, &self.sources);
        let days = self.days.finish();
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
            made_from: self.origin.finish(),
            totals: self.totals,
            previous: self.previous,
            previous_until: self.earlier.to,
            coverage: self.by_source.finish(&self.sources, cursors, (now, &days)),
            days,
            topics,
            districts,
            answering: answering::rows(&stories, until),
            worked: answering::worked(&stories),
            stories,
            praise: self.writing.praise(),
            official: self.writing.official(),
            publications: self.writing.publications(),
            corrected: self.writing.corrected,
            outlets: self.outlets.finish(),
            group_topics: self.groups.topics(),
            groups: self.groups.posts,
            departments: BTreeMap::new(),
            configuration: None,
            course: Vec::new(),
            usual: None,
        }
    }
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

/// Sources by id; what is unknown is shown by its id.
type Sources<'a> = BTreeMap<&'a SourceId, &'a Source>;

fn by_id<'a>(frame: &Frame<'a>) -> Sources<'a> {
    let here = |source: &&Source| source.city.as_ref().is_none_or(|city| *city == frame.city.id);
    frame
        .sources
        .iter()
        .filter(|source| source.enabled)
        .filter(here)
        .map(|source| (&source.id, source))
        .collect()
}

fn source_name(sources: &Sources<'_>, id: &SourceId) -> String {
    sources.get(id).map_or_else(|| id.to_string(), |source| outside::text(&source.name))
}

/// The moment as far into `period` as `elapsed`, or its end where it is shorter.
fn same_stretch(period: Period, elapsed: jiff::SignedDuration) -> Timestamp {
    period.start().checked_add(elapsed).unwrap_or(period.end()).min(period.end())
}

#[cfg(test)]
mod tests;
