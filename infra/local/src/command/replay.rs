//! `belgi replay`.

use super::place::Place;
use crate::command::print::say;
use crate::exit::{Exit, Failed};
use crate::progress;
use crate::repair::replay::{Replayed, Step, replay};
use belgi_runtime::Configuration;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;

/// Do a step, and those after it, again over what is stored.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi replay --from 2026-11-01 --to 2026-11-22 --step classify")]
pub(crate) struct Replay {
    /// The first day.
    #[arg(long, value_name = "DATE", value_parser = super::arguments::day)]
    from: Date,
    /// The last day.
    #[arg(long, value_name = "DATE", value_parser = super::arguments::day)]
    to: Date,
    /// Where to begin.
    #[arg(long, value_enum, default_value = "classify")]
    step: Step,
    #[command(flatten)]
    place: Place,
    /// The moment it is; the clock's by default.
    #[arg(long, value_name = "RFC3339", value_parser = super::arguments::moment)]
    now: Option<Timestamp>,
}

impl Replay {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        if self.to < self.from {
            return Err(Failed::wrong(anyhow::anyhow!(
                "--to: expected {} or a later day, found {}",
                self.from,
                self.to
            )));
        }
        let opened = self.place.open().await?;
        let configuration = Configuration::from_store(&opened.store).await.map_err(anyhow::Error::from)?;
        let now = self.now.unwrap_or_else(Timestamp::now);
        let step = progress::Step::begin("replay", 0);
        let told = |key: &str| step.advance(key);
        let replayed =
            replay(&opened.store, &configuration, now, (self.from, self.to), self.step, told).await;
        opened.close().await;
        let Replayed { raw_objects, signals, stories, digests } = replayed?;
        let files = digests.len();
        step.end(&format!(
            "{raw_objects} raw objects, {signals} signals, {stories} stories, {files} digest files changed"
        ));
        print(&digests);
        Ok(Exit::Done)
    }
}

fn print(keys: &[String]) {
    for key in keys {
        say!("{key}");
    }
}
