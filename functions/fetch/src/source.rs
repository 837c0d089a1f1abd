//! One source from its cursor to its cursor.

use crate::documents::{Harvest, Poll, Polled};
use crate::due::next_due;
use crate::keep::{account, keep};
use crate::question::question;
use crate::{Fetch, inbox};
use belgi_domain::{Batch, Cursor, Fault, Outcome, Problem, Source, SourceKind, Validators};
use belgi_http::Failure;
use belgi_store::StoreError;
use jiff::Timestamp;

/// What came of one source.
#[derive(Default)]
pub(crate) struct Fetched {
    pub(crate) asked: bool,
    pub(crate) unchanged: bool,
    /// Whether anybody answered, with whatever.
    pub(crate) reached: bool,
    pub(crate) posts_new: u32,
    pub(crate) problems: Vec<Problem>,
}

/// Asks `source` if it is due, keeps what is new and moves its cursor.
pub(crate) async fn fetch_source(
    fetch: &Fetch,
    source: &Source,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    let cursor = fetch.store.cursor(&source.id).await?;
    if now < cursor.next_due {
        return Ok(Fetched::default());
    }
    let outcome = match source.kind {
        SourceKind::Inbox => match inbox::poll(fetch, source, &cursor, now).await? {
            Some(harvest) => take(fetch, source, cursor, harvest, now).await,
            None => unchanged(fetch, source, cursor, None, now).await,
        },
        _ => match ask(fetch, source, &cursor, now).await {
            Ok(Polled::Harvest(harvest)) => take(fetch, source, cursor, *harvest, now).await,
            Ok(Polled::Unchanged(validators)) => {
                unchanged(fetch, source, cursor, Some(validators), now).await
            }
            Err(failure) => fail(fetch, source, cursor, failure, now).await,
        },
    };
    match outcome {
        // Another fetcher of the same source was first; what it kept is what we would have kept.
        Err(error) if error.is_conflict() => Ok(Fetched::default()),
        other => other,
    }
}

async fn ask(fetch: &Fetch, source: &Source, cursor: &Cursor, now: Timestamp) -> Result<Polled, Failure> {
    let question = question(source, &fetch.secrets).map_err(|problem| Failure {
        fault: problem.fault,
        message: problem.message,
        retry_after: None,
    })?;
    Poll { fetch, source, question: &question, cursor, now }.run().await
}

async fn take(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    harvest: Harvest,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    account(&mut cursor, &harvest.seen, &harvest.posts);
    let every = source.every_minutes.max(harvest.ttl_minutes.unwrap_or(0).min(1_440));
    answered(&mut cursor, every, now);
    cursor.next_due = cursor.next_due.max(next_due(now, every, 0, harvest.retry_after));
    cursor.validators = harvest.validators;
    for problem in &harvest.problems {
        tracing::warn!(source = %source.id, fault = ?problem.fault, "{}", problem.message);
    }
    if let Some(problem) = harvest.problems.first().filter(|_| harvest.posts.is_empty()) {
        // It answered, and nothing of what is new could be read: the digest's coverage has to say so.
        let message = Some(problem.message.clone());
        cursor.last = Some(Outcome { asked_at: now, fault: Some(problem.fault), message });
    }
    let posts_new = u32::try_from(harvest.posts.len()).unwrap_or(u32::MAX);
    let batches: Vec<Batch> = keep(fetch, source, harvest.posts, now).await?;
    fetch.store.move_cursor(&cursor, &batches).await?;
    Ok(Fetched {
        asked: true,
        unchanged: posts_new == 0,
        reached: true,
        posts_new,
        problems: harvest.problems,
    })
}

async fn unchanged(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    validators: Option<Validators>,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    answered(&mut cursor, source.every_minutes, now);
    cursor.validators = validators.unwrap_or_default();
    fetch.store.move_cursor(&cursor, &[]).await?;
    Ok(Fetched { asked: true, unchanged: true, reached: true, ..Fetched::default() })
}

async fn fail(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    failure: Failure,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    // A host that asks for a pause is not broken: its own interval and its wish decide, not the count.
    cursor.failures = if failure.fault == Fault::Throttled { cursor.failures } else { cursor.failures + 1 };
    cursor.next_due = next_due(now, source.every_minutes, cursor.failures, failure.retry_after);
    cursor.last =
        Some(Outcome { asked_at: now, fault: Some(failure.fault), message: Some(failure.message.clone()) });
    fetch.store.move_cursor(&cursor, &[]).await?;
    tracing::warn!(source = %source.id, fault = ?failure.fault, "the source did not answer as expected: {}", failure.message);
    let reached = is_answer(failure.fault);
    let problem = Problem::new(failure.fault, &source.id, failure.message);
    Ok(Fetched { asked: true, reached, problems: vec![problem], ..Fetched::default() })
}

/// Whether somebody answered: a host that cannot be reached has no robots.txt either, so that refusal is none.
fn is_answer(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::Status
            | Fault::Throttled
            | Fault::Gone
            | Fault::NotAFeed
            | Fault::Malformed
            | Fault::Item
            | Fault::TooLarge
            | Fault::NotAccessible
    )
}

fn answered(cursor: &mut Cursor, every_minutes: u32, now: Timestamp) {
    cursor.failures = 0;
    cursor.last_answer_at = Some(now);
    cursor.next_due = next_due(now, every_minutes, 0, None);
    cursor.last = Some(Outcome { asked_at: now, fault: None, message: None });
}
