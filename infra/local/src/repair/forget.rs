//! Taking posts out of everything, and keeping them from coming back.

use super::{digests_again, stories_again};
use belgi_domain::period::local_date;
use belgi_domain::{CityId, PostId, Signal};
use belgi_runtime::{Configuration, Corrections, Forgotten};
use belgi_store::{Lane, Store, StoreError};
use belgi_text::links::canonical_link;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

/// Signals live this long; older posts have left everything but digests.
const SIGNAL_DAYS: i64 = 400;
/// Raw objects live this long, and a few days more until the bucket's rule has come by.
const RAW_DAYS: i64 = 40;

/// What was taken out.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Forgot {
    /// Addresses under which nothing is stored; they are kept from coming all the same.
    pub unknown: Vec<String>,
    /// Posts whose signals were deleted.
    pub posts: usize,
    /// Raw objects that were written again without them.
    pub raw_objects: usize,
    /// Stories that were written again.
    pub stories: u32,
    /// Raw objects that cannot be read and may still hold it; they end with the others of their day.
    pub unreadable: Vec<String>,
    /// Alerts that were deleted.
    pub alerts: usize,
    /// Keys of digests that changed.
    pub digests: Vec<String>,
}

/// Removes what was published at `urls`: from what may come, the raw objects, the signals, the stories, the alerts
/// and every digest that was made since.
///
/// What is still to be done is noted in the list itself, so that a run that was interrupted, or found a city being
/// grouped, is finished by running it again, with the same addresses or others.
///
/// # Errors
/// Where storage is out of reach, or a city is being grouped by somebody else.
pub async fn forget(
    store: &Store,
    configuration: &Configuration,
    now: Timestamp,
    urls: &[String],
) -> anyhow::Result<Forgot> {
    let wanted: BTreeSet<String> = urls.iter().map(|url| canonical_link(url)).collect();
    let cities = cities(store, configuration).await?;
    let found = published_at(store, &cities, now, &wanted).await?;
    let posts: BTreeSet<PostId> = found.iter().map(|signal| signal.post.clone()).collect();
    let mut forgotten = Forgotten::from_store(store).await?;
    urls.iter().for_each(|url| forgotten.add_link(url));
    posts.iter().for_each(|post| forgotten.add_post(post));
    found.iter().for_each(|signal| forgotten.begin(local_date(signal.at)));
    forgotten.write(store).await?;
    let mut forgot = Forgot { unknown: unknown(urls, &found), posts: posts.len(), ..Forgot::default() };
    forgot.raw_objects = purge_raw(store, &forgotten, now, &mut forgot.unreadable).await?;
    let posts: Vec<PostId> = posts.into_iter().collect();
    Corrections::forget(store, &posts).await?;
    store.delete_signals(&posts).await?;
    let Some(first) = forgotten.unfinished() else { return Ok(forgot) };
    for city in &cities {
        belgi_alert::count_again(store, city, first).await?;
    }
    forgot.stories = stories_again(store, configuration, now, first).await?.written;
    forgot.alerts = purge_alerts(store, &cities, &wanted).await?;
    forgot.digests = digests_again(store, configuration, now, (first, local_date(now))).await?;
    forgotten.finish();
    forgotten.write(store).await?;
    Ok(forgot)
}

/// The cities that are served, or were: whoever has digests has signals.
async fn cities(store: &Store, configuration: &Configuration) -> anyhow::Result<BTreeSet<CityId>> {
    let served = configuration.served_cities().map(|city| city.id.clone());
    let objects = store.list_objects("digests/").await?;
    let told = objects.iter().filter_map(|object| object.key.split('/').nth(1)?.parse().ok());
    Ok(served.chain(told).collect())
}

/// Deletes the alerts that link to one of the addresses. Others about the same story stay: they hold counts.
async fn purge_alerts(
    store: &Store,
    cities: &BTreeSet<CityId>,
    wanted: &BTreeSet<String>,
) -> anyhow::Result<usize> {
    let mut deleted = 0;
    let links = |text: &str| {
        let mut words = text.split('"').filter(|word| word.contains("://"));
        words.any(|word| wanted.contains(&canonical_link(word)))
    };
    for city in cities {
        // What a channel still lacks is not delivered any more.
        for lane in [Lane::Open, Lane::Held] {
            for alert in store.alerts_in(city, lane, Timestamp::UNIX_EPOCH).await? {
                if links(&alert.body) {
                    store.close_alert(&alert).await?;
                }
            }
        }
        for object in store.list_objects(&format!("alerts/{city}/")).await? {
            let bytes = store.get_object(&object.key).await?.unwrap_or_default();
            if links(&String::from_utf8_lossy(&bytes)) {
                store.delete_object(&object.key).await?;
                deleted += 1;
            }
        }
    }
    Ok(deleted)
}

async fn published_at(
    store: &Store,
    cities: &BTreeSet<CityId>,
    now: Timestamp,
    wanted: &BTreeSet<String>,
) -> anyhow::Result<Vec<Signal>> {
    let today = local_date(now);
    let first = today.checked_sub(SIGNAL_DAYS.days()).unwrap_or(today);
    let mut found = Vec::new();
    for city in cities {
        let signals = store.signals_between(city, first, today.tomorrow().unwrap_or(today)).await?;
        let named =
            |signal: &Signal| signal.url.as_deref().is_some_and(|url| wanted.contains(&canonical_link(url)));
        found.extend(signals.into_iter().filter(named));
    }
    Ok(found)
}

fn unknown(urls: &[String], found: &[Signal]) -> Vec<String> {
    let known: BTreeSet<String> =
        found.iter().filter_map(|signal| signal.url.as_deref()).map(canonical_link).collect();
    urls.iter().filter(|url| !known.contains(&canonical_link(url))).cloned().collect()
}

/// Writes the raw objects that hold something forgotten again without it. One that cannot be read is named.
async fn purge_raw(
    store: &Store,
    forgotten: &Forgotten,
    now: Timestamp,
    unreadable: &mut Vec<String>,
) -> anyhow::Result<usize> {
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let first = today.checked_sub(RAW_DAYS.days()).unwrap_or(today);
    let mut written = 0;
    for object in store.list_raw(first, today).await? {
        let posts = match store.get_raw(&object.key).await {
            Ok(posts) => posts,
            Err(StoreError::Missing { .. }) => continue,
            Err(StoreError::Unreadable { .. }) => {
                unreadable.push(object.key);
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let mut spared = posts.clone();
        forgotten.spare(&mut spared);
        if spared.len() < posts.len() {
            store.put_raw(&object.key, &spared).await?;
            written += 1;
        }
    }
    Ok(written)
}
