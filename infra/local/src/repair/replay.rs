//! Doing a step again over what is stored.

use super::{digests_again, stories_again};
use belgi_classify::Reader;
use belgi_runtime::{Configuration, Corrections};
use belgi_store::Store;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Where a replay begins; what comes after it is done too, because it builds on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Step {
    /// Read the raw posts again, after a new model, table of words or list of places.
    Classify,
    /// Build the stories again from the signals.
    Group,
    /// Write the digests again from signals and stories.
    Digest,
}

/// What was done again.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// Raw objects that were read.
    pub raw_objects: usize,
    /// Signals that were written.
    pub signals: usize,
    /// Stories that were written.
    pub stories: u32,
    /// Keys of digests that changed.
    pub digests: Vec<String>,
}

/// Does `step` and those after it again for the days from `first` to `last`. `told` hears each raw object.
///
/// # Errors
/// Where storage is out of reach, or a city is being grouped by somebody else.
pub async fn replay(
    store: &Store,
    configuration: &Configuration,
    now: Timestamp,
    (first, last): (Date, Date),
    step: Step,
    told: impl Fn(&str),
) -> anyhow::Result<Replayed> {
    let mut replayed = Replayed::default();
    if step <= Step::Classify {
        classify(store, configuration, (first, last), &told, &mut replayed).await?;
        for city in configuration.served_cities() {
            belgi_alert::count_again(store, &city.id, first).await?;
        }
    }
    if step <= Step::Group {
        replayed.stories = stories_again(store, configuration, now, first).await?.written;
    }
    replayed.digests = digests_again(store, configuration, now, (first, last)).await?;
    Ok(replayed)
}

/// Reads the raw objects of these days in the order in which they came, so that the last version of a post stays.
async fn classify(
    store: &Store,
    configuration: &Configuration,
    (first, last): (Date, Date),
    told: &impl Fn(&str),
    replayed: &mut Replayed,
) -> anyhow::Result<()> {
    let reader = Reader::from_store(store, configuration).await?;
    if let Some(problem) = &reader.problem {
        anyhow::bail!("{problem}");
    }
    // Raw objects lie by the day of UTC: a morning in the city is the evening before.
    let first = first.checked_sub(1.day()).unwrap_or(first);
    for object in store.list_raw(first, last).await? {
        let mut posts = store.get_raw(&object.key).await?;
        reader.spare(&mut posts);
        let mut signals = reader.read(&posts, &object.source);
        let opinions = Corrections::opinions(store, &object.key).await?.unwrap_or_default();
        reader.settle(&mut signals, &opinions);
        store.put_signals(&signals).await?;
        replayed.raw_objects += 1;
        replayed.signals += signals.len();
        told(&object.key);
    }
    Ok(())
}
