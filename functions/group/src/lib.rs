#![doc = include_str!("../README.md")]

mod long;
mod metrics;
#[cfg(test)]
mod order_tests;
mod passages;
mod rebuild;
mod window;

use belgi_domain::period::local_date;
use belgi_domain::{Batch, BatchStage, CityId, StoryState};
use belgi_runtime::{Configuration, Trigger};
use belgi_store::{Store, StoreError};
use jiff::Timestamp;
use jiff::civil::Date;
use rebuild::rebuild;
use serde::Serialize;
use std::collections::BTreeMap;
use window::Fresh;

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
    /// All that are served, with every story that had posts on this day or later, ended ones too: for repairs.
    Since(Date),
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
    /// Stories of the cities looked at by the state they are in.
    pub states: BTreeMap<CityId, BTreeMap<StoryState, u32>>,
    /// Batches that wait for the classifier or for their stories afterwards.
    pub pending: u32,
    /// Batches that failed five times and wait for a person.
    pub parked: u32,
}

/// Batches taken in one invocation.
const BATCHES: usize = 500;
/// A lease outlives the longest invocation that the template allows: it is counted from the scheduled moment, an
/// event may wait five minutes for its delivery and five more in Lambda's queue, and then run for 14.
const LEASE_SECONDS: i64 = 25 * 60;
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
    let mut batches = group.store.batches(BatchStage::Classified, (0, 1), BATCHES).await?;
    let mut cities = touched(group, &mut batches).await?;
    if scope != Scope::Touched {
        for city in configuration.served_cities() {
            cities.entry(city.id.clone()).or_default();
        }
    }
    let mut summary = Summary::default();
    let mut failed = None;
    for (city, fresh) in cities {
        match group_city(group, (&city, &fresh), now, scope, &mut summary).await {
            Ok(()) => {}
            Err(error) if error.is_out_of_reach() => return Err(error.into()),
            // One city's trouble must not delay another; the invocation fails in the end and is tried again.
            Err(error) => {
                tracing::error!(%city, "the stories are not built: {error}");
                failed = Some(error);
            }
        }
    }
    if let Some(error) = failed {
        return Err(error.into());
    }
    // Batches wait for every city: done again they change nothing, left out they would be lost.
    if summary.busy.is_empty() {
        for batch in &batches {
            group.store.advance_batch(batch, BatchStage::Grouped).await?;
            summary.batches += 1;
        }
    }
    for stage in [BatchStage::Pending, BatchStage::Classified] {
        summary.pending += group.store.count_batches(stage).await?;
    }
    summary.parked = group.store.count_batches(BatchStage::Parked).await?;
    tracing::info!(
        batches = summary.batches,
        stories = summary.stories,
        written = summary.written,
        "grouped"
    );
    Ok(summary)
}

async fn group_city(
    group: &Group,
    (city, fresh): (&CityId, &Fresh),
    now: Timestamp,
    scope: Scope,
    summary: &mut Summary,
) -> Result<(), StoreError> {
    let name = format!("group#{city}");
    let Some(lease) = group.store.take_lease(&name, &group.holder, now, LEASE_SECONDS).await? else {
        summary.busy.push(city.clone());
        return Ok(());
    };
    let since = if let Scope::Since(day) = scope { Some(day) } else { None };
    let rebuilt = rebuild(&group.store, city, now, fresh, since).await;
    group.store.return_lease(&lease).await?;
    let rebuilt = rebuilt?;
    summary.stories += rebuilt.stories;
    summary.written += rebuilt.written;
    summary.states.insert(city.clone(), rebuilt.states);
    Ok(())
}

/// The cities that the signals of `batches` speak of, with their posts. A batch that cannot be read is counted as failed and taken
/// out. Only one batch is held at once: a year's export is hundreds of them.
async fn touched(group: &Group, batches: &mut Vec<Batch>) -> Result<BTreeMap<CityId, Fresh>, StoreError> {
    let mut cities = BTreeMap::<CityId, Fresh>::new();
    let mut readable = Vec::with_capacity(batches.len());
    for batch in batches.drain(..) {
        match group.store.get_raw(&batch.key).await {
            Ok(posts) => {
                let posts = posts.into_iter().map(|post| post.id).collect();
                for signal in group.store.signals(posts).await? {
                    cities.entry(signal.city).or_default().insert(signal.post, local_date(signal.at));
                }
                readable.push(batch);
            }
            // The object has reached its end of life; its signals stand and are read by their day.
            Err(StoreError::Missing { .. }) => readable.push(batch),
            Err(error @ StoreError::Unreadable { .. }) => {
                let stage = group.store.fail_batch(&batch, &error.to_string()).await?;
                tracing::error!(batch = %batch.id, ?stage, "{error}");
            }
            Err(error) => return Err(error),
        }
    }
    *batches = readable;
    Ok(cities)
}
