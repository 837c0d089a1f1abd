//! A stack in a folder of its own, and the sample city to fill it with.

use belgi_digest::Prints;
use belgi_domain::PeriodKind;
use belgi_http::Client;
use belgi_local::job::{Job, Outcome};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::{Configuration, Files, Secrets};
use belgi_sample_city::SampleCity;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub struct World {
    pub folder: TempDir,
    pub stack: Stack,
    pub city: SampleCity,
}

impl World {
    /// An empty stack, and the sample city as it reads at `moment`.
    pub async fn at(moment: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stack = Stack::start(folder.path(), Ports::default()).await.unwrap();
        let city = SampleCity::serve(at(moment)).await.unwrap();
        for file in belgi_sample_city::inbox(at(moment)).unwrap() {
            stack.store().put_object(&file.key, file.content_type, file.bytes).await.unwrap();
        }
        Self { folder, stack, city }
    }

    /// The main job at `now`.
    pub async fn run(&self, now: &str) -> Outcome {
        self.try_run(configuration(), now).await.unwrap()
    }

    pub async fn try_run(
        &self,
        configuration: Configuration,
        now: &str,
    ) -> Result<Outcome, belgi_local::exit::Failed> {
        self.job(configuration, now).run().await
    }

    /// The main job at `now`, not yet begun; without PDF files, which take most of its time.
    pub fn job(&self, configuration: Configuration, now: &str) -> Job {
        Job {
            store: self.stack.store(),
            client: Client::new(self.city.client_settings()).unwrap(),
            secrets: Secrets::from_pairs(belgi_sample_city::secrets()),
            second_opinion: None,
            configuration,
            now: at(now),
            periods: vec![PeriodKind::Day, PeriodKind::Week],
            prints: Prints::LeftOut,
            city: None,
        }
    }

    /// The bytes of every digest, by path.
    pub fn digests(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.stack.path_of("digests"))
    }

    pub async fn stop(self) {
        self.city.stop().await;
        self.stack.stop().await;
    }
}

/// Monday morning after the sample city's four weeks.
pub const MONDAY: &str = "2026-11-23T07:00:00+05:00";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The sample city's configuration.
pub fn configuration() -> Configuration {
    let mut files = Files::bundled();
    files.sources = ("sources.toml".into(), belgi_sample_city::SOURCES.into());
    Configuration::parse(&files).unwrap()
}

/// Every file below `folder` with its bytes.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}
