//! A source's document and everything that has to be asked to complete it.

use crate::Fetch;
use crate::question::Question;
use crate::site::{same_origin, same_site};
use belgi_connectors::{Document, Follow, Parsed, Rules, article, parse};
use belgi_domain::{Cursor, Fault, Fingerprint, Post, Problem, Source, Validators};
use belgi_http::{Answer, Failure, Request};
use jiff::Timestamp;
use std::collections::{HashSet, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// Requests for articles and further documents in one poll; what is left waits for the next.
const MAX_REQUESTS: u32 = 60;
/// A poll asks for nothing more after this long, so that slow hosts leave a function time to keep what was read.
const MAX_TIME: Duration = Duration::from_secs(90);

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
    /// The pause a host asked for on the way, in seconds.
    pub(crate) retry_after: Option<u32>,
    /// The fingerprints of the ring and of `seen`.
    known: HashSet<Fingerprint>,
    /// Whether anything was left for the next poll.
    incomplete: bool,
    /// Whether a host failed so that the rest of it is left alone.
    stopped: bool,
}

/// How a poll ended.
pub(crate) enum Polled {
    Unchanged(Validators),
    Harvest(Box<Harvest>),
}

/// One source being asked.
#[derive(Clone, Copy)]
pub(crate) struct Poll<'a> {
    pub(crate) fetch: &'a Fetch,
    pub(crate) source: &'a Source,
    pub(crate) question: &'a Question,
    pub(crate) cursor: &'a Cursor,
    pub(crate) now: Timestamp,
}

impl Poll<'_> {
    /// Asks the source once and follows what its document lists.
    pub(crate) async fn run(self) -> Result<Polled, Failure> {
        let document = match self.ask(&self.source.url, Some(&self.cursor.validators)).await? {
            Answer::Unchanged(validators) => return Ok(Polled::Unchanged(validators)),
            Answer::Document(document) => document,
        };
        let parsed = self.read(&document);
        if let Some(failure) = nothing_readable(&parsed) {
            return Err(failure);
        }
        let mut harvest = Harvest {
            validators: document.validators.clone(),
            ttl_minutes: parsed.hints.ttl_minutes,
            known: self.cursor.ring.iter().copied().collect(),
            ..Harvest::default()
        };
        let left = harvest.take(parsed);
        self.follow(&mut harvest, left).await;
        if harvest.incomplete {
            // With validators the next answer would be 304, and what is left would never be asked.
            harvest.validators = Validators::default();
        }
        Ok(Polled::Harvest(Box::new(harvest)))
    }

    async fn follow(self, harvest: &mut Harvest, mut left: VecDeque<Follow>) {
        let (start, mut requests) = (Instant::now(), 0);
        while let Some(follow) = left.pop_front() {
            if let Some(known) = harvest.known_article(&follow) {
                harvest.seen.push(known);
                continue;
            }
            if requests >= MAX_REQUESTS || harvest.stopped || start.elapsed() >= MAX_TIME {
                harvest.incomplete = true;
                continue;
            }
            requests += 1;
            match follow {
                Follow::Document { url } => left.extend(self.document(harvest, &url).await),
                Follow::Article { url, outline } => self.article(harvest, &url, outline).await,
            }
        }
    }

    async fn document(self, harvest: &mut Harvest, url: &str) -> VecDeque<Follow> {
        // It may change while the document that names it does not, so that one must not be answered with 304.
        harvest.incomplete = true;
        match self.ask(url, None).await {
            Ok(Answer::Document(document)) => harvest.take(self.read(&document)),
            Ok(Answer::Unchanged(_)) => VecDeque::new(),
            Err(failure) => {
                harvest.fail(self.source, url, &failure);
                VecDeque::new()
            }
        }
    }

    /// An article is known by its outline: one that was seen is not asked for again.
    async fn article(self, harvest: &mut Harvest, url: &str, outline: Post) {
        let fingerprint = Fingerprint::of(&outline);
        if !same_site(&self.source.url, url) {
            let message = format!("expected an article of the source's own site, found {url}");
            harvest.problems.push(Problem::new(Fault::Item, &self.source.id, message));
            harvest.add(fingerprint, outline);
            return;
        }
        match self.ask(url, None).await {
            Ok(Answer::Document(page)) => {
                let (post, problems) = article::complete(outline, &self.as_document(&page));
                harvest.problems.extend(problems);
                harvest.add(fingerprint, post);
            }
            Ok(Answer::Unchanged(_)) => harvest.incomplete = true,
            Err(failure) => {
                harvest.fail(self.source, url, &failure);
                if !is_passing(&failure) {
                    // The page is refused for good; the listing's own headline still says something.
                    harvest.add(fingerprint, outline);
                }
            }
        }
    }

    async fn ask(self, url: &str, validators: Option<&Validators>) -> Result<Answer, Failure> {
        // A key is for the host it was issued for, whatever addresses a document names.
        let secret = self.question.secret.as_ref().filter(|_| same_origin(&self.source.url, url));
        let request = Request { url, validators, manners: self.question.manners, secret };
        self.fetch.client.get(&request, self.now).await
    }

    fn as_document<'d>(&'d self, document: &'d belgi_http::Document) -> Document<'d> {
        Document {
            bytes: &document.bytes,
            url: Some(&document.url),
            content_type: document.content_type.as_deref(),
            source: &self.source.id,
            now: self.now,
        }
    }

    fn read(self, document: &belgi_http::Document) -> Parsed {
        parse(self.source.kind, &self.as_document(document), &Rules::of(self.source))
    }
}

impl Harvest {
    /// Takes a document's posts and problems; returns what has to be asked next.
    fn take(&mut self, parsed: Parsed) -> VecDeque<Follow> {
        for post in parsed.posts {
            self.add(Fingerprint::of(&post), post);
        }
        self.problems.extend(parsed.problems);
        parsed.follow.into()
    }

    /// Names a problem with a file of an inbox; the file's name stands before the message.
    pub(crate) fn complain(
        &mut self,
        source: &Source,
        file: &belgi_store::Object,
        fault: Fault,
        message: &str,
    ) {
        self.problems.push(Problem::new(fault, &source.id, format!("{}: {message}", file.key)));
    }

    fn add(&mut self, fingerprint: Fingerprint, post: Post) {
        if self.known.insert(fingerprint) {
            self.posts.push((fingerprint, post));
        }
        self.seen.push(fingerprint);
    }

    /// The fingerprint of an article that was read before, now or in an earlier poll.
    fn known_article(&self, follow: &Follow) -> Option<Fingerprint> {
        let Follow::Article { outline, .. } = follow else { return None };
        Some(Fingerprint::of(outline)).filter(|fingerprint| self.known.contains(fingerprint))
    }

    /// Names what a further request failed with. A host that asks for a pause or does not answer is left alone.
    fn fail(&mut self, source: &Source, url: &str, failure: &Failure) {
        self.incomplete |= is_passing(failure);
        self.stopped |= matches!(failure.fault, Fault::Unreachable | Fault::TimedOut | Fault::Throttled);
        self.retry_after = self.retry_after.max(failure.retry_after);
        self.problems.push(Problem::new(failure.fault, &source.id, format!("{url}: {}", failure.message)));
    }
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
