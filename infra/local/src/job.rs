//! The main job once: fetch, classify, group, digest, with the very functions that the Lambdas run.

use crate::command::print::note;
use crate::exit::Failed;
use crate::progress::Step;
use belgi_classify::{Classify, SecondOpinion};
use belgi_digest::{Digests, LANGUAGES, Order, Prints, current};
use belgi_domain::{CityId, Fault, Period, PeriodKind, Problem};
use belgi_fetch::Fetch;
use belgi_group::{Group, Scope};
use belgi_http::Client;
use belgi_runtime::{Configuration, Secrets};
use belgi_store::Store;
use jiff::Timestamp;
use serde::Serialize;

/// What the job needs.
#[derive(Debug)]
pub struct Job {
    /// Where everything is kept.
    pub store: Store,
    /// How everybody is asked.
    pub client: Client,
    /// Keys of platforms.
    pub secrets: Secrets,
    /// Whom to ask about posts that the classifier is unsure of, if anybody.
    pub second_opinion: Option<SecondOpinion>,
    /// Sources, cities, departments.
    pub configuration: Configuration,
    /// The moment everything is done at.
    pub now: Timestamp,
    /// Which digests are written.
    pub periods: Vec<PeriodKind>,
    /// Whether they have PDF files.
    pub prints: Prints,
    /// One city only.
    pub city: Option<CityId>,
}

/// What came of the job; `--json` prints it as one object.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Enabled sources.
    pub sources: usize,
    /// Sources that were due and asked.
    pub asked: u32,
    /// Of these, sources without anything new.
    pub unchanged: u32,
    /// Posts, and versions of posts, that had not been seen.
    pub posts_new: u32,
    /// Signals read from them.
    pub signals: u32,
    /// Stories that stand.
    pub stories: u32,
    /// The digests' files.
    pub digests: Vec<String>,
    /// Of these, files whose bytes changed.
    pub digests_changed: usize,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// How long it took.
    pub elapsed_ms: u128,
}

/// Who holds the city's lease in a local run: always the same, so that a run that was killed does not
/// keep the next one waiting.
const HOLDER: &str = "belgi-run";

impl Job {
    /// Does it.
    ///
    /// # Errors
    /// Where storage is out of reach, or no source at all could be reached.
    pub async fn run(self) -> Result<Outcome, Failed> {
        let mut outcome =
            Outcome { sources: self.configuration.registry.enabled().count(), ..Outcome::default() };
        let (store, configuration, now) = (self.store, self.configuration, self.now);
        let fetch = Fetch { store: store.clone(), client: self.client, secrets: self.secrets };
        let nobody_answered = fetch_all(&fetch, &configuration, now, &mut outcome).await?;
        if nobody_answered {
            let why = anyhow::anyhow!(
                "no source could be reached; nothing is lost, run again when the network is back"
            );
            return Err(Failed::out_of_reach(why));
        }
        let classify = Classify { store: store.clone(), second_opinion: self.second_opinion };
        classify_all(&classify, &configuration, &mut outcome).await?;
        group_all(
            &Group { store: store.clone(), holder: HOLDER.to_owned() },
            &configuration,
            now,
            &mut outcome,
        )
        .await?;
        let digests = Digests { prints: self.prints, ..Digests::new(store.clone()) };
        write_digests(&digests, &configuration, now, &self.periods, self.city.as_ref(), &mut outcome).await?;
        store.destroy_expired_keys(now).await.map_err(Failed::out_of_reach)?;
        Ok(outcome)
    }
}

