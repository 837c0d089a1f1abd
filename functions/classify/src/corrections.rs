//! Files with corrected labels that staff drop into `inbox/corrections/`: each is read once and then taken away.

use belgi_domain::{Correction, Fault, PostId, Problem};
use belgi_runtime::{Configuration, Corrections};
use belgi_store::{Object, Store};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Where staff drop them, and below it what became of them.
const FOLDER: &str = "inbox/corrections/";
const NOTES: &str = "inbox/corrections/read/";
/// A note's key stays below the length that every storage takes.
const NOTE_CHARS: usize = 40;

/// Takes in what lies in the folder: kept first, then the standing signals put right, then the file taken away, so that
/// a crash in between repeats what has the same result. The labels put right, and what could not be read.
///
/// # Errors
/// Where storage is out of reach or refuses.
pub async fn take_in(store: &Store, configuration: &Configuration) -> anyhow::Result<(u32, Vec<Problem>)> {
    let (mut labels, mut problems) = (0, Vec::new());
    for object in store.list_objects(FOLDER).await? {
        if object.key.starts_with(NOTES) || object.key.ends_with('/') {
            continue;
        }
        let Some(bytes) = store.get_object(&object.key).await? else { continue };
        let (found, mut wrong) = belgi_report::corrections(&bytes)?;
        let found = of_known_posts(store, found, &mut wrong).await?;
        labels += u32::try_from(found.len()).unwrap_or(u32::MAX);
        let note = note(found.len(), &wrong);
        put_right(store, configuration, &object, found).await?;
        store.put_object(&note_key(&object.key), "text/plain; charset=utf-8", note.into_bytes()).await?;
        store.delete_object(&object.key).await?;
        problems.extend(wrong.into_iter().map(|problem| Problem {
            message: format!("{}: {}", problem.about, problem.message),
            about: object.key.clone(),
            ..problem
        }));
    }
    Ok((labels, problems))
}

/// Leaves what is said of posts that have a signal; the others are named.
async fn of_known_posts(
    store: &Store,
    mut found: Vec<Correction>,
    wrong: &mut Vec<Problem>,
) -> anyhow::Result<Vec<Correction>> {
    let posts: Vec<PostId> = found.iter().map(|correction| correction.post.clone()).collect();
    let known: BTreeSet<PostId> = store.signals(posts).await?.into_iter().map(|signal| signal.post).collect();
    let strangers: BTreeSet<PostId> =
        found.iter().filter(|one| !known.contains(&one.post)).map(|one| one.post.clone()).collect();
    wrong.extend(strangers.iter().map(|post| {
        Problem::new(
            Fault::Item,
            format!("post {post}"),
            "expected a post that is stored, found none; it may have expired",
        )
    }));
    found.retain(|correction| known.contains(&correction.post));
    Ok(found)
}

async fn put_right(
    store: &Store,
    configuration: &Configuration,
    object: &Object,
    found: Vec<Correction>,
) -> anyhow::Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let said = Corrections::said(found, object.modified_ms);
    said.keep(store, &format!("{}-{:016x}", object.modified_ms, hash(&object.key))).await?;
    // An earlier file may be read after a later one, so all that is kept decides.
    let all = Corrections::from_store(store).await?;
    let mut signals = store.signals(said.posts()).await?;
    signals.iter_mut().for_each(|signal| all.apply(signal, configuration));
    store.put_signals(&signals).await?;
    Ok(())
}

/// What staff find where their file lay.
fn note(labels: usize, wrong: &[Problem]) -> String {
    let mut text = format!("{labels} labels put right\n");
    for problem in wrong {
        let _infallible = writeln!(text, "{}: {}", problem.about, problem.message);
    }
    text
}

fn note_key(key: &str) -> String {
    let name: String = key.trim_start_matches(FOLDER).replace('/', "-").chars().take(NOTE_CHARS).collect();
    format!("{NOTES}{name}.txt")
}

/// A file's name may hold its writer's, so its hash stands for it. It must be the same only until the file is taken away.
fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_lies_under_the_name_of_its_file_and_says_what_was_wrong() {
        assert_eq!(note_key("inbox/corrections/түзету.xlsx"), "inbox/corrections/read/түзету.xlsx.txt");
        assert!(note_key(&format!("inbox/corrections/a/{}.csv", "x".repeat(300))).chars().count() < 80);
        let wrong = [Problem::new(Fault::Item, "row 3", "expected a label, found `x`")];
        assert_eq!(note(2, &wrong), "2 labels put right\nrow 3: expected a label, found `x`\n");
    }
}
