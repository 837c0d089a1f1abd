//! The posts of the sample city as they are written down: one JSON object a line, one file a source.

use anyhow::{Context, anyhow};
use belgi_domain::{Registry, Source};
use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

static POSTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/posts");

/// One post of the corpus.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The source's own id.
    pub id: String,
    /// When it was published.
    pub at: Timestamp,
    /// Headline, for news.
    pub title: Option<String>,
    /// The words.
    pub text: String,
    /// The synthetic author; must never surface.
    pub author: Option<String>,
    /// The plot it belongs to.
    pub plot: Option<String>,
    /// A later version.
    pub edited: Option<Edit>,
    /// When it was taken down.
    pub deleted_at: Option<Timestamp>,
    /// The post or video that it comments on.
    pub parent: Option<String>,
    /// Counts.
    #[serde(default)]
    pub reactions: Counts,
    /// The service desk's answer.
    pub answer: Option<Edit>,
    /// The service desk's category.
    pub category: Option<String>,
    /// What a careful reader would say of it.
    pub labels: Labels,
}

/// Words of a moment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// When.
    pub at: Timestamp,
    /// The words.
    pub text: String,
}

/// Counts a platform shows.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Likes.
    #[serde(default)]
    pub likes: u64,
    /// Comments.
    #[serde(default)]
    pub comments: u64,
    /// Shares.
    #[serde(default)]
    pub shares: u64,
    /// Views.
    #[serde(default)]
    pub views: u64,
}

/// The right labels.
#[derive(Debug, Clone, Deserialize)]
pub struct Labels {
    /// Code of the language.
    pub language: String,
    /// Code of the signal type.
    pub signal_type: String,
    /// Code of the sentiment.
    pub sentiment: String,
    /// Code of the topic.
    pub topic: String,
    /// Code of the urgency.
    pub urgency: String,
    /// Codes of the groups.
    #[serde(default)]
    pub groups: Vec<String>,
    /// The district in Kazakh, where the post names it.
    pub district: Option<String>,
}

/// The wire format of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// RSS 2.0.
    Rss,
    /// RSS 2.0 with `content:encoded`.
    RssContent,
    /// RSS 2.0 with `yandex:full-text`.
    RssYandex,
    /// RSS 2.0 in windows-1251.
    #[serde(rename = "rss-1251")]
    Rss1251,
    /// Atom 1.0.
    Atom,
    /// RSS 1.0.
    Rdf,
    /// JSON Feed 1.1.
    JsonFeed,
    /// A news sitemap with article pages.
    NewsSitemap,
    /// The public preview of a channel.
    Telegram,
    /// VK's API.
    Vk,
    /// YouTube's API.
    Youtube,
    /// A service desk's CSV.
    Csv,
    /// A service desk's XLSX.
    Xlsx,
}

/// What is wrong with a source on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Fault {
    /// Nothing.
    #[serde(rename = "none")]
    None,
    /// XML that breaks in the middle.
    #[serde(rename = "damaged")]
    Damaged,
    /// Nothing new for weeks.
    #[serde(rename = "stale")]
    Stale,
    /// A home page where the feed should be.
    #[serde(rename = "html")]
    Html,
    /// Not found.
    #[serde(rename = "404")]
    NotFound,
    /// Gone for good.
    #[serde(rename = "410")]
    Gone,
    /// Too many requests.
    #[serde(rename = "429")]
    Throttled,
    /// Moved for good.
    #[serde(rename = "redirect")]
    Redirect,
    /// No answer at all.
    #[serde(rename = "hang")]
    Hang,
    /// robots.txt forbids it.
    #[serde(rename = "robots")]
    Robots,
}

#[derive(Deserialize)]
struct Serving {
    serve: Vec<Serve>,
}

/// How one source is served.
#[derive(Debug, Clone, Deserialize)]
struct Serve {
    source: String,
    format: Format,
    fault: Fault,
}

