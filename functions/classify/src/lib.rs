#![doc = include_str!("../README.md")]

mod reading;

use belgi_domain::{Batch, BatchStage, Fault, Problem};
use belgi_runtime::{Configuration, Trigger};
use belgi_store::{Store, StoreError};
pub use reading::read_post;
use serde::Serialize;

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
    /// Batches that failed, and why.
    pub problems: Vec<Problem>,
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
    for batch in classify.store.batches(BatchStage::Pending, shard, BATCHES).await? {
        match read_batch(classify, configuration, &batch, &mut summary).await {
            Ok(()) => summary.batches += 1,
            Err(error) if error.is_out_of_reach() => return Err(error.into()),
            Err(error) => fail(classify, &batch, &error, &mut summary).await?,
        }
        told(&batch);
    }
    tracing::info!(
        batches = summary.batches,
        signals = summary.signals,
        elsewhere = summary.elsewhere,
        problems = summary.problems.len(),
        "read the pending batches"
    );
    Ok(summary)
}

async fn read_batch(
    classify: &Classify,
    configuration: &Configuration,
    batch: &Batch,
    summary: &mut Summary,
) -> Result<(), StoreError> {
    let posts = classify.store.get_raw(batch).await?;
    let source = configuration.registry.get(&batch.source);
    let signals: Vec<_> = match source {
        Some(source) => posts.iter().filter_map(|post| read_post(post, source, configuration)).collect(),
        // The source has left the registry since: it may have been withdrawn, so its posts are let go.
        None => Vec::new(),
    };
    classify.store.put_signals(&signals).await?;
    classify.store.advance_batch(batch, BatchStage::Classified).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    summary.signals += count(signals.len());
    summary.elsewhere += count(posts.len() - signals.len());
    Ok(())
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
