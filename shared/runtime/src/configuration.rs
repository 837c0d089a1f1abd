//! The configuration files: compiled in, and overridden by the bucket's `config/` without a redeploy. Files that are wrong
//! stop nobody: the last ones that were right stay in force, and everybody is told.

use belgi_domain::{City, CityId, Registry, RegistryError, Signal, city, department::Departments};
use belgi_store::{Store, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The configuration of one stack, validated as a whole.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Every source.
    pub registry: Registry,
    /// Every city known.
    pub cities: Vec<City>,
    /// The bodies in charge.
    pub departments: Departments,
    /// Which files these are: the first eight digits of the SHA-256 of their texts.
    pub version: String,
    /// What is wrong with newer files in the bucket, which are therefore not used.
    pub refused: Option<String>,
}

/// Where the files lie that were right last.
const KEPT: &str = "config/kept/files.json";

/// The texts of the configuration files with their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// `sources.toml`.
    pub sources: (String, String),
    /// `cities.toml`.
    pub cities: (String, String),
    /// `departments.toml`.
    pub departments: (String, String),
}

/// Why a configuration is not used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    /// A file is wrong.
    #[error(transparent)]
    File(#[from] RegistryError),
    /// The bucket could not be asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Files {
    /// The files as they stand in the repository.
    pub fn bundled() -> Self {
        let file = |name: &str, text: &str| (format!("infra/config/{name}"), text.to_owned());
        Self {
            sources: file("sources.toml", include_str!("../../../infra/config/sources.toml")),
            cities: file("cities.toml", include_str!("../../../infra/config/cities.toml")),
            departments: file("departments.toml", include_str!("../../../infra/config/departments.toml")),
        }
    }

    /// The bundled files, each replaced by the bucket's `config/<name>` where there is one.
    ///
    /// # Errors
    /// Where storage is out of reach, or an object is no UTF-8.
    pub async fn from_store(store: &Store) -> Result<Self, ConfigurationError> {
        let mut files = Self::bundled();
        for file in [&mut files.sources, &mut files.cities, &mut files.departments] {
            let key = file.0.replace("infra/config/", "config/");
            let Some(bytes) = store.get_object(&key).await? else { continue };
            let text = String::from_utf8(bytes).map_err(|error| RegistryError {
                file: key.clone(),
                line: 1,
                message: format!("expected UTF-8, found {error}"),
            })?;
            *file = (key, text);
        }
        Ok(files)
    }

    /// The files that were right last, if any were kept.
    async fn kept(store: &Store) -> Result<Option<Self>, StoreError> {
        let Some(bytes) = store.get_object(KEPT).await? else { return Ok(None) };
        let files = serde_json::from_slice(&bytes);
        Ok(files.inspect_err(|error| tracing::error!("{KEPT} cannot be read: {error}")).ok())
    }

    /// Keeps these files as the last that were right, unless they are kept already.
    async fn keep(&self, store: &Store) -> Result<(), StoreError> {
        let failed = |error: serde_json::Error| StoreError::Unreadable {
            call: format!("PutObject {KEPT}"),
            expected: "texts that fit JSON",
            found: error.to_string(),
        };
        let bytes = serde_json::to_vec(self).map_err(failed)?;
        if store.get_object(KEPT).await?.as_ref() == Some(&bytes) {
            return Ok(());
        }
        store.put_object(KEPT, "application/json", bytes).await
    }

    /// The first eight digits of the SHA-256 of the texts, each with its length before it.
    fn version(&self) -> String {
        let mut hash = Sha256::new();
        for (_, text) in [&self.sources, &self.cities, &self.departments] {
            hash.update(text.len().to_be_bytes());
            hash.update(text);
        }
        hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Configuration {
    /// Reads and validates the files together.
    ///
    /// # Errors
    /// The first thing that is wrong, with file and line.
    pub fn parse(files: &Files) -> Result<Self, ConfigurationError> {
        let registry = Registry::parse(&files.sources.0, &files.sources.1)?;
        let cities = city::parse(&files.cities.0, &files.cities.1)?;
        let departments = Departments::parse(&files.departments.0, &files.departments.1)?;
        let version = files.version();
        let configuration = Self { registry, cities, departments, version, refused: None };
        configuration.check_cities(files)?;
        Ok(configuration)
    }

    /// Every city that a source or a body names must be in `cities.toml`.
    fn check_cities(&self, files: &Files) -> Result<(), RegistryError> {
        let sources = self
            .registry
            .entries()
            .map(|(line, source)| (&files.sources.0, line, format!("source `{}`", source.id), &source.city));
        let bodies = self.departments.entries().map(|(line, body)| {
            (&files.departments.0, line, format!("department `{}`", body.code), &body.city)
        });
        for (file, line, who, city) in sources.chain(bodies) {
            if let Some(city) = city.as_ref().filter(|city| self.city(city).is_none()) {
                let known = self.cities.iter().map(|city| city.id.as_str()).collect::<Vec<_>>().join(", ");
                let message =
                    format!("{who} names the city `{city}`; expected one of {}: {known}", files.cities.0);
                return Err(RegistryError { file: file.clone(), line, message });
            }
        }
        Ok(())
    }

    /// The configuration in force: the bundled files and the bucket's. Where these are wrong, it is the last that was
    /// right, with what is wrong now in `refused`.
    ///
    /// # Errors
    /// Where storage is out of reach, or the files are wrong and none were kept.
    pub async fn from_store(store: &Store) -> Result<Self, ConfigurationError> {
        match Self::latest(store).await {
            Ok((configuration, _)) => Ok(configuration),
            Err(ConfigurationError::File(wrong)) => {
                let Some(files) = Files::kept(store).await? else { return Err(wrong.into()) };
                let configuration = Self { refused: Some(wrong.to_string()), ..Self::parse(&files)? };
                tracing::error!(
                    in_force = configuration.version,
                    "the configuration in the bucket is wrong, the last that was right stays in force: {wrong}"
                );
                Ok(configuration)
            }
            Err(error) => Err(error),
        }
    }

    /// [`Configuration::from_store`], and what is right is kept for the day when it is not.
    ///
    /// # Errors
    /// As there.
    pub async fn from_store_to_keep(store: &Store) -> Result<Self, ConfigurationError> {
        match Self::latest(store).await {
            Ok((configuration, files)) => {
                files.keep(store).await?;
                Ok(configuration)
            }
            Err(ConfigurationError::File(_)) => Self::from_store(store).await,
            Err(error) => Err(error),
        }
    }

    /// What the bucket says now, right or not at all.
    async fn latest(store: &Store) -> Result<(Self, Files), ConfigurationError> {
        let files = Files::from_store(store).await?;
        let configuration = Self::parse(&files)?;
        configuration.check_service(&files)?;
        Ok((configuration, files))
    }

    /// A file that was cut off is sound TOML and would let every post go: a service without a source is none.
    fn check_service(&self, files: &Files) -> Result<(), RegistryError> {
        if self.registry.enabled().next().is_some() {
            return Ok(());
        }
        let (file, line) = (files.sources.0.clone(), 1);
        Err(RegistryError {
            file,
            line,
            message: "expected at least one enabled source, found none".to_owned(),
        })
    }

    /// Names the body in charge of a signal's topic where it happened.
    pub fn put_in_charge(&self, signal: &mut Signal) {
        let district = signal.district().map(|place| place.code.as_str());
        let in_charge = self.departments.in_charge(signal.topic, &signal.city, district);
        signal.department = in_charge.map(|department| department.code.clone());
    }

    /// The city with this id.
    pub fn city(&self, id: &CityId) -> Option<&City> {
        self.cities.iter().find(|city| city.id == *id)
    }

    /// The cities that enabled sources speak of, in the order of `cities.toml`.
    pub fn served_cities(&self) -> impl Iterator<Item = &City> {
        self.cities
            .iter()
            .filter(|city| self.registry.enabled().any(|source| source.city.as_ref() == Some(&city.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\n[[source]]\nid = \"aa\"\nname = \"A\"\nkind = \"feed\"\nurl = \"https://a.example\"\ncity = \"tarz\"\npublisher = \"media\"\n";
    const BODY: &str =
        "[[department]]\ncode = \"a\"\nkk = \"А\"\nru = \"А\"\ntopics = [\"water\"]\ncity = \"tarz\"\n";

    #[test]
    fn the_bundled_files_fit_together() {
        assert!(Configuration::parse(&Files::bundled()).unwrap().served_cities().count() > 0);
    }

    #[test]
    fn a_registry_that_was_cut_off_does_not_come_into_force() {
        let found = |sources: &str| {
            let files = Files { sources: ("s.toml".to_owned(), sources.to_owned()), ..Files::bundled() };
            Configuration::parse(&files).unwrap().check_service(&files).map_err(|error| error.to_string())
        };
        let nothing = "s.toml:1: expected at least one enabled source, found none".to_owned();
        assert_eq!(found(""), Err(nothing.clone()));
        assert_eq!(found(&SOURCE.replace("tarz", "shymkent")), Err(nothing), "none of them is enabled");
        assert_eq!(found(&Files::bundled().sources.1), Ok(()));
    }

    #[test]
    fn a_version_names_the_texts() {
        let version = |sources: &str| {
            let files = Files { sources: ("s.toml".to_owned(), sources.to_owned()), ..Files::bundled() };
            files.version()
        };
        assert_eq!(version(SOURCE), version(SOURCE));
        assert_ne!(version(SOURCE), version(""));
        assert!(version("").len() == 8 && version("").bytes().all(|byte| byte.is_ascii_hexdigit()));
    }

    #[test]
    fn a_city_that_is_not_listed_is_refused_with_file_and_line() {
        let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let cases = [
            (
                Files { sources: file("s.toml", SOURCE), ..Files::bundled() },
                "s.toml:2: source `aa` names the city `tarz`",
            ),
            (
                Files { departments: file("d.toml", BODY), ..Files::bundled() },
                "d.toml:1: department `a` names the city `tarz`",
            ),
        ];
        for (files, expect) in cases {
            let found = Configuration::parse(&files).unwrap_err().to_string();
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }
}
