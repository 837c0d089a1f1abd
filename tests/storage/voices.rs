//! Voice keys: one for a city, a platform and a week, and none once its time is over.

use crate::values::{at, city};
use belgi_domain::{AuthorKey, Platform, SourceKind, VoiceHash};
use belgi_store::Store;

/// Wednesday of week 47; its key lives until 35 days after Sunday midnight in the city.
const POSTED: &str = "2026-11-18T06:00:00Z";
const LAST_MOMENT: &str = "2026-12-27T18:59:59Z";
const OVER: &str = "2026-12-27T19:00:00Z";

pub async fn rules(store: &Store) {
    a_key_is_made_once(store).await;
    cities_platforms_and_weeks_have_keys_of_their_own(store).await;
    a_key_that_is_over_is_no_key(store).await;
    only_keys_that_are_over_are_destroyed(store).await;
}

/// The voice of one author by the key of these, or nothing where there is no key.
async fn voice(
    store: &Store,
    name: Option<&str>,
    platform: Platform,
    posted: &str,
    now: &str,
) -> Option<VoiceHash> {
    let city = name.map(city);
    let key = store.voice_key(city.as_ref(), platform, at(posted), at(now)).await.unwrap()?;
    key.voice(&AuthorKey::new("id77"))
}

fn vk() -> Platform {
    SourceKind::Vk.platform()
}

async fn a_key_is_made_once(store: &Store) {
    let asked = (0..8).map(|_| voice(store, Some("shymkent"), vk(), POSTED, POSTED));
    let voices = futures::future::join_all(asked).await;
    assert!(voices[0].is_some());
    assert!(
        voices.iter().all(|voice| *voice == voices[0]),
        "of many who make a key at once all have the same: {voices:?}"
    );
    // Monday and Sunday of one week, read later.
    for (posted, now) in [("2026-11-15T19:00:00Z", POSTED), ("2026-11-22T18:59:59Z", LAST_MOMENT)] {
        assert_eq!(voice(store, Some("shymkent"), vk(), posted, now).await, voices[0], "{posted}");
    }
}

async fn cities_platforms_and_weeks_have_keys_of_their_own(store: &Store) {
    let web = SourceKind::Feed.platform();
    let mut voices = vec![
        voice(store, Some("shymkent"), vk(), POSTED, POSTED).await,
        voice(store, Some("shymkent"), vk(), "2026-11-15T18:59:59Z", POSTED).await,
        voice(store, Some("shymkent"), vk(), "2026-11-22T19:00:00Z", POSTED).await,
        voice(store, Some("shymkent"), web, POSTED, POSTED).await,
        voice(store, Some("almaty"), vk(), POSTED, POSTED).await,
        voice(store, None, vk(), POSTED, POSTED).await,
    ];
    assert!(voices.iter().all(Option::is_some));
    let made = voices.len();
    voices.sort();
    voices.dedup();
    assert_eq!(voices.len(), made, "no two of them can be joined");
}

/// A table may keep an expired item for days; the store does not read it.
async fn a_key_that_is_over_is_no_key(store: &Store) {
    assert!(voice(store, Some("shymkent"), vk(), POSTED, LAST_MOMENT).await.is_some());
    assert_eq!(voice(store, Some("shymkent"), vk(), POSTED, OVER).await, None);
    assert_eq!(voice(store, Some("never-asked"), vk(), POSTED, OVER).await, None, "nor is it made");
}

async fn only_keys_that_are_over_are_destroyed(store: &Store) {
    let (before, after) = (LAST_MOMENT, OVER);
    let next_week = "2026-11-24T06:00:00Z";
    let kept = voice(store, Some("shymkent"), vk(), next_week, before).await;
    let first = voice(store, Some("shymkent"), vk(), POSTED, before).await;
    // Of the six keys made above, one belongs to the week before and one to the week after.
    assert_eq!(store.destroy_expired_keys(at(before)).await.unwrap(), 1);
    assert_eq!(store.destroy_expired_keys(at(after)).await.unwrap(), 4);
    assert_eq!(store.destroy_expired_keys(at(after)).await.unwrap(), 0);
    assert_eq!(voice(store, Some("shymkent"), vk(), next_week, before).await, kept);
    // Were the week asked for again with a clock that is behind, its voices would be others.
    assert_ne!(voice(store, Some("shymkent"), vk(), POSTED, before).await, first);
}
