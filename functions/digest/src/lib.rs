#![doc = include_str!("../README.md")]

pub mod courier;
mod metrics;
mod print;
mod revise;
mod shelf;
mod spool;
mod waiting;
mod write;

use belgi_domain::digest::{DepartmentName, Digest};
use belgi_domain::period::local_date;
use belgi_domain::{City, Cursor, Period, PeriodKind, Problem, Source, SourceId};
use belgi_report::{Card, Composer, Frame, Rendered, Speech, files_of, is_pack};
use belgi_runtime::{Configuration, Trigger};
use belgi_store::Store;
use courier::Courier;
use jiff::Timestamp;
pub use print::Prints;
pub use revise::{Again, revise};
use serde::Serialize;
use spool::Spool;
use std::collections::BTreeMap;
use std::sync::Arc;
pub use write::File;

/// What writing digests needs.
#[derive(Debug)]
pub struct Digests {
    /// Where everything is kept.
    pub store: Store,
    /// Whether PDF files are part of a digest.
    pub prints: Prints,
    /// What carries digests to people; without one nothing is sent.
    pub courier: Option<Courier>,
}

impl Digests {
    /// All formats, into `store`; nothing is sent.
    pub fn new(store: Store) -> Self {
        Self { store, prints: Prints::Made, courier: None }
    }
}

/// One digest that is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// Whose.
    pub city: &'a City,
    /// Which period.
    pub period: Period,
    /// In which languages.
    pub languages: &'a [Speech],
}

/// The languages of every digest, Kazakh first.
pub const LANGUAGES: [Speech; 2] = [Speech::Kk, Speech::Ru];

/// What came of one digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Written {
    /// Whose.
    pub city: String,
    /// Its name, such as `2026-W47`.
    pub period: String,
    /// When that period ends.
    pub period_end: Timestamp,
    /// Its files, in the order of their keys.
    pub files: Vec<File>,
    /// Keys of files that are no longer part of it and were deleted.
    pub removed: Vec<String>,
    /// The pages, feeds and copies that lead to it and to all the others, in the order of their keys.
    pub shelf: Vec<File>,
    /// Signals it was made from.
    pub signals: usize,
    /// Stories it shows.
    pub stories: usize,
    /// Whether it was made again because its data had come late; see [`revise`].
    pub again: bool,
    /// Channels that were told of a digest now, with its period, such as `2026-W47 mail`.
    pub told: Vec<String>,
    /// Files that could not be made, earlier digests that could not be made again, and deliveries that failed. The others
    /// are there.
    pub problems: Vec<Problem>,
}

/// Translates a trigger into [`run`], for every city that is served or the one that is named. The daily schedule also
/// makes earlier digests again whose data came late; they stand before the one that is due, whose course rests on them.
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(digests: &Digests, trigger: Trigger) -> anyhow::Result<Vec<Written>> {
    let configuration = Configuration::from_store(&digests.store).await?;
    let kind = trigger.period.unwrap_or(PeriodKind::Day);
    let period = match trigger.of_day {
        Some(day) => Period::of(kind, day),
        None => Period::last_complete(kind, trigger.now),
    };
    // What a person asks for is made as asked; and once a day is enough to look back.
    let looks_back = trigger.of_day.is_none() && kind == PeriodKind::Day;
    let mut written = Vec::new();
    for city in
        configuration.served_cities().filter(|city| trigger.city.as_ref().is_none_or(|id| *id == city.id))
    {
        let mut problems = Vec::new();
        if looks_back {
            let again = revise(digests, &configuration, trigger.now, city, &[period]).await;
            written.extend(again.written);
            problems = again.problems;
        }
        let order = Order { city, period, languages: &LANGUAGES };
        let mut due = run(digests, &configuration, trigger.now, &order).await?;
        due.problems.extend(problems);
        if let Some(courier) = digests.courier.as_ref().filter(|_| trigger.of_day.is_none()) {
            let delivered = courier::deliver(digests, courier, city, trigger.now).await?;
            due.told = delivered.told;
            due.problems.extend(delivered.problems);
        }
        written.push(due);
    }
    Ok(written)
}

