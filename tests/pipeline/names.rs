//! A story that a late post gave another name: old links lead to it, and what was told is not told again.

use crate::alerts::{Bench, CHANNELS, NOON, TEN_LATER, forgotten};
use crate::crash::belgi;
use crate::world::at;
use belgi_domain::{Passage, PassageKind, PostId, Story, StoryId};
use belgi_local::stack::{Ports, Stack};
use belgi_store::Store;
use serde_json::{Value, json};
use std::process::Command;

/// `story` after a post of an hour before came late: it bears the name of that one now.
async fn renamed(store: &Store, story: &Story) -> Story {
    let mut late = story.members[0].clone();
    late.post = PostId::new(&late.source, "late");
    late.at -= jiff::SignedDuration::from_hours(1);
    let mut new = story.clone();
    new.id = StoryId::new(&new.city, &late.post);
    (new.first_seen, new.history[0].at) = (late.at, late.at);
    new.members.insert(0, late);
    let passage = Passage {
        story: story.id.clone(),
        kind: PassageKind::Merged,
        other: new.id.clone(),
        at: at(NOON),
        began: story.first_seen,
    };
    store.put_passages(&story.city, &[passage]).await.unwrap();
    store.put_stories(&[&new]).await.unwrap();
    store.delete_stories(&story.city, std::slice::from_ref(&story.id)).await.unwrap();
    new
}

#[tokio::test]
async fn what_was_told_of_a_story_is_not_told_again_under_its_new_name() {
    let old = forgotten("one");
    let bench = Bench::with(std::slice::from_ref(&old), CHANNELS).await;
    assert_eq!(bench.run(NOON).await.sent, 1);
    renamed(&bench.stack.store(), &old).await;
    let second = bench.run(TEN_LATER).await;
    assert_eq!((second.sent, second.held, second.known), (0, 0, 1), "{second:?}");
    // Another story of the same kind is news all the same.
    bench.stack.store().put_stories(&[&forgotten("two")]).await.unwrap();
    assert_eq!(bench.run(TEN_LATER).await.sent, 1);
}

#[tokio::test]
async fn an_id_of_before_leads_to_the_story_that_stands() {
    let folder = tempfile::tempdir().unwrap();
    let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
    let (old, other) = (forgotten("one"), forgotten("two"));
    stack.store().put_stories(&[&old, &other]).await.unwrap();
    let new = renamed(&stack.store(), &old).await;
    stack.stop().await;
    let ask = |id: &StoryId| {
        let mut command = Command::new(belgi());
        command.args(["story", id.as_str(), "--city", "shymkent", "--data"]).arg(folder.path());
        command.output().unwrap()
    };
    for id in [&old.id, &new.id] {
        let answer = ask(id);
        assert!(answer.status.success(), "{answer:?}");
        let told: Value = serde_json::from_slice(&answer.stdout).unwrap();
        assert_eq!((&told["id"], &told["asked"]), (&json!(new.id), &json!(id)));
        assert_eq!(told["merged_from"][0]["id"], json!(old.id));
        assert_eq!((&told["posts"], &told["split_from"]), (&json!(3), &Value::Null));
    }
    let unknown = ask(&StoryId::new(&old.city, &PostId::new(&"aa".parse().unwrap(), "none")));
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("found none"), "{unknown:?}");
}
