//! Raw objects: the posts of a batch come back as they were, and damage is told.

use crate::values::{batch, post};
use belgi_domain::CleanPost;
use belgi_store::{Store, StoreError};

pub async fn rules(store: &Store) {
    posts_are_read_as_they_were_written(store).await;
    the_same_posts_are_the_same_object(store).await;
    a_missing_object_is_missing(store).await;
    a_damaged_object_is_unreadable(store).await;
}

async fn posts_are_read_as_they_were_written(store: &Store) {
    for (number, count) in [(1, 0), (2, 1), (3, 500)] {
        let (batch, posts) = (batch(number), (0..count).map(post).collect::<Vec<CleanPost>>());
        store.put_raw(&batch.key, &posts).await.unwrap();
        assert_eq!(store.get_raw(&batch.key).await.unwrap(), posts);
    }
}

async fn the_same_posts_are_the_same_object(store: &Store) {
    let (batch, posts) = (batch(4), [post(1), post(2)]);
    let mut written = Vec::new();
    for _ in 0..2 {
        store.put_raw(&batch.key, &posts).await.unwrap();
        written.push(store.get_object(&batch.key).await.unwrap().unwrap());
    }
    assert_eq!(written[0], written[1]);
    let folder = batch.key.rsplit_once('/').unwrap().0;
    assert!(store.list_objects(folder).await.unwrap().iter().all(|object| object.key.len() < 100));
}

async fn a_missing_object_is_missing(store: &Store) {
    let missing = store.get_raw(&batch(5).key).await;
    assert!(matches!(missing, Err(StoreError::Missing { .. })), "{missing:?}");
}

async fn a_damaged_object_is_unreadable(store: &Store) {
    let batch = batch(6);
    store.put_raw(&batch.key, &[post(1), post(2)]).await.unwrap();
    let whole = store.get_object(&batch.key).await.unwrap().unwrap();
    let pack = |lines: &str| zstd::encode_all(lines.as_bytes(), 3).unwrap();
    let damaged = [
        b"no zstd at all".to_vec(),
        Vec::new(),
        whole[..whole.len() / 2].to_vec(),
        pack("no JSON\n"),
        pack("{\"id\":\"../../etc\"}\n"),
    ];
    for (number, bytes) in damaged.into_iter().enumerate() {
        store.put_object(&batch.key, "application/zstd", bytes).await.unwrap();
        let found = store.get_raw(&batch.key).await;
        assert!(matches!(found, Err(StoreError::Unreadable { .. })), "damage {number}: {found:?}");
    }
}
