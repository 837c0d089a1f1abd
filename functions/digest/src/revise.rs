//! Earlier digests whose data came late: made again where their signals are others than those they were made from.

use crate::{Digests, LANGUAGES, Order, Written, run, shelf, spool};
use belgi_domain::{City, Fault, Period, PeriodKind, Problem};
use belgi_report::{Card, Origin};
use belgi_runtime::Configuration;
use jiff::Timestamp;
use std::iter::successors;

/// How many whole periods of each kind are looked back at, shorter ones first: an answer that came late moves days and
/// weeks, and the course of a later digest rests on the card of an earlier one. What is older is made again on request
/// only (`belgi digest`, `belgi replay`).
const LOOKED_BACK_AT: [(PeriodKind, usize); 4] =
    [(PeriodKind::Day, 7), (PeriodKind::Week, 2), (PeriodKind::Month, 1), (PeriodKind::Quarter, 1)];

/// What came of looking back.
#[derive(Debug, Default)]
pub struct Again {
    /// The digests that were made again, oldest first of each kind.
    pub written: Vec<Written>,
    /// Those that could not be looked at or made again.
    pub problems: Vec<Problem>,
}

/// Makes those digests of `city` again that stand in the bucket, are over at `now`, and whose signals have changed since
/// or which were told too early. Those `due` are left out: they are made anyway. Costs one reading of the signals of each
/// period that has a digest, and nothing more where nothing changed. What fails is a problem, and looked at again the
/// next time.
pub async fn revise(
    digests: &Digests,
    configuration: &Configuration,
    now: Timestamp,
    city: &City,
    due: &[Period],
) -> Again {
    let mut again = Again::default();
    let periods = LOOKED_BACK_AT.into_iter().flat_map(|(kind, back)| looked_back_at(kind, back, now));
    for period in periods.filter(|period| !due.contains(period)) {
        match revised(digests, configuration, now, city, period).await {
            Ok(written) => again.written.extend(written),
            Err(error) => {
                let about = format!("digest {period} of {}", city.id);
                again.problems.push(Problem::new(Fault::Storage, about, format!("{error:#}")));
            }
        }
    }
    again
}

/// The last `back` whole periods at `now`, oldest first.
fn looked_back_at(kind: PeriodKind, back: usize, now: Timestamp) -> Vec<Period> {
    let last = Period::last_complete(kind, now);
    let mut periods: Vec<Period> =
        successors(Some(last), |period| Some(period.previous())).take(back).collect();
    periods.reverse();
    periods
}

/// The digest of `period`, if there was one and it had to be made again.
async fn revised(
    digests: &Digests,
    configuration: &Configuration,
    now: Timestamp,
    city: &City,
    period: Period,
) -> anyhow::Result<Option<Written>> {
    let Some(card) = shelf::card(&digests.store, city, period).await? else { return Ok(None) };
    if !is_outdated(digests, city, period, &card).await? {
        return Ok(None);
    }
    let order = Order { city, period, languages: &LANGUAGES };
    let written = run(digests, configuration, now, &order).await?;
    Ok(Some(Written { again: true, ..written }))
}

async fn is_outdated(digests: &Digests, city: &City, period: Period, card: &Card) -> anyhow::Result<bool> {
    if card.waiting > 0 || card.count.partial {
        return Ok(true);
    }
    // Cards of an older form do not say what their digest was made from; it is left as it is.
    if card.made_from.is_empty() {
        return Ok(false);
    }
    let mut origin = Origin::begin(city, period);
    for day in period.days() {
        // Whether they changed within the last seconds is found tomorrow.
        let signals = digests.store.indexed_signals(&city.id, day, spool::next(day)).await?;
        spool::of_day(signals, day).iter().for_each(|signal| origin.add(signal));
    }
    Ok(origin.finish() != card.made_from)
}

/// When the digest of `made_from` counts as made again: now, where a whole one was told from other signals; as it did,
/// where they are the same; never, where it is told for the first time.
pub(crate) fn updated(told: Option<&Card>, made_from: &str, now: Timestamp) -> Option<Timestamp> {
    let told = told.filter(|card| !card.count.partial && !card.made_from.is_empty())?;
    if told.made_from == made_from { told.updated } else { Some(now) }
}
