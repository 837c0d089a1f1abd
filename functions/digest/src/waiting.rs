//! Posts on their way: fetched, and not yet in what a digest is made from.

use belgi_domain::{BatchStage, Period, SourceId};
use belgi_store::{Store, StoreError};

/// The stages between the fetch and the stories.
const ON_THEIR_WAY: [BatchStage; 2] = [BatchStage::Pending, BatchStage::Classified];

/// How many batches of each stage are looked at; where more wait, the digest says at least so much.
const BATCHES_MAX: usize = 200;

/// Posts of `sources` that wait, and that may be of `period`: their batch holds posts of it or around it.
pub(crate) async fn posts(store: &Store, sources: &[SourceId], period: Period) -> Result<u32, StoreError> {
    let mut waiting = 0_u32;
    for stage in ON_THEIR_WAY {
        for batch in store.batches(stage, (0, 1), BATCHES_MAX).await? {
            let touches = batch.oldest.is_none_or(|oldest| oldest < period.end())
                && batch.newest.is_none_or(|newest| newest >= period.start());
            if touches && sources.contains(&batch.source) {
                waiting = waiting.saturating_add(batch.posts);
            }
        }
    }
    Ok(waiting)
}
