//! One source from its cursor to its cursor.

use crate::documents::{Harvest, Poll, Polled};
use crate::due::{LONGEST_MINUTES, interval, next_due};
use crate::keep::{account, keep};
use crate::question::{Refused, print, question};
use crate::{Fetch, inbox};
use belgi_domain::{Batch, Cursor, Fault, Health, Outcome, Problem, Source, SourceKind, Validators};
use belgi_http::Failure;
use belgi_store::StoreError;
use jiff::Timestamp;

/// A new address longer than this, in bytes, is none that a registry could hold.
const MAX_ADDRESS: usize = 2_048;

/// What came of one source.
#[derive(Default)]
pub(crate) struct Fetched {
    pub(crate) asked: bool,
    pub(crate) unchanged: bool,
    /// Whether anybody answered, with whatever.
    pub(crate) reached: bool,
    pub(crate) posts_new: u32,
    /// Posts that its documents held, known ones among them.
    pub(crate) posts_in: u32,
    /// How it fared before it was asked; what is asked now shows in the next round.
    pub(crate) health: Option<Health>,
    /// The print of a key that its platform refused.
    pub(crate) refused_key: Option<String>,
    pub(crate) problems: Vec<Problem>,
}

/// Asks `source` if it is due, keeps what is new and moves its cursor. `refused` holds the keys that platforms
/// refused in this round.
pub(crate) async fn fetch_source(
    fetch: &Fetch,
    source: &Source,
    refused: &Refused,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    let cursor = fetch.store.cursor(&source.id).await?;
    let (health, refused_key) = (Some(cursor.health(now)), cursor.habits.refused_key.clone());
    let fetched = ask_if_due(fetch, source, cursor, refused, now).await?;
    Ok(Fetched { health, refused_key, ..fetched })
}

async fn ask_if_due(
    fetch: &Fetch,
    source: &Source,
    cursor: Cursor,
    refused: &Refused,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    let print = print(source, &fetch.secrets);
    // Whoever mends a key does not wait for a pause that the old one earned.
    let is_mended = cursor.habits.refused_key.is_some() && cursor.habits.refused_key != print;
    if now < cursor.next_due && !is_mended {
        return Ok(Fetched::default());
    }
    let outcome = match source.kind {
        SourceKind::Inbox => match inbox::poll(fetch, source, &cursor, now).await? {
            Some(harvest) => take(fetch, source, cursor, harvest, now).await,
            None => unchanged(fetch, source, cursor, Validators::default(), None, now).await,
        },
        _ => match refused.objection(source, &cursor, (print.as_deref(), &fetch.secrets)) {
            Some(objection) => decline(fetch, source, cursor, print, objection, now).await,
            None => ask(fetch, source, cursor, print, refused, now).await,
        },
    };
    match outcome {
        // Another fetcher of the same source was first; what it kept is what we would have kept.
        Err(error) if error.is_conflict() => Ok(Fetched::default()),
        other => other,
    }
}

async fn ask(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    print: Option<String>,
    refused: &Refused,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    let polled = match question(source, &fetch.secrets) {
        Ok(question) => Poll { fetch, source, question: &question, cursor: &cursor, now }.run().await,
        Err(failure) => Err(failure),
    };
    match polled {
        Ok(Polled::Harvest(harvest)) => take(fetch, source, cursor, *harvest, now).await,
        Ok(Polled::Unchanged { validators, fresh_seconds }) => {
            unchanged(fetch, source, cursor, validators, fresh_seconds, now).await
        }
        Err(failure) => {
            let is_key = failure.fault == Fault::Credential;
            if let Some(print) = print.as_deref().filter(|_| is_key) {
                refused.add(print);
                fetch.secrets.doubt();
            }
            cursor.habits.refused_key = print.filter(|_| is_key);
            fail(fetch, source, cursor, failure, now).await
        }
    }
}

/// Nobody is asked with a key that its platform has refused; the cursor says why.
async fn decline(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    print: Option<String>,
    objection: Failure,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    cursor.habits.refused_key = print;
    Ok(Fetched { asked: false, ..fail(fetch, source, cursor, objection, now).await? })
}

