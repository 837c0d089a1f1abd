#![doc = include_str!("../README.md")]

mod documents;
mod due;
mod inbox;
mod keep;
mod question;
mod site;
mod source;
mod voices;

use belgi_domain::{Fault, Problem, Registry, Source, SourceKind};
use belgi_http::Client;
use belgi_runtime::{Configuration, Secrets, Trigger};
use belgi_store::Store;
pub use due::next_due;
use futures::StreamExt;
use jiff::Timestamp;
use serde::Serialize;
use source::fetch_source;

/// What fetching needs.
#[derive(Debug)]
pub struct Fetch {
    /// Where everything is kept.
    pub store: Store,
    /// How everybody is asked.
    pub client: Client,
    /// Keys of platforms.
    pub secrets: Secrets,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Sources that were due and asked.
    pub asked: u32,
    /// Of these, sources that had not changed.
    pub unchanged: u32,
    /// Of these, sources that lie beyond a network: all but inboxes.
    pub remote_asked: u32,
    /// Of these, sources that could be reached, whatever they answered.
    pub remote_reached: u32,
    /// Posts, and versions of posts, that had not been seen.
    pub posts_new: u32,
    /// What went wrong, by source.
    pub problems: Vec<Problem>,
}

/// How many sources are asked at once; each host still has one connection.
const AT_ONCE: usize = 32;

/// Translates a trigger into [`run`].
///
/// # Errors
/// Where the configuration is wrong or storage is out of reach.
pub async fn handle(fetch: &Fetch, trigger: Trigger) -> anyhow::Result<Summary> {
    let configuration = Configuration::from_store(&fetch.store).await?;
    run(fetch, &configuration.registry, trigger.now, trigger.shard, |_| ()).await
}

/// Asks the enabled sources of a shard that are due at `now`. `told` hears each source that is finished.
///
/// # Errors
/// Where storage is out of reach; whatever is wrong with one source is in the summary.
pub async fn run(
    fetch: &Fetch,
    registry: &Registry,
    now: Timestamp,
    (shard, of): (u32, u32),
    told: impl Fn(&Source),
) -> anyhow::Result<Summary> {
    let sources = registry.enabled().filter(|source| source.shard(of) == shard);
    let mut finished = futures::stream::iter(sources)
        .map(|source| async move { (source, fetch_source(fetch, source, now).await) })
        .buffer_unordered(AT_ONCE);
    let mut summary = Summary::default();
    while let Some((source, outcome)) = finished.next().await {
        told(source);
        match outcome {
            Ok(one) => summary.add(source, one),
            Err(error) if error.is_out_of_reach() => return Err(error.into()),
            // What storage says of one source, such as a cursor that cannot be read, must not stop the others.
            Err(error) => {
                tracing::error!(source = %source.id, "{error}");
                summary.problems.push(Problem::new(Fault::Storage, &source.id, error));
            }
        }
    }
    summary.problems.sort_by(|a, b| (&a.about, &a.message).cmp(&(&b.about, &b.message)));
    tracing::info!(
        asked = summary.asked,
        unchanged = summary.unchanged,
        posts_new = summary.posts_new,
        problems = summary.problems.len(),
        "asked the sources that were due"
    );
    Ok(summary)
}

impl Summary {
    fn add(&mut self, source: &Source, one: source::Fetched) {
        let remote = source.kind != SourceKind::Inbox;
        self.asked += u32::from(one.asked);
        self.remote_asked += u32::from(one.asked && remote);
        self.remote_reached += u32::from(one.asked && remote && one.reached);
        self.unchanged += u32::from(one.unchanged);
        self.posts_new += one.posts_new;
        self.problems.extend(one.problems);
    }
}
