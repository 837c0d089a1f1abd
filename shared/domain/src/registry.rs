//! The registry of sources: read as a whole, refused as a whole, with file, line and mend.

mod fields;

use crate::{Source, SourceId, SourceKind, platform, source::Publisher};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use url::Url;

/// Why a configuration file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct RegistryError {
    /// The file as the caller named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What was expected, what was found and how to mend it.
    pub message: String,
}

/// Every source that may be asked, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registry {
    sources: Vec<Source>,
    /// The line of each, counted from 1.
    lines: Vec<usize>,
    /// Where each stands in `sources`: contracts name 55,000 of them.
    places: BTreeMap<SourceId, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    source: Vec<toml::Spanned<Source>>,
}

impl Registry {
    /// Reads `text`, the contents of `file` (a name for messages).
    ///
    /// # Errors
    /// Where the text is no TOML, a field is unknown or missing, or a rule of the registry is broken.
    pub fn parse(file: &str, text: &str) -> Result<Self, RegistryError> {
        let newlines: Vec<usize> = text.match_indices('\n').map(|(offset, _)| offset).collect();
        let at = |offset: usize| 1 + newlines.partition_point(|newline| *newline < offset);
        let refuse = |offset, message| RegistryError { file: file.to_owned(), line: at(offset), message };
        let parsed: File = toml::from_str(text)
            .map_err(|error| refuse(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        let mut registry = Self::default();
        for (entry, number) in parsed.source.into_iter().zip(0..) {
            let start = entry.span().start;
            let field = |names: &[&str]| fields::offset(text, number, names).unwrap_or(start);
            let source = entry.into_inner();
            check(&source).map_err(|wrong| refuse(field(wrong.fields), wrong.message))?;
            registry.push(at(start), source).map_err(|(id, line)| {
                refuse(
                    field(&["id"]),
                    format!("source `{id}` stands at line {line} already; give this one another id"),
                )
            })?;
        }
        Ok(registry)
    }

    /// Adds a source that stands at `line`; the id and the line of the one that bears its id already.
    fn push(&mut self, line: usize, source: Source) -> Result<(), (SourceId, usize)> {
        let place = self.sources.len();
        if let Some(known) = self.places.get(&source.id) {
            return Err((source.id, self.lines.get(*known).copied().unwrap_or_default()));
        }
        self.places.insert(source.id.clone(), place);
        self.lines.push(line);
        self.sources.push(source);
        Ok(())
    }

    /// Every source with the line where its entry begins.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.lines.iter().copied().zip(&self.sources)
    }

    /// Every source, enabled or not.
    pub fn all(&self) -> &[Source] {
        &self.sources
    }

    /// The sources that may be asked.
    pub fn enabled(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| source.enabled)
    }

    /// The source with this id.
    pub fn get(&self, id: &SourceId) -> Option<&Source> {
        self.sources.get(*self.places.get(id)?)
    }

    /// Both registries as one.
    ///
    /// # Errors
    /// The id of a source that stands in both.
    pub fn merge(mut self, other: Self) -> Result<Self, SourceId> {
        for (line, source) in other.lines.into_iter().zip(other.sources) {
            self.push(line, source).map_err(|(id, _)| id)?;
        }
        Ok(self)
    }
}

/// The folder of the inbox where corrected labels are dropped, which is no source.
const CORRECTIONS: &str = "corrections";

/// Parameters that bear a key, a password or what is made of one; sorted.
const KEY_PARAMETERS: [&str; 17] = [
    "access_key",
    "access_token",
    "api_key",
    "apikey",
    "application_key",
    "application_secret_key",
    "auth",
    "auth_token",
    "client_secret",
    "key",
    "password",
    "secret",
    "secret_key",
    "session_key",
    "session_secret_key",
    "sig",
    "token",
];

/// What is wrong with an entry, and how to mend it.
struct Wrong {
    /// The field to look at, or, where the entry lacks it, the next one.
    fields: &'static [&'static str],
    message: String,
}

fn check(source: &Source) -> Result<(), Wrong> {
    let id = &source.id;
    let wrong = |fields, message| Err(Wrong { fields, message });
    if let Err(message) = address(source) {
        return wrong(&["url"], format!("source `{id}`: {message}"));
    }
    if !(5..=1440).contains(&source.every_minutes) {
        let found = source.every_minutes;
        let message = format!("source `{id}`: expected `every_minutes` from 5 to 1440, found {found}");
        return wrong(&["every_minutes"], message);
    }
    if source.enabled && source.basis.trim().is_empty() {
        let message =
            format!("source `{id}` is enabled without a `basis`; record why it may be read, or disable it");
        return wrong(&["basis", "enabled"], message);
    }
    let preview = source.kind == SourceKind::Telegram || platform::needs_permission(&source.url);
    if source.enabled && preview && source.publisher != Publisher::Official && source.permission.is_none() {
        let message = format!(
            "source `{id}`: a Telegram channel needs a recorded [source.permission] before it is enabled"
        );
        return wrong(&["enabled"], message);
    }
    Ok(())
}