/// A source with everything it ever published.
#[derive(Debug, Clone)]
pub struct Outlet {
    /// Its entry in the registry.
    pub source: Source,
    /// Its wire format.
    pub format: Format,
    /// What is wrong with it.
    pub fault: Fault,
    /// Its posts, oldest first.
    pub rows: Vec<Row>,
}

/// The whole corpus.
#[derive(Debug)]
pub struct City {
    /// Every source, in the order of the registry.
    pub outlets: Vec<Outlet>,
}

impl City {
    /// The corpus, read once.
    ///
    /// # Errors
    /// Where a file of the corpus is not of its form.
    pub fn bundled() -> anyhow::Result<&'static Self> {
        static CITY: OnceLock<Result<City, String>> = OnceLock::new();
        CITY.get_or_init(|| read().map_err(|error| format!("{error:#}")))
            .as_ref()
            .map_err(|message| anyhow!("{message}"))
    }

    /// The names of the secrets that sources ask for.
    pub(crate) fn secrets(&self) -> Vec<String> {
        self.outlets.iter().filter_map(|outlet| outlet.source.secret.clone()).collect()
    }

    pub(crate) fn is_troubled(&self, source: &str) -> bool {
        self.outlets.iter().any(|outlet| outlet.source.id.as_str() == source && outlet.fault != Fault::None)
    }
}

impl Outlet {
    /// The posts that stand at `moment`, oldest first, each as it reads then.
    pub fn at(&self, moment: Timestamp) -> impl Iterator<Item = Standing<'_>> {
        let standing = move |(index, row): (usize, &'_ Row)| {
            let gone = row.at > moment || row.deleted_at.is_some_and(|deleted| deleted <= moment);
            (!gone).then_some((index, ()))
        };
        self.rows.iter().enumerate().filter_map(move |(index, row)| {
            standing((index, row))?;
            let edit = row.edited.as_ref().filter(|edit| edit.at <= moment);
            Some(Standing {
                number: index + 1,
                row,
                edited_at: edit.map(|edit| edit.at),
                text: edit.map_or(&row.text, |edit| &edit.text),
            })
        })
    }

    /// The host of its address.
    pub fn host(&self) -> &str {
        let rest = self.source.url.split_once("://").map_or(self.source.url.as_str(), |(_, rest)| rest);
        rest.split(['/', '?']).next().unwrap_or(rest)
    }
}

/// A post as it reads at some moment.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Its place in the source's file, from 1: a number for platforms that number their posts.
    pub number: usize,
    /// The post.
    pub row: &'a Row,
    /// The words at that moment.
    pub text: &'a str,
    /// When they were changed.
    pub edited_at: Option<Timestamp>,
}

fn read() -> anyhow::Result<City> {
    let registry = Registry::parse("tests/sample-city/sources.toml", crate::SOURCES)?;
    let serving: Serving = toml::from_str(crate::SERVING).context("tests/sample-city/serving.toml")?;
    let mut serves: BTreeMap<String, Serve> =
        serving.serve.into_iter().map(|serve| (serve.source.clone(), serve)).collect();
    let mut outlets = Vec::new();
    for source in registry.all() {
        let serve = serves
            .remove(source.id.as_str())
            .with_context(|| format!("serving.toml lacks `{}`", source.id))?;
        let rows = rows(source.id.as_str())?;
        outlets.push(Outlet { source: source.clone(), format: serve.format, fault: serve.fault, rows });
    }
    match serves.into_keys().next() {
        Some(unknown) => Err(anyhow!("serving.toml serves `{unknown}`, which is no source of sources.toml")),
        None => Ok(City { outlets }),
    }
}

fn rows(source: &str) -> anyhow::Result<Vec<Row>> {
    let name = format!("{source}.jsonl");
    let Some(file) = POSTS.get_file(&name) else { return Ok(Vec::new()) };
    let text = file.contents_utf8().with_context(|| format!("posts/{name} is no UTF-8"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut rows: Vec<Row> = lines
        .map(|(number, line)| {
            serde_json::from_str(line).with_context(|| format!("posts/{name}:{}", number + 1))
        })
        .collect::<anyhow::Result<_>>()?;
    rows.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    Ok(rows)
}
