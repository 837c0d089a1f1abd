//! Running again changes nothing; running later brings only what is new.

use crate::world::{MONDAY, World, configuration};
use belgi_digest::Prints;
use belgi_local::job::Job;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_fetches_nothing_and_changes_no_byte() {
    let world = World::at(MONDAY).await;
    let printed = || Job { prints: Prints::Made, ..world.job(configuration(), MONDAY) };
    let first = printed().run().await.unwrap();
    assert!(first.posts_new >= 900, "{first:?}");
    assert!(
        first.digests.iter().any(|key| key.ends_with("shymkent-weekly-2026-W47-kk.html")),
        "{:?}",
        first.digests
    );
    let whole = |ending: &str| {
        first.digests.iter().filter(|key| key.ends_with(ending) && !key.contains("/departments/")).count()
    };
    assert!(whole(".pdf") > 0 && whole(".pdf") == whole(".html"), "{:?}", first.problems);
    let before = world.digests();
    let latest = world.stack.path_of("digests/shymkent/latest/shymkent-weekly-latest-ru.pdf");
    assert!(before.get(&latest).is_some_and(|bytes| bytes.starts_with(b"%PDF-")), "{latest:?}");
    assert!(before.len() >= 10, "{:?}", before.keys());
    let second = printed().run().await.unwrap();
    assert_eq!((second.posts_new, second.signals, second.digests_changed), (0, 0, 0), "{second:?}");
    assert_eq!(second.stories, first.stories);
    assert_eq!(world.digests(), before);
    // Without them none stays, not even the copies of the newest.
    world.run(MONDAY).await;
    let is_print = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "pdf");
    let expected: Vec<_> = before.keys().filter(|path| !is_print(path)).collect();
    assert_eq!(world.digests().keys().collect::<Vec<_>>(), expected);
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_stacks_that_saw_the_same_write_the_same_bytes() {
    let (one, other) = (World::at(MONDAY).await, World::at(MONDAY).await);
    one.run(MONDAY).await;
    other.run(MONDAY).await;
    let strip = |world: &World| {
        let root = world.stack.path_of("digests");
        world
            .digests()
            .into_iter()
            .map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    assert_eq!(strip(&one), strip(&other));
    one.stop().await;
    other.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_run_asks_conditionally_and_brings_what_is_new() {
    let thursday = "2026-11-19T07:00:00+05:00";
    let world = World::at(thursday).await;
    let first = world.run(thursday).await;
    // Half an hour later nothing has been published at night; who was asked answers 304 or the same posts.
    let soon = world.run("2026-11-19T07:31:00+05:00").await;
    assert!(soon.asked > 0 && soon.unchanged > 0 && soon.posts_new == 0, "{soon:?}");
    world.city.advance_to(crate::world::at(MONDAY));
    for file in belgi_sample_city::inbox(crate::world::at(MONDAY)).unwrap() {
        world.stack.store().put_object(&file.key, file.content_type, file.bytes).await.unwrap();
    }
    let later = world.run(MONDAY).await;
    assert!(
        later.posts_new > 50 && later.posts_new < first.posts_new,
        "{} {}",
        first.posts_new,
        later.posts_new
    );
    world.stop().await;
}
