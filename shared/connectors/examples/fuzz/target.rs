//! What can be fuzzed, from which fixtures, and how one document is read.

use belgi_connectors::{Document, Rules, article, charset, date, parse, parse_auto};
use belgi_domain::{SourceId, SourceKind};
use jiff::Timestamp;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Every reader of the crate.
pub const TARGETS: &[&str] = &[
    "feed",
    "sitemap",
    "page",
    "telegram",
    "vk",
    "youtube",
    "instagram",
    "facebook",
    "ok",
    "inbox",
    "article",
    "charset",
    "date",
];

/// Longer than this for one document of at most some megabytes is a finding.
pub const SLOW: Duration = Duration::from_secs(2);

/// Dates as they are met, to be damaged.
const DATES: &[&str] = &[
    "Sat, 21 Nov 2026 06:00:00 +0500",
    "2026-11-21T06:00:00.123456+05:00",
    "21 қараша 2026 ж., 14:05",
    "21 ноября 2026, 14:05",
    "вчера в 18:40",
    "бүгін 09:15",
    "3 часа назад",
    "21.11.2026 14:05:59",
    "20261121T0900Z",
    "1763690400",
    "Mon, 32 Foo 99999 99:99 ZZZ",
];

/// A fixture and the reader it was made for.
pub struct Seed {
    kind: String,
    pub bytes: Vec<u8>,
}

/// All fixtures below `root`, one folder a reader, and the dates.
pub fn seeds(root: &Path) -> anyhow::Result<Vec<Seed>> {
    let mut seeds: Vec<Seed> =
        DATES.iter().map(|date| Seed { kind: "date".to_owned(), bytes: date.as_bytes().to_vec() }).collect();
    let mut folders: Vec<_> = fs::read_dir(root)?.collect::<Result<_, _>>()?;
    folders.sort_by_key(fs::DirEntry::path);
    for folder in folders {
        let mut files: Vec<_> = fs::read_dir(folder.path())?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::path);
        for file in files {
            let kind = folder.file_name().to_string_lossy().into_owned();
            seeds.push(Seed { kind, bytes: fs::read(file.path())? });
        }
    }
    Ok(seeds)
}

/// Whether a seed is one to begin with: its own reader's, and any document for charsets.
pub fn suits(target: &str, seed: &Seed) -> bool {
    target == seed.kind || target == "charset" && seed.kind != "date"
}

/// Reads a document; whether that broke the reader.
pub fn read(target: &str, bytes: &[u8]) -> bool {
    catch_unwind(|| read_as(target, bytes)).unwrap_or(true)
}

fn read_as(target: &str, bytes: &[u8]) -> bool {
    match target {
        "article" => drop(article::extract(bytes, Some("https://x.example/a"), None)),
        "charset" => {
            let claims = [
                None,
                Some("text/html; charset=windows-1251"),
                Some("text/xml; charset=utf-16"),
                Some("x;=\""),
            ];
            claims.iter().for_each(|claim| drop(charset::decode(bytes, *claim)));
        }
        "date" => drop(date::read(&String::from_utf8_lossy(bytes), Some(Timestamp::UNIX_EPOCH))),
        kind => return parsed_broke(kind, bytes),
    }
    false
}

/// The reader of a kind, and the one that guesses; both catch what breaks them and say so.
fn parsed_broke(kind: &str, bytes: &[u8]) -> bool {
    let kind = SourceKind::ALL.into_iter().find(|known| known.code() == kind);
    let (Ok(source), Some(kind)) = (SourceId::from_str("damaged"), kind) else {
        return true;
    };
    let now = Timestamp::from_second(1_795_000_000).unwrap_or_default();
    let document =
        Document { bytes, url: Some("https://x.example/a"), content_type: None, source: &source, now };
    let rules = Rules { selectors: [("item".to_owned(), "div".to_owned())].into(), ..Rules::default() };
    [parse(kind, &document, &rules), parse_auto(&document)]
        .iter()
        .any(|parsed| parsed.problems.iter().any(|problem| problem.message.contains("that broke it")))
}
