//! A source that asked for a pause gets it.

use crate::world::{MONDAY, World, configuration};
use belgi_domain::Fault;

#[tokio::test(flavor = "multi_thread")]
async fn retry_after_is_kept() {
    let world = World::at(MONDAY).await;
    let outcome = world.run(MONDAY).await;
    let throttled = outcome
        .problems
        .iter()
        .find(|problem| problem.fault == Fault::Throttled)
        .expect("a source that is throttled");
    let source = configuration()
        .registry
        .all()
        .iter()
        .find(|source| source.id.as_str() == throttled.about)
        .unwrap()
        .id
        .clone();
    let cursor = world.stack.store().cursor(&source).await.unwrap();
    let pause = cursor.next_due.as_second() - crate::world::at(MONDAY).as_second();
    assert!(pause >= 3_600, "the host asked for an hour, the pause is {pause} s");
    let early = world.run("2026-11-23T07:59:00+05:00").await;
    assert!(
        early.problems.iter().all(|problem| problem.about != throttled.about),
        "asked before its time: {:?}",
        early.problems
    );
    world.stop().await;
}
