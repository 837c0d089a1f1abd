//! A cursor moves from the version that was read, and after its batches.

use crate::values::{at, batch, source};
use belgi_domain::{
    BatchStage, Cursor, Fault, Fingerprint, Habits, Outcome, Post, Ring, SourceId, Validators,
};
use belgi_store::Store;

pub async fn rules(store: &Store) {
    a_source_never_asked_has_a_fresh_cursor(store).await;
    what_is_written_is_read_again(store).await;
    of_two_fetchers_the_second_loses(store).await;
    a_lost_move_leaves_its_batch_to_be_read(store).await;
    a_batch_that_comes_again_stays_where_it_is(store).await;
    many_batches_move_with_one_cursor(store).await;
}

fn ring(posts: usize) -> Ring {
    let prints = (0..posts).map(|number| Fingerprint::of(&Post::new(&source("forum"), &number.to_string())));
    Ring::default().after(&prints.collect::<Vec<_>>())
}

fn filled(id: &SourceId) -> Cursor {
    Cursor {
        validators: Validators {
            etag: Some("W/\"a b\"".into()),
            last_modified: Some("yesterday-ish".into()),
        },
        ring: ring(2_000),
        next_due: at("2026-11-22T06:30:00Z"),
        failures: 2,
        last_answer_at: Some(at("2026-11-22T06:00:00.123456789Z")),
        newest_post_at: Some(at("2026-11-22T05:59:00Z")),
        posts: 77,
        last: Some(Outcome {
            asked_at: at("2026-11-22T06:00:00Z"),
            fault: Some(Fault::NotAFeed),
            message: Some("expected a feed, found a page".into()),
        }),
        habits: Habits {
            rhythm_minutes: Some(25),
            moved_to: Some("https://new.example/".into()),
            ..Habits::default()
        },
        ..Cursor::new(id)
    }
}

async fn a_source_never_asked_has_a_fresh_cursor(store: &Store) {
    let id = source("never-asked");
    assert_eq!(store.cursor(&id).await.unwrap(), Cursor::new(&id));
}

async fn what_is_written_is_read_again(store: &Store) {
    let (first, second) = (source("written"), source("fresh"));
    let cursor = filled(&first);
    store.move_cursor(&cursor, &[]).await.unwrap();
    let read = store.cursor(&first).await.unwrap();
    assert_eq!(read.ring.to_bytes(), cursor.ring.to_bytes());
    assert_eq!(read, Cursor { version: 1, ..cursor });
    // An empty ring and absent values are written over full ones.
    store.move_cursor(&Cursor { version: 1, ..Cursor::new(&first) }, &[]).await.unwrap();
    let many = store.cursors(&[second.clone(), first.clone()]).await.unwrap();
    assert_eq!(many, [Cursor::new(&second), Cursor { version: 2, ..Cursor::new(&first) }]);
}

async fn of_two_fetchers_the_second_loses(store: &Store) {
    let id = source("contested");
    let (one, other) = (store.cursor(&id).await.unwrap(), store.cursor(&id).await.unwrap());
    store.move_cursor(&Cursor { posts: 1, ..one.clone() }, &[]).await.unwrap();
    for batches in [Vec::new(), vec![batch(900)]] {
        let lost = store.move_cursor(&Cursor { posts: 2, ..other.clone() }, &batches).await;
        assert!(lost.unwrap_err().is_conflict());
    }
    let read = store.cursor(&id).await.unwrap();
    assert_eq!((read.posts, read.version), (1, 1));
    store.move_cursor(&Cursor { posts: 3, ..read }, &[]).await.unwrap();
    assert_eq!(store.cursor(&id).await.unwrap().posts, 3);
}

/// Its posts have one signal each, whoever reads them; left out they could be lost with the process that won.
async fn a_lost_move_leaves_its_batch_to_be_read(store: &Store) {
    let id = source("raced");
    let fresh = store.cursor(&id).await.unwrap();
    store.move_cursor(&fresh, &[batch(901)]).await.unwrap();
    let lost = store.move_cursor(&fresh, &[batch(902)]).await;
    assert!(lost.unwrap_err().is_conflict());
    let pending = store.batches(BatchStage::Pending, (0, 1), 100).await.unwrap();
    let pending: Vec<_> = pending.into_iter().map(|batch| batch.id).collect();
    assert_eq!(pending, [batch(900).id, batch(901).id, batch(902).id]);
    assert_eq!(store.cursor(&id).await.unwrap().version, 1);
}

/// The same event delivered twice finds the same batch, which somebody may have read meanwhile.
async fn a_batch_that_comes_again_stays_where_it_is(store: &Store) {
    store.advance_batch(&batch(901), BatchStage::Classified).await.unwrap();
    store.move_cursor(&Cursor::new(&source("again")), &[batch(901)]).await.unwrap();
    let classified = store.batches(BatchStage::Classified, (0, 1), 100).await.unwrap();
    assert_eq!(classified.iter().map(|batch| &batch.id).collect::<Vec<_>>(), [&batch(901).id]);
}

/// A year's export of a large city brings hundreds of batches.
async fn many_batches_move_with_one_cursor(store: &Store) {
    let id = source("prolific");
    let batches: Vec<_> = (1_000..1_250).map(batch).collect();
    store.move_cursor(&Cursor::new(&id), &batches).await.unwrap();
    let pending = store.batches(BatchStage::Pending, (0, 1), 1_000).await.unwrap();
    assert_eq!(pending.iter().filter(|found| batches.contains(found)).count(), 250);
    assert_eq!(store.cursor(&id).await.unwrap().version, 1);
}
