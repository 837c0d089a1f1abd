//! Storage that fails on purpose. The long form is `cargo run -p belgi-tests --example faults`.

use belgi_tests::faults::{Day, Fault, Plan, Refusal, State, Trial};

/// A handful of the deaths and of the bad days that the long form goes through.
const SAMPLE: [Plan; 4] = [
    Plan::DieAt(5, Fault::CutAfter),
    Plan::DieAt(17, Fault::Late),
    Plan::DieAt(28, Fault::CutBefore),
    Plan::Share { seed: 20, per_mille: 30 },
];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_storage_did_the_next_run_ends_where_a_sound_one_ends() {
    let day = Day::serve().await.unwrap();
    let sound = day.sound().await.unwrap();
    day_is_worth_it(&sound);
    let mut found = Vec::new();
    for plan in SAMPLE {
        let differences = day.differences(&sound, plan).await.unwrap();
        found.extend(differences.into_iter().map(|difference| format!("{plan:?}: {difference}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A day on which nothing happens would pass whatever happened.
fn day_is_worth_it(sound: &State) {
    for table in ["cursors", "keys", "sent", "signals", "stories"] {
        assert!(!sound.tables[table].is_empty(), "nothing in the table {table}");
    }
    assert!(sound.tables["work"].is_empty(), "a batch is still on its way");
    for folder in ["alerts/", "digests/", "raw/"] {
        assert!(sound.objects.keys().any(|key| key.starts_with(folder)), "nothing in {folder}");
    }
    assert!(sound.tables["leases"].is_empty(), "a lease was not returned");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_counts_cuts_and_refuses() {
    let trial = Trial::begin().await.unwrap();
    let put = |key: &'static str| {
        let store = trial.proxy.store();
        async move { store.put_object(key, "text/plain", b"words".to_vec()).await }
    };
    trial.proxy.follow(Plan::DieAt(2, Fault::CutAfter));
    put("config/one").await.unwrap();
    let cut = put("config/two").await.unwrap_err();
    assert!(cut.is_out_of_reach(), "{cut}");
    assert!(put("config/three").await.is_err(), "the dead write nothing");
    tokio::time::timeout(std::time::Duration::from_secs(5), trial.proxy.died()).await.unwrap();
    let counts = trial.proxy.counts();
    assert_eq!((counts.writes, counts.faults), (2, 1));
    let objects = trial.state().await.unwrap().objects;
    assert!(objects.contains_key("config/two"), "it took effect, and its answer was lost");
    assert!(!objects.contains_key("config/three"));

    trial.proxy.follow(Plan::Once(1, Fault::Refused(Refusal::SlowDown)));
    put("config/three").await.unwrap();
    let counts = trial.proxy.counts();
    assert_eq!((counts.calls, counts.faults), (2, 1), "asked again after a refusal");
    trial.end().await.unwrap();
}
