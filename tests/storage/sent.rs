//! An alert is remembered once it was delivered.

use crate::values::at;
use belgi_store::Store;

pub async fn rules(store: &Store) {
    let (delivered, other) = ("critical#shymkent#0011", "critical#shymkent#0022");
    assert!(!store.was_sent(delivered).await.unwrap());
    for moment in ["2026-11-22T06:00:00Z", "2026-11-22T06:10:00Z"] {
        store.mark_sent(delivered, at(moment)).await.unwrap();
        assert!(store.was_sent(delivered).await.unwrap());
    }
    assert!(!store.was_sent(other).await.unwrap());
}
