//! The cities a stack serves.

use crate::{CityId, RegistryError};
use serde::{Deserialize, Serialize};

/// One city: its names, code and addresses for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Short stable id, part of keys and file names.
    pub id: CityId,
    /// Nine digits of KATO.
    pub kato: String,
    /// The name in Kazakh.
    pub kk: String,
    /// The name in Russian.
    pub ru: String,
    /// The name in English.
    pub en: String,
    /// Where removal requests are answered, shown in every digest.
    pub contact: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    city: Vec<City>,
}

/// Reads the cities of a configuration file; `file` is its name for messages.
///
/// # Errors
/// Where the text is no TOML or an entry is incomplete.
pub fn parse(file: &str, text: &str) -> Result<Vec<City>, RegistryError> {
    let refuse = |error: toml::de::Error| {
        let offset = error.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
        RegistryError { file: file.to_owned(), line, message: error.message().to_owned() }
    };
    toml::from_str::<File>(text).map(|parsed| parsed.city).map_err(refuse)
}
