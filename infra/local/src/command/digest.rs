//! `belgi digest`.

use crate::exit::{Exit, Failed};
use crate::stack::{Ports, Stack};
use belgi_digest::{Digests, LANGUAGES, Order};
use belgi_domain::{CityId, Period, PeriodKind};
use belgi_report::Speech;
use belgi_runtime::{Configuration, Environment, Files};
use belgi_store::{Names, Store};
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::PathBuf;

/// Build or rebuild one digest from what is stored.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi digest --period week --of 2026-11-22 --city shymkent --language kk")]
pub(crate) struct Digest {
    /// The kind of digest.
    #[arg(long, value_name = "day|week|month")]
    period: PeriodKind,
    /// Any day of the period.
    #[arg(long, value_name = "DATE")]
    of: Date,
    /// One city only; every city that is served by default.
    #[arg(long, value_name = "ID")]
    city: Option<CityId>,
    /// One language only; Kazakh and Russian by default.
    #[arg(long, value_name = "kk|ru|en")]
    language: Option<Speech>,
    /// The embedded storage.
    #[arg(long, value_name = "DIR", default_value = ".belgi", conflicts_with = "bucket")]
    data: PathBuf,
    /// A bucket of the cloud instead, with the credentials of the environment.
    #[arg(long, value_name = "NAME")]
    bucket: Option<String>,
    /// The moment it is; the clock's by default.
    #[arg(long, value_name = "RFC3339")]
    now: Option<Timestamp>,
}

impl Digest {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        match &self.bucket {
            Some(bucket) => {
                let table_prefix = Environment::read().map_err(Failed::wrong)?.names.table_prefix;
                let names = Names { bucket: bucket.clone(), table_prefix };
                self.write(Store::from_environment(names).await, |key| format!("s3://{bucket}/{key}")).await
            }
            None => {
                let stack = Stack::start(&self.data, Ports::default()).await?;
                let exit = self.write(stack.store(), |key| stack.path_of(key).display().to_string()).await;
                stack.stop().await;
                exit
            }
        }
    }

    #[allow(clippy::print_stdout, reason = "results go to standard output")]
    async fn write(&self, store: Store, name: impl Fn(&str) -> String) -> Result<Exit, Failed> {
        let configuration = self.configuration(&store).await?;
        let period = Period::of(self.period, self.of);
        let languages = self.language.map_or_else(|| LANGUAGES.to_vec(), |language| vec![language]);
        let now = self.now.unwrap_or_else(Timestamp::now);
        let digests = Digests { store };
        let wanted = |id: &CityId| self.city.as_ref().is_none_or(|only| only == id);
        let mut cities = configuration.cities.iter().filter(|city| wanted(&city.id)).peekable();
        if cities.peek().is_none() {
            return Err(Failed::wrong(anyhow::anyhow!(
                "--city: expected a city of infra/config/cities.toml"
            )));
        }
        let served: Vec<_> = configuration.served_cities().map(|city| &city.id).collect();
        for city in cities.filter(|city| self.city.is_some() || served.contains(&&city.id)) {
            let order = Order { city, period, languages: &languages };
            for file in belgi_digest::run(&digests, &configuration, now, &order).await?.files {
                println!("{}", name(&file.key));
            }
        }
        Ok(Exit::Done)
    }

    /// The configuration in force: `run --sample` and `run --sources` leave the registry they read in the bucket.
    async fn configuration(&self, store: &Store) -> Result<Configuration, Failed> {
        let files =
            Files::from_store(store).await.map_err(|error| Failed::from(anyhow::Error::from(error)))?;
        Configuration::parse(&files).map_err(Failed::wrong)
    }
}
