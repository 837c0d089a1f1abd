#![doc = include_str!("../README.md")]

mod rebuild;

use belgi_domain::{Batch, BatchStage, CityId, Signal};
use belgi_runtime::{Configuration, Trigger};
use belgi_store::{Store, StoreError};
use jiff::Timestamp;
use rebuild::rebuild;
use serde::Serialize;
use std::collections::BTreeSet;

/// What grouping needs.
#[derive(Debug)]
pub struct Group {
    /// Where everything is kept.
    pub store: Store,
    /// Who asks for leases; one for a process.
    pub holder: String,
}

/// Which cities are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those that new signals speak of, and all of them four times a day, because silence changes a story too.
    Touched,
    /// All that are served.
    All,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Batches whose signals are in stories now.
    pub batches: u32,
    /// Stories of the cities looked at.
    pub stories: u32,
    /// Stories written because they are new or changed.
    pub written: u32,
    /// Cities that another holder is grouping; their turn comes again.
    pub busy: Vec<CityId>,
}

/// Batches taken in one invocation.
const BATCHES: usize = 500;
/// A lease outlives the longest invocation that the template allows.
const LEASE_SECONDS: i64 = 15 * 60;
/// Schedules fire every quarter of an hour, so once in the first quarter of every sixth hour is four times a day.
const FULL_EVERY_SECONDS: i64 = 6 * 3_600;
const QUARTER_SECONDS: i64 = 900;

/// A name for a process that asks for leases: its start in nanoseconds and its process id.
pub fn new_holder() -> String {
    format!("{}-{}", Timestamp::now().as_nanosecond(), std::process::id())
}

/// Translates a trigger into [`run`].
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(group: &Group, trigger: Trigger) -> anyhow::Result<Summary> {
    let configuration = Configuration::from_store(&group.store).await?;
    let full = trigger.now.as_second().rem_euclid(FULL_EVERY_SECONDS) < QUARTER_SECONDS;
    let scope = if full { Scope::All } else { Scope::Touched };
    run(group, &configuration, trigger.now, scope).await
}

/// Brings the stories of the cities in `scope` up to `now`.
///
/// # Errors
/// Where storage is out of reach or refuses.
pub async fn run(
    group: &Group,
    configuration: &Configuration,
    now: Timestamp,
    scope: Scope,
) -> anyhow::Result<Summary> {
    let batches = group.store.batches(BatchStage::Classified, (0, 1), BATCHES).await?;
    let mut cities = touched(group, &batches).await?;
    if scope == Scope::All {
        cities.extend(configuration.served_cities().map(|city| city.id.clone()));
    }
    let mut summary = Summary::default();
    for city in cities {
        let name = format!("group#{city}");
        match group.store.take_lease(&name, &group.holder, now, LEASE_SECONDS).await? {
            None => summary.busy.push(city),
            Some(lease) => {
                let rebuilt = rebuild(&group.store, &city, now).await;
                group.store.return_lease(&lease).await?;
                let rebuilt = rebuilt?;
                summary.stories += rebuilt.stories;
                summary.written += rebuilt.written;
            }
        }
    }
    // Batches wait for every city: done again they change nothing, left out they would be lost.
    if summary.busy.is_empty() {
        for batch in &batches {
            group.store.advance_batch(batch, BatchStage::Grouped).await?;
            summary.batches += 1;
        }
    }
    tracing::info!(
        batches = summary.batches,
        stories = summary.stories,
        written = summary.written,
        "grouped"
    );
    Ok(summary)
}

/// The cities that the signals of `batches` speak of.
async fn touched(group: &Group, batches: &[Batch]) -> Result<BTreeSet<CityId>, StoreError> {
    let mut cities = BTreeSet::new();
    for batch in batches {
        let posts = match group.store.get_raw(batch).await {
            Ok(posts) => posts,
            // The object has reached its end of life; its signals stand and are read by their day.
            Err(StoreError::Missing { .. }) => continue,
            Err(error) => return Err(error),
        };
        let signals: Vec<Signal> =
            group.store.signals(posts.into_iter().map(|post| post.id).collect()).await?;
        cities.extend(signals.into_iter().map(|signal| signal.city));
    }
    Ok(cities)
}
