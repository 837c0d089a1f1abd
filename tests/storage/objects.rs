//! Objects: what is put is got, listed by prefix in order, and deleted once.

use belgi_store::Store;

pub async fn rules(store: &Store) {
    what_is_put_is_got_and_replaced(store).await;
    a_listing_holds_what_begins_with_the_prefix(store).await;
    what_is_deleted_is_missing(store).await;
    a_key_may_be_ninety_nine_characters_long(store).await;
}

async fn put(store: &Store, key: &str, bytes: &[u8]) {
    store.put_object(key, "application/octet-stream", bytes.to_vec()).await.unwrap();
}

async fn what_is_put_is_got_and_replaced(store: &Store) {
    assert_eq!(store.get_object("digests/none.html").await.unwrap(), None);
    let large: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    for bytes in [b"first".as_slice(), &[], &[0, 255, 10, 13], &large] {
        put(store, "digests/a b+c=d.bin", bytes).await;
        assert_eq!(store.get_object("digests/a b+c=d.bin").await.unwrap().as_deref(), Some(bytes));
    }
}

async fn a_listing_holds_what_begins_with_the_prefix(store: &Store) {
    assert_eq!(store.list_objects("inbox/").await.unwrap(), []);
    for key in ["inbox/desk/b.csv", "inbox/desk/a.csv", "inbox/desk-2/c.xlsx", "inbox/d.csv", "outbox/e.csv"]
    {
        put(store, key, key.as_bytes()).await;
    }
    let cases: [(&str, &[&str]); 5] = [
        ("inbox/desk/", &["inbox/desk/a.csv", "inbox/desk/b.csv"]),
        ("inbox/desk", &["inbox/desk-2/c.xlsx", "inbox/desk/a.csv", "inbox/desk/b.csv"]),
        ("inbox/", &["inbox/d.csv", "inbox/desk-2/c.xlsx", "inbox/desk/a.csv", "inbox/desk/b.csv"]),
        ("inbox/desk/a.csv", &["inbox/desk/a.csv"]),
        ("nothing/", &[]),
    ];
    for (prefix, expect) in cases {
        let found = store.list_objects(prefix).await.unwrap();
        assert_eq!(found.iter().map(|object| object.key.as_str()).collect::<Vec<_>>(), expect, "{prefix}");
        for object in found {
            assert_eq!(object.size, object.key.len() as u64, "{}", object.key);
            assert!(object.modified_ms > 0, "{}", object.key);
        }
    }
}

async fn what_is_deleted_is_missing(store: &Store) {
    put(store, "alerts/a.json", b"{}").await;
    for _ in 0..2 {
        store.delete_object("alerts/a.json").await.unwrap();
        assert_eq!(store.get_object("alerts/a.json").await.unwrap(), None);
        assert_eq!(store.list_objects("alerts/").await.unwrap(), []);
    }
}

async fn a_key_may_be_ninety_nine_characters_long(store: &Store) {
    let key = format!("raw/dt=2026-11-22/{}.jsonl.zst", "a".repeat(99 - 28));
    assert_eq!(key.len(), 99);
    put(store, &key, b"long").await;
    assert_eq!(store.get_object(&key).await.unwrap().as_deref(), Some(b"long".as_slice()));
    assert_eq!(store.list_objects("raw/").await.unwrap()[0].key, key);
}
