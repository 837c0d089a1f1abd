//! `belgi doctor`.

mod keys;

use crate::command::print::say;
use crate::exit::{Exit, Failed};
use crate::stack::{Ports, Stack};
use belgi_domain::{BatchStage, Cursor, Diagnosis, Health, SourceId};
use belgi_runtime::{Configuration, Environment, Secrets};
use belgi_store::{Store, schema};
use clap::Args;
use jiff::Timestamp;
use std::path::PathBuf;

/// Configuration, storage, batches, sources, digests: each line ok, warn or fail with what to do.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi doctor --data .belgi")]
pub(crate) struct Doctor {
    /// The embedded storage.
    #[arg(long, value_name = "DIR", default_value = ".belgi")]
    data: PathBuf,
    /// Look at the stack of the environment's BELGI_BUCKET and BELGI_TABLE_PREFIX instead.
    #[arg(long)]
    cloud: bool,
    /// The moment it is; the clock's by default.
    #[arg(long, value_name = "RFC3339", value_parser = super::arguments::moment)]
    now: Option<Timestamp>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Ok,
    Warn,
    Fail,
}

/// One line of the report.
struct Finding(Verdict, String);

impl Doctor {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        if self.cloud {
            let environment = Environment::read().map_err(Failed::wrong)?;
            return self.examine(&Store::from_environment(environment.names).await).await;
        }
        let stack = Stack::start(&self.data, Ports::default()).await?;
        let exit = self.examine(&stack.store()).await;
        stack.stop().await;
        exit
    }

    async fn examine(&self, store: &Store) -> Result<Exit, Failed> {
        let now = self.now.unwrap_or_else(Timestamp::now);
        let reach = storage(store).await;
        let reached = reach.iter().all(|finding| finding.0 != Verdict::Fail);
        let mut findings = reach;
        if reached {
            findings.extend(inside(store, now).await?);
        }
        report(&findings);
        Ok(match findings.iter().map(|finding| finding.0).max() {
            _ if !reached => Exit::OutOfReach,
            Some(Verdict::Fail) => Exit::SomeFailed,
            _ => Exit::Done,
        })
    }
}

fn report(findings: &[Finding]) {
    for Finding(verdict, text) in findings {
        let word = match verdict {
            Verdict::Ok => "ok  ",
            Verdict::Warn => "warn",
            Verdict::Fail => "fail",
        };
        say!("{word}  {text}");
    }
}

async fn storage(store: &Store) -> Vec<Finding> {
    let bucket = match store.reach_bucket().await {
        Ok(()) => Finding(Verdict::Ok, format!("bucket {} is in reach", store.names().bucket)),
        Err(error) => Finding(
            Verdict::Fail,
            format!("{error}; check BELGI_BUCKET, credentials and AWS_ENDPOINT_URL_S3"),
        ),
    };
    let tables = match store.tables().await {
        Ok(found) => tables(store, &found),
        Err(error) => {
            Finding(Verdict::Fail, format!("{error}; check credentials and AWS_ENDPOINT_URL_DYNAMODB"))
        }
    };
    vec![bucket, tables]
}

fn tables(store: &Store, found: &[String]) -> Finding {
    let prefix = &store.names().table_prefix;
    let wanted = schema::TABLES.iter().map(|table| format!("{prefix}{}", table.name));
    let missing: Vec<String> = wanted.filter(|name| !found.contains(name)).collect();
    match missing.is_empty() {
        true => Finding(Verdict::Ok, format!("{} tables are there", schema::TABLES.len())),
        false => Finding(
            Verdict::Fail,
            format!("expected the tables {}; deploy the template again", missing.join(", ")),
        ),
    }
}

