//! A source's document and everything that has to be asked to complete it.

use crate::Fetch;
use crate::question::{Key, Question};
use crate::site::{same_origin, same_site};
use belgi_connectors::{Document, Follow, Parsed, Rules, article, parse};
use belgi_domain::{Cursor, Fault, Fingerprint, Post, Problem, Source, Validators, platform, rhythm};
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
    /// How long the host says that nothing will change, in seconds.
    pub(crate) fresh_seconds: Option<u32>,
    /// How long the document took, in milliseconds.
    pub(crate) answer_ms: Option<u32>,
    /// Where the source says it has moved for good.
    pub(crate) moved_to: Option<String>,
    /// The pause a host asked for on the way, in seconds.
    pub(crate) retry_after: Option<u32>,
    /// When the posts were published, seen before or not.
    moments: Vec<Timestamp>,
    /// The fingerprints of the ring and of `seen`.
    known: HashSet<Fingerprint>,
    /// Whether anything was left for the next poll.
    pub(crate) incomplete: bool,
    /// Whether a host failed so that the rest of it is left alone.
    stopped: bool,
}

/// How a poll ended.
pub(crate) enum Polled {
    Unchanged { validators: Validators, fresh_seconds: Option<u32> },
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
            Answer::Unchanged { validators, fresh_seconds } => {
                return Ok(Polled::Unchanged { validators, fresh_seconds });
            }
            Answer::Document(document) => document,
        };
        let parsed = self.read(&document);
        if let Some(failure) = nothing_readable(&parsed) {
            return Err(failure);
        }
        let mut harvest = Harvest {
            validators: document.validators.clone(),
            ttl_minutes: parsed.hints.ttl_minutes,
            fresh_seconds: document.fresh_seconds,
            answer_ms: Some(document.elapsed_ms),
            moved_to: document.moved_to.clone().or(parsed.hints.moved_to.clone()),
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
                Follow::Document { url } | Follow::Next { url } => {
                    left.extend(self.document(harvest, &url).await);
                }
                Follow::Article { url, outline } => self.article(harvest, &url, outline).await,
            }
        }
    }

    async fn document(self, harvest: &mut Harvest, url: &str) -> VecDeque<Follow> {
        // It may change while the document that names it does not, so that one must not be answered with 304.
        harvest.incomplete = true;
        match self.ask(url, None).await {
            Ok(Answer::Document(document)) => harvest.take(self.read(&document)),
            Ok(Answer::Unchanged { .. }) => VecDeque::new(),
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
            Ok(Answer::Unchanged { .. }) => harvest.incomplete = true,
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
        let key = if same_origin(&self.source.url, url) { &self.question.key } else { &Key::None };
        let signed = match key {
            Key::Signature(signer) => signer.sign(url),
            Key::Path(bot) => bot.call(url),
            Key::None | Key::Header(_) => None,
        };
        let secret = match key {
            Key::Header(header) => Some(header),
            _ => None,
        };
        let asked = signed.as_deref().unwrap_or(url);
        let request = Request { url: asked, validators, manners: self.question.manners, secret };
        let mut answer = self
            .fetch
            .client
            .get(&request, self.now)
            .await
            .map_err(|failure| self.explained(url, failure))?;
        if let (Some(_), Answer::Document(document)) = (&signed, &mut answer) {
            // What is read out of it, and told of it, begins with an address without key and signature.
            url.clone_into(&mut document.url);
            document.moved_to = None;
        }
        Ok(answer)
    }

    /// A refusal with what the platform says of it, by the table of its errors.
    fn explained(self, url: &str, failure: Failure) -> Failure {
        let said = failure.said.as_deref().filter(|_| !platform::api_hosts(self.source.kind).is_empty());
        let Some(bytes) = said else { return failure };
        let json = Some("application/json");
        let document =
            Document { bytes, url: Some(url), content_type: json, source: &self.source.id, now: self.now };
        let parsed = parse(self.source.kind, &document, &Rules::default());
        let known = nothing_readable(&parsed)
            .filter(|known| !matches!(known.fault, Fault::NotAFeed | Fault::Malformed));
        match known {
            Some(known) => Failure {
                status: failure.status,
                retry_after: known.retry_after.or(failure.retry_after),
                ..known
            },
            None => failure,
        }
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
        let outlines = parsed.follow.iter().filter_map(|follow| match follow {
            Follow::Article { outline, .. } => Some(outline),
            Follow::Document { .. } | Follow::Next { .. } => None,
        });
        self.moments.extend(parsed.posts.iter().chain(outlines).filter_map(|post| post.published_at));
        self.retry_after = self.retry_after.max(parsed.hints.pause_seconds);
        self.stopped |= parsed.hints.pause_seconds.is_some();
        let before = self.posts.len();
        for post in parsed.posts {
            self.add(Fingerprint::of(&post), post);
        }
        self.problems.extend(parsed.problems);
        let is_kept = self.posts.len() == before;
        // What is new here is only read and not yet kept; the next poll, soon, finds it known and goes on.
        let (next, mut follow): (VecDeque<_>, VecDeque<_>) =
            parsed.follow.into_iter().partition(|follow| matches!(follow, Follow::Next { .. }));
        match is_kept {
            true => follow.extend(next),
            false => self.incomplete |= !next.is_empty(),
        }
        follow
    }

    /// The usual pause between its posts, in minutes.
    pub(crate) fn rhythm_minutes(&self) -> Option<u32> {
        rhythm(self.moments.iter().copied())
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
    Some(Failure {
        retry_after: parsed.hints.pause_seconds,
        ..Failure::new(problem.fault, problem.message.clone())
    })
}

/// Whether asking again later may help.
fn is_passing(failure: &Failure) -> bool {
    matches!(failure.fault, Fault::Unreachable | Fault::TimedOut | Fault::Throttled)
        || (failure.fault == Fault::Status && failure.status.is_some_and(|status| status >= 500))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_by_the_status_and_not_by_words() {
        let failure = |fault, status, message: &str| Failure { status, ..Failure::new(fault, message) };
        let cases = [
            (failure(Fault::Status, Some(502), "anything at all"), true),
            (failure(Fault::Status, Some(404), "expected 200, found 5 other pages"), false),
            (failure(Fault::Status, None, "expected 200, found 500"), false),
            (failure(Fault::Throttled, Some(429), ""), true),
            (failure(Fault::TimedOut, None, ""), true),
            (failure(Fault::Gone, Some(410), ""), false),
        ];
        for (failure, expect) in cases {
            assert_eq!(is_passing(&failure), expect, "{failure:?}");
        }
    }
}