/// Builds one digest as of `now` and writes its files.
///
/// # Errors
/// Where storage is out of reach or a rendering fails.
pub async fn run(
    digests: &Digests,
    configuration: &Configuration,
    now: Timestamp,
    order: &Order<'_>,
) -> anyhow::Result<Written> {
    let (city, period) = (order.city, order.period);
    let store = &digests.store;
    let sources: Vec<Source> = heard_by(city, configuration).cloned().collect();
    let mut composer = Composer::begin(Frame { city, period, now, sources: &sources });
    let posts = spool::gather(store, &city.id, period, &mut composer).await?;
    let stories = store.stories(&city.id).await?;
    let ids: Vec<SourceId> = sources.iter().map(|source| source.id.clone()).collect();
    let cursors: Vec<Cursor> = store.cursors(&ids).await?;
    let past = shelf::past(store, city, period).await?;
    let mut digest = composer.finish(&stories, &cursors, &past);
    digest.departments = departments(configuration);
    digest.configuration = Some(configuration.version.clone());
    digest.waiting = waiting::posts(store, &ids, period).await?;
    let told = shelf::card(store, city, period).await?;
    digest.updated = revise::updated(told.as_ref(), &digest.made_from, now);
    let digest = Arc::new(digest);
    let (prints, problems) = digests.prints.of(&digest, order.languages).await;
    let (files, removed) = put(store, order, &digest, &posts, prints).await?;
    let served: Vec<&City> = configuration.served_cities().collect();
    let shelf = shelf::shelve(store, &served, city, period.kind, &LANGUAGES).await?;
    tracing::info!(city = %city.id, period = digest.name, files = files.len(), signals = posts.len(), "digest written");
    Ok(Written {
        city: city.id.to_string(),
        period: digest.name.clone(),
        period_end: period.end(),
        files,
        removed,
        shelf,
        signals: posts.len(),
        stories: digest.stories.len(),
        again: false,
        told: Vec::new(),
        problems,
    })
}

/// Writes the files of a digest, each as soon as it is made, and deletes the packs of departments that have no stories in it
/// any more, and prints that could not be made again.
async fn put(
    store: &Store,
    order: &Order<'_>,
    digest: &Digest,
    posts: &Spool,
    prints: Vec<Rendered>,
) -> anyhow::Result<(Vec<File>, Vec<String>)> {
    let folder = format!("{}{}/", shelf::folder(order.city), digest.name);
    let listed = store.list_objects(&folder).await?;
    let mut files = write::write(store, &folder, prints).await?;
    let mut card = Vec::new();
    for made in files_of(digest, posts, order.languages) {
        let (cards, others): (Vec<_>, Vec<_>) = made?.into_iter().partition(|file| file.name == Card::NAME);
        card.extend(cards);
        files.extend(write::write(store, &folder, others).await?);
    }
    // The card says what the others were made from: it comes last, so that a digest whose writing broke off is known by
    // its old one and made again.
    files.extend(write::write(store, &folder, card).await?);
    files.sort_by(|a, b| a.key.cmp(&b.key));
    let ours = |name: &str| is_pack(name, order.languages) || print::is_print(name, order.languages);
    let ours = |key: &str| key.strip_prefix(&folder).is_some_and(ours);
    let removed = write::sweep(store, &listed, &files, ours).await?;
    Ok((files, removed))
}

/// The names of the bodies in charge, by code.
fn departments(configuration: &Configuration) -> BTreeMap<String, DepartmentName> {
    let bodies = configuration.departments.all().iter();
    bodies
        .map(|body| {
            (
                body.code.clone(),
                DepartmentName {
                    kk: body.kk.clone(),
                    ru: body.ru.clone(),
                    en: body.en.clone().unwrap_or_else(|| body.ru.clone()),
                },
            )
        })
        .collect()
}

/// The enabled sources that a city's digest rests on: its own and the national ones.
fn heard_by<'a>(city: &'a City, configuration: &'a Configuration) -> impl Iterator<Item = &'a Source> {
    configuration.registry.enabled().filter(|source| source.city.as_ref().is_none_or(|id| *id == city.id))
}

/// The current period of `kind`, where it has begun and is not over.
pub fn current(kind: PeriodKind, now: Timestamp) -> Period {
    Period::of(kind, local_date(now))
}
