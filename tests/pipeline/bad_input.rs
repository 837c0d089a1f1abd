//! One source's trouble never becomes another's, and nothing begins with a configuration that is wrong.

use crate::world::{MONDAY, World, configuration};
use belgi_domain::{Fault, Registry};
use belgi_local::exit::Exit;
use std::collections::BTreeMap;

#[tokio::test(flavor = "multi_thread")]
async fn every_troubled_source_is_named_and_the_rest_is_read() {
    let world = World::at(MONDAY).await;
    let outcome = world.run(MONDAY).await;
    let faults: BTreeMap<&str, Fault> =
        outcome.problems.iter().map(|problem| (problem.about.as_str(), problem.fault)).collect();
    let expected =
        [("qala-portaly", Fault::NotAFeed), ("keshki-shahar", Fault::Status), ("jabyq-esik", Fault::Robots)];
    for (source, fault) in expected {
        assert_eq!(faults.get(source), Some(&fault), "{source}: {faults:?}");
    }
    for kind in [Fault::TimedOut, Fault::Throttled, Fault::Gone, Fault::Malformed] {
        assert!(faults.values().any(|fault| *fault == kind), "{kind:?} in {faults:?}");
    }
    for about in faults.keys() {
        assert!(belgi_sample_city::is_troubled(about), "{about} is in order and has a problem");
    }
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nobody_can_be_reached_it_says_so_and_loses_nothing() {
    let world = World::at(MONDAY).await;
    let text = belgi_sample_city::SOURCES.replace(".example/", ".invalid/");
    let mut unreachable = configuration();
    unreachable.registry = Registry::parse("sources.toml", &text).unwrap();
    let failed = world.try_run(unreachable, MONDAY).await.unwrap_err();
    assert_eq!(failed.exit, Exit::OutOfReach);
    assert!(failed.to_string().contains("no source could be reached"), "{failed}");
    // The service desk's files need no network: they were read, and wait for the next run.
    let later = world.run("2026-11-24T08:00:00+05:00").await;
    assert!(later.signals > 900, "{later:?}");
    world.stop().await;
}