/// What is wrong with the `url` of an entry.
fn address(source: &Source) -> Result<(), String> {
    let text = &source.url;
    if source.kind == SourceKind::Inbox {
        let is_folder = text.parse::<SourceId>().is_ok() && text != CORRECTIONS;
        return is_folder.then_some(()).ok_or_else(|| {
            format!("expected a folder name below inbox/ other than `{CORRECTIONS}` in `url`, found `{text}`")
        });
    }
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let Some(url) = url else {
        return Err(format!("expected an http or https address in `url`, found `{text}`"));
    };
    let bears_key = |(name, _): (Cow<'_, str>, _)| {
        KEY_PARAMETERS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
    };
    if url.query_pairs().any(bears_key) || !url.username().is_empty() || url.password().is_some() {
        return Err("a key stands in `url`; name its secret in `secret` instead".to_owned());
    }
    let hosts = platform::api_hosts(source.kind);
    // A channel has a preview beside the API. A reserved host is no API: it is asked as a page, robots.txt first.
    let needs_api = !hosts.is_empty() && source.kind != SourceKind::Telegram;
    if needs_api && !platform::is_api_call(source.kind, text) && !platform::is_reserved(text) {
        let (kind, hosts) = (source.kind.code(), hosts.join("` or `https://"));
        return Err(format!("expected the API of kind `{kind}` at `https://{hosts}`, found `{text}`"));
    }
    check_bot(source)
}

/// A bot's token stands in the path of its calls, so it is sent to the platform alone; and the bot hears of every channel that
/// anybody makes it administrator of, so the entry says which one is read.
fn check_bot(source: &Source) -> Result<(), String> {
    let (text, api) = (&source.url, platform::is_api_call(source.kind, &source.url));
    if source.kind != SourceKind::Telegram || source.secret.is_none() || platform::is_reserved(text) {
        return Ok(());
    }
    if !api {
        return Err(format!(
            "expected a bot's call such as `https://api.telegram.org/getUpdates`, found `{text}`"
        ));
    }
    match source.chat() {
        Some(_) => Ok(()),
        None => {
            Err(format!("expected the channel behind a `#` in `url`, such as `{text}#akimat`, found none"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[source]]
id = "news"
name = "Жаңалық"
kind = "feed"
url = "https://news.example/rss"
publisher = "media"
basis = "public feed of a registered outlet"
enabled = true
"#;

    fn refused(text: &str) -> String {
        Registry::parse("sources.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn a_good_entry_is_read() {
        let registry = Registry::parse("sources.toml", GOOD).unwrap();
        assert_eq!(registry.enabled().count(), 1);
        assert_eq!(registry.all()[0].every_minutes, 30);
    }

    #[test]
    fn a_bad_entry_is_refused_with_file_line_and_mend() {
        let cases = [
            (GOOD.replace("kind = \"feed\"", "kind = \"fed\""), "sources.toml:5: unknown variant `fed`"),
            (GOOD.replace("name =", "nam ="), "sources.toml:4: unknown field `nam`"),
            (GOOD.replace("https://news", "ftp://news"), "sources.toml:6: source `news`: expected an http"),
            (format!("{GOOD}{GOOD}"), "sources.toml:12: source `news` stands at line 2 already"),
            (GOOD.replace("basis =", "note ="), "sources.toml:9: source `news` is enabled without a `basis`"),
            (
                GOOD.replace("public feed of a registered outlet", " "),
                "sources.toml:8: source `news` is enabled",
            ),
            (GOOD.replace("/rss\"", "/rss?key=abc\""), "name its secret"),
            (GOOD.replace("/rss\"", "/rss?a=1&Access_Token=abc\""), "name its secret"),
            (GOOD.replace("/rss\"", "/rss?api%5Fkey=abc\""), "name its secret"),
            (GOOD.replace("https://news", "https://me:pw@news"), "name its secret"),
            (
                GOOD.replace("\"feed\"", "\"vk\"").replace(".example", ".kz"),
                "at `https://api.vk.com` or `https://api.vk.ru`",
            ),
            (GOOD.replace("news.example/rss", "t.me/s/news"), "needs a recorded [source.permission]"),
            (GOOD.replace("news.example/rss", "news.telegram.me"), "needs a recorded [source.permission]"),
            (GOOD.replace("\"feed\"", "\"telegram\""), "needs a recorded [source.permission]"),
            (
                format!(
                    "{}secret = \"bot\"\n",
                    GOOD.replace("\"feed\"", "\"telegram\"").replace("news.example/rss", "t.me/s/a")
                ),
                "expected a bot's call such as `https://api.telegram.org/getUpdates`, found `https://t.me/s/a`",
            ),
            (
                format!(
                    "{}secret = \"bot\"\n",
                    GOOD.replace("\"feed\"", "\"telegram\"")
                        .replace("news.example/rss", "api.telegram.org/getUpdates")
                ),
                "expected the channel behind a `#` in `url`, such as `https://api.telegram.org/getUpdates#akimat`, found none",
            ),
            (
                format!("{GOOD}every_minutes = 1\n"),
                "sources.toml:10: source `news`: expected `every_minutes` from 5 to 1440, found 1",
            ),
            ("[[source]\n".to_owned(), "sources.toml:1: "),
        ];
        for (text, expect) in cases {
            let found = refused(&text);
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }

    #[test]
    fn a_word_that_ends_like_a_key_is_none() {
        for query in ["monkey=1", "turkey=abc", "page=key", "tokens=2"] {
            let text = GOOD.replace("/rss\"", &format!("/rss?{query}\""));
            assert!(Registry::parse("sources.toml", &text).is_ok(), "{query}");
        }
        assert!(KEY_PARAMETERS.is_sorted());
    }

    #[test]
    fn sources_of_one_host_are_asked_by_one_shard() {
        let second = GOOD.replace("\"news\"", "\"sport\"").replace("/rss", "/sport/rss");
        let registry = Registry::parse("sources.toml", &format!("{GOOD}{second}")).unwrap();
        let shards: Vec<u32> = registry.all().iter().map(|source| source.shard(1_000)).collect();
        assert_eq!(shards[0], shards[1]);
    }

    #[test]
    fn shards_cover_every_source_once() {
        let source = &Registry::parse("sources.toml", GOOD).unwrap().sources[0];
        assert_eq!((0..8).filter(|shard| source.shard(8) == *shard).count(), 1);
        assert_eq!(source.shard(1), 0);
    }
}
