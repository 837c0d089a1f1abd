//! `belgi digest`.

use super::place::{Opened, Place};
use crate::command::print::{note, say};
use crate::exit::{Exit, Failed};
use belgi_digest::{Digests, LANGUAGES, Order};
use belgi_domain::{CityId, Period, PeriodKind};
use belgi_report::Speech;
use belgi_runtime::{Configuration, Files};
use belgi_store::Store;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;

/// Build or rebuild one digest from what is stored.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi digest --period week --of 2026-11-22 --city shymkent --language kk")]
pub(crate) struct Digest {
    /// The kind of digest.
    #[arg(long, value_name = "day|week|month|quarter")]
    period: PeriodKind,
    /// Any day of the period.
    #[arg(long, value_name = "DATE", value_parser = super::arguments::day)]
    of: Date,
    /// One city only; every city that is served by default.
    #[arg(long, value_name = "ID")]
    city: Option<CityId>,
    /// One language only; Kazakh and Russian by default.
    #[arg(long, value_name = "kk|ru|en")]
    language: Option<Speech>,
    #[command(flatten)]
    place: Place,
    /// The moment it is; the clock's by default.
    #[arg(long, value_name = "RFC3339", value_parser = super::arguments::moment)]
    now: Option<Timestamp>,
}

impl Digest {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let opened = self.place.open().await?;
        let exit = self.write(&opened).await;
        opened.close().await;
        exit
    }

    async fn write(&self, opened: &Opened) -> Result<Exit, Failed> {
        let configuration = self.configuration(&opened.store).await?;
        let period = Period::of(self.period, self.of);
        let languages = self.language.map_or_else(|| LANGUAGES.to_vec(), |language| vec![language]);
        let now = self.now.unwrap_or_else(Timestamp::now);
        let digests = Digests::new(opened.store.clone());
        let wanted = |id: &CityId| self.city.as_ref().is_none_or(|only| only == id);
        let mut cities = configuration.cities.iter().filter(|city| wanted(&city.id)).peekable();
        if cities.peek().is_none() {
            let known: Vec<_> = configuration.cities.iter().map(|city| city.id.as_str()).collect();
            let asked = self.city.as_ref().map_or("", |city| city.as_str());
            return Err(Failed::wrong(anyhow::anyhow!(
                "--city {asked}: expected a city of cities.toml, one of {}",
                known.join(", ")
            )));
        }
        let mut whole = true;
        let served: Vec<_> = configuration.served_cities().map(|city| &city.id).collect();
        for city in cities.filter(|city| self.city.is_some() || served.contains(&&city.id)) {
            let order = Order { city, period, languages: &languages };
            let written = belgi_digest::run(&digests, &configuration, now, &order).await?;
            written.files.iter().for_each(|file| say!("{}", opened.name(&file.key)));
            written.problems.iter().for_each(|problem| note!("problem: {problem}"));
            whole &= written.problems.is_empty();
        }
        Ok(if whole { Exit::Done } else { Exit::SomeFailed })
    }

    /// The configuration in force: `run --sample` and `run --sources` leave the registry they read in the bucket.
    async fn configuration(&self, store: &Store) -> Result<Configuration, Failed> {
        let files =
            Files::from_store(store).await.map_err(|error| Failed::from(anyhow::Error::from(error)))?;
        Configuration::parse(&files).map_err(Failed::wrong)
    }
}
