//! The bucket and the tables are made where they do not exist, and left alone where they do.

use belgi_store::Store;
use belgi_store::schema::TABLES;

pub async fn rules(store: &Store) {
    let mut expect: Vec<_> =
        TABLES.iter().map(|table| format!("{}{}", store.names().table_prefix, table.name)).collect();
    expect.sort();
    store.put_object("kept.txt", "text/plain", b"kept".to_vec()).await.unwrap();
    assert!(store.record_alert(&crate::sent::alert("kept", belgi_store::Lane::Open)).await.unwrap());
    // They exist already; a second and a third time change nothing.
    for _ in 0..2 {
        store.create_missing().await.unwrap();
        let mut found = store.tables().await.unwrap();
        found.sort();
        assert_eq!(found, expect);
    }
    assert!(store.alert("kept").await.unwrap().is_some());
    assert_eq!(store.get_object("kept.txt").await.unwrap().as_deref(), Some(b"kept".as_slice()));
    store.reach_bucket().await.unwrap();
}
