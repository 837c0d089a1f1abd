//! What is new is made safe and written: raw object first, cursor and batch after.

use crate::Fetch;
use crate::voices::Voices;
use belgi_domain::{Batch, BatchId, BatchStage, CleanPost, Cursor, Fingerprint, Post, Source};
use belgi_runtime::Forgotten;
use belgi_store::{StoreError, raw_key};
use belgi_text::redact::{Redaction, Register};
use jiff::Timestamp;

/// A batch never holds more posts than this, so that classifying one fits any function.
const BATCH_POSTS: usize = 1_000;

/// Makes those among the new `posts` that nobody asked to be removed storable, writes them raw and returns their batches, not yet stored.
pub(crate) async fn keep(
    fetch: &Fetch,
    source: &Source,
    mut posts: Vec<(Fingerprint, Post)>,
    now: Timestamp,
) -> Result<Vec<Batch>, StoreError> {
    if !posts.is_empty() {
        let forgotten = Forgotten::from_store(&fetch.store).await?;
        posts.retain(|(_, post)| !forgotten.holds(&post.id, post.url.as_deref()));
    }
    let mut voices = Voices::new(&fetch.store, source, now);
    let mut clean = Vec::with_capacity(posts.len());
    for (fingerprint, post) in posts {
        let voice = voices.of(&post).await?;
        let redaction = Redaction { register: register(source, &post) };
        clean.push((fingerprint, CleanPost::new(post, &redaction, voice, now)));
    }
    let mut batches = Vec::new();
    for some in clean.chunks(BATCH_POSTS) {
        batches.push(write(fetch, source, some, now).await?);
    }
    Ok(batches)
}

/// In a newsroom's or an office's own words, public figures are named as such; wherever residents write,
/// every person's name goes.
fn register(source: &Source, post: &Post) -> Register {
    match source.publisher.residents_write() || post.parent.is_some() {
        true => Register::Private,
        false => Register::Press,
    }
}

async fn write(
    fetch: &Fetch,
    source: &Source,
    posts: &[(Fingerprint, CleanPost)],
    now: Timestamp,
) -> Result<Batch, StoreError> {
    let prints: String = posts.iter().map(|(fingerprint, _)| fingerprint.hex()).collect();
    let id = BatchId::new(&source.id, &prints);
    let key = raw_key(&source.id, now, &id);
    let posts: Vec<CleanPost> = posts.iter().map(|(_, post)| post.clone()).collect();
    fetch.store.put_raw(&key, &posts).await?;
    let moments = || posts.iter().map(CleanPost::at);
    Ok(Batch {
        id,
        source: source.id.clone(),
        key,
        fetched_at: now,
        oldest: moments().min(),
        newest: moments().max(),
        posts: u32::try_from(posts.len()).unwrap_or(u32::MAX),
        stage: BatchStage::Pending,
        tries: 0,
        reason: None,
    })
}

/// The cursor's account of the posts it brought.
pub(crate) fn account(cursor: &mut Cursor, seen: &[Fingerprint], new: &[(Fingerprint, Post)]) {
    cursor.ring = cursor.ring.after(seen);
    cursor.posts += new.len() as u64;
    let newest = new.iter().filter_map(|(_, post)| post.published_at).max();
    cursor.newest_post_at = cursor.newest_post_at.max(newest);
}
