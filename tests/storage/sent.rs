//! An alert is decided once, delivered by one at a time to each channel, and told in one summary.

use crate::values::at;
use belgi_store::{AlertRecord, Lane, Store};
use std::collections::BTreeSet;

const NOON: &str = "2026-11-22T12:00:00Z";

pub fn alert(key: &str, lane: Lane) -> AlertRecord {
    AlertRecord {
        key: key.to_owned(),
        city: "shymkent".parse().unwrap(),
        lane,
        sent_at: at(NOON),
        kind: "usual".to_owned(),
        body: "{}".to_owned(),
        done: BTreeSet::new(),
    }
}

pub async fn rules(store: &Store) {
    decided_once(store).await;
    delivered_by_one(store).await;
    told_in_one_summary(store).await;
}

async fn decided_once(store: &Store) {
    let first = alert("danger#0011", Lane::Open);
    assert!(store.record_alert(&first).await.unwrap());
    let other = AlertRecord { body: "other".to_owned(), ..first.clone() };
    assert!(!store.record_alert(&other).await.unwrap());
    assert_eq!(store.alert("danger#0011").await.unwrap(), Some(first));
    let keys = ["danger#0011".to_owned(), "danger#0022".to_owned()];
    assert_eq!(store.known_alerts(&keys).await.unwrap(), BTreeSet::from([keys[0].clone()]));
}

async fn delivered_by_one(store: &Store) {
    let (key, later) = ("danger#0011", at("2026-11-22T12:20:00Z"));
    let claim = async |channel, now| store.claim_alert(key, channel, now, 1_200).await.unwrap();
    assert!(claim("webhook", at(NOON)).await);
    assert!(!claim("webhook", at("2026-11-22T12:19:59Z")).await, "somebody delivers it");
    assert!(claim("telegram:-100", at(NOON)).await, "each channel for itself");
    assert!(claim("webhook", later).await, "who took it is gone");
    store.rest_alert(key, "webhook", at("2026-11-22T12:30:00Z")).await.unwrap();
    assert!(!claim("webhook", later).await, "the channel rests");
    assert!(claim("webhook", at("2026-11-22T12:30:00Z")).await);
    store.mark_delivered(key, "webhook").await.unwrap();
    assert!(!claim("webhook", at("2026-11-23T12:00:00Z")).await, "the channel has it");
    assert!(!store.claim_alert("danger#none", "webhook", later, 60).await.unwrap(), "nobody decided it");
    let open = store.alert(key).await.unwrap().unwrap();
    assert_eq!(open.done, BTreeSet::from(["webhook".to_owned()]));
    store.close_alert(&open).await.unwrap();
    assert_eq!(in_lane(store, Lane::Open).await, Vec::<String>::new());
    assert_eq!(in_lane(store, Lane::Told).await, [key]);
}

async fn told_in_one_summary(store: &Store) {
    let held = [alert("burst#1", Lane::Held), alert("burst#2", Lane::Held)];
    for alert in &held {
        assert!(store.record_alert(alert).await.unwrap());
    }
    assert_eq!(in_lane(store, Lane::Held).await, ["burst#1", "burst#2"]);
    let late = store.alerts_in(&held[0].city, Lane::Held, at("2026-11-22T12:00:01Z")).await.unwrap();
    assert_eq!(late, [], "only what was decided since");
    assert!(store.record_summary(&alert("summary#1", Lane::Open), &held).await.unwrap());
    assert!(
        !store.record_summary(&alert("summary#2", Lane::Open), &held[..1]).await.unwrap(),
        "told already"
    );
    assert_eq!(store.alert("summary#2").await.unwrap(), None, "all or nothing");
    assert_eq!(in_lane(store, Lane::Held).await, Vec::<String>::new());
    assert_eq!(in_lane(store, Lane::Open).await, ["summary#1"]);
}

async fn in_lane(store: &Store, lane: Lane) -> Vec<String> {
    let city = "shymkent".parse().unwrap();
    let mut keys: Vec<String> =
        store.alerts_in(&city, lane, at(NOON)).await.unwrap().into_iter().map(|alert| alert.key).collect();
    keys.sort();
    keys
}
