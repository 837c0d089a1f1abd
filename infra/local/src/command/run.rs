//! `belgi run`.

use crate::command::print::{note, say};
use crate::exit::{Exit, Failed};
use crate::job::{Job, Outcome};
use crate::stack::{Ports, Stack};
use anyhow::Context;
use belgi_classify::SecondOpinion;
use belgi_digest::Prints;
use belgi_domain::{CityId, PeriodKind, Registry};
use belgi_http::{Client, Settings};
use belgi_runtime::{Configuration, Files, OpinionSettings, Secrets};
use belgi_sample_city::SampleCity;
use clap::Args;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The main job once: fetch, classify, group, digest; prints the digest files' paths and a summary.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi run --sample --period week")]
pub(crate) struct Run {
    /// Serve the bundled sample city over loopback HTTP and read it.
    #[arg(long, conflicts_with = "sources")]
    sample: bool,
    /// Registries to read instead of the one in force.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    sources: Vec<PathBuf>,
    /// Where the embedded storage lies.
    #[arg(long, value_name = "DIR", default_value = ".belgi")]
    data: PathBuf,
    /// The moment it is; the clock's by default, the sample city's own with --sample.
    #[arg(long, value_name = "RFC3339", value_parser = super::arguments::moment)]
    now: Option<Timestamp>,
    /// One city only.
    #[arg(long, value_name = "ID")]
    city: Option<CityId>,
    /// One kind of digest only; day and week by default.
    #[arg(long, value_name = "day|week|month|quarter")]
    period: Option<PeriodKind>,
    /// No PDF files: they take most of the time.
    #[arg(long)]
    no_pdf: bool,
    /// Print the summary as one JSON object.
    #[arg(long)]
    json: bool,
}

