//! Files of the configuration that are wrong: the last that were right stay in force, and it is told.

use crate::world::{MONDAY, World, at};
use belgi_digest::{Digests, Prints};
use belgi_domain::{Fault, PeriodKind};
use belgi_fetch::Fetch;
use belgi_http::Client;
use belgi_runtime::metrics::Measured;
use belgi_runtime::{Configuration, Secrets, Trigger};
use belgi_store::Store;

const SOURCES: &str = "config/sources.toml";
const WRONG: &str = "[[source]]\nid = \"pigeons\"\nkind = \"carrier pigeon\"\n";

async fn put(store: &Store, text: &str) {
    store.put_object(SOURCES, "application/toml", text.into()).await.unwrap();
}

fn trigger(now: &str) -> Trigger {
    Trigger { now: at(now), shard: (0, 1), city: None, period: Some(PeriodKind::Day), of_day: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_files_that_were_right_stay_in_force_and_the_digest_names_them() {
    let world = World::at(MONDAY).await;
    let store = world.stack.store();
    let fetch = Fetch {
        store: store.clone(),
        client: Client::new(world.city.client_settings()).unwrap(),
        secrets: Secrets::from_pairs(belgi_sample_city::secrets()),
    };
    put(&store, WRONG).await;
    let nothing_kept = belgi_fetch::handle(&fetch, trigger(MONDAY)).await.unwrap_err().to_string();
    assert!(nothing_kept.contains("config/sources.toml:"), "{nothing_kept}");

    put(&store, belgi_sample_city::SOURCES).await;
    let right = belgi_fetch::handle(&fetch, trigger(MONDAY)).await.unwrap();
    assert!(!right.configuration_refused && right.asked > 10, "{right:?}");
    let version = Configuration::from_store(&store).await.unwrap().version;

    put(&store, WRONG).await;
    let round = belgi_fetch::handle(&fetch, trigger("2026-11-23T09:00:00+05:00")).await.unwrap();
    assert!(round.asked > 0, "its sources are asked all the same");
    assert_eq!(round.records(at(MONDAY))[0].get("ConfigurationRefused"), Some(1.0));
    let told = round.problems.iter().find(|problem| problem.fault == Fault::Configuration).unwrap();
    assert!(
        told.message.contains("config/sources.toml:") && told.message.contains("carrier pigeon"),
        "{told}"
    );
    let in_force = Configuration::from_store(&store).await.unwrap();
    assert_eq!(
        (in_force.version.as_str(), in_force.refused.as_ref()),
        (version.as_str(), Some(&told.message))
    );

    let digests = Digests { prints: Prints::LeftOut, ..Digests::new(store.clone()) };
    belgi_digest::handle(&digests, trigger(MONDAY)).await.unwrap();
    let shown = |(path, bytes): (&std::path::PathBuf, &Vec<u8>)| {
        path.to_string_lossy().ends_with("-kk.html") && String::from_utf8_lossy(bytes).contains(&version)
    };
    assert!(world.digests().iter().any(shown), "the method names {version}");

    // Mended, another version is in force at once.
    put(&store, &format!("{}\n# mended\n", belgi_sample_city::SOURCES)).await;
    let mended = belgi_fetch::handle(&fetch, trigger("2026-11-23T09:05:00+05:00")).await.unwrap();
    assert!(!mended.configuration_refused);
    assert_ne!(Configuration::from_store(&store).await.unwrap().version, version);
    world.stop().await;
}
