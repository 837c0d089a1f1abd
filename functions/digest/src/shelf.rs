//! The shelf of digests: made again after every digest from what lies in the bucket, and from nothing else.

use crate::write::{File, sweep, write};
use belgi_domain::digest::PeriodCount;
use belgi_domain::{City, Period, PeriodKind};
use belgi_report::{Card, Object, Rendered, Shelf, Speech, front};
use belgi_store::{Store, StoreError};
use futures::stream::{StreamExt, TryStreamExt};
use std::collections::BTreeMap;

/// The folder of all digests.
const ROOT: &str = "digests/";

/// How many objects are asked for at once.
const AT_ONCE: usize = 16;

/// How often the shelf is made at most: again whenever something changed, because another digest may have been written
/// after the folder was listed. Whoever writes last has seen everything.
const ROUNDS_MAX: usize = 4;

/// How many earlier periods a digest is shown beside.
const PAST_PERIODS: usize = 7;

/// The folder of a city's digests, with its slash.
pub(crate) fn folder(city: &City) -> String {
    format!("{ROOT}{}/", city.id)
}

/// Brings the shelf of `city`, the copies of its newest digest of `kind` and the front page up to date. Returns every
/// file that belongs to them, in the order of their keys.
pub(crate) async fn shelve(
    store: &Store,
    served: &[&City],
    city: &City,
    kind: PeriodKind,
    languages: &[Speech],
) -> anyhow::Result<Vec<File>> {
    let mut files: BTreeMap<String, File> = BTreeMap::new();
    for _ in 0..ROUNDS_MAX {
        let mut round = city_files(store, city, kind, languages).await?;
        round.extend(front_files(store, served, languages).await?);
        let settled = round.iter().all(|file| !file.changed);
        for file in round {
            let changed = file.changed || files.get(&file.key).is_some_and(|before| before.changed);
            files.insert(file.key.clone(), File { changed, ..file });
        }
        if settled {
            break;
        }
    }
    Ok(files.into_values().collect())
}

/// The card of the digest of `period`, if there is one.
pub(crate) async fn card(store: &Store, city: &City, period: Period) -> Result<Option<Card>, StoreError> {
    let key = format!("{}{period}/{}", folder(city), Card::NAME);
    Ok(cards(store, vec![key]).await?.into_values().next())
}

/// The numbers of the periods before `period`, as far as they have digests.
pub(crate) async fn past(store: &Store, city: &City, period: Period) -> Result<Vec<PeriodCount>, StoreError> {
    let earlier = std::iter::successors(Some(period.previous()), |period| Some(period.previous()));
    let keys = earlier.take(PAST_PERIODS).map(|period| format!("{}{period}/{}", folder(city), Card::NAME));
    let cards = cards(store, keys.collect()).await?;
    Ok(cards.into_values().map(|card| card.count).collect())
}

async fn city_files(
    store: &Store,
    city: &City,
    kind: PeriodKind,
    languages: &[Speech],
) -> anyhow::Result<Vec<File>> {
    let folder = folder(city);
    let listed = store.list_objects(&folder).await?;
    let named = |object: &belgi_store::Object| {
        Some(Object { name: object.key.strip_prefix(&folder)?.to_owned(), size: object.size })
    };
    let objects: Vec<_> = listed.iter().filter_map(named).collect();
    let is_card = |object: &&Object| object.name.ends_with(Card::NAME) && !object.name.starts_with("latest/");
    let keys = objects.iter().filter(is_card).map(|object| format!("{folder}{}", object.name)).collect();
    let by_period = cards(store, keys).await?.into_values().map(|card| (card.count.period.to_string(), card));
    let shelf = Shelf::new(city, &objects, &by_period.collect());
    let mut files = write(store, &folder, shelf.files(languages)?).await?;
    let copies = copies(store, &folder, shelf.copies(kind)).await?;
    let copies = write(store, &folder, copies).await?;
    let begin = format!("{folder}{}", shelf.copies_begin_with(kind));
    sweep(store, &listed, &copies, |key| key.starts_with(&begin)).await?;
    files.extend(copies);
    Ok(files)
}

/// The copies under names that do not change: `names` of a file and of its copy.
async fn copies(
    store: &Store,
    folder: &str,
    names: Vec<(String, String)>,
) -> Result<Vec<Rendered>, StoreError> {
    let copy = |(from, to): (String, String)| async move {
        let bytes = store.get_object(&format!("{folder}{from}")).await?;
        Ok(bytes.map(|bytes| Rendered::new(to, bytes)))
    };
    let copies: Vec<_> = futures::stream::iter(names).map(copy).buffered(AT_ONCE).try_collect().await?;
    Ok(copies.into_iter().flatten().collect())
}

/// The front page: every served city with its newest digests.
async fn front_files(store: &Store, served: &[&City], languages: &[Speech]) -> anyhow::Result<Vec<File>> {
    let newest = |city: &City| {
        let latest = format!("{}latest/", folder(city));
        async move {
            let listed = store.list_objects(&latest).await?;
            let keys = listed.into_iter().map(|object| object.key).filter(|key| key.ends_with(Card::NAME));
            Ok::<Vec<Card>, StoreError>(cards(store, keys.collect()).await?.into_values().collect())
        }
    };
    let cards: Vec<_> =
        futures::stream::iter(served).map(|city| newest(city)).buffered(AT_ONCE).try_collect().await?;
    let cities: Vec<_> = served.iter().copied().zip(cards).collect();
    Ok(write(store, ROOT, front(&cities, languages)?).await?)
}

/// The cards under `keys`, by key; what is none is passed over.
async fn cards(store: &Store, keys: Vec<String>) -> Result<BTreeMap<String, Card>, StoreError> {
    let read = |key: String| async move {
        let bytes = store.get_object(&key).await?;
        Ok(bytes.and_then(|bytes| Card::parse(&bytes)).map(|card| (key, card)))
    };
    let cards: Vec<_> = futures::stream::iter(keys).map(read).buffered(AT_ONCE).try_collect().await?;
    Ok(cards.into_iter().flatten().collect())
}
