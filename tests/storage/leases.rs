//! One holder at a time, until the lease is returned or its time is over.

use crate::values::at;
use belgi_store::{Lease, Store};

const BEGIN: &str = "2026-11-22T06:00:00Z";
const LAST_MOMENT: &str = "2026-11-22T06:14:59Z";
const OVER: &str = "2026-11-22T06:15:00Z";
const SECONDS: i64 = 900;

pub async fn rules(store: &Store) {
    a_lease_is_refused_while_another_holds_it(store).await;
    a_lease_is_taken_anew_by_its_holder(store).await;
    a_lease_that_is_over_or_returned_is_free(store).await;
    only_its_holder_returns_a_lease(store).await;
    of_many_who_ask_at_once_one_holds_it(store).await;
}

async fn take(store: &Store, name: &str, holder: &str, now: &str) -> Option<Lease> {
    store.take_lease(name, holder, at(now), SECONDS).await.unwrap()
}

async fn a_lease_is_refused_while_another_holds_it(store: &Store) {
    let lease = take(store, "group#oral", "one", BEGIN).await;
    assert_eq!(lease, Some(Lease { name: "group#oral".into(), holder: "one".into() }));
    for now in [BEGIN, LAST_MOMENT] {
        assert_eq!(take(store, "group#oral", "two", now).await, None, "{now}");
    }
    assert!(take(store, "group#aktau", "two", BEGIN).await.is_some(), "another name is another lease");
}

async fn a_lease_is_taken_anew_by_its_holder(store: &Store) {
    for now in [BEGIN, LAST_MOMENT] {
        assert!(take(store, "group#taraz", "one", now).await.is_some(), "{now}");
    }
    assert_eq!(
        take(store, "group#taraz", "two", OVER).await,
        None,
        "the second time counts from its own moment"
    );
}

async fn a_lease_that_is_over_or_returned_is_free(store: &Store) {
    take(store, "group#semey", "one", BEGIN).await.unwrap();
    let second = take(store, "group#semey", "two", OVER).await.unwrap();
    store.return_lease(&second).await.unwrap();
    assert!(take(store, "group#semey", "three", OVER).await.is_some());
}

async fn only_its_holder_returns_a_lease(store: &Store) {
    let late = take(store, "group#astana", "one", BEGIN).await.unwrap();
    take(store, "group#astana", "two", OVER).await.unwrap();
    store.return_lease(&late).await.unwrap();
    assert_eq!(take(store, "group#astana", "three", OVER).await, None, "the second holder has it still");
    store.return_lease(&Lease { name: "group#nowhere".into(), holder: "one".into() }).await.unwrap();
}

async fn of_many_who_ask_at_once_one_holds_it(store: &Store) {
    let holders: Vec<_> = (0..8).map(|number| format!("worker {number}")).collect();
    let asked = holders.iter().map(|holder| take(store, "group#almaty", holder, BEGIN));
    let holding = futures::future::join_all(asked).await.into_iter().flatten().count();
    assert_eq!(holding, 1);
}
