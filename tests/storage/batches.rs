//! Batches move forward, are found by stage and shard, and are parked with their reason after five failures.

use crate::values::{batch, source};
use belgi_domain::{Batch, BatchStage, Cursor};
use belgi_store::Store;
use std::collections::BTreeSet;

/// Enough to fall into every one of the index's sixteen slots.
const MANY: usize = 64;

pub async fn rules(store: &Store) {
    let many: Vec<_> = (0..MANY).map(batch).collect();
    store.move_cursor(&Cursor::new(&source("forum")), &many).await.unwrap();
    shards_share_all_batches(store, &many).await;
    the_oldest_come_first_and_no_more_than_asked_for(store, &many).await;
    a_batch_moves_forward_once(store, &many[0]).await;
    a_batch_that_fails_five_times_is_parked(store, &many[1]).await;
    a_failure_told_twice_counts_once(store, &many[2]).await;
    nothing_else_moved(store, &many[3..]).await;
}

async fn found(store: &Store, stage: BatchStage) -> Vec<Batch> {
    store.batches(stage, (0, 1), 1_000).await.unwrap()
}

/// The `most` oldest of the pending batches.
async fn oldest(store: &Store, most: usize) -> Vec<Batch> {
    store.batches(BatchStage::Pending, (0, 1), most).await.unwrap()
}

async fn shards_share_all_batches(store: &Store, all: &[Batch]) {
    for of in [1, 3, 16, 20] {
        let mut seen = BTreeSet::new();
        for shard in 0..of {
            let mine = store.batches(BatchStage::Pending, (shard, of), 1_000).await.unwrap();
            assert!(of > 16 || !mine.is_empty(), "shard {shard} of {of} has nothing to do");
            for batch in mine {
                assert!(seen.insert(batch.id), "a batch is in two shards of {of}");
            }
        }
        assert_eq!(seen, all.iter().map(|batch| batch.id.clone()).collect(), "{of} shards");
    }
}

async fn the_oldest_come_first_and_no_more_than_asked_for(store: &Store, all: &[Batch]) {
    assert_eq!(found(store, BatchStage::Pending).await, all);
    for most in [1, 7] {
        assert_eq!(oldest(store, most).await, all[..most], "at most {most}");
    }
}

async fn a_batch_moves_forward_once(store: &Store, pending: &Batch) {
    store.advance_batch(pending, BatchStage::Classified).await.unwrap();
    let classified = found(store, BatchStage::Classified).await;
    assert_eq!(classified, [Batch { stage: BatchStage::Classified, ..pending.clone() }]);
    store.advance_batch(&classified[0], BatchStage::Grouped).await.unwrap();
    // A worker that was late tells again what it did: the batch stays where it is.
    store.advance_batch(pending, BatchStage::Classified).await.unwrap();
    assert_eq!(found(store, BatchStage::Classified).await, []);
    assert!(!oldest(store, 1).await.contains(pending));
    assert_eq!(found(store, BatchStage::Grouped).await, [], "a grouped batch has left the index");
}

async fn a_batch_that_fails_five_times_is_parked(store: &Store, pending: &Batch) {
    for tries in 1..=5 {
        let now = oldest(store, 1).await.remove(0);
        let stage = store.fail_batch(&now, &format!("reason {tries}")).await.unwrap();
        assert_eq!(stage, if tries < 5 { BatchStage::Pending } else { BatchStage::Parked }, "try {tries}");
    }
    let reason = Some("reason 5".to_owned());
    let parked = Batch { stage: BatchStage::Parked, tries: 5, reason, ..pending.clone() };
    assert_eq!(found(store, BatchStage::Parked).await, std::slice::from_ref(&parked));
    // An operator sends it on its way again.
    store.advance_batch(&parked, BatchStage::Pending).await.unwrap();
    assert_eq!(found(store, BatchStage::Parked).await, []);
    assert_eq!(oldest(store, 1).await, std::slice::from_ref(pending), "with its tries and reason forgotten");
}

async fn a_failure_told_twice_counts_once(store: &Store, pending: &Batch) {
    let long = "қ".repeat(2_000);
    for _ in 0..2 {
        store.fail_batch(pending, &long).await.unwrap();
    }
    let now = oldest(store, 2).await.remove(1);
    assert_eq!(now, Batch { tries: 1, reason: Some("қ".repeat(500)), ..pending.clone() });
}

async fn nothing_else_moved(store: &Store, rest: &[Batch]) {
    let pending = found(store, BatchStage::Pending).await;
    assert!(rest.iter().all(|batch| pending.contains(batch)));
}
