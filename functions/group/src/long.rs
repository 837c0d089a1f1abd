//! Stories that began before the window that is read.

use belgi_domain::period::local_date;
use belgi_domain::{PostId, Story, StoryId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Joins each story that began before the day `first` with the story of the window that goes on with most of its
/// posts: the oldest name and what was before stay, what is since then is the window's. Returns the ids of those
/// that went on in another's name.
pub(crate) fn go_on(mut long: Vec<&Story>, built: &mut [Story], first: Date) -> BTreeSet<StoryId> {
    long.sort_by_key(|story| (story.first_seen, story.id.clone()));
    let mut heirs = BTreeSet::new();
    let mut absorbed = BTreeSet::new();
    for old in long {
        let Some(place) = heir(old, built) else { continue };
        let Some(new) = built.get_mut(place) else { continue };
        if !heirs.insert(place) {
            absorbed.insert(old.id.clone());
        } else {
            new.id = old.id.clone();
            new.first_seen = old.first_seen;
            new.history = history(old, new, first);
        }
        take_over(old, new, first);
    }
    absorbed
}

/// The place of the story of the window that shares most posts with `old`.
fn heir(old: &Story, built: &[Story]) -> Option<usize> {
    let posts: BTreeSet<&PostId> = old.members.iter().map(|member| &member.post).collect();
    let shared = |story: &Story| story.members.iter().filter(|member| posts.contains(&member.post)).count();
    let counted = built.iter().enumerate().map(|(place, story)| (shared(story), std::cmp::Reverse(place)));
    counted.max().filter(|(count, _)| *count > 0).map(|(_, place)| place.0)
}

fn take_over(old: &Story, new: &mut Story, first: Date) {
    new.members.extend(old.members.iter().filter(|member| local_date(member.at) < first).cloned());
    new.members.sort_by_key(|member| (member.at, member.post.clone()));
    new.answers.extend(old.answers.iter().filter(|answer| local_date(answer.at) < first).cloned());
    new.answers.sort_by_key(|answer| (answer.at, answer.post.clone()));
}

/// The window sees the story begin at its edge; that is no turn of events.
fn history(old: &Story, new: &mut Story, first: Date) -> Vec<belgi_domain::Change> {
    let past: Vec<_> = old.history.iter().filter(|change| local_date(change.at) < first).cloned().collect();
    let begun = usize::from(!past.is_empty());
    let since = std::mem::take(&mut new.history).into_iter().skip(begun);
    past.into_iter().chain(since).collect()
}
