//! Asking a source once.

use super::exchange::{entry, slug};
use crate::command::print::{note, say};
use crate::command::run::contact;
use crate::exit::{Exit, Failed};
use belgi_connectors::{Document, Parsed, Rules, article, charset, parse, parse_auto, sniff};
use belgi_domain::{Fault, Publisher, Registry, SourceId, SourceKind, platform, rhythm};
use belgi_http::{Answer, Client, Failure, Manners, Request, Settings};
use jiff::Timestamp;

/// What is asked: an address, and the kind where the registry knows it.
struct Subject {
    name: String,
    url: String,
    known: Option<belgi_domain::Source>,
}

pub(super) async fn check(registry: &Registry, names: Vec<String>) -> Result<Exit, Failed> {
    let subjects = subjects(registry, names)?;
    let client = Client::new(Settings::public(contact()));
    let client = client.map_err(|failure| Failed::wrong(anyhow::anyhow!(failure.message)))?;
    let (mut failed, mut out_of_reach) = (0, 0);
    for subject in &subjects {
        if let Err(failure) = check_one(&client, subject).await {
            note!("{}: {}", subject.name, failure.message);
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

async fn check_one(client: &Client, subject: &Subject) -> Result<(), Failure> {
    let now = Timestamp::now();
    // Whoever checks an address may be about to ask for the permission that is missing.
    let permitted = subject.known.as_ref().is_some_and(|source| source.permission.is_some());
    if platform::needs_permission(&subject.url) && !permitted {
        let message =
            "expected a source with a recorded [source.permission], found a Telegram channel without one";
        return Err(Failure::new(Fault::Permission, message));
    }
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
    say!("{}", subject.name);
    say!(
        "  answered      {} bytes, {}",
        document.bytes.len(),
        document.content_type.as_deref().unwrap_or("no content type")
    );
    say!("  charset       {}", charset::name(&document.bytes, document.content_type.as_deref()));
    say!("  took          {} ms", document.elapsed_ms);
    if let Some(moved) = document.moved_to.as_ref().or(parsed.hints.moved_to.as_ref()) {
        say!("  moved to      {moved}, for good: put this address into the registry");
    }
    if let Some(minutes) = pause(&document, &parsed) {
        say!("  pause         {minutes} minutes between two polls at the least, it says");
    }
    describe(&parsed, now);
    if let (None, Some(kind)) = (&subject.known, sniff(&doc)) {
        suggest_entry(kind, document.moved_to.as_deref().unwrap_or(&subject.url));
    }
    if parsed.posts.is_empty() && parsed.follow.is_empty() && subject.known.is_none() {
        suggest_feeds(&document);
    }
    Ok(())
}

/// The pause that the host or the document asks for, in minutes.
fn pause(document: &belgi_http::Document, parsed: &Parsed) -> Option<u32> {
    document.fresh_seconds.map(|seconds| seconds.div_ceil(60)).max(parsed.hints.ttl_minutes)
}

fn describe(parsed: &Parsed, now: Timestamp) {
    say!("  robots        allow it");
    say!("  posts         {} and {} to follow", parsed.posts.len(), parsed.follow.len());
    if let Some(newest) = parsed.posts.iter().filter_map(|post| post.published_at).max() {
        say!("  newest        {newest}, {} hours ago", (now.as_second() - newest.as_second()) / 3_600);
    }
    if let Some(minutes) = rhythm(parsed.posts.iter().filter_map(|post| post.published_at)) {
        say!("  rhythm        a post every {minutes} minutes");
    }
    let undated = parsed.posts.iter().filter(|post| post.published_at.is_none()).count();
    if undated > 0 {
        say!("  undated       {undated}");
    }
    for problem in &parsed.problems {
        note!("  problem       {}", problem.message);
    }
}

fn suggest_feeds(document: &belgi_http::Document) {
    for feed in article::feeds(&document.bytes, &document.url) {
        say!("  feed          {feed}");
    }
}

/// The entry to paste. Whether and on what basis the source may be read is for a person to say.
fn suggest_entry(kind: SourceKind, url: &str) {
    let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(url);
    let Some(id) = slug(host.trim_start_matches("www.")) else { return };
    let suggested = entry(id, host, kind, url, Publisher::Media);
    say!("  entry         to complete with its name, publisher, city and basis:\n\n{suggested}");
}
