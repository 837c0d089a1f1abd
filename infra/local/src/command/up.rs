//! `belgi up`.

use super::run::contact;
use crate::command::print::{note, say};
use crate::exit::{Exit, Failed};
use crate::schedule::{MINUTE, Task, due_between};
use crate::stack::{ACCESS_KEY, BUCKET, Ports, SECRET_KEY, Stack, TABLE_PREFIX};
use belgi_alert::Alerts;
use belgi_classify::Classify;
use belgi_digest::Digests;
use belgi_fetch::Fetch;
use belgi_group::Group;
use belgi_http::{Client, Settings};
use belgi_runtime::metrics::{Measured, Reporter};
use belgi_runtime::{Secrets, Trigger};
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;
use std::path::PathBuf;
use std::time::Duration;

/// The embedded S3 and DynamoDB on ports, the stack's schedules fired by the clock, until Ctrl-C.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi up --port-s3 9000 --port-dynamodb 8000")]
pub(crate) struct Up {
    /// Where the embedded storage lies.
    #[arg(long, value_name = "DIR", default_value = ".belgi")]
    data: PathBuf,
    /// The port of the S3; one that is free by default.
    #[arg(long, value_name = "N", default_value_t = 0)]
    port_s3: u16,
    /// The port of the DynamoDB; one that is free by default.
    #[arg(long, value_name = "N", default_value_t = 0)]
    port_dynamodb: u16,
    /// Storage only: fire no schedule.
    #[arg(long)]
    no_schedules: bool,
}

/// What the five functions need.
struct Functions {
    fetch: Fetch,
    classify: Classify,
    group: Group,
    digests: Digests,
    alerts: Alerts,
    metrics: Option<String>,
}

impl Up {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let ports = Ports { s3: self.port_s3, dynamodb: self.port_dynamodb };
        let stack = Stack::start(&self.data, ports).await?;
        print_exports(&stack);
        let functions = functions(&stack).await?;
        note!("ready; Ctrl-C stops");
        tokio::select! {
            stopped = tokio::signal::ctrl_c() => stopped.map_err(Failed::wrong)?,
            () = fire(&functions), if !self.no_schedules => {}
        }
        note!("stopping");
        stack.stop().await;
        Ok(Exit::Done)
    }
}

fn print_exports(stack: &Stack) {
    let endpoints = stack.endpoints();
    for (name, value) in [
        ("AWS_ENDPOINT_URL_S3", endpoints.s3.as_str()),
        ("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamodb.as_str()),
        ("AWS_ACCESS_KEY_ID", ACCESS_KEY),
        ("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
        ("AWS_REGION", "eu-central-1"),
        ("BELGI_BUCKET", BUCKET),
        ("BELGI_TABLE_PREFIX", TABLE_PREFIX),
        ("BELGI_CONTACT", &contact()),
    ] {
        say!("export {name}='{}'", value.replace('\'', ""));
    }
}

async fn functions(stack: &Stack) -> Result<Functions, Failed> {
    let client = || {
        let client = Client::new(Settings::public(contact()));
        client.map_err(|failure| Failed::wrong(anyhow::anyhow!(failure.message)))
    };
    let store = stack.store();
    Ok(Functions {
        fetch: Fetch { store: store.clone(), client: client()?, secrets: Secrets::from_environment().await },
        classify: Classify { store: store.clone(), second_opinion: super::run::second_opinion().await? },
        group: Group { store: store.clone(), holder: belgi_group::new_holder() },
        digests: Digests { courier: Some(super::alert::courier().await?), ..Digests::new(store.clone()) },
        alerts: super::alert::alerts(store).await?,
        metrics: belgi_runtime::metrics_namespace(),
    })
}

/// Fires what is due, minute after minute, and never returns.
async fn fire(functions: &Functions) {
    let mut done = Timestamp::now() - MINUTE;
    loop {
        let now = Timestamp::now();
        // A long task makes later ones late; none is left out.
        for (task, meant) in due_between(done, now) {
            if let Err(error) = functions.run(task, meant).await {
                note!("{task:?}: {error:#}");
            }
        }
        done = now;
        tokio::time::sleep(until_next_minute(Timestamp::now())).await;
    }
}

fn until_next_minute(now: Timestamp) -> Duration {
    Duration::from_millis(60_000 - now.as_millisecond().rem_euclid(60_000).unsigned_abs())
}

impl Functions {
    async fn run(&self, task: Task, now: Timestamp) -> anyhow::Result<()> {
        let period = match task {
            Task::Digest(kind) => Some(kind),
            _ => None,
        };
        let trigger = Trigger { now, shard: (0, 1), city: None, period, of_day: None };
        match task {
            Task::Fetch => self.tell("fetch", now, &belgi_fetch::handle(&self.fetch, trigger).await?),
            Task::Classify => {
                self.tell("classify", now, &belgi_classify::handle(&self.classify, trigger).await?)
            }
            Task::Group => self.tell("group", now, &belgi_group::handle(&self.group, trigger).await?),
            Task::Alert => self.tell("alert", now, &belgi_alert::handle(&self.alerts, trigger).await?),
            Task::Digest(_) => {
                let written = belgi_digest::handle(&self.digests, trigger).await?;
                note!("{now:.0} digest: {} written", written.len());
                self.measure("digest", now, &written);
                Ok(())
            }
        }
    }

    fn tell<O: Serialize + Measured>(
        &self,
        function: &'static str,
        now: Timestamp,
        summary: &O,
    ) -> anyhow::Result<()> {
        note!("{now:.0} {function}: {}", serde_json::to_string(summary)?);
        self.measure(function, now, summary);
        Ok(())
    }

    /// The lines that CloudWatch would get, where BELGI_METRICS asks for them.
    fn measure(&self, function: &'static str, now: Timestamp, summary: &impl Measured) {
        // All functions share the stack's store, and run one after the other.
        let reporter = Reporter::new(function, self.metrics.clone(), &self.fetch.store);
        for line in reporter.lines(now, &summary.records(now)) {
            note!("{line}");
        }
    }
}
