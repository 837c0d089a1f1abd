//! The cities a stack serves.

use crate::{AlertSettings, CityId, RegistryError};
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
    /// Whom alerts go to, and when. Never part of a file that is published.
    #[serde(default, skip_serializing)]
    pub alerts: AlertSettings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    city: Vec<toml::Spanned<City>>,
}

/// Reads the cities of a configuration file; `file` is its name for messages.
///
/// # Errors
/// Where the text is no TOML or an entry is incomplete.
pub fn parse(file: &str, text: &str) -> Result<Vec<City>, RegistryError> {
    let line = |offset: usize| 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    let refuse =
        |offset, message: String| RegistryError { file: file.to_owned(), line: line(offset), message };
    let parsed: File = toml::from_str(text)
        .map_err(|error| refuse(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    for entry in &parsed.city {
        let city = entry.get_ref();
        city.alerts
            .check()
            .map_err(|message| refuse(entry.span().start, format!("city `{}`: {message}", city.id)))?;
    }
    Ok(parsed.city.into_iter().map(toml::Spanned::into_inner).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: &str = "[[city]]\nid = \"shymkent\"\nkato = \"790000000\"\nkk = \"Шымкент\"\nru = \"Шымкент\"\n\
                        en = \"Shymkent\"\ncontact = \"a@b.example\"\n";

    #[test]
    fn alerts_have_defaults_and_what_is_wrong_is_named() {
        let plain = parse("cities.toml", CITY).unwrap();
        assert_eq!(plain[0].alerts, AlertSettings::default());
        let set = format!("{CITY}[city.alerts.rules]\nper_hour = 3\nquiet_from = \"23:30\"\n");
        assert_eq!(parse("cities.toml", &set).unwrap()[0].alerts.rules.per_hour, 3);
        let cases = [
            ("[city.alerts.rules]\nper_huor = 3\n", "unknown field `per_huor`"),
            (
                "[city.alerts.webhook]\nurl = \"desk\"\nsecret = \"hook\"\n",
                "expected an http or https address",
            ),
            ("[city.alerts.webhook]\nurl = \"https://a.example\"\nsecret = \"\"\n", "name the secret"),
            ("[city.alerts.telegram]\nchats = [\"my chat\"]\nsecret = \"bot\"\n", "expected a chat's number"),
        ];
        for (more, expect) in cases {
            let found = parse("cities.toml", &format!("{CITY}{more}")).unwrap_err().to_string();
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }

    #[test]
    fn recipients_are_in_no_published_file() {
        let set = format!("{CITY}[city.alerts.telegram]\nchats = [\"-100777\"]\nsecret = \"bot\"\n");
        let city = parse("cities.toml", &set).unwrap().remove(0);
        assert!(!serde_json::to_string(&city).unwrap().contains("-100777"));
    }
}
