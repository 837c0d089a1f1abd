//! A source's document and everything that has to be asked to complete it.

use crate::Fetch;
use crate::question::Question;
use belgi_connectors::{Document, Follow, Parsed, Rules, article, parse};
use belgi_domain::{Cursor, Fault, Fingerprint, Post, Problem, Source, Validators};
use belgi_http::{Answer, Failure, Request};
use jiff::Timestamp;
use std::collections::VecDeque;

/// Articles and further documents asked for in one poll; what is left waits for the next.
const MAX_FOLLOWED: usize = 60;

/// What one poll of a source brought.
#[derive(Default)]
pub(crate) struct Harvest {
    /// Posts with the fingerprint the ring knows them by.
    pub(crate) posts: Vec<(Fingerprint, Post)>,
    /// Every fingerprint in the source's documents, new or not.
    pub(crate) seen: Vec<Fingerprint>,
    /// What went wrong with single items.
    pub(crate) problems: Vec<Problem>,
    /// Validators to keep; none where something is left to be asked again.
    pub(crate) validators: Validators,
    /// The pause the document asks for, in minutes.
    pub(crate) ttl_minutes: Option<u32>,
    /// Whether anything was left for the next poll.
    incomplete: bool,
}

/// How a poll ended.
pub(crate) enum Polled {
    Unchanged(Validators),
    Harvest(Box<Harvest>),
}

/// Asks `source` once and follows what its document lists.
pub(crate) async fn poll(
    fetch: &Fetch,
    source: &Source,
    question: &Question,
    cursor: &Cursor,
    now: Timestamp,
) -> Result<Polled, Failure> {
    let first = ask(fetch, question, &source.url, Some(&cursor.validators), now).await?;
    let document = match first {
        Answer::Unchanged(validators) => return Ok(Polled::Unchanged(validators)),
        Answer::Document(document) => document,
    };
    let parsed = read(source, &document, now);
    if let Some(failure) = nothing_readable(&parsed) {
        return Err(failure);
    }
    let mut harvest = Harvest {
        validators: document.validators,
        ttl_minutes: parsed.hints.ttl_minutes,
        ..Harvest::default()
    };
    let mut left: VecDeque<Follow> = harvest.take(parsed, cursor);
    for _ in 0..MAX_FOLLOWED {
        let Some(follow) = left.pop_front() else { break };
        match follow {
            Follow::Document { url } => {
                left.extend(harvest.document(fetch, source, question, &url, cursor, now).await)
            }
            Follow::Article { url, outline } => {
                harvest.article(fetch, source, question, &url, outline, cursor, now).await
            }
        }
    }
    harvest.incomplete |= !left.is_empty();
    if harvest.incomplete {
        // With validators the next answer would be 304, and what is left would never be asked.
        harvest.validators = Validators::default();
    }
    Ok(Polled::Harvest(Box::new(harvest)))
}

impl Harvest {
    /// Takes a document's posts and problems; returns what has to be asked next.
    fn take(&mut self, parsed: Parsed, cursor: &Cursor) -> VecDeque<Follow> {
        for post in parsed.posts {
            self.add(Fingerprint::of(&post), post, cursor);
        }
        self.problems.extend(parsed.problems);
        parsed.follow.into()
    }

    /// Names a problem with a file of an inbox; the file's name stands before the message.
    pub(crate) fn complain(&mut self, source: &Source, file: &belgi_store::Object, message: &str) {
        self.problems.push(Problem::new(Fault::Item, &source.id, format!("{}: {message}", file.key)));
    }

    fn add(&mut self, fingerprint: Fingerprint, post: Post, cursor: &Cursor) {
        if !cursor.ring.contains(&fingerprint) && !self.seen.contains(&fingerprint) {
            self.posts.push((fingerprint, post));
        }
        self.seen.push(fingerprint);
    }

    async fn document(
        &mut self,
        fetch: &Fetch,
        source: &Source,
        question: &Question,
        url: &str,
        cursor: &Cursor,
        now: Timestamp,
    ) -> VecDeque<Follow> {
        match ask(fetch, question, url, None, now).await {
            Ok(Answer::Document(document)) => self.take(read(source, &document, now), cursor),
            Ok(Answer::Unchanged(_)) => VecDeque::new(),
            Err(failure) => {
                self.incomplete |= is_passing(&failure);
                self.problems.push(Problem::new(
                    failure.fault,
                    &source.id,
                    format!("{url}: {}", failure.message),
                ));
                VecDeque::new()
            }
        }
    }

    /// An article is known by its outline: one that was seen is not asked for again.
    #[allow(clippy::too_many_arguments, reason = "one call site; a struct would only rename the arguments")]
    async fn article(
        &mut self,
        fetch: &Fetch,
        source: &Source,
        question: &Question,
        url: &str,
        outline: Post,
        cursor: &Cursor,
        now: Timestamp,
    ) {
        let fingerprint = Fingerprint::of(&outline);
        if cursor.ring.contains(&fingerprint) || self.seen.contains(&fingerprint) {
            self.seen.push(fingerprint);
            return;
        }
        match ask(fetch, question, url, None, now).await {
            Ok(Answer::Document(page)) => {
                let (post, problems) = article::complete(outline, &as_document(source, &page, now));
                self.problems.extend(problems);
                self.add(fingerprint, post, cursor);
            }
            Ok(Answer::Unchanged(_)) => self.incomplete = true,
            Err(failure) if is_passing(&failure) => {
                self.incomplete = true;
                self.problems.push(Problem::new(
                    failure.fault,
                    &source.id,
                    format!("{url}: {}", failure.message),
                ));
            }
            // The page is refused for good; the listing's own headline still says something.
            Err(failure) => {
                self.problems.push(Problem::new(
                    failure.fault,
                    &source.id,
                    format!("{url}: {}", failure.message),
                ));
                self.add(fingerprint, outline, cursor);
            }
        }
    }
}

async fn ask(
    fetch: &Fetch,
    question: &Question,
    url: &str,
    validators: Option<&Validators>,
    now: Timestamp,
) -> Result<Answer, Failure> {
    let request = Request { url, validators, manners: question.manners, secret: question.secret.as_ref() };
    fetch.client.get(&request, now).await
}

fn as_document<'a>(source: &'a Source, document: &'a belgi_http::Document, now: Timestamp) -> Document<'a> {
    Document {
        bytes: &document.bytes,
        url: Some(&document.url),
        content_type: document.content_type.as_deref(),
        source: &source.id,
        now,
    }
}

fn read(source: &Source, document: &belgi_http::Document, now: Timestamp) -> Parsed {
    parse(source.kind, &as_document(source, document, now), &Rules::of(source))
}

/// A document without anything readable and with a problem is the source's failure, not an item's.
fn nothing_readable(parsed: &Parsed) -> Option<Failure> {
    if !parsed.posts.is_empty() || !parsed.follow.is_empty() {
        return None;
    }
    let problem = parsed.problems.first()?;
    Some(Failure { fault: problem.fault, message: problem.message.clone(), retry_after: None })
}

/// Whether asking again later may help.
fn is_passing(failure: &Failure) -> bool {
    matches!(failure.fault, Fault::Unreachable | Fault::TimedOut | Fault::Throttled)
        || (failure.fault == Fault::Status && failure.message.contains("found 5"))
}
