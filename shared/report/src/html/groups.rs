//! Groups that posts speak of, and what troubles them. Small numbers are shown as a band, as voices are.

use crate::messages::Words;
use belgi_domain::VoiceBand;
use belgi_domain::digest::Digest;

/// Topics named for one group.
const TOPICS_MAX: usize = 3;
/// Stories named for one group.
const STORIES_MAX: usize = 2;

/// One group.
pub struct GroupRow {
    /// Its name.
    pub name: String,
    /// Civic signals that speak of it, in a band where they are few.
    pub posts: String,
    /// What the complaints are about; empty where nobody complains.
    pub topics: String,
    /// Stories about it that need action first: title, language and fragment.
    pub stories: Vec<(crate::names::Worded, String)>,
}

/// The groups, most spoken of first.
pub fn of(w: &Words, digest: &Digest) -> Vec<GroupRow> {
    let mut groups: Vec<_> = digest.groups.iter().collect();
    groups.sort_by_key(|(group, posts)| (std::cmp::Reverse(**posts), **group));
    let row = |(group, posts): (&belgi_domain::Group, &u32)| {
        let topics = digest.group_topics.get(group).map_or(&[][..], Vec::as_slice);
        let topics = topics.iter().take(TOPICS_MAX);
        let topics: Vec<_> =
            topics.map(|row| format!("{} ({})", w.label(&row.topic), banded(w, row.posts))).collect();
        let stories = digest.stories.iter().filter(|entry| entry.story.groups.contains(group));
        let named = |entry| (w.title(entry), super::answering::anchor(&entry.story.id));
        GroupRow {
            name: w.label(group),
            posts: banded(w, *posts),
            topics: topics.join(", "),
            stories: stories.take(STORIES_MAX).map(named).collect(),
        }
    };
    groups.into_iter().map(row).collect()
}

fn banded(w: &Words, posts: u32) -> String {
    match VoiceBand::of(posts) {
        VoiceBand::Few => w.say("voices-few"),
        VoiceBand::None | VoiceBand::AtLeast(_) => w.number(&posts),
    }
}
