//! The bodies in charge: who answers for a topic in a place, and how a signal is handed over to them.

use crate::{CityId, RegistryError, Topic};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// One body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Stable code, stored in signals: `shymkent-transport`.
    pub code: String,
    /// The name in Kazakh.
    pub kk: String,
    /// The name in Russian.
    pub ru: String,
    /// The name in English; the Russian one stands where there is none.
    #[serde(default)]
    pub en: Option<String>,
    /// What it answers for.
    pub topics: Vec<Topic>,
    /// The one city it works in; without it, every city that has no such body of its own.
    #[serde(default)]
    pub city: Option<CityId>,
    /// The one district of that city, nine digits of KATO.
    #[serde(default)]
    pub district: Option<String>,
    /// How a signal reaches it.
    #[serde(default)]
    pub handover: Handover,
}

/// How a person hands a signal over. Nothing is sent by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Handover {
    /// The short number residents and staff call.
    pub phone: String,
    /// Where a written appeal is made.
    pub appeal: String,
    /// `jurisdiction_id` of an Open311 export, nine digits of KATO; without it, the code of the city.
    pub jurisdiction: Option<String>,
}

impl Default for Handover {
    fn default() -> Self {
        Self { phone: "109".to_owned(), appeal: "https://eotinish.kz".to_owned(), jurisdiction: None }
    }
}

/// Every body of a configuration file, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Departments {
    all: Vec<Department>,
    /// The line of each, counted from 1.
    lines: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    department: Vec<Spanned<Department>>,
}

impl Departments {
    /// Reads `text`, the contents of `file` (a name for messages).
    ///
    /// # Errors
    /// Where the text is no TOML, a code stands twice, or two bodies answer for one topic in one place.
    pub fn parse(file: &str, text: &str) -> Result<Self, RegistryError> {
        let at = |offset: usize| 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
        let refuse = |offset, message| RegistryError { file: file.to_owned(), line: at(offset), message };
        let parsed: File = toml::from_str(text)
            .map_err(|error| refuse(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        let mut codes = BTreeMap::new();
        let mut charges = BTreeMap::new();
        for entry in &parsed.department {
            let (offset, body) = (entry.span().start, entry.get_ref());
            check(body).map_err(|message| refuse(offset, message))?;
            if let Some(line) = codes.insert(&body.code, at(offset)) {
                let message = format!(
                    "department `{}` stands at line {line} already; give this one another code",
                    body.code
                );
                return Err(refuse(offset, message));
            }
            for topic in &body.topics {
                if let Some(other) = charges.insert((*topic, &body.city, &body.district), &body.code) {
                    let message = format!(
                        "department `{}`: `{topic}` is `{other}`'s already; one body answers for it",
                        body.code
                    );
                    return Err(refuse(offset, message));
                }
            }
        }
        let lines = parsed.department.iter().map(|entry| at(entry.span().start)).collect();
        Ok(Self { all: parsed.department.into_iter().map(Spanned::into_inner).collect(), lines })
    }

    /// Every body with the line where its entry begins.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &Department)> {
        self.lines.iter().copied().zip(&self.all)
    }

    /// Who answers for `topic` in `city`: the body of the `district` (nine digits of KATO) where there is one, else
    /// the city's, else the one that every city has. `None` where nobody does, as for [`Topic::Other`].
    pub fn in_charge(&self, topic: Topic, city: &CityId, district: Option<&str>) -> Option<&Department> {
        let here = |body: &&Department| {
            body.topics.contains(&topic)
                && body.city.as_ref().is_none_or(|own| own == city)
                && body.district.as_deref().is_none_or(|own| Some(own) == district)
        };
        self.all.iter().filter(here).max_by_key(|body| (body.district.is_some(), body.city.is_some()))
    }

    /// The body with this code.
    pub fn get(&self, code: &str) -> Option<&Department> {
        self.all.iter().find(|body| body.code == code)
    }

    /// Every body, in the order of the file.
    pub fn all(&self) -> &[Department] {
        &self.all
    }
}

fn check(body: &Department) -> Result<(), String> {
    let code = &body.code;
    let slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if code.is_empty() || !code.bytes().all(slug) {
        return Err(format!("expected a code out of a-z, 0-9 and -, found `{code}`"));
    }
    if [&body.kk, &body.ru].iter().any(|name| name.trim().is_empty()) {
        return Err(format!("department `{code}`: expected a name in `kk` and in `ru`, found an empty one"));
    }
    if body.topics.is_empty() {
        return Err(format!("department `{code}`: expected at least one topic, found none"));
    }
    if body.district.is_some() && body.city.is_none() {
        return Err(format!("department `{code}`: a `district` stands without the `city` it lies in"));
    }
    let kato = |code: &&String| code.len() != 9 || !code.bytes().all(|b| b.is_ascii_digit());
    match body.district.iter().chain(&body.handover.jurisdiction).find(kato) {
        Some(found) => Err(format!("department `{code}`: expected nine digits of KATO, found `{found}`")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Label;

    const BUNDLED: &str = include_str!("../../../infra/config/departments.toml");

    fn check(topic: Topic, city: &str, district: Option<&str>, expect: Option<&str>) {
        let departments = Departments::parse("departments.toml", BUNDLED).unwrap();
        let found =
            departments.in_charge(topic, &city.parse().unwrap(), district).map(|body| body.code.as_str());
        assert_eq!(found, expect, "{topic} in {city}");
    }

    #[test]
    fn the_narrowest_body_answers() {
        check(Topic::Transport, "shymkent", None, Some("shymkent-transport"));
        check(Topic::Transport, "taraz", None, Some("transport"));
        check(Topic::Safety, "almaty", None, Some("police"));
        check(Topic::Roads, "ekibastuz", Some("552210000"), Some("ekibastuz-utilities"));
        check(Topic::Yards, "almaty", Some("751710000"), Some("almaty-medeu"));
        check(Topic::Yards, "almaty", None, Some("utilities"));
        check(Topic::Other, "astana", None, None);
    }

    #[test]
    fn every_topic_but_other_has_a_body_in_every_city() {
        for topic in Topic::ALL.iter().filter(|topic| **topic != Topic::Other) {
            let departments = Departments::parse("departments.toml", BUNDLED).unwrap();
            assert!(departments.in_charge(*topic, &"kostanay".parse().unwrap(), None).is_some(), "{topic}");
        }
    }

    #[test]
    fn a_bad_entry_is_refused_with_file_line_and_mend() {
        let good = "[[department]]\ncode = \"a\"\nkk = \"А\"\nru = \"А\"\ntopics = [\"water\"]\n";
        let cases = [
            (good.replace("water", "watr"), "d.toml:5: unknown variant `watr`"),
            (format!("{good}{good}"), "d.toml:6: department `a` stands at line 1 already"),
            (
                format!("{good}{}", good.replace("\"a\"", "\"b\"")),
                "d.toml:6: department `b`: `water` is `a`'s already",
            ),
            (good.replace("\"a\"", "\"A b\""), "found `A b`"),
            (good.replace("[\"water\"]", "[]"), "at least one topic"),
            (format!("{good}district = \"791110000\"\n"), "without the `city`"),
            (format!("{good}city = \"ab\"\ndistrict = \"79\"\n"), "found `79`"),
        ];
        for (text, expect) in cases {
            let found = Departments::parse("d.toml", &text).unwrap_err().to_string();
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }
}