/// Returns whether there were sources to reach and none answered.
async fn fetch_all(
    fetch: &Fetch,
    configuration: &Configuration,
    now: Timestamp,
    outcome: &mut Outcome,
) -> Result<bool, Failed> {
    let step = Step::begin("fetch", outcome.sources);
    let told = |source: &belgi_domain::Source| step.advance(source.id.as_str());
    let summary = belgi_fetch::run(fetch, &configuration.registry, now, (0, 1), told).await?;
    step.end(&format!(
        "{} of {} sources were due, {} answered without anything new, {} new posts, {} problems",
        summary.asked,
        outcome.sources,
        summary.unchanged,
        summary.posts_new,
        summary.problems.len()
    ));
    outcome.asked = summary.asked;
    outcome.unchanged = summary.unchanged;
    outcome.posts_new = summary.posts_new;
    let nobody_answered = summary.remote_asked > 0 && summary.remote_reached == 0;
    outcome.problems.extend(summary.problems);
    for problem in outcome.problems.iter().filter(|_| nobody_answered) {
        note!("{problem}");
    }
    Ok(nobody_answered)
}

async fn classify_all(
    classify: &Classify,
    configuration: &Configuration,
    outcome: &mut Outcome,
) -> Result<(), Failed> {
    let step = Step::begin("classify", 0);
    loop {
        let told = |batch: &belgi_domain::Batch| step.advance(batch.source.as_str());
        let summary = belgi_classify::run(classify, configuration, (0, 1), told).await?;
        outcome.signals += summary.signals;
        let finished = summary.batches == 0;
        outcome.problems.extend(summary.problems);
        if finished {
            break;
        }
    }
    step.end(&format!("{} signals", outcome.signals));
    Ok(())
}

async fn group_all(
    group: &Group,
    configuration: &Configuration,
    now: Timestamp,
    outcome: &mut Outcome,
) -> Result<(), Failed> {
    let step = Step::begin("group", 0);
    loop {
        let summary = belgi_group::run(group, configuration, now, Scope::All).await?;
        outcome.stories = summary.stories;
        outcome.problems.extend(summary.busy.iter().map(|city| {
            Problem::new(Fault::Storage, city, "is being grouped by another process; run again in a minute")
        }));
        // A round takes a bounded number of batches, so there may be more; the last round finds none.
        if summary.batches == 0 {
            break;
        }
    }
    step.end(&format!("{} stories", outcome.stories));
    Ok(())
}

async fn write_digests(
    digests: &Digests,
    configuration: &Configuration,
    now: Timestamp,
    kinds: &[PeriodKind],
    only: Option<&CityId>,
    outcome: &mut Outcome,
) -> Result<(), Failed> {
    let step = Step::begin("digest", 0);
    for city in configuration.served_cities().filter(|city| only.is_none_or(|id| *id == city.id)) {
        let mut due = Vec::new();
        for kind in kinds {
            due.extend(wanted(digests, &city.id, *kind, now).await?);
        }
        let again = belgi_digest::revise(digests, configuration, now, city, &due).await;
        outcome.problems.extend(again.problems);
        let mut written = again.written;
        for period in due {
            let order = Order { city, period, languages: &LANGUAGES };
            written.push(belgi_digest::run(digests, configuration, now, &order).await?);
        }
        for digest in written {
            outcome.digests_changed += digest.files.iter().filter(|file| file.changed).count();
            outcome.problems.extend(digest.problems);
            outcome.digests.extend(digest.files.into_iter().map(|file| file.key));
        }
    }
    step.end(&format!("{} files, {} of them changed", outcome.digests.len(), outcome.digests_changed));
    Ok(())
}

/// The last complete period, and the current one where it has signals already.
async fn wanted(
    digests: &Digests,
    city: &CityId,
    kind: PeriodKind,
    now: Timestamp,
) -> Result<Vec<Period>, Failed> {
    let mut periods = vec![Period::last_complete(kind, now)];
    let running = current(kind, now);
    // A post without a date counts from when it was first seen, which is now: it alone does not begin a period.
    for day in running.days() {
        let next = day.tomorrow().unwrap_or(day);
        let signals = digests.store.indexed_signals(city, day, next).await.map_err(Failed::out_of_reach)?;
        if signals.iter().any(|signal| signal.at < now) {
            periods.push(running);
            break;
        }
    }
    Ok(periods)
}
