//! Every call is counted, with the units that DynamoDB says it consumed.

use crate::values::{at, signal};
use belgi_domain::BatchStage;
use belgi_store::{Call, Store, Usage};

pub async fn rules(store: &Store) {
    let _until_now = store.take_usage();
    every_call_is_counted_with_its_bytes(store).await;
    objects_are_counted_by_their_folder(store).await;
    a_refused_write_is_counted(store).await;
    assert_eq!(store.take_usage(), Usage::default(), "what was taken is not counted twice");
}

fn of<'a>(operation: &'a str, target: &'a str) -> impl Fn(&Call) -> bool + 'a {
    move |call| call.operation == operation && call.target == target
}

async fn every_call_is_counted_with_its_bytes(store: &Store) {
    store.put_signal(&signal(901, "2026-10-01T06:00:00Z")).await.unwrap();
    store.signals(vec![signal(901, "2026-10-01T06:00:00Z").post]).await.unwrap();
    let usage = store.take_usage();
    let (put, get) = (usage.sum(of("PutItem", "signals")), usage.sum(of("BatchGetItem", "signals")));
    assert_eq!((put.requests, get.requests), (1, 1), "{usage:?}");
    assert!(put.bytes_sent > 100 && get.bytes_received > 100, "{usage:?}");
    assert!(put.write_units >= 1.0 && put.read_units == 0.0, "{usage:?}");
    assert!(get.read_units > 0.0 && get.write_units == 0.0, "{usage:?}");
}

/// Units by the published rules, which the embedded stack keeps.
#[tokio::test]
async fn units_are_those_of_the_published_rules() {
    let stack = belgi_tests::LocalStack::start().await.unwrap();
    let store = stack.store();
    let _until_now = store.take_usage();
    a_write_is_counted_by_its_size_and_its_index(&store).await;
    a_read_is_counted_by_how_sure_it_has_to_be(&store).await;
    stack.stop().await.unwrap();
}

async fn a_write_is_counted_by_its_size_and_its_index(store: &Store) {
    store.put_signal(&signal(901, "2026-10-01T06:00:00Z")).await.unwrap();
    let tally = store.take_usage().sum(of("PutItem", "signals"));
    // One unit for each KB of the item, which a packed signal stays below, and one for the index.
    assert_eq!(tally.write_units, 2.0, "{tally:?}");
    a_batch_costs_one_unit_a_stage(store).await;
}

/// Added, classified, grouped; and a unit for the cursor that moves with it.
async fn a_batch_costs_one_unit_a_stage(store: &Store) {
    let batch = crate::values::batch(907);
    store.move_cursor(&belgi_domain::Cursor::new(&batch.source), std::slice::from_ref(&batch)).await.unwrap();
    store.advance_batch(&batch, BatchStage::Classified).await.unwrap();
    let classified = store.batches(BatchStage::Classified, (0, 1), 10).await.unwrap();
    store.advance_batch(&classified[0], BatchStage::Grouped).await.unwrap();
    let usage = store.take_usage();
    let units = |table: &str| usage.sum(|call| call.target == table).write_units;
    assert_eq!((units("work"), units("cursors")), (3.0, 1.0), "{usage:?}");
}

async fn a_read_is_counted_by_how_sure_it_has_to_be(store: &Store) {
    store.signals(vec![signal(901, "2026-10-01T06:00:00Z").post]).await.unwrap();
    let usage = store.take_usage();
    let tally = usage.sum(of("BatchGetItem", "signals"));
    assert_eq!((tally.requests, tally.read_units, tally.write_units), (1, 1.0, 0.0), "{usage:?}");
    // Forty signals of a day: a unit each, or half a unit for each 4 KB of each of the four partitions.
    let day: Vec<_> = (2_000..2_040).map(|number| signal(number, "2026-10-06T06:00:00Z")).collect();
    store.put_signals(&day).await.unwrap();
    let _until_now = store.take_usage();
    let (city, first) = (day[0].city.clone(), jiff::civil::date(2026, 10, 6));
    let read = store.indexed_signals(&city, first, first.tomorrow().unwrap()).await.unwrap();
    let tally = store.take_usage().sum(|call| call.target == "signals");
    assert!(read.len() == 40 && tally.requests == 4 && tally.read_units <= 8.0, "{tally:?}");
    store.count_batches(BatchStage::Parked).await.unwrap();
    let tally = store.take_usage().sum(of("Query", "work"));
    // Sixteen slots, a unit each: what somebody moved a moment ago must not be done again.
    assert_eq!((tally.requests, tally.read_units), (16, 16.0));
}

async fn objects_are_counted_by_their_folder(store: &Store) {
    store.put_object("digests/usage.txt", "text/plain", vec![b'x'; 3_000]).await.unwrap();
    store.get_object("digests/usage.txt").await.unwrap();
    store.list_objects("digests/").await.unwrap();
    store.delete_object("digests/usage.txt").await.unwrap();
    let usage = store.take_usage();
    for operation in ["PutObject", "GetObject", "ListObjectsV2", "DeleteObject"] {
        assert_eq!(usage.sum(of(operation, "digests")).requests, 1, "{operation}: {usage:?}");
    }
    assert!(usage.sum(of("PutObject", "digests")).bytes_sent >= 3_000, "{usage:?}");
    assert_eq!(usage.sum(of("GetObject", "digests")).bytes_received, 3_000, "{usage:?}");
}

async fn a_refused_write_is_counted(store: &Store) {
    let now = at("2026-10-01T06:00:00Z");
    let mine = store.take_lease("usage", "me", now, 60).await.unwrap();
    assert!(mine.is_some() && store.take_lease("usage", "you", now, 60).await.unwrap().is_none());
    let usage = store.take_usage();
    let all = usage.sum(|call| call.operation == "PutItem");
    assert_eq!((all.requests, all.refused, all.throttled), (2, 1, 0), "{usage:?}");
}
