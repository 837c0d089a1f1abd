#![doc = include_str!("../README.md")]

mod corrections;
mod metrics;
mod opinion;
mod reader;
mod reading;

use belgi_domain::{Batch, BatchStage, CleanPost, Fault, PostId, Problem, Signal};
use belgi_runtime::{Configuration, Corrections, Trigger};
use belgi_store::{Store, StoreError};
use jiff::Timestamp;
use opinion::Consultation;
pub use opinion::SecondOpinion;
pub use reader::Reader;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What classifying needs.
#[derive(Debug)]
pub struct Classify {
    /// Where everything is kept.
    pub store: Store,
    /// Whom to ask about posts that the classifier is unsure of, if anybody.
    pub second_opinion: Option<SecondOpinion>,
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
    /// Posts that a second opinion was asked of.
    pub second_opinions: u32,
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
    let keys = match &classify.second_opinion {
        Some(whom) => whom.secrets.refresh(trigger.now).await,
        None => Ok(()),
    };
    let mut summary = run(classify, &configuration, trigger.shard, |_| ()).await?;
    summary
        .problems
        .extend(keys.err().map(|message| Problem::new(Fault::Credential, "second opinion", message)));
    Ok(summary)
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
    let reader = match batches.is_empty() {
        true => Reader::idle(configuration),
        false => Reader::from_store(&classify.store, configuration).await?,
    };
    summary.problems.extend(reader.problem.clone());
    let mut consultation = classify.second_opinion.as_ref().map(Consultation::new);
    for batch in batches {
        match read_batch(classify, &reader, consultation.as_mut(), &batch, &mut summary).await {
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
    if let Some(consultation) = consultation {
        summary.second_opinions = consultation.posts;
        summary.problems.extend(consultation.problems);
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

async fn read_batch(
    classify: &Classify,
    reader: &Reader<'_>,
    consultation: Option<&mut Consultation<'_>>,
    batch: &Batch,
    summary: &mut Summary,
) -> Result<(), StoreError> {
    let mut posts = last_of_each(classify.store.get_raw(&batch.key).await?);
    reader.spare(&mut posts);
    let mut signals = reader.read(&posts, &batch.source);
    let opinions = match consultation {
        Some(consultation) => opinions(&classify.store, consultation, batch, &signals).await?,
        None => Corrections::default(),
    };
    reader.settle(&mut signals, &opinions);
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

/// A post and its edit may come in one answer, and so be of one moment: the later in the batch is the one that holds.
fn last_of_each(posts: Vec<CleanPost>) -> Vec<CleanPost> {
    let mut seen = BTreeSet::new();
    let mut last: Vec<CleanPost> =
        posts.into_iter().rev().filter(|post| seen.insert(post.id.clone())).collect();
    last.reverse();
    last
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

/// What a second opinion is of a batch. It is kept before anything rests on it, so that a batch that is read again is not
/// asked about again, and a replay reads what was read.
async fn opinions(
    store: &Store,
    consultation: &mut Consultation<'_>,
    batch: &Batch,
    signals: &[Signal],
) -> Result<Corrections, StoreError> {
    if let Some(kept) = Corrections::opinions(store, &batch.key).await? {
        return Ok(kept);
    }
    let said = consultation.on(signals).await;
    if !said.is_empty() {
        said.keep_opinions(store, &batch.key).await?;
    }
    Ok(said)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_post_and_its_edit_in_one_batch_the_edit_holds() {
        let post = |native: &str, text: &str| -> CleanPost {
            serde_json::from_value(serde_json::json!({
                "id": PostId::new(&"qala".parse().unwrap(), native), "source": "qala", "text": text,
                "seen_at": "2026-11-23T02:00:00Z",
            }))
            .unwrap()
        };
        let batch = vec![post("1", "су жоқ"), post("2", "жарық жоқ"), post("1", "су қосылды")];
        assert_eq!(last_of_each(batch.clone()), batch[1..]);
    }
}
