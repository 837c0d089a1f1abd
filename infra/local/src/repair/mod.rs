//! What an operator does to stored data: take a post out, do a step again.

pub mod forget;
pub mod replay;

use belgi_digest::{Digests, LANGUAGES, Order, Prints};
use belgi_domain::period::local_date;
use belgi_domain::{City, Period, PeriodKind};
use belgi_runtime::Configuration;
use belgi_store::Store;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Who holds a city's lease during a repair. A grouping that is under way ends first.
const HOLDER: &str = "belgi-repair";

/// Writes those digests again that exist and have a day from `first` to `last`. Returns the keys that changed.
async fn digests_again(
    store: &Store,
    configuration: &Configuration,
    now: Timestamp,
    (first, last): (Date, Date),
) -> anyhow::Result<Vec<String>> {
    let mut changed = Vec::new();
    for city in configuration.served_cities() {
        for (period, prints) in written(store, city, (first, last.min(local_date(now)))).await? {
            let digests = Digests { prints, ..Digests::new(store.clone()) };
            let order = Order { city, period, languages: &LANGUAGES };
            let written = belgi_digest::run(&digests, configuration, now, &order).await?;
            changed.extend(written.files.into_iter().filter(|file| file.changed).map(|file| file.key));
        }
    }
    Ok(changed)
}

/// The periods with a day in the span of which the city has a digest, and whether it has PDF files: it is made again as it
/// was made.
async fn written(
    store: &Store,
    city: &City,
    (first, last): (Date, Date),
) -> anyhow::Result<BTreeMap<Period, Prints>> {
    let days = first.series(jiff::ToSpan::days(1)).take_while(|day| *day <= last);
    let periods = days.flat_map(|day| PeriodKind::ALL.map(|kind| Period::of(kind, day)));
    let periods: BTreeMap<String, Period> = periods.map(|period| (period.to_string(), period)).collect();
    let prefix = format!("digests/{}/", city.id);
    let objects = store.list_objects(&prefix).await?;
    let mut found = BTreeMap::new();
    for name in objects.iter().filter_map(|object| object.key.strip_prefix(&prefix)) {
        let Some((folder, file)) = name.split_once('/') else { continue };
        let Some(period) = periods.get(folder) else { continue };
        let prints = found.entry(*period).or_insert(Prints::LeftOut);
        if file.ends_with(".pdf") {
            *prints = Prints::Made;
        }
    }
    Ok(found)
}

/// Builds the stories with posts on `since` or later anew.
async fn stories_again(
    store: &Store,
    configuration: &Configuration,
    now: Timestamp,
    since: Date,
) -> anyhow::Result<belgi_group::Summary> {
    let group = belgi_group::Group { store: store.clone(), holder: HOLDER.to_owned() };
    let summary = belgi_group::run(&group, configuration, now, belgi_group::Scope::Since(since)).await?;
    match summary.busy.as_slice() {
        [] => Ok(summary),
        busy => anyhow::bail!("{} is being grouped by somebody else; try again in a minute", names(busy)),
    }
}

fn names(cities: &[belgi_domain::CityId]) -> String {
    cities.iter().map(belgi_domain::CityId::as_str).collect::<Vec<_>>().join(", ")
}
