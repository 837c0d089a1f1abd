//! Files that staff drop into `inbox/<folder>/`: each is read once, and again when it is replaced.

use crate::Fetch;
use crate::documents::Harvest;
use belgi_connectors::{Document, Rules, parse};
use belgi_domain::{Cursor, Fault, Fingerprint, Post, Source, SourceKind};
use belgi_store::{Object, StoreError};
use jiff::Timestamp;

/// A file larger than this is named as a problem and not read.
const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// Bytes of files that one poll reads; what is left waits for the next, so that memory has a bound.
const MAX_POLL_BYTES: u64 = MAX_BYTES;

/// Reads the files of the source's folder that are new or replaced. Nothing where there are none.
pub(crate) async fn poll(
    fetch: &Fetch,
    source: &Source,
    cursor: &Cursor,
    now: Timestamp,
) -> Result<Option<Harvest>, StoreError> {
    let files = fetch.store.list_objects(&format!("inbox/{}/", source.url)).await?;
    let mut harvest = Harvest::default();
    let (mut any_new, mut bytes) = (false, 0_u64);
    // A key that ends in a slash is how the S3 console makes a folder.
    for file in files.into_iter().filter(|file| !file.key.ends_with('/')) {
        let mark = mark(source, &file);
        if cursor.ring.contains(&mark) {
            harvest.seen.push(mark);
            continue;
        }
        let weight = if file.size > MAX_BYTES { 0 } else { file.size };
        if bytes > 0 && bytes.saturating_add(weight) > MAX_POLL_BYTES {
            continue;
        }
        bytes = bytes.saturating_add(weight);
        harvest.seen.push(mark);
        any_new = true;
        read(fetch, source, &file, now, &mut harvest).await?;
    }
    Ok(any_new.then_some(harvest))
}

/// A file's fingerprint: its key, size and time, so that a corrected file is new.
fn mark(source: &Source, file: &Object) -> Fingerprint {
    let mut post = Post::new(&source.id, &file.key);
    post.text = format!("{} {}", file.size, file.modified_ms);
    Fingerprint::of(&post)
}

async fn read(
    fetch: &Fetch,
    source: &Source,
    file: &Object,
    now: Timestamp,
    harvest: &mut Harvest,
) -> Result<(), StoreError> {
    if file.size > MAX_BYTES {
        harvest.complain(
            source,
            file,
            Fault::TooLarge,
            &format!("expected a file of at most {MAX_BYTES} bytes, found {}", file.size),
        );
        return Ok(());
    }
    let Some(bytes) = fetch.store.get_object(&file.key).await? else { return Ok(()) };
    let document =
        Document { bytes: &bytes, url: Some(&file.key), content_type: None, source: &source.id, now };
    let parsed = parse(SourceKind::Inbox, &document, &Rules::of(source));
    for problem in parsed.problems {
        harvest.complain(source, file, problem.fault, &problem.message);
    }
    harvest.posts.extend(parsed.posts.into_iter().map(|post| (Fingerprint::of(&post), post)));
    Ok(())
}
