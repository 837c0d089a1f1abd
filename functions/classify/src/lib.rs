#![doc = include_str!("../README.md")]

mod corrections;
mod metrics;
mod reading;

use belgi_domain::{Batch, BatchStage, CleanPost, Fault, PostId, Problem, Signal, SourceId};
use belgi_runtime::{Configuration, Corrections, Forgotten, Trigger};
use belgi_store::{Store, StoreError};
use jiff::Timestamp;
pub use reading::read_post;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What classifying needs.
#[derive(Debug)]
pub struct Classify {
    /// Where everything is kept.
    pub store: Store,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Batches read.
    pub batches: u32,
    /// Signals written.
    pub signals: u32,
    /// Posts that are about no city of this stack.
    pub elsewhere: u32,
    /// Labels that staff put right.
    pub corrected: u32,
    /// Batches and rows of corrections that failed, and why.
    pub problems: Vec<Problem>,
    /// When each post that became a signal was first seen, and when it was published as far as it says.
    #[serde(skip)]
    pub moments: Vec<Moments>,
}

/// From where the delay of a signal is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// When the post was published; when it was first seen, where it bears no date.
    pub published: Timestamp,
    /// When this version of it was first seen.
    pub seen: Timestamp,
}

/// Batches read in one invocation; the rest waits for the next, five minutes later.
const BATCHES: usize = 200;

/// Translates a trigger into [`run`].
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(classify: &Classify, trigger: Trigger) -> anyhow::Result<Summary> {
    let configuration = Configuration::from_store(&classify.store).await?;
    run(classify, &configuration, trigger.shard, |_| ()).await
}

/// Reads the pending batches of a shard. `told` hears each batch that is finished.
///
/// # Errors
/// Where storage is out of reach; whatever is wrong with one batch is in the summary.
pub async fn run(
    classify: &Classify,
    configuration: &Configuration,
    shard: (u32, u32),
    told: impl Fn(&Batch),
) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let batches = classify.store.batches(BatchStage::Pending, shard, BATCHES).await?;
    let reader = Reader::new(&classify.store, configuration, !batches.is_empty()).await?;
    for batch in batches {
        match read_batch(classify, &reader, &batch, &mut summary).await {
            Ok(()) => summary.batches += 1,
            // Only what is wrong with the batch itself counts against it; a bad hour of storage must park nothing.
            Err(error @ (StoreError::Missing { .. } | StoreError::Unreadable { .. })) => {
                fail(classify, &batch, &error, &mut summary).await?;
            }
            Err(error) => return Err(error.into()),
        }
        told(&batch);
    }
    // After the batches: what staff saw in a digest has a signal by now, and what is new was read without these.
    if shard.0 == 0 {
        let (corrected, problems) = corrections::take_in(&classify.store, configuration).await?;
        summary.corrected = corrected;
        summary.problems.extend(problems);
    }
    tracing::info!(
        batches = summary.batches,
        signals = summary.signals,
        elsewhere = summary.elsewhere,
        corrected = summary.corrected,
        problems = summary.problems.len(),
        "read the pending batches"
    );
    Ok(summary)
}

/// What every batch is read with.
struct Reader<'a> {
    configuration: &'a Configuration,
    forgotten: Forgotten,
    corrections: Corrections,
}

impl<'a> Reader<'a> {
    /// With nothing to read, nothing is fetched either: most invocations find no batch.
    async fn new(store: &Store, configuration: &'a Configuration, busy: bool) -> Result<Self, StoreError> {
        let (forgotten, corrections) = match busy {
            true => (Forgotten::from_store(store).await?, Corrections::from_store(store).await?),
            false => Default::default(),
        };
        Ok(Self { configuration, forgotten, corrections })
    }
}

async fn read_batch(
    classify: &Classify,
    reader: &Reader<'_>,
    batch: &Batch,
    summary: &mut Summary,
) -> Result<(), StoreError> {
    let mut posts = classify.store.get_raw(&batch.key).await?;
    reader.forgotten.spare(&mut posts);
    let signals = read_posts(&posts, &batch.source, reader.configuration, &reader.corrections);
    classify.store.put_signals(&signals).await?;
    withdraw(&classify.store, &posts, &signals).await?;
    classify.store.advance_batch(batch, BatchStage::Classified).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    summary.signals += count(signals.len());
    let moments = signals.iter().map(|signal| Moments { published: signal.at, seen: signal.version_at });
    summary.moments.extend(moments);
    summary.elsewhere += count(posts.len() - signals.len());
    Ok(())
}

/// Deletes what earlier versions said of posts that say nothing now, such as one that names another city after an edit.
async fn withdraw(store: &Store, posts: &[CleanPost], signals: &[Signal]) -> Result<(), StoreError> {
    let said: BTreeSet<&PostId> = signals.iter().map(|signal| &signal.post).collect();
    let silent: BTreeMap<&PostId, &CleanPost> =
        posts.iter().filter(|post| !said.contains(&post.id)).map(|post| (&post.id, post)).collect();
    let earlier = store.signals(silent.keys().map(|id| (*id).clone()).collect()).await?;
    for post in earlier.iter().filter_map(|signal| silent.get(&signal.post)) {
        store.withdraw_signal(&post.id, post.seen_at).await?;
    }
    Ok(())
}

/// What `posts` of one source say, put right where staff did. A source that has left the registry may have been withdrawn, so its posts are let go.
pub fn read_posts(
    posts: &[CleanPost],
    source: &SourceId,
    configuration: &Configuration,
    corrections: &Corrections,
) -> Vec<Signal> {
    let right = |mut signal: Signal| {
        corrections.apply(&mut signal, configuration);
        signal
    };
    let source = configuration.registry.get(source);
    source.map_or_else(Vec::new, |source| {
        posts.iter().filter_map(|post| read_post(post, source, configuration)).map(right).collect()
    })
}

async fn fail(
    classify: &Classify,
    batch: &Batch,
    error: &StoreError,
    summary: &mut Summary,
) -> Result<(), StoreError> {
    let stage = classify.store.fail_batch(batch, &error.to_string()).await?;
    if stage == BatchStage::Parked {
        tracing::error!(batch = %batch.id, source = %batch.source, "the batch is parked: {error}");
    }
    summary.problems.push(Problem::new(
        Fault::Storage,
        &batch.source,
        format!("batch {}: {error}", batch.id),
    ));
    Ok(())
}
