//! What operators do to stored data: a step again, a post out of everything.

use crate::world::{MONDAY, World, at, configuration};
use belgi_domain::Signal;
use belgi_local::repair::forget::forget;
use belgi_local::repair::replay::{Step, replay};
use belgi_runtime::Forgotten;
use belgi_store::Store;

async fn signals(store: &Store) -> Vec<Signal> {
    let (first, end) = ("2026-10-01".parse().unwrap(), "2026-11-24".parse().unwrap());
    store.signals_between(&"shymkent".parse().unwrap(), first, end).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn signals_stories_and_digests_are_restored_from_raw_posts() {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let (store, city) = (world.stack.store(), "shymkent".parse().unwrap());
    let (read, told, written) = (signals(&store).await, store.stories(&city).await.unwrap(), world.digests());
    // Half of the signals are lost, one is wrong, and so are all stories.
    let lost: Vec<_> = read.iter().step_by(2).map(|signal| signal.post.clone()).collect();
    store.delete_signals(&lost).await.unwrap();
    let wrong = Signal { excerpt: "тест".to_owned(), ..read[1].clone() };
    store.put_signal(&wrong).await.unwrap();
    let stories: Vec<_> = told.iter().map(|story| story.id.clone()).collect();
    store.delete_stories(&city, &stories).await.unwrap();

    let span = ("2026-11-22".parse().unwrap(), "2026-11-23".parse().unwrap());
    let replayed = replay(&store, &configuration(), at(MONDAY), span, Step::Classify, |_| ()).await.unwrap();
    assert!(replayed.raw_objects > 20 && replayed.signals >= read.len(), "{replayed:?}");
    assert_eq!(signals(&store).await, read);
    assert_eq!(store.stories(&city).await.unwrap(), told);
    assert_eq!((replayed.digests, world.digests()), (Vec::new(), written));
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forgotten_is_nowhere_and_does_not_come_back() {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let store = world.stack.store();
    let city = "shymkent".parse().unwrap();
    let stories = store.stories(&city).await.unwrap();
    let quoted = stories.iter().flat_map(|story| &story.quotes).find_map(|quote| {
        let url = quote.url.clone()?;
        let shown = world.digests().values().any(|bytes| String::from_utf8_lossy(bytes).contains(&url));
        shown.then_some((quote.post.clone(), url))
    });
    let (post, url) = quoted.expect("a digest quotes a post with its address");

    let urls = [url.clone(), "https://nowhere.example/1".to_owned()];
    let forgot = forget(&store, &configuration(), at(MONDAY), &urls).await.unwrap();
    assert_eq!((forgot.posts, forgot.unknown.as_slice()), (1, &urls[1..]), "{forgot:?}");
    assert!(forgot.raw_objects >= 1 && !forgot.digests.is_empty(), "{forgot:?}");
    assert!(store.signals(vec![post.clone()]).await.unwrap().is_empty());
    let stories = serde_json::to_string(&store.stories(&city).await.unwrap()).unwrap();
    assert!(!stories.contains(post.as_str()) && !stories.contains(&url));
    for (path, bytes) in world.digests() {
        assert!(!String::from_utf8_lossy(&bytes).contains(&url), "{}", path.display());
    }
    assert!(raw_posts(&store).await.iter().all(|id| id != post.as_str()));
    // Told again it finds nothing and breaks nothing.
    let again = forget(&store, &configuration(), at(MONDAY), &urls).await.unwrap();
    assert_eq!((again.posts, again.raw_objects, again.unknown.len()), (0, 0, 2), "{again:?}");

    // A stack that has never seen the post, but knows that it must stay away, does not take it.
    let other = World::at(MONDAY).await;
    Forgotten::from_store(&store).await.unwrap().write(&other.stack.store()).await.unwrap();
    other.run(MONDAY).await;
    assert!(raw_posts(&other.stack.store()).await.iter().all(|id| id != post.as_str()));
    other.stop().await;
    world.stop().await;
}

async fn raw_posts(store: &Store) -> Vec<String> {
    let mut posts = Vec::new();
    let (first, last) = ("2026-11-22".parse().unwrap(), "2026-11-23".parse().unwrap());
    for object in store.list_raw(first, last).await.unwrap() {
        posts.extend(store.get_raw(&object.key).await.unwrap().into_iter().map(|post| post.id.to_string()));
    }
    assert!(posts.len() > 900, "{} posts", posts.len());
    posts
}
