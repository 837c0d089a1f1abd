//! The registry to and from the files of other programs: OPML 2.0 (<http://opml.org/spec2.opml>) and CSV (RFC 4180).

use super::Format;
use crate::command::print::note;
use crate::exit::{Exit, Failed};
use anyhow::{Context, anyhow};
use belgi_domain::{Publisher, Registry, Source, SourceId, SourceKind};
use quick_xml::escape::escape;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The fields of an entry that a table holds as they are.
const PLAIN: [&str; 11] = [
    "id",
    "name",
    "kind",
    "url",
    "city",
    "publisher",
    "language",
    "basis",
    "every_minutes",
    "secret",
    "note",
];
/// The fields that are tables themselves; a cell holds them as JSON.
const NESTED: [&str; 3] = ["permission", "selectors", "columns"];

/// Prints the entries of `file`. A row that is no entry is named, and the others are printed.
pub(super) fn import(file: &Path) -> Result<Exit, Failed> {
    let name = file.display().to_string();
    let bytes =
        std::fs::read(file).with_context(|| format!("{name} cannot be read")).map_err(Failed::wrong)?;
    let text = belgi_connectors::charset::decode(&bytes, None).text;
    let (entries, faults) = match text.trim_start().starts_with('<') {
        true => (from_opml(&text).with_context(|| name.clone()).map_err(Failed::wrong)?, Vec::new()),
        false => from_csv(&text).with_context(|| name.clone()).map_err(Failed::wrong)?,
    };
    print(&entries.join("\n"));
    for fault in &faults {
        note!("{name}: {fault}");
    }
    match (entries.is_empty(), faults.is_empty()) {
        (true, true) => Err(Failed::wrong(anyhow!("{name}: expected feeds or rows, found none"))),
        (_, true) => Ok(Exit::Done),
        (_, false) => Ok(Exit::SomeFailed),
    }
}

/// Prints `registry` in `format`.
pub(super) fn export(registry: &Registry, format: Format) -> Result<Exit, Failed> {
    match format {
        Format::Opml => {
            let left = registry.all().iter().filter(|source| source.kind != SourceKind::Feed).count();
            print(&to_opml(registry));
            if left > 0 {
                note!("{left} sources are no feeds and left out; --format csv holds them");
            }
        }
        Format::Csv => print(&to_csv(registry).map_err(Failed::wrong)?),
    }
    Ok(Exit::Done)
}

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn print(text: &str) {
    print!("{text}");
}

/// A disabled entry without a basis, as TOML.
pub(super) fn entry(id: SourceId, name: &str, kind: SourceKind, url: &str, publisher: Publisher) -> String {
    let source = Source {
        id,
        name: name.to_owned(),
        kind,
        url: url.to_owned(),
        city: None,
        publisher,
        language: None,
        basis: String::new(),
        permission: None,
        every_minutes: 30,
        secret: None,
        selectors: BTreeMap::new(),
        columns: BTreeMap::new(),
        enabled: false,
        note: String::new(),
    };
    toml_of(&source).unwrap_or_default()
}

fn toml_of(source: &Source) -> Option<String> {
    let file = BTreeMap::from([("source", [source])]);
    toml::to_string(&file).ok()
}

/// An id out of a name or a host: its Latin letters and digits, joined by hyphens.
pub(super) fn slug(name: &str) -> Option<SourceId> {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined: String = words.collect::<Vec<_>>().join("-").chars().take(40).collect();
    joined.trim_end_matches('-').parse().ok()
}

fn from_opml(text: &str) -> anyhow::Result<Vec<String>> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut entries, mut taken) = (Vec::new(), BTreeSet::new());
    loop {
        match reader.read_event().context("expected OPML")? {
            Event::Eof => return Ok(entries),
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "outline" => {
                let attribute = |name: &str| -> Option<String> {
                    let found = tag.try_get_attribute(name).ok()??;
                    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
                };
                let Some(url) = attribute("xmlUrl") else { continue };
                let name = attribute("title").or_else(|| attribute("text")).unwrap_or_else(|| url.clone());
                let host = url.split("://").nth(1).unwrap_or(&url).trim_start_matches("www.");
                let Some(id) = fresh(&taken, host) else { continue };
                taken.insert(id.clone());
                entries.push(entry(id, &name, SourceKind::Feed, &url, Publisher::Media));
            }
            _ => {}
        }
    }
}

/// An id that is not among `taken`: the host alone, then with the path, then with a number.
fn fresh(taken: &BTreeSet<SourceId>, address: &str) -> Option<SourceId> {
    let host = address.split('/').next().unwrap_or(address);
    let numbered = (2..1_000).map(|number| format!("{} {number}", host.chars().take(30).collect::<String>()));
    let candidates = [host.to_owned(), address.to_owned()].into_iter().chain(numbered);
    candidates.filter_map(|name| slug(&name)).find(|id| !taken.contains(id))
}

