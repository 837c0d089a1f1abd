//! The stories of one city, built from the signals of the open window.

use belgi_domain::period::local_date;
use belgi_domain::{CityId, Story, StoryId};
use belgi_store::{Store, StoreError};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// Days that signals stay in the window after which nothing new joins their story.
const WINDOW_DAYS: i64 = 35;
/// A story that never ends is followed back this far and no further.
const LONGEST_DAYS: i64 = 120;

/// What a rebuild did.
pub(crate) struct Rebuilt {
    pub(crate) stories: u32,
    pub(crate) written: u32,
}

/// Builds the stories of `city` anew and writes the difference. Only for the holder of its lease.
pub(crate) async fn rebuild(store: &Store, city: &CityId, now: Timestamp) -> Result<Rebuilt, StoreError> {
    let today = local_date(now);
    let stored = store.stories(city).await?;
    let first = window(&stored, today);
    let tomorrow = today.tomorrow().unwrap_or(today);
    let signals = store.signals_between(city, first, tomorrow).await?;
    let stories = belgi_stories::build(&signals, now, &belgi_stories::Settings::default());
    let known: BTreeMap<&StoryId, &Story> = stored.iter().map(|story| (&story.id, story)).collect();
    let changed: Vec<&Story> = stories.iter().filter(|story| known.get(&story.id) != Some(story)).collect();
    store.put_stories(&changed).await?;
    store.delete_stories(city, &gone(&stored, &stories, first)).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Rebuilt { stories: count(stories.len()), written: count(changed.len()) })
}

/// The first day of the window: far enough back that every story that is still open is built whole.
fn window(stored: &[Story], today: Date) -> Date {
    let back = |days: i64| today.checked_sub(days.days()).unwrap_or(today);
    let (usual, longest) = (back(WINDOW_DAYS), back(LONGEST_DAYS));
    let open = stored.iter().filter(|story| local_date(story.last_seen) >= usual);
    open.map(|story| local_date(story.first_seen)).min().unwrap_or(usual).clamp(longest, usual)
}

/// Stories of the window that have become part of others, or whose posts were removed.
fn gone(stored: &[Story], built: &[Story], first: Date) -> Vec<StoryId> {
    let within = stored.iter().filter(|story| local_date(story.first_seen) >= first);
    within.filter(|story| built.iter().all(|new| new.id != story.id)).map(|story| story.id.clone()).collect()
}
