//! The Graph API of Meta: Facebook pages and Instagram accounts, their posts and, of our own pages, the comments.

mod errors;
mod facebook;
mod instagram;

pub(crate) use facebook::parse as facebook;
pub(crate) use instagram::parse as instagram;

use crate::{Document, Parsed, json};
use belgi_domain::{Fault, Problem};
use serde::Deserialize;
use serde_json::Value;
use url::Url;

/// A number that Meta wraps: `{"summary":{"total_count":3}}`, next to a list that may be absent.
#[derive(Deserialize)]
struct Edge {
    #[serde(default)]
    data: Vec<Value>,
    summary: Option<Summary>,
}

#[derive(Deserialize)]
struct Summary {
    total_count: Option<u64>,
}

/// Whoever commented; only the id is read, for the voice.
#[derive(Deserialize)]
struct From {
    id: Option<String>,
}

/// The answer as a tree, unless it is an error.
fn answer(document: &Document<'_>) -> Result<Value, Problem> {
    let value = json::read(document, "Meta")?;
    match value.get("error") {
        Some(error) => Err(errors::problem(document, error)),
        None => Ok(value),
    }
}

/// How long a source waits after Meta refuses further calls, in seconds: its limits are those of the hour.
const PAUSE: u32 = 3_600;

fn refused(problem: Problem) -> Parsed {
    let pause = (problem.fault == Fault::Throttled).then_some(PAUSE);
    Parsed::refused(problem, pause)
}

fn other_json(document: &Document<'_>) -> Problem {
    document.problem(Fault::NotAFeed, "expected `data` with posts or comments, found other JSON")
}

/// The object below which `…/{object}/comments` lists comments.
fn commented(document: &Document<'_>) -> Option<String> {
    let url = Url::parse(document.url?).ok()?;
    let mut segments = url.path_segments()?.rev();
    (segments.next()? == "comments").then(|| segments.next().map(str::to_owned)).flatten()
}

#[cfg(test)]
mod tests;