fn to_opml(registry: &Registry) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>Belgi</title></head>\n<body>\n",
    );
    for source in registry.all().iter().filter(|source| source.kind == SourceKind::Feed) {
        let (name, url) = (escape(source.name.as_str()), escape(source.url.as_str()));
        text += &format!("<outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{url}\"/>\n");
    }
    text + "</body>\n</opml>\n"
}

fn to_csv(registry: &Registry) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(PLAIN.iter().chain(&["enabled"]).chain(&NESTED))?;
    for source in registry.all() {
        let fields = serde_json::to_value(source)?;
        let plain = |name: &str| match fields.get(name) {
            None | Some(serde_json::Value::Null) => String::new(),
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        writer.write_record(PLAIN.iter().chain(&["enabled"]).chain(&NESTED).map(|name| plain(name)))?;
    }
    Ok(String::from_utf8(writer.into_inner().map_err(|error| anyhow!("{error}"))?)?)
}

/// The entries of a table, and its rows that are none with their lines.
fn from_csv(text: &str) -> anyhow::Result<(Vec<String>, Vec<String>)> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    for needed in ["id", "url", "kind", "publisher"] {
        anyhow::ensure!(
            headers.iter().any(|header| header == needed),
            "expected a column `{needed}` in line 1"
        );
    }
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Err(error) => faults.push(error.to_string()),
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                match from_row(&headers, &record) {
                    Ok(entry) => entries.push(entry),
                    Err(error) => faults.push(format!("line {line}: {error:#}")),
                }
            }
        }
    }
    Ok((entries, faults))
}

fn from_row(headers: &csv::StringRecord, record: &csv::StringRecord) -> anyhow::Result<String> {
    let mut fields = serde_json::Map::new();
    for (header, cell) in headers.iter().zip(record).filter(|(_, cell)| !cell.trim().is_empty()) {
        let value = match header {
            "every_minutes" | "enabled" => {
                cell.trim().parse().with_context(|| format!("`{header}`: found `{cell}`"))?
            }
            nested if NESTED.contains(&nested) => {
                serde_json::from_str(cell).with_context(|| format!("`{header}`: expected JSON"))?
            }
            _ => serde_json::Value::from(cell.trim()),
        };
        fields.insert(header.to_owned(), value);
    }
    if let (None, Some(url)) = (fields.get("name"), fields.get("url").cloned()) {
        fields.insert("name".to_owned(), url);
    }
    let source: Source = serde_json::from_value(fields.into())?;
    let entry = toml_of(&source).context("an entry that cannot be written as TOML")?;
    Registry::parse("the row", &entry)?;
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_runtime::Files;

    fn bundled() -> Registry {
        let (file, text) = Files::bundled().sources;
        Registry::parse(&file, &text).unwrap()
    }

    #[test]
    fn the_bundled_registry_survives_the_way_through_csv() {
        let registry = bundled();
        let (entries, faults) = from_csv(&to_csv(&registry).unwrap()).unwrap();
        assert_eq!(faults, [""; 0]);
        assert_eq!(Registry::parse("again", &entries.concat()).unwrap().all(), registry.all());
    }

    #[test]
    fn the_feeds_of_the_bundled_registry_survive_the_way_through_opml() {
        let registry = bundled();
        let again = Registry::parse("again", &from_opml(&to_opml(&registry)).unwrap().concat()).unwrap();
        let feeds = registry.all().iter().filter(|source| source.kind == SourceKind::Feed);
        let address = |source: &Source| (source.name.clone(), source.url.clone());
        assert_eq!(
            again.all().iter().map(address).collect::<Vec<_>>(),
            feeds.map(address).collect::<Vec<_>>()
        );
        assert_eq!(again.enabled().count(), 0);
    }

    #[test]
    fn outlines_in_folders_are_found_and_named_apart() {
        let opml = r#"<opml version="1.0"><body><outline text="Folder"><outline text="А &amp; Б" xmlUrl="https://a.example/rss"/>
            <outline text="В" xmlUrl="https://a.example/rss2"></outline></outline></body></opml>"#;
        let entries = from_opml(opml).unwrap().concat();
        let registry = Registry::parse("opml", &entries).unwrap();
        let found: Vec<_> =
            registry.all().iter().map(|source| (source.id.as_str(), source.name.as_str())).collect();
        assert_eq!(found, [("a-example", "А & Б"), ("a-example-rss2", "В")]);
    }

    #[test]
    fn a_row_that_is_no_entry_is_named_and_the_others_stay() {
        let table = "id;kind;publisher;url;enabled\nnews;feed;media;https://n.example/rss;false\nx;feed;media;ftp://x;false\ny;fed;media;https://y;no\n";
        let (entries, faults) = from_csv(table).unwrap();
        assert_eq!((entries.len(), faults.len()), (1, 2), "{faults:?}");
        assert!(faults[0].contains("line 3") && faults[1].contains("line 4"), "{faults:?}");
        assert!(from_csv("a,b\n1,2\n").unwrap_err().to_string().contains("expected a column `id`"));
    }
}
