//! The feed reader against the documents of the gofeed project, where they are at hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use belgi_connectors::{Document, Rules, date, parse};
use belgi_domain::{Post, SourceKind};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const NOW: &str = "2026-11-22T12:00:00Z";
const FOLDERS: &[&str] =
    &["parser/rss", "parser/atom", "parser/json", "translator/rss", "translator/atom", "translator/json"];

/// Values that we read in another way, and why; sorted by document.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "issue_275_extensions_and_source.xml",
    "body",
    "base64 of a film (`type=\"video/mp4\"`): gofeed decodes it into the text, here bytes of a film are no words",
)];

#[derive(Default)]
struct Tally {
    compared: usize,
    differing: Vec<String>,
    explained: Vec<String>,
}

#[test]
fn gofeed_documents_are_read_as_gofeed_reads_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/gofeed");
    if !root.exists() {
        println!("skipped: {} is absent", root.display());
        return;
    }
    let mut tally = Tally::default();
    for folder in FOLDERS {
        for path in documents(&root.join(folder)) {
            compare(&path, &mut tally);
        }
    }
    let share = 1.0 - tally.differing.len() as f64 / tally.compared as f64;
    println!("{} values compared, {:.2} % alike", tally.compared, share * 100.0);
    tally.differing.iter().for_each(|line| println!("{line}"));
    tally.explained.iter().for_each(|line| println!("{line}"));
    assert_eq!(tally.explained.len(), EXCEPTIONS.len(), "an exception that is none any more");
    assert!(share >= 0.98, "{} of {} values differ", tally.differing.len(), tally.compared);
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| expected_of(path).exists());
    paths.sort();
    paths
}

fn expected_of(path: &Path) -> PathBuf {
    match path.extension().is_some_and(|ending| ending == "xml") {
        true => path.with_extension("json"),
        false => path.with_file_name(format!("{}_expected.json", path.file_stem().unwrap().display())),
    }
}

fn compare(path: &Path, tally: &mut Tally) {
    let expected: Value = serde_json::from_slice(&fs::read(expected_of(path)).unwrap()).unwrap();
    let entries = ["items", "entries"].iter().find_map(|name| expected.get(*name)?.as_array());
    let Some(entries) = entries else { return };
    let bytes = fs::read(path).unwrap();
    let source = "gofeed".parse().unwrap();
    let document =
        Document { bytes: &bytes, url: None, content_type: None, source: &source, now: NOW.parse().unwrap() };
    let parsed = parse(SourceKind::Feed, &document, &Rules::default());
    let name = path.file_name().unwrap().display().to_string();
    let visible: Vec<&Value> = entries.iter().filter(|entry| says_something(entry)).collect();
    tally.check(&name, "entries", visible.len().to_string(), parsed.posts.len().to_string());
    if visible.len() == parsed.posts.len() {
        visible.iter().zip(&parsed.posts).for_each(|(entry, post)| compare_entry(&name, entry, post, tally));
    }
}

/// Entries without words, an id or an address are no posts: nothing is there to read, nothing to know them by.
fn says_something(entry: &Value) -> bool {
    let said = |name: &str| {
        entry.get(name).is_some_and(|value| value.as_str().is_some_and(|text| !words(text).is_empty()))
    };
    let texts =
        ["title", "link", "guid", "id", "description", "summary", "content", "content_html", "content_text"];
    let content = ["content", "guid"]
        .iter()
        .any(|name| entry.get(*name).and_then(|inner| inner.get("value")).is_some());
    let linked = entry.get("links").and_then(Value::as_array).is_some_and(|links| {
        let leads =
            |link: &Value| link.is_string() || (link.get("href").is_some() && link["rel"] == "alternate");
        links.iter().any(leads)
    });
    content || linked || texts.iter().any(|name| said(name))
}

fn compare_entry(name: &str, entry: &Value, post: &Post, tally: &mut Tally) {
    let text = |field: &str| entry.get(field).and_then(Value::as_str);
    if let Some(title) = text("title") {
        tally.check(name, "title", words(title), words(post.title.as_deref().unwrap_or_default()));
    }
    if let Some(link) = text("link").filter(|link| link.starts_with("http")) {
        tally.check(
            name,
            "link",
            link.trim_end_matches('/').to_owned(),
            post.url.clone().unwrap_or_default().trim_end_matches('/').into(),
        );
    }
    if let Some(date) = text("publishedParsed").or(text("pubDateParsed")) {
        let expected = date::read(date, None).map(|at| at.to_string());
        tally.check(
            name,
            "date",
            expected.unwrap_or_default(),
            post.published_at.map(|at| at.to_string()).unwrap_or_default(),
        );
    }
    let content =
        entry.get("content").and_then(|content| content.as_str().or_else(|| content.get("value")?.as_str()));
    let body = content.or(text("content_html")).or(text("description")).or(text("summary"));
    if let Some(body) = body.filter(|body| !body.trim().is_empty()) {
        tally.check(name, "body", words(body), words(&post.text));
    }
}

/// Words alone, whatever the markup around them.
fn words(markup: &str) -> String {
    let once = markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let mut inside = false;
    let kept: String = once
        .chars()
        .map(|c| match c {
            '<' => {
                inside = true;
                ' '
            }
            '>' => {
                inside = false;
                ' '
            }
            c if inside || c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Tally {
    fn check(&mut self, name: &str, what: &str, expected: String, found: String) {
        self.compared += 1;
        if expected == found {
            return;
        }
        let known = EXCEPTIONS.iter().find(|(document, value, _)| *document == name && *value == what);
        match known {
            Some((.., why)) => self.explained.push(format!("{name}: {what}: {why}")),
            None => self.differing.push(format!("{name}: {what}: expected `{expected}`, found `{found}`")),
        }
    }
}
