//! The cities a stack serves.

use crate::{AlertSettings, CityId, RegistryError, Subscription};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

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
    /// Whom digests are sent to. Never part of a file that is published.
    #[serde(default, skip_serializing)]
    pub digests: Subscription,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    city: Vec<Spanned<City>>,
}

/// Reads the cities of a configuration file; `file` is its name for messages.
///
/// # Errors
/// Where the text is no TOML, an entry is incomplete, or an id stands twice.
pub fn parse(file: &str, text: &str) -> Result<Vec<City>, RegistryError> {
    let at = |offset: usize| 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    let refuse = |offset, message| RegistryError { file: file.to_owned(), line: at(offset), message };
    let parsed: File = toml::from_str(text)
        .map_err(|error| refuse(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let mut first_line = BTreeMap::new();
    for entry in &parsed.city {
        let (offset, city) = (entry.span().start, entry.get_ref());
        check(city).map_err(|message| refuse(offset, message))?;
        if let Some(line) = first_line.insert(&city.id, at(offset)) {
            let message =
                format!("city `{}` stands at line {line} already; give this one another id", city.id);
            return Err(refuse(offset, message));
        }
    }
    Ok(parsed.city.into_iter().map(Spanned::into_inner).collect())
}

fn check(city: &City) -> Result<(), String> {
    let City { id, kato, kk, ru, en, contact, alerts, digests } = city;
    if kato.len() != 9 || !kato.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("city `{id}`: expected nine digits of KATO in `kato`, found `{kato}`"));
    }
    let fields = [("kk", kk), ("ru", ru), ("en", en), ("contact", contact)];
    if let Some((field, _)) = fields.iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(format!("city `{id}`: expected something in `{field}`, found nothing"));
    }
    alerts.check().and_then(|()| digests.check()).map_err(|message| format!("city `{id}`: {message}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[[city]]\nid = \"taraz\"\nkato = \"311010000\"\nkk = \"Тараз\"\nru = \"Тараз\"\nen = \"Taraz\"\ncontact = \"a@taraz.example\"\n";

    #[test]
    fn the_bundled_cities_are_good() {
        let cities = parse("cities.toml", include_str!("../../../infra/config/cities.toml")).unwrap();
        assert!(cities.len() >= 20);
    }

    #[test]
    fn a_bad_entry_is_refused_with_file_line_and_mend() {
        let cases = [
            (format!("{GOOD}{GOOD}"), "c.toml:8: city `taraz` stands at line 1 already"),
            (GOOD.replace("311010000", "31101"), "c.toml:1: city `taraz`: expected nine digits of KATO"),
            (GOOD.replace("a@taraz.example", " "), "expected something in `contact`"),
            (GOOD.replace("\"Taraz\"", "\"\""), "expected something in `en`"),
            (GOOD.replace("kato", "kat"), "c.toml:3: unknown field `kat`"),
        ];
        for (text, expect) in cases {
            let found = parse("c.toml", &text).unwrap_err().to_string();
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }

    #[test]
    fn alerts_have_defaults_and_what_is_wrong_is_named() {
        let plain = parse("cities.toml", GOOD).unwrap();
        assert_eq!(plain[0].alerts, AlertSettings::default());
        let set = format!("{GOOD}[city.alerts.rules]\nper_hour = 3\nquiet_from = \"23:30\"\n");
        assert_eq!(parse("cities.toml", &set).unwrap()[0].alerts.rules.per_hour, 3);
        let cases = [
            ("[city.alerts.rules]\nper_huor = 3\n", "unknown field `per_huor`"),
            (
                "[city.alerts.webhook]\nurl = \"desk\"\nsecret = \"hook\"\n",
                "expected an http or https address",
            ),
            ("[city.alerts.webhook]\nurl = \"https://a.example\"\nsecret = \"\"\n", "name the secret"),
            ("[city.alerts.telegram]\nchats = [\"my chat\"]\nsecret = \"bot\"\n", "expected a chat's number"),
            ("[city.alerts.slack]\nsecret = \" \"\n", "name the secret"),
            ("[city.alerts.mail]\nto = []\n", "expected 1 to 50 addresses in `mail.to`, found 0"),
            ("[city.alerts.mail]\nto = [\"Duty <d@a.example>\"]\n", "expected a mail address in `mail.to`"),
            ("[city.alerts.mail]\nto = [\"a@b@c.example\"]\n", "found `a@b@c.example`"),
            ("[city.digests]\nkinds = []\n", "expected at least one of day, week"),
            ("[city.digests]\nkinds = [\"year\"]\n", "unknown variant `year`"),
            ("[city.digests.mail]\nto = [\"mayor\"]\n", "expected a mail address in `mail.to`"),
            ("[city.digests.webhook]\nurl = \"desk\"\nsecret = \"hook\"\n", "expected an http or https"),
        ];
        for (more, expect) in cases {
            let found = parse("cities.toml", &format!("{GOOD}{more}")).unwrap_err().to_string();
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }

    #[test]
    fn recipients_are_in_no_published_file() {
        let alerts = "[city.alerts.telegram]\nchats = [\"-100777\"]\nsecret = \"bot\"\n";
        let digests = "[city.digests.mail]\nto = [\"akim@a.example\"]\n";
        let city = parse("cities.toml", &format!("{GOOD}{alerts}{digests}")).unwrap().remove(0);
        assert_eq!(city.digests.kinds, [crate::PeriodKind::Week]);
        let published = serde_json::to_string(&city).unwrap();
        assert!(!published.contains("-100777") && !published.contains("akim@"), "{published}");
    }
}
