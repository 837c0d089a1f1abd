//! How much of one document is kept. A document past a limit is read up to it, and a problem says so.

use crate::{Document, Parsed};
use belgi_domain::{Fault, SourceKind};

/// Posts of one answer of a source.
pub(crate) const POSTS: usize = 10_000;
/// Posts of one file of an inbox: a large city's appeals of a year, with their answers.
const FILE_POSTS: usize = 400_000;
/// Bytes of one post's text.
pub(crate) const TEXT_BYTES: usize = 200 * 1024;
/// Bytes of one title.
const TITLE_BYTES: usize = 2 * 1024;
/// Problems of one document that are named one by one.
const PROBLEMS: usize = 100;
/// Bytes a compressed document or a workbook may unpack to.
pub(crate) const UNPACKED_BYTES: u64 = 50 * 1024 * 1024;

/// Cuts what is beyond the limits.
pub(crate) fn apply(kind: SourceKind, document: &Document<'_>, parsed: &mut Parsed) {
    let most = if kind == SourceKind::Inbox { FILE_POSTS } else { POSTS };
    if parsed.posts.len() > most {
        let message = format!("expected at most {most} posts in a document, found more");
        parsed.posts.truncate(most);
        parsed.problems.push(document.problem(Fault::TooLarge, message));
    }
    for post in &mut parsed.posts {
        cut(&mut post.text, TEXT_BYTES);
        if let Some(title) = &mut post.title {
            cut(title, TITLE_BYTES);
        }
    }
    if parsed.problems.len() > PROBLEMS {
        let message =
            format!("{} more problems of the same document are not named", parsed.problems.len() - PROBLEMS);
        parsed.problems.truncate(PROBLEMS);
        parsed.problems.push(document.problem(Fault::Item, message));
    }
}

/// Cuts `text` to at most `bytes` bytes, between two characters.
pub(crate) fn cut(text: &mut String, bytes: usize) {
    if text.len() > bytes {
        text.truncate(text.floor_char_boundary(bytes));
    }
}
