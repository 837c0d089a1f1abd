//! Digests that were told too early: incomplete ones say so, and what comes late makes them again, once.

use crate::world::{MONDAY, World, at, configuration};
use belgi_digest::{Digests, Prints, Written, handle};
use belgi_domain::{Batch, BatchId, BatchStage, PostId, Signal};
use belgi_runtime::Trigger;
use serde_json::{Value, json};

const TUESDAY: &str = "2026-11-24T07:00:00+05:00";
const WEDNESDAY: &str = "2026-11-25T07:00:00+05:00";

/// What the schedule of that morning does: the digest of the day before.
async fn morning(world: &World, moment: &str) -> Vec<Written> {
    let trigger =
        Trigger::parse(&json!({"scheduled_time": at(moment).to_string(), "period": "day"})).unwrap();
    handle(&digests(world), trigger).await.unwrap()
}

fn digests(world: &World) -> Digests {
    Digests { prints: Prints::LeftOut, ..Digests::new(world.stack.store()) }
}

fn names(written: &[Written]) -> Vec<&str> {
    written.iter().map(|one| one.period.as_str()).collect()
}

fn value(world: &World, period: &str, name: &str) -> Value {
    let path =
        world.stack.path_of("digests").join(format!("shymkent/{period}/shymkent-{name}-{period}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn page(world: &World, period: &str, name: &str) -> String {
    let path =
        world.stack.path_of("digests").join(format!("shymkent/{period}/shymkent-{name}-{period}-ru.html"));
    std::fs::read_to_string(path).unwrap()
}

/// The sample city's week as it was told on Monday, and the configuration where the function looks for it.
async fn told() -> World {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let sources = belgi_sample_city::SOURCES.to_owned().into_bytes();
    world.stack.store().put_object("config/sources.toml", "text/plain", sources).await.unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_late_makes_its_day_and_week_again_once() {
    let world = told().await;
    let store = world.stack.store();
    let before = value(&world, "2026-W47", "weekly");
    assert!(before["updated"].is_null() && before["waiting"] == 0, "{}", before["updated"]);

    let quiet = morning(&world, TUESDAY).await;
    assert_eq!(names(&quiet), ["2026-11-23"], "nothing came late");
    let city = "shymkent".parse().unwrap();
    let week = store.signals_between(&city, "2026-11-22".parse().unwrap(), "2026-11-23".parse().unwrap());
    let known = week.await.unwrap().into_iter().find(Signal::is_trouble).unwrap();
    let late =
        Signal { post: PostId::new(&known.source, "late"), excerpt: "кеш келді".into(), ..known };
    store.put_signal(&late).await.unwrap();

    let again = morning(&world, WEDNESDAY).await;
    assert_eq!(names(&again), ["2026-11-22", "2026-W47", "2026-11-24"]);
    let after = value(&world, "2026-W47", "weekly");
    assert_eq!(after["totals"]["posts"].as_u64(), before["totals"]["posts"].as_u64().map(|posts| posts + 1));
    assert_eq!(after["updated"], json!(at(WEDNESDAY)));
    assert!(page(&world, "2026-W47", "weekly").contains("Обновлено 25 ноября, 07:00"));
    assert!(!page(&world, "2026-11-24", "daily").contains("Обновлено"), "a first telling is no update");

    let files = world.digests();
    let settled = morning(&world, "2026-11-25T07:30:00+05:00").await;
    assert_eq!(names(&settled), ["2026-11-24"], "what was made again stays as it is");
    assert!(settled.iter().flat_map(|one| &one.files).filter(|file| file.key.contains("W47")).count() == 0);
    let week = |files: &std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| {
        files
            .iter()
            .filter(|(path, _)| path.to_string_lossy().contains("W47"))
            .map(|(_, bytes)| bytes.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(week(&world.digests()), week(&files));
    // Asked for by hand, it says the same to the byte.
    let by_hand =
        json!({"scheduled_time": at(WEDNESDAY).to_string(), "period": "week", "of_day": "2026-11-22"});
    let by_hand = handle(&digests(&world), Trigger::parse(&by_hand).unwrap()).await.unwrap();
    assert_eq!(names(&by_hand), ["2026-W47"]);
    assert_eq!(value(&world, "2026-W47", "weekly")["updated"], json!(at(WEDNESDAY)));
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_says_what_waits_until_it_has_been_read() {
    let world = told().await;
    let store = world.stack.store();
    let batch = pending();
    let cursor = store.cursor(&batch.source).await.unwrap();
    store.move_cursor(&cursor, std::slice::from_ref(&batch)).await.unwrap();

    morning(&world, MONDAY).await;
    assert_eq!(value(&world, "2026-11-22", "daily")["waiting"], 4);
    assert!(page(&world, "2026-11-22", "daily").contains("Данные неполные: 4 записи"));
    let old = morning(&world, TUESDAY).await;
    assert_eq!(names(&old), ["2026-11-22", "2026-11-23"], "it is looked at again while it waits");

    store.advance_batch(&batch, BatchStage::Grouped).await.unwrap();
    morning(&world, WEDNESDAY).await;
    assert_eq!(value(&world, "2026-11-22", "daily")["waiting"], 0);
    assert!(!page(&world, "2026-11-22", "daily").contains("ещё ждут разбора"));
    assert_eq!(names(&morning(&world, WEDNESDAY).await), ["2026-11-24"]);
    world.stop().await;
}

/// A batch of Sunday's posts that nobody has read yet.
fn pending() -> Batch {
    let source = configuration().registry.enabled().find(|source| source.city.is_some()).unwrap().id.clone();
    let id = BatchId::new(&source, "waits");
    let fetched_at = at("2026-11-22T20:00:00+05:00");
    Batch {
        key: belgi_store::raw_key(&source, fetched_at, &id),
        id,
        source,
        fetched_at,
        posts: 4,
        oldest: Some(at("2026-11-22T18:00:00+05:00")),
        newest: Some(fetched_at),
        stage: BatchStage::Pending,
        tries: 0,
        reason: None,
    }
}