/// Which configuration is in force, and why none newer.
fn in_force(configuration: &Configuration) -> Finding {
    let (version, enabled) = (&configuration.version, configuration.registry.enabled().count());
    match &configuration.refused {
        None => {
            Finding(Verdict::Ok, format!("configuration {version} is valid, {enabled} sources are enabled"))
        }
        Some(wrong) => Finding(
            Verdict::Fail,
            format!(
                "configuration: {wrong}; until it is mended the last that was right, {version}, is in force"
            ),
        ),
    }
}

async fn inside(store: &Store, now: Timestamp) -> Result<Vec<Finding>, Failed> {
    let configuration = match Configuration::from_store(store).await {
        Ok(configuration) => configuration,
        Err(error) => return Ok(vec![Finding(Verdict::Fail, format!("configuration: {error}"))]),
    };
    let mut findings = vec![in_force(&configuration)];
    findings.extend(keys::findings(&configuration, &Secrets::from_environment().await, now).await);
    findings.extend(batches(store).await.map_err(Failed::out_of_reach)?);
    findings.extend(sources(store, &configuration, now).await.map_err(Failed::out_of_reach)?);
    findings.extend(digests(store, &configuration, now).await.map_err(Failed::out_of_reach)?);
    Ok(findings)
}

async fn batches(store: &Store) -> belgi_store::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (stage, what) in
        [(BatchStage::Pending, "wait for the classifier"), (BatchStage::Classified, "wait for their stories")]
    {
        let count = store.batches(stage, (0, 1), 1_000).await?.len();
        let verdict = if count > 500 { Verdict::Warn } else { Verdict::Ok };
        findings.push(Finding(verdict, format!("{count} batches {what}")));
    }
    for batch in store.batches(BatchStage::Parked, (0, 1), 20).await? {
        let reason = batch.reason.unwrap_or_default();
        findings.push(Finding(
            Verdict::Fail,
            format!("batch {} of {} is parked: {reason}", batch.id, batch.source),
        ));
    }
    Ok(findings)
}

async fn sources(
    store: &Store,
    configuration: &Configuration,
    now: Timestamp,
) -> belgi_store::Result<Vec<Finding>> {
    let ids: Vec<SourceId> = configuration.registry.enabled().map(|source| source.id.clone()).collect();
    let cursors = store.cursors(&ids).await?;
    let well = cursors.iter().filter(|cursor| cursor.health(now) == Health::Ok).count();
    let mut findings =
        vec![Finding(Verdict::Ok, format!("{well} of {} sources answer and are fresh", ids.len()))];
    findings.extend(
        cursors.iter().filter(|one| one.diagnosis(now) != Diagnosis::Ok).map(|cursor| trouble(cursor, now)),
    );
    Ok(findings)
}

fn trouble(cursor: &Cursor, now: Timestamp) -> Finding {
    let diagnosis = cursor.diagnosis(now);
    let message = cursor.last.as_ref().and_then(|last| last.message.as_deref());
    let moved =
        cursor.habits.moved_to.as_ref().map(|address| format!("it says its address is now {address}"));
    let told: Vec<&str> =
        [message, moved.as_deref(), Some(diagnosis.advice())].into_iter().flatten().collect();
    Finding(Verdict::Warn, format!("{} is {}: {}", cursor.source, diagnosis.code(), told.join("; ")))
}

async fn digests(
    store: &Store,
    configuration: &Configuration,
    now: Timestamp,
) -> belgi_store::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for city in configuration.served_cities() {
        let newest = store
            .list_objects(&format!("digests/{}/", city.id))
            .await?
            .into_iter()
            .map(|file| file.modified_ms)
            .max();
        findings.push(match newest {
            None => Finding(Verdict::Warn, format!("{} has no digest yet; run `belgi digest`", city.id)),
            Some(written) => {
                let hours = (now.as_millisecond() - written) / 3_600_000;
                let verdict = if hours > 30 { Verdict::Warn } else { Verdict::Ok };
                Finding(verdict, format!("the last digest of {} is {} hours old", city.id, hours.max(0)))
            }
        });
    }
    Ok(findings)
}