impl Run {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let start = Instant::now();
        // What the arguments name is refused before anything is started.
        let named = self.named_files()?;
        named.as_ref().map(Configuration::parse).transpose().map_err(Failed::wrong)?;
        let stack = Stack::start(&self.data, Ports::default()).await?;
        let files = match named {
            Some(files) => files,
            None => Files::from_store(&stack.store()).await.map_err(anyhow::Error::from)?,
        };
        let configuration = Configuration::parse(&files).map_err(Failed::wrong)?;
        if let Some(city) =
            self.city.as_ref().filter(|city| configuration.served_cities().all(|c| c.id != **city))
        {
            let served: Vec<_> = configuration.served_cities().map(|city| city.id.as_str()).collect();
            return Err(Failed::wrong(anyhow::anyhow!(
                "--city {city}: expected a city that an enabled source names, one of {}",
                served.join(", ")
            )));
        }
        if self.sample || !self.sources.is_empty() {
            // What else works on this folder later (`digest`, `doctor`, `up`) speaks of the same sources.
            let registry = files.sources.1.into_bytes();
            let put = stack.store().put_object("config/sources.toml", "application/toml", registry).await;
            put.map_err(Failed::out_of_reach)?;
        }
        let now =
            self.now.unwrap_or_else(|| if self.sample { belgi_sample_city::now() } else { Timestamp::now() });
        let sample = if self.sample { Some(self.sample_city(&stack, now).await?) } else { None };
        let job = Job {
            store: stack.store(),
            client: client(sample.as_ref())?,
            secrets: if self.sample {
                Secrets::from_pairs(belgi_sample_city::secrets())
            } else {
                Secrets::from_environment().await
            },
            second_opinion: second_opinion().await?,
            configuration,
            now,
            periods: self.period.map_or_else(|| vec![PeriodKind::Day, PeriodKind::Week], |kind| vec![kind]),
            prints: if self.no_pdf { Prints::LeftOut } else { Prints::Made },
            city: self.city.clone(),
        };
        let outcome = job.run().await;
        if let Some(sample) = sample {
            sample.stop().await;
        }
        let mut outcome = outcome?;
        for digest in &mut outcome.digests {
            *digest = stack.path_of(digest).display().to_string();
        }
        let shelf = stack.path_of("digests/index.html");
        stack.stop().await;
        outcome.elapsed_ms = start.elapsed().as_millis();
        self.tell(&outcome, &shelf)?;
        Ok(self.exit(&outcome))
    }

    /// The bundled files with the registry that the arguments name; nothing where they name none.
    fn named_files(&self) -> Result<Option<Files>, Failed> {
        let sources = match (self.sample, self.sources.is_empty()) {
            (true, _) => ("tests/sample-city/sources.toml".to_owned(), belgi_sample_city::SOURCES.to_owned()),
            (false, false) => self.registry()?,
            (false, true) => return Ok(None),
        };
        Ok(Some(Files { sources, ..Files::bundled() }))
    }

    /// The named registries as one text. Each is validated by itself first, so that a message names its file and line.
    fn registry(&self) -> Result<(String, String), Failed> {
        let (mut names, mut all, mut text) = (Vec::new(), Registry::default(), String::new());
        for file in &self.sources {
            let name = file.display().to_string();
            let one = std::fs::read_to_string(file)
                .with_context(|| format!("{name} cannot be read"))
                .map_err(Failed::wrong)?;
            let registry = Registry::parse(&name, &one).map_err(Failed::wrong)?;
            let twice = |id| anyhow::anyhow!("{name}: source `{id}` stands in an earlier file already");
            all = all.merge(registry).map_err(|id| Failed::wrong(twice(id)))?;
            text = text + &one + "\n";
            names.push(name);
        }
        let names = names.join(" and ");
        if all.all().is_empty() {
            return Err(Failed::wrong(anyhow::anyhow!(
                "{names}: expected at least one [[source]], found none; `belgi source import` makes entries of a list of feeds"
            )));
        }
        Ok((names, text))
    }

    /// Serves the sample city as it was at `now` and drops its service desk's exports into the inbox.
    async fn sample_city(&self, stack: &Stack, now: Timestamp) -> Result<SampleCity, Failed> {
        let city = SampleCity::serve(now).await.context("the sample city cannot be served")?;
        for file in belgi_sample_city::inbox(now).context("the sample city's exports cannot be written")? {
            // Written once: a file that is written again has a new date and would be read again.
            if stack.store().get_object(&file.key).await.map_err(Failed::out_of_reach)?.as_deref()
                != Some(&file.bytes)
            {
                let put = stack.store().put_object(&file.key, file.content_type, file.bytes).await;
                put.map_err(Failed::out_of_reach)?;
            }
        }
        Ok(city)
    }

    fn tell(&self, outcome: &Outcome, shelf: &Path) -> anyhow::Result<()> {
        if self.json {
            say!("{}", serde_json::to_string(outcome)?);
        } else {
            // Packs of single departments are many; whoever looks for one finds its folder beside the digest.
            let packs = |digest: &&String| digest.contains("/departments/");
            for digest in outcome.digests.iter().filter(|digest| !packs(digest)) {
                say!("{digest}");
            }
            say!(
                "and {} files for single departments in departments/",
                outcome.digests.iter().filter(packs).count()
            );
            say!("all of them from {}", shelf.display());
            let Outcome { sources, asked, posts_new, signals, stories, elapsed_ms, .. } = outcome;
            say!(
                "{sources} sources, {asked} asked, {posts_new} new posts, {signals} new signals, {stories} stories, {elapsed_ms} ms"
            );
        }
        for problem in &outcome.problems {
            note!("problem: {problem}");
        }
        Ok(())
    }

    /// The sample city's own troubles are what it is there to show; any other problem counts.
    fn exit(&self, outcome: &Outcome) -> Exit {
        let expected = |about: &str| self.sample && belgi_sample_city::is_troubled(about);
        let unexpected = outcome.problems.iter().any(|problem| !expected(&problem.about));
        if unexpected { Exit::SomeFailed } else { Exit::Done }
    }
}

fn client(sample: Option<&SampleCity>) -> Result<Client, Failed> {
    let settings = match sample {
        Some(city) => city.client_settings(),
        None => Settings::public(contact()),
    };
    Client::new(settings).map_err(|failure| Failed::wrong(anyhow::anyhow!(failure.message)))
}

/// Who asks, as the operator's environment says; a laptop's user may have said nothing.
/// Who is asked about unsure posts, as the environment says.
pub(crate) async fn second_opinion() -> Result<Option<SecondOpinion>, Failed> {
    let settings = OpinionSettings::read().map_err(Failed::wrong)?;
    let secrets = Secrets::from_environment().await;
    let opinion = settings.map(|settings| SecondOpinion::new(settings, &contact(), secrets));
    opinion.transpose().map_err(|failure| Failed::wrong(anyhow::anyhow!(failure.message)))
}

pub(crate) fn contact() -> String {
    let named = std::env::var("BELGI_CONTACT").ok().filter(|contact| !contact.trim().is_empty());
    named.unwrap_or_else(|| "local trial run".to_owned())
}