async fn take(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    mut harvest: Harvest,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    // Whoever was asked with a key may say it back.
    harvest.problems.iter_mut().for_each(|problem| problem.message = fetch.secrets.hide(&problem.message));
    harvest.moved_to = harvest.moved_to.map(|address| fetch.secrets.hide(&address));
    account(&mut cursor, &harvest.seen, &harvest.posts);
    let habits = &mut cursor.habits;
    habits.rhythm_minutes = harvest.rhythm_minutes().or(habits.rhythm_minutes);
    habits.ttl_minutes = harvest.ttl_minutes;
    habits.answer_ms = harvest.answer_ms;
    habits.moved_to = harvest.moved_to.filter(|address| address.len() <= MAX_ADDRESS);
    let wait = harvest.retry_after.max(harvest.fresh_seconds);
    answered(&mut cursor, source, wait, now);
    if harvest.incomplete {
        // What is left waits for the host's sake alone, however rarely the source speaks.
        let minutes = source.every_minutes.max(harvest.ttl_minutes.unwrap_or(0).min(LONGEST_MINUTES));
        cursor.next_due = next_due(&source.id, now, minutes, 0, wait);
    }
    cursor.validators = harvest.validators;
    for problem in &harvest.problems {
        tracing::warn!(source = %source.id, fault = ?problem.fault, "{}", problem.message);
    }
    // What strangers' channels say to a bot is no fault of the source.
    let mut own = harvest.problems.iter().filter(|problem| problem.fault != Fault::Permission);
    if let Some(problem) = own.next().filter(|_| harvest.posts.is_empty()) {
        // It answered, and nothing of what is new could be read: the digest's coverage has to say so.
        let message = Some(problem.message.clone());
        cursor.last = Some(Outcome { asked_at: now, fault: Some(problem.fault), message });
    }
    let posts_new = u32::try_from(harvest.posts.len()).unwrap_or(u32::MAX);
    let posts_in = u32::try_from(harvest.seen.len()).unwrap_or(u32::MAX);
    let batches: Vec<Batch> = keep(fetch, source, harvest.posts, now).await?;
    fetch.store.move_cursor(&cursor, &batches).await?;
    Ok(Fetched {
        asked: true,
        unchanged: posts_new == 0,
        reached: true,
        posts_new,
        posts_in,
        problems: harvest.problems,
        ..Fetched::default()
    })
}

async fn unchanged(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    validators: Validators,
    fresh_seconds: Option<u32>,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    answered(&mut cursor, source, fresh_seconds, now);
    cursor.validators = validators;
    fetch.store.move_cursor(&cursor, &[]).await?;
    Ok(Fetched { asked: true, unchanged: true, reached: true, ..Fetched::default() })
}

async fn fail(
    fetch: &Fetch,
    source: &Source,
    mut cursor: Cursor,
    mut failure: Failure,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    failure.message = fetch.secrets.hide(&failure.message);
    // A host that asks for a pause is not broken: its own interval and its wish decide, not the count.
    cursor.failures = if failure.fault == Fault::Throttled { cursor.failures } else { cursor.failures + 1 };
    cursor.habits.status = failure.status;
    let failures = if lasts_a_day(source) { 0 } else { cursor.failures };
    cursor.next_due = next_due(&source.id, now, source.every_minutes, failures, failure.retry_after);
    cursor.last =
        Some(Outcome { asked_at: now, fault: Some(failure.fault), message: Some(failure.message.clone()) });
    fetch.store.move_cursor(&cursor, &[]).await?;
    match failure.fault {
        // Waiting mends no key: a person has to.
        Fault::Credential => tracing::error!(source = %source.id, "{}", failure.message),
        fault => {
            tracing::warn!(source = %source.id, ?fault, "the source did not answer as expected: {}", failure.message)
        }
    }
    let reached = failure.status.is_some() || is_answer(failure.fault);
    let problem = Problem::new(failure.fault, &source.id, failure.message);
    Ok(Fetched { asked: true, reached, problems: vec![problem], ..Fetched::default() })
}

/// Whether what is not fetched within a day is lost, however rarely the source speaks or fails: a bot's queue.
fn lasts_a_day(source: &Source) -> bool {
    source.kind == SourceKind::Telegram && source.secret.is_some()
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

/// Takes note of an answer. `wait` is how long the host asks to be left alone, in seconds.
fn answered(cursor: &mut Cursor, source: &Source, wait: Option<u32>, now: Timestamp) {
    cursor.failures = 0;
    cursor.last_answer_at = Some(now);
    cursor.habits.status = None;
    cursor.habits.refused_key = None;
    let minutes = match source.kind {
        // Nobody is disturbed by a look into our own bucket.
        SourceKind::Inbox => source.every_minutes,
        _ if lasts_a_day(source) => source.every_minutes,
        _ => interval(source.every_minutes, cursor, now),
    };
    cursor.next_due = next_due(&source.id, now, minutes, 0, wait);
    cursor.last = Some(Outcome { asked_at: now, fault: None, message: None });
}
