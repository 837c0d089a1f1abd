#![doc = include_str!("../README.md")]

mod bot;
mod documents;
mod due;
mod inbox;
mod keep;
mod metrics;
mod question;
mod signature;
mod site;
mod source;
mod voices;

use belgi_domain::{Fault, Health, Problem, Registry, Source, SourceKind};
use belgi_http::Client;
use belgi_runtime::{Configuration, Secrets, Trigger};
use belgi_store::{Store, StoreError};
pub use due::{interval, next_due};
use futures::StreamExt;
use jiff::Timestamp;
use question::Refused;
use serde::Serialize;
use source::fetch_source;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::time::Instant;

/// What fetching needs.
#[derive(Debug)]
pub struct Fetch {
    /// Where everything is kept.
    pub store: Store,
    /// How everybody is asked.
    pub client: Client,
    /// Keys of platforms.
    pub secrets: Secrets,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Sources that were due and asked.
    pub asked: u32,
    /// Of these, sources that had not changed.
    pub unchanged: u32,
    /// Of these, sources that lie beyond a network: all but inboxes.
    pub remote_asked: u32,
    /// Of these, sources that could be reached, whatever they answered.
    pub remote_reached: u32,
    /// Posts, and versions of posts, that had not been seen.
    pub posts_new: u32,
    /// Posts that the documents held, known ones among them.
    pub posts_in: u32,
    /// How the sources that were looked at fared when the round began, due or not.
    pub health: BTreeMap<Health, u32>,
    /// The prints of keys that their platform refused and nobody has changed since. No key can be told from one.
    #[serde(skip)]
    pub keys_disabled: BTreeSet<String>,
    /// Whether newer files of the configuration are wrong, so that the last that were right are in force.
    pub configuration_refused: bool,
    /// What went wrong, by source.
    pub problems: Vec<Problem>,
}

/// How many sources are asked at once; each host still has one connection. With the cap of 5 MB on a body this
/// bounds the memory of a round: template.yaml holds the reckoning.
const AT_ONCE: usize = 16;
/// An invocation begins no further source after this long: what was begun still has time to end, and the rest is
/// due at the next one.
const BEGIN_FOR: Duration = Duration::from_secs(100);

/// How far each round's beginning lies from the last one's: a prime, so that in time each source comes first.
const TURN: usize = 7_919;

/// Translates a trigger into [`run`].
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(fetch: &Fetch, trigger: Trigger) -> anyhow::Result<Summary> {
    let shard = trigger.shard;
    let configuration = match shard.0 {
        // One of all functions keeps what is right.
        0 => Configuration::from_store_to_keep(&fetch.store).await?,
        _ => Configuration::from_store(&fetch.store).await?,
    };
    let begin_until = Some(Instant::now() + BEGIN_FOR);
    let mut summary = round(fetch, &configuration.registry, trigger.now, shard, |_| (), begin_until).await?;
    if let Some(wrong) = configuration.refused {
        summary.configuration_refused = true;
        summary.problems.push(Problem::new(Fault::Configuration, "configuration", wrong));
    }
    Ok(summary)
}

/// Asks the enabled sources of a shard that are due at `now`. `told` hears each source that is finished.
///
/// # Errors
/// Where storage is out of reach; whatever is wrong with one source is in the summary.
pub async fn run(
    fetch: &Fetch,
    registry: &Registry,
    now: Timestamp,
    shard: (u32, u32),
    told: impl Fn(&Source),
) -> anyhow::Result<Summary> {
    round(fetch, registry, now, shard, told, None).await
}

async fn round(
    fetch: &Fetch,
    registry: &Registry,
    now: Timestamp,
    (shard, of): (u32, u32),
    told: impl Fn(&Source),
    begin_until: Option<Instant>,
) -> anyhow::Result<Summary> {
    if let Err(trouble) = fetch.secrets.refresh(now).await {
        // Sources without a key, and keys of the environment, are none the worse for it.
        tracing::error!("{trouble}");
    }
    let mut sources: Vec<&Source> = registry.enabled().filter(|source| source.shard(of) == shard).collect();
    // Every round begins elsewhere, so that none is always among those that no time is left for.
    let turn = usize::try_from(now.as_second() / 300).unwrap_or(0).wrapping_mul(TURN);
    let first = turn.checked_rem(sources.len()).unwrap_or(0);
    sources.rotate_left(first);
    // Files of staff are read one by one after the network: each may be ten times as large as any answer.
    let (files, web): (Vec<_>, Vec<_>) =
        sources.into_iter().partition(|source| source.kind == SourceKind::Inbox);
    let (mut summary, refused) = (Summary::default(), &Refused::default());
    for (sources, at_once) in [(web, AT_ONCE), (files, 1)] {
        let in_time = sources.into_iter().take_while(|_| begin_until.is_none_or(|end| Instant::now() < end));
        let mut finished = futures::stream::iter(in_time)
            .map(|source| async move { (source, fetch_source(fetch, source, refused, now).await) })
            .buffer_unordered(at_once);
        while let Some((source, outcome)) = finished.next().await {
            told(source);
            summary.take(source, outcome)?;
        }
    }
    summary.problems.sort_by(|a, b| (&a.about, &a.message).cmp(&(&b.about, &b.message)));
    tracing::info!(
        asked = summary.asked,
        unchanged = summary.unchanged,
        posts_new = summary.posts_new,
        problems = summary.problems.len(),
        "asked the sources that were due"
    );
    Ok(summary)
}

impl Summary {
    fn take(
        &mut self,
        source: &Source,
        outcome: Result<source::Fetched, StoreError>,
    ) -> Result<(), StoreError> {
        match outcome {
            Ok(one) => self.add(source, one),
            Err(error) if error.is_out_of_reach() => return Err(error),
            // What storage says of one source, such as a cursor that cannot be read, must not stop the others.
            Err(error) => {
                tracing::error!(source = %source.id, "{error}");
                self.problems.push(Problem::new(Fault::Storage, &source.id, error));
            }
        }
        Ok(())
    }

    fn add(&mut self, source: &Source, one: source::Fetched) {
        let remote = source.kind != SourceKind::Inbox;
        self.asked += u32::from(one.asked);
        self.remote_asked += u32::from(one.asked && remote);
        self.remote_reached += u32::from(one.asked && remote && one.reached);
        self.unchanged += u32::from(one.unchanged);
        self.posts_new += one.posts_new;
        self.posts_in += one.posts_in;
        one.health.into_iter().for_each(|health| *self.health.entry(health).or_default() += 1);
        self.keys_disabled.extend(one.refused_key);
        self.problems.extend(one.problems);
    }
}
