//! `belgi source`.

use super::run::contact;
use crate::exit::{Exit, Failed};
use belgi_connectors::{Document, Parsed, Rules, article, parse, parse_auto};
use belgi_domain::{Fault, Registry, SourceId, SourceKind};
use belgi_http::{Answer, Client, Failure, Manners, Request, Settings};
use belgi_runtime::Files;
use clap::{Args, Subcommand};
use jiff::Timestamp;

/// The registry of sources.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi source check https://news.example/rss")]
pub(crate) struct Source {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Every source: id, whether it is enabled, kind, city, address.
    #[command(after_help = "Example: belgi source list")]
    List,
    /// Ask sources once, by id or address, and say what they are.
    #[command(after_help = "Example: belgi source check kazinform-kk https://news.example/rss")]
    Check {
        /// Ids of the registry, or addresses; every enabled source by default.
        #[arg(value_name = "ID|URL")]
        names: Vec<String>,
    },
}

impl Source {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let (file, text) = Files::bundled().sources;
        let registry = Registry::parse(&file, &text).map_err(Failed::wrong)?;
        match self.action {
            Action::List => Ok(list(&registry)),
            Action::Check { names } => check(&registry, names).await,
        }
    }
}

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn list(registry: &Registry) -> Exit {
    for source in registry.all() {
        let state = if source.enabled { "on " } else { "off" };
        let city = source.city.as_ref().map_or("national", belgi_domain::CityId::as_str);
        println!("{:<20} {state} {:<9} {city:<10} {}", source.id.as_str(), source.kind.code(), source.url);
    }
    Exit::Done
}

/// What is asked: an address, and the kind where the registry knows it.
struct Subject {
    name: String,
    url: String,
    known: Option<belgi_domain::Source>,
}

async fn check(registry: &Registry, names: Vec<String>) -> Result<Exit, Failed> {
    let subjects = subjects(registry, names)?;
    let client = Client::new(Settings::public(contact()));
    let client = client.map_err(|failure| Failed::wrong(anyhow::anyhow!(failure.message)))?;
    let (mut failed, mut out_of_reach) = (0, 0);
    for subject in &subjects {
        if let Err(failure) = check_one(&client, subject).await {
            eprintln!("{}: {}", subject.name, failure.message);
            failed += 1;
            out_of_reach += usize::from(failure.fault == Fault::Unreachable);
        }
    }
    Ok(match (failed, out_of_reach) {
        (0, _) => Exit::Done,
        (_, all) if all == subjects.len() => Exit::OutOfReach,
        _ => Exit::SomeFailed,
    })
}

fn subjects(registry: &Registry, names: Vec<String>) -> Result<Vec<Subject>, Failed> {
    let known = |source: &belgi_domain::Source| Subject {
        name: source.id.to_string(),
        url: source.url.clone(),
        known: Some(source.clone()),
    };
    if names.is_empty() {
        return Ok(registry.enabled().filter(|source| source.kind != SourceKind::Inbox).map(known).collect());
    }
    let find = |name: String| {
        if name.contains("://") {
            return Ok(Subject { name: name.clone(), url: name, known: None });
        }
        let id = name.parse::<SourceId>().ok();
        let source = id.and_then(|id| registry.get(&id));
        let unknown = || {
            anyhow::anyhow!(
                "expected an address or an id of the registry, found `{name}`; see `belgi source list`"
            )
        };
        source.map(known).ok_or_else(|| Failed::wrong(unknown()))
    };
    names.into_iter().map(find).collect()
}

#[allow(clippy::print_stdout, reason = "results go to standard output")]
async fn check_one(client: &Client, subject: &Subject) -> Result<(), Failure> {
    let now = Timestamp::now();
    let request = Request { manners: Manners::Web, ..Request::web(&subject.url) };
    let Answer::Document(document) = client.get(&request, now).await? else { return Ok(()) };
    let Ok(id) = "check".parse::<SourceId>() else { return Ok(()) };
    let doc = Document {
        bytes: &document.bytes,
        url: Some(&document.url),
        content_type: document.content_type.as_deref(),
        source: &id,
        now,
    };
    let parsed = match &subject.known {
        Some(source) => parse(source.kind, &doc, &Rules::of(source)),
        None => parse_auto(&doc),
    };
    println!("{}", subject.name);
    println!(
        "  answered      {} bytes, {}",
        document.bytes.len(),
        document.content_type.as_deref().unwrap_or("no content type")
    );
    if let Some(moved) = &document.moved_to {
        println!("  moved to      {moved}");
    }
    describe(&parsed, now);
    if parsed.posts.is_empty() && parsed.follow.is_empty() && subject.known.is_none() {
        suggest_feeds(&document);
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn describe(parsed: &Parsed, now: Timestamp) {
    println!("  robots        allow it");
    println!("  posts         {} and {} to follow", parsed.posts.len(), parsed.follow.len());
    if let Some(newest) = parsed.posts.iter().filter_map(|post| post.published_at).max() {
        println!("  newest        {newest}, {} hours ago", (now.as_second() - newest.as_second()) / 3_600);
    }
    let undated = parsed.posts.iter().filter(|post| post.published_at.is_none()).count();
    if undated > 0 {
        println!("  undated       {undated}");
    }
    for problem in &parsed.problems {
        eprintln!("  problem       {}", problem.message);
    }
}

#[allow(clippy::print_stdout, reason = "results go to standard output")]
fn suggest_feeds(document: &belgi_http::Document) {
    for feed in article::feeds(&document.bytes, &document.url) {
        println!("  feed          {feed}");
    }
}
