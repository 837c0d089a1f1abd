//! The configuration files: compiled in, and overridden by the bucket's `config/` without a redeploy.

use belgi_domain::{City, CityId, Registry, RegistryError, city, department::Departments};
use belgi_store::{Store, StoreError};

/// The configuration of one stack, validated as a whole.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Every source.
    pub registry: Registry,
    /// Every city known.
    pub cities: Vec<City>,
    /// The bodies in charge.
    pub departments: Departments,
}

/// The texts of the configuration files with their names.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// A source speaks of a city that is not in `cities.toml`.
    #[error("{file}: source `{source_id}` names the city `{city}`; expected one of {known}")]
    UnknownCity {
        /// The registry's file.
        file: String,
        /// Which source.
        source_id: String,
        /// The city it names.
        city: String,
        /// The cities there are.
        known: String,
    },
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
        let configuration = Self { registry, cities, departments };
        for source in configuration.registry.all() {
            if let Some(city) = source.city.as_ref().filter(|city| configuration.city(city).is_none()) {
                return Err(ConfigurationError::UnknownCity {
                    file: files.sources.0.clone(),
                    source_id: source.id.to_string(),
                    city: city.to_string(),
                    known: configuration
                        .cities
                        .iter()
                        .map(|city| city.id.as_str())
                        .collect::<Vec<_>>()
                        .join(", "),
                });
            }
        }
        Ok(configuration)
    }

    /// The configuration in force: the bundled files and the bucket's.
    ///
    /// # Errors
    /// As [`Files::from_store`] and [`Configuration::parse`].
    pub async fn from_store(store: &Store) -> Result<Self, ConfigurationError> {
        Self::parse(&Files::from_store(store).await?)
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
