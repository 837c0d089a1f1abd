//! Why a story stands where it stands, and what staff changed about it.

use crate::messages::Words;
use belgi_domain::digest::{CorrectedPost, Digest, Reason, StoryEntry};
use belgi_domain::{Cause, StoryState};

/// Why it needs action now, in one sentence, the gravest reason first; may be empty.
pub fn reasons(w: &Words, entry: &StoryEntry) -> String {
    let reason = |reason: &Reason| match reason {
        Reason::Danger => w.say("reason-danger"),
        Reason::Critical => w.say("reason-critical"),
        Reason::Heard { complaints } => w.count("reason-heard", complaints),
    };
    let reasons: Vec<_> = entry.action.iter().map(reason).collect();
    match reasons.is_empty() {
        true => String::new(),
        false => w.fill("reason", [("reasons", reasons.join("; ").into())]),
    }
}

/// What moved it into its state; may be empty.
pub fn cause(w: &Words, entry: &StoryEntry) -> String {
    match entry.story.history.last().map(|change| &change.cause) {
        Some(Cause::Pace { before, after }) if entry.story.state == StoryState::Growing => {
            w.fill("cause-pace", [("before", (*before).into()), ("after", (*after).into())])
        }
        Some(Cause::Silence { days }) if entry.story.state == StoryState::Forgotten => {
            let key = if entry.story.answers.is_empty() { "cause-silence" } else { "cause-unhelped" };
            w.count(key, days)
        }
        _ => String::new(),
    }
}

/// How many of its posts of the period have labels that staff put right, and which labels; empty where none has.
pub fn corrected(w: &Words, digest: &Digest, entry: &StoryEntry) -> String {
    let own = |post: &&CorrectedPost| entry.story.members.iter().any(|member| member.post == post.post);
    let posts: Vec<_> = digest.corrected.iter().filter(own).collect();
    let fields = posts.iter().flat_map(|post| post.fields.iter().cloned()).collect();
    let count = u32::try_from(posts.len()).unwrap_or(u32::MAX);
    let put_right = |labels| format!("{} ({labels})", w.count("line-posts", &count));
    w.put_right(&fields).map(put_right).unwrap_or_default()
}
