//! A day of the sample city, round after round as the schedules fire, with every call of storage counted.

use crate::schedule::{Task, due};
use crate::stack::{Ports, Stack};
use anyhow::Context;
use belgi_alert::Alerts;
use belgi_classify::Classify;
use belgi_digest::Digests;
use belgi_fetch::Fetch;
use belgi_group::Group;
use belgi_http::Client;
use belgi_runtime::{Files, Secrets, Trigger};
use belgi_sample_city::SampleCity;
use belgi_store::{Store, Usage};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// What one function did in the day.
#[derive(Debug, Clone, Default)]
pub struct Share {
    /// How often it ran.
    pub runs: u32,
    /// How long it ran in all, in seconds, on this machine.
    pub seconds: f64,
    /// What it asked storage for.
    pub usage: Usage,
}

/// A day of the sample city.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Enabled sources.
    pub sources: u32,
    /// Polls, and of these those that brought nothing new.
    pub polls: u32,
    /// See `polls`.
    pub unchanged: u32,
    /// Posts, and versions of posts, that had not been seen.
    pub posts_new: u32,
    /// Signals written.
    pub signals: u32,
    /// Signals in the window that group reads.
    pub window: u32,
    /// What each function did, by its name.
    pub functions: BTreeMap<&'static str, Share>,
}

/// From one round to the next.
const TICK: SignedDuration = SignedDuration::from_mins(5);
/// The rounds of a day.
const ROUNDS: i32 = 288;

/// The five functions over one stack.
struct Functions {
    fetch: Fetch,
    classify: Classify,
    group: Group,
    digests: Digests,
    alerts: Alerts,
}

/// Runs the sample city's last day over `folder`. What came before is read first and not counted. `told` hears each hour.
///
/// # Errors
/// Where the stack or the sample city cannot be served, or a function fails.
pub async fn a_day(folder: &Path, told: impl Fn(Timestamp)) -> anyhow::Result<Counts> {
    let stack = Stack::start(folder, Ports::default()).await?;
    let begin = belgi_sample_city::now() - TICK * ROUNDS;
    let city = SampleCity::serve(begin).await.context("the sample city cannot be served")?;
    let counts = rounds(&stack.store(), &city, begin, told).await;
    city.stop().await;
    stack.stop().await;
    counts
}

async fn rounds(
    store: &Store,
    city: &SampleCity,
    begin: Timestamp,
    told: impl Fn(Timestamp),
) -> anyhow::Result<Counts> {
    let registry = belgi_sample_city::SOURCES;
    store.put_object("config/sources.toml", "application/toml", registry.into()).await?;
    let functions = functions(store, city).await?;
    let configuration = belgi_runtime::Configuration::parse(&Files {
        sources: ("sources.toml".to_owned(), registry.to_owned()),
        ..Files::bundled()
    })?;
    let mut before = Counts::default();
    settle(&functions, store, begin, &mut before).await?;
    let sources = u32::try_from(configuration.registry.enabled().count())?;
    let mut counts = Counts { sources, ..Counts::default() };
    for round in 1..=ROUNDS {
        let now = begin + TICK * round;
        city.advance_to(now);
        for task in due(now) {
            functions.run(task, now, store, &mut counts).await?;
        }
        if round % 12 == 0 {
            told(now);
        }
    }
    counts.window = before.signals + counts.signals;
    Ok(counts)
}

/// Reads what there is until nothing waits, so that the day begins as any other.
async fn settle(
    functions: &Functions,
    store: &Store,
    now: Timestamp,
    counts: &mut Counts,
) -> anyhow::Result<()> {
    for _ in 0..3 {
        for task in [Task::Fetch, Task::Classify, Task::Classify, Task::Group, Task::Alert] {
            functions.run(task, now, store, counts).await?;
        }
    }
    Ok(())
}

async fn functions(store: &Store, city: &SampleCity) -> anyhow::Result<Functions> {
    let client = Client::new(city.client_settings()).map_err(|failure| anyhow::anyhow!(failure.message))?;
    let secrets = Secrets::from_pairs(belgi_sample_city::secrets());
    Ok(Functions {
        fetch: Fetch { store: store.clone(), client, secrets },
        classify: Classify { store: store.clone(), second_opinion: None },
        group: Group { store: store.clone(), holder: "belgi-cost".to_owned() },
        digests: Digests::new(store.clone()),
        alerts: crate::command::alert::alerts(store.clone()).await.map_err(|failed| failed.error)?,
    })
}

impl Functions {
    async fn run(
        &self,
        task: Task,
        now: Timestamp,
        store: &Store,
        counts: &mut Counts,
    ) -> anyhow::Result<()> {
        let period = if let Task::Digest(kind) = task { Some(kind) } else { None };
        let trigger = Trigger { now, shard: (0, 1), city: None, period, of_day: None };
        let start = Instant::now();
        let name = match task {
            Task::Fetch => {
                let summary = belgi_fetch::handle(&self.fetch, trigger).await?;
                counts.polls += summary.asked;
                counts.unchanged += summary.unchanged;
                counts.posts_new += summary.posts_new;
                "fetch"
            }
            Task::Classify => {
                counts.signals += belgi_classify::handle(&self.classify, trigger).await?.signals;
                "classify"
            }
            Task::Group => {
                belgi_group::handle(&self.group, trigger).await?;
                "group"
            }
            Task::Alert => {
                belgi_alert::handle(&self.alerts, trigger).await?;
                "alert"
            }
            Task::Digest(_) => {
                belgi_digest::handle(&self.digests, trigger).await?;
                "digest"
            }
        };
        let share = counts.functions.entry(name).or_default();
        share.runs += 1;
        share.seconds += start.elapsed().as_secs_f64();
        share.usage.merge(&store.take_usage());
        Ok(())
    }
}
