//! Labels that staff put right: at once, for good, and only where they say so.

use crate::world::{MONDAY, World, at, configuration};
use belgi_domain::{Signal, Topic, Urgency};
use belgi_local::repair::forget::forget;
use belgi_local::repair::replay::{Step, replay};
use belgi_store::Store;

async fn signals(store: &Store) -> Vec<Signal> {
    let (first, end) = ("2026-10-01".parse().unwrap(), "2026-11-24".parse().unwrap());
    store.signals_between(&"shymkent".parse().unwrap(), first, end).await.unwrap()
}

async fn signal(store: &Store, of: &Signal) -> Signal {
    store.signals(vec![of.post.clone()]).await.unwrap().remove(0)
}

async fn drop_file(store: &Store, name: &str, bytes: Vec<u8>) {
    store.put_object(&format!("inbox/corrections/{name}"), "text/csv", bytes).await.unwrap();
}

/// Two posts of the digest's week with addresses, the first about water.
async fn two(store: &Store) -> (Signal, Signal) {
    let all = signals(store).await;
    let shown = |signal: &&Signal| signal.url.is_some() && signal.at >= at("2026-11-17T00:00:00Z");
    let first = all.iter().filter(shown).find(|signal| signal.topic == Topic::Water && signal.is_trouble());
    let second = all.iter().filter(shown).find(|signal| signal.topic == Topic::Roads && signal.is_trouble());
    (first.unwrap().clone(), second.unwrap().clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_puts_labels_right_at_once_and_for_good() {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let store = world.stack.store();
    let (one, other) = two(&store).await;
    let before = world.digests();
    let unknown = "0".repeat(32);
    let table = format!(
        "\u{feff}Номер записи;Верная тема;Верная срочность\r\n{};Мусор и уборка;Критично\r\n{};waste;\r\n{};Погода;\r\n{unknown};waste;\r\n",
        one.post, other.post, other.post
    );
    drop_file(&store, "исправления.csv", table.clone().into_bytes()).await;
    let outcome = world.run(MONDAY).await;

    let right = signal(&store, &one).await;
    assert_eq!((right.topic, right.confidence.topic), (Topic::Waste, 1.0));
    assert_ne!(right.department, one.department, "another body is in charge of waste");
    assert!(right.corrected.contains("topic") && right.evidence.iter().all(|why| why.field != "topic"));
    assert_eq!((right.sentiment, &right.excerpt), (one.sentiment, &one.excerpt));
    assert_eq!(signal(&store, &other).await.topic, Topic::Waste);
    let said: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|text| text.contains("row 4") && text.contains("Погода")), "{said:?}");
    assert!(said.iter().any(|text| text.contains(&unknown)), "{said:?}");
    let left = store.list_objects("inbox/corrections/").await.unwrap();
    let left: Vec<&str> = left.iter().map(|object| object.key.as_str()).collect();
    assert_eq!(left, ["inbox/corrections/read/исправления.csv.txt"], "the file is taken, a note stays");
    let after = world.digests();
    assert_ne!(before, after, "the digest of the week counts them under waste");

    // The same file again, another run, and reading everything again change nothing any more.
    drop_file(&store, "исправления.csv", table.into_bytes()).await;
    world.run(MONDAY).await;
    assert_eq!(world.digests(), after);
    let read = signals(&store).await;
    let span = ("2026-11-22".parse().unwrap(), "2026-11-23".parse().unwrap());
    let replayed = replay(&store, &configuration(), at(MONDAY), span, Step::Classify, |_| ()).await.unwrap();
    assert!(replayed.signals >= read.len(), "{replayed:?}");
    assert_eq!((signals(&store).await, world.digests()), (read, after));
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_file_holds_and_a_removed_post_takes_its_corrections_along() {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let store = world.stack.store();
    let (one, _) = two(&store).await;
    for code in ["critical", "normal"] {
        let table = format!("Post number,Right urgency\n{},{code}\n", one.post);
        drop_file(&store, &format!("{code}.csv"), table.into_bytes()).await;
        world.run(MONDAY).await;
    }
    assert_eq!(signal(&store, &one).await.urgency, Urgency::Normal);
    assert_eq!(store.list_objects("corrections/").await.unwrap().len(), 2);

    let urls = [one.url.clone().unwrap()];
    forget(&store, &configuration(), at(MONDAY), &urls).await.unwrap();
    assert_eq!(store.list_objects("corrections/").await.unwrap(), []);
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_workbook_of_a_digest_untouched_corrects_nothing() {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let store = world.stack.store();
    let (read, written) = (signals(&store).await, world.digests());
    let book = written.iter().find(|(path, _)| path.to_string_lossy().ends_with("W47-kk.xlsx"));
    drop_file(&store, "шолу.xlsx", book.expect("a workbook of the week").1.clone()).await;
    let outcome = world.run(MONDAY).await;
    assert!(outcome.problems.iter().all(|problem| !problem.about.contains("corrections")));
    assert_eq!((signals(&store).await, world.digests()), (read, written));
    assert!(store.get_object("inbox/corrections/шолу.xlsx").await.unwrap().is_none());
    world.stop().await;
}
