//! What became of the names of stories in a rebuild.

use belgi_domain::{Passage, PassageKind, PostId, Story, StoryId};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The passages from the `stored` stories to the `built` ones, of which the stored ones named `gone` are no part any more.
pub(crate) fn passages(stored: &[Story], built: &[Story], gone: &[StoryId], now: Timestamp) -> Vec<Passage> {
    let known: BTreeSet<&StoryId> = stored.iter().map(|story| &story.id).collect();
    let kept: BTreeSet<&StoryId> = built.iter().map(|story| &story.id).collect();
    let gone: BTreeSet<&StoryId> = gone.iter().collect();
    let (now_in, was_in) =
        (by_post(built.iter()), by_post(stored.iter().filter(|story| kept.contains(&story.id))));
    let merged = stored.iter().filter(|story| gone.contains(&story.id)).filter_map(|old| {
        let heir = most(old, &now_in)?;
        Some(passage(old, PassageKind::Merged, heir, old.first_seen, now))
    });
    let split = built.iter().filter(|story| !known.contains(&story.id)).filter_map(|new| {
        let origin = most(new, &was_in)?;
        Some(passage(new, PassageKind::Split, origin, origin.first_seen, now))
    });
    merged.chain(split).collect()
}

fn passage(story: &Story, kind: PassageKind, other: &Story, began: Timestamp, at: Timestamp) -> Passage {
    Passage { story: story.id.clone(), kind, other: other.id.clone(), at, began }
}

/// The story of each post.
fn by_post<'a>(stories: impl Iterator<Item = &'a Story>) -> BTreeMap<&'a PostId, &'a Story> {
    stories.flat_map(|story| story.members.iter().map(move |member| (&member.post, story))).collect()
}

/// The story among `of` that has most of the posts of `story`; of two alike the smaller id.
fn most<'a>(story: &Story, of: &BTreeMap<&PostId, &'a Story>) -> Option<&'a Story> {
    let mut counts: BTreeMap<&StoryId, (usize, &'a Story)> = BTreeMap::new();
    for found in story.members.iter().filter_map(|member| of.get(&member.post)) {
        counts.entry(&found.id).or_insert((0, found)).0 += 1;
    }
    counts.into_values().min_by_key(|(count, found)| (Reverse(*count), &found.id)).map(|(_, found)| found)
}
