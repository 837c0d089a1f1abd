//! How fast each department answered.

use crate::messages::Words;
use crate::names::Worded;
use belgi_domain::StoryId;
use belgi_domain::digest::{AnswerRow, Digest, Share};

/// The table.
pub struct Answering {
    /// One department each.
    pub rows: Vec<Row>,
}

/// One department.
pub struct Row {
    /// Its name.
    pub name: String,
    /// Stories that hold a complaint.
    pub stories: u32,
    /// Of them answered.
    pub answered: u32,
    /// The median wait in words; a dash where nothing was answered.
    pub median: String,
    /// Answered within a day, and within three.
    pub shares: [Part; 2],
    /// Without an answer.
    pub open: u32,
    /// How long the open story that waits longest has waited; empty where none is open.
    pub oldest: String,
    /// The fragment of that story.
    pub oldest_anchor: String,
}

/// A share in words and as the width of a bar.
pub struct Part {
    /// «3 / 5», or a dash where there is nothing to measure.
    pub text: String,
    /// Of a hundred.
    pub width: u32,
}

/// The departments of the digest.
pub fn of(w: &Words, digest: &Digest) -> Answering {
    Answering { rows: digest.answering.iter().map(|row| self::row(w, digest, row)).collect() }
}

fn row(w: &Words, digest: &Digest, row: &AnswerRow) -> Row {
    let name = row.department.as_deref().map(|code| w.department(digest, code));
    let dash = || w.say("answering-dash");
    Row {
        name: name.unwrap_or_else(|| w.say("answering-nobody")),
        stories: row.stories,
        answered: row.answered,
        median: row.median_hours.map_or_else(dash, |hours| w.hours(&hours)),
        shares: [part(w, row.day), part(w, row.three_days)],
        open: row.open,
        oldest: row.oldest_hours.map_or_else(String::new, |hours| w.hours(&hours)),
        oldest_anchor: row.oldest.as_ref().map_or_else(String::new, anchor),
    }
}

/// Stories that were solved and stayed so: title and fragment.
pub fn worked(w: &Words, digest: &Digest) -> Vec<(Worded, String)> {
    let solved = |id: &StoryId| digest.stories.iter().find(|entry| entry.story.id == *id);
    digest.worked.iter().filter_map(solved).map(|entry| (w.title(entry), anchor(&entry.story.id))).collect()
}

/// The fragment of a story.
pub fn anchor(story: &StoryId) -> String {
    format!("s-{story}")
}

fn part(w: &Words, share: Share) -> Part {
    if share.whole == 0 {
        return Part { text: w.say("answering-dash"), width: 0 };
    }
    let width = u64::from(share.part) * 100 / u64::from(share.whole);
    Part {
        text: w.fill("answering-share", [("part", share.part.into()), ("whole", share.whole.into())]),
        width: u32::try_from(width).unwrap_or(100),
    }
}
