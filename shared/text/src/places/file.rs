//! The shape of `places.toml` and the rules it must keep.

use belgi_domain::{PlaceKind, RegistryError};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One row of the file, as it is written there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    /// The id of `cities.toml`, for a city a stack may serve.
    pub(super) id: Option<String>,
    /// Nine digits of KATO; without them the place bears the code of what contains it.
    pub(super) code: Option<String>,
    /// The code of what contains the place.
    #[serde(rename = "in")]
    pub(super) within: Option<String>,
    /// The name in Kazakh.
    pub(super) kk: String,
    /// The name in Russian.
    pub(super) ru: String,
    /// Further names: old, colloquial, otherwise spelled.
    #[serde(default)]
    pub(super) forms: Vec<String>,
    /// Further names that need no kind word whatever `bare` says.
    #[serde(default)]
    pub(super) known: Vec<String>,
    /// The stem of the Russian adjective: «алматинск».
    #[serde(default)]
    pub(super) adjective: Option<String>,
    /// Whether the name speaks of the place without a kind word beside it: anywhere for a region or city, in the
    /// city at hand for what lies in it. Cities do unless told otherwise, all else does not unless told.
    pub(super) bare: Option<bool>,
    /// Words that are also something else: without a kind word they count only with a capital letter.
    #[serde(default)]
    pub(super) wary: Vec<String>,
    /// How many numbered parts the quarter has: 3 for «Самал-1» to «Самал-3».
    #[serde(default)]
    pub(super) numbers: u16,
    /// Which of several places is meant where nothing tells them apart.
    #[serde(default)]
    pub(super) default: bool,
}

/// What lies in one city.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Inside {
    #[serde(rename = "in")]
    within: Spanned<String>,
    #[serde(default)]
    microdistrict: Vec<Spanned<Row>>,
    #[serde(default)]
    street: Vec<Spanned<Row>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    region: Vec<Spanned<Row>>,
    #[serde(default)]
    city: Vec<Spanned<Row>>,
    #[serde(default)]
    district: Vec<Spanned<Row>>,
    #[serde(default)]
    inside: Vec<Inside>,
}

/// A checked row.
#[derive(Debug)]
pub(super) struct Record {
    /// What kind of place it is.
    pub(super) kind: PlaceKind,
    /// Its own code, or the code of what contains it.
    pub(super) code: String,
    /// The position of what contains it among the records.
    pub(super) parent: Option<usize>,
    /// The row.
    pub(super) row: Row,
}

/// Reads and checks the rows of `text`; `file` is its name for messages.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Record>, RegistryError> {
    let at = |offset: usize| 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    let refuse = |offset, message| RegistryError { file: file.to_owned(), line: at(offset), message };
    let parsed: File = toml::from_str(text)
        .map_err(|error| refuse(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let mut reader = Reader::default();
    for (kind, rows) in [
        (PlaceKind::Region, parsed.region),
        (PlaceKind::City, parsed.city),
        (PlaceKind::District, parsed.district),
    ] {
        for row in rows {
            reader.add(kind, row, None).map_err(|(offset, message)| refuse(offset, message))?;
        }
    }
    for inside in parsed.inside {
        let city = inside.within.get_ref().clone();
        if !reader.owners.contains_key(&city) {
            return Err(refuse(
                inside.within.span().start,
                format!("expected the code of a city above, found `{city}`"),
            ));
        }
        for (kind, rows) in
            [(PlaceKind::Microdistrict, inside.microdistrict), (PlaceKind::Street, inside.street)]
        {
            for row in rows {
                reader.add(kind, row, Some(&city)).map_err(|(offset, message)| refuse(offset, message))?;
            }
        }
    }
    Ok(reader.records)
}

#[derive(Default)]
struct Reader {
    records: Vec<Record>,
    /// Who bears a code of its own.
    owners: BTreeMap<String, usize>,
    /// Names by kind and container, to find a place written twice.
    names: std::collections::BTreeSet<(PlaceKind, Option<usize>, String)>,
}

impl Reader {
    fn add(&mut self, kind: PlaceKind, row: Spanned<Row>, city: Option<&str>) -> Result<(), (usize, String)> {
        let offset = row.span().start;
        let record = self.check(kind, row.into_inner(), city).map_err(|message| (offset, message))?;
        if record.row.code.is_some() && self.owners.insert(record.code.clone(), self.records.len()).is_some()
        {
            return Err((
                offset,
                format!("code `{}` stands above already; one place bears one code", record.code),
            ));
        }
        if !self.names.insert((kind, record.parent, record.row.kk.clone())) {
            return Err((offset, format!("`{}` stands above already", record.row.kk)));
        }
        self.records.push(record);
        Ok(())
    }

    fn check(&self, kind: PlaceKind, row: Row, city: Option<&str>) -> Result<Record, String> {
        let name = &row.kk;
        if [name, &row.ru].iter().any(|name| name.trim().is_empty()) {
            return Err("expected a name in `kk` and in `ru`, found an empty one".to_owned());
        }
        if let Some(code) = row.code.iter().chain(&row.within).find(|code| !is_code(code)) {
            return Err(format!("`{name}`: expected nine digits of KATO, found `{code}`"));
        }
        let container = row.within.as_deref().or(city);
        let parent = match container {
            Some(code) => Some(
                *self.owners.get(code).ok_or_else(|| format!("`{name}`: no place above bears `{code}`"))?,
            ),
            None => None,
        };
        let code = row.code.as_deref().or(container);
        let code =
            code.ok_or_else(|| format!("`{name}`: expected `code` or `in`, found neither"))?.to_owned();
        Ok(Record { kind, code, parent, row })
    }
}

fn is_code(code: &str) -> bool {
    code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_digit())
}
