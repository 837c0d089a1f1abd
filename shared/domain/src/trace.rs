//! What became of stories' names. A story is called after its oldest post, so a post that comes late, two stories that turn out
//! to be one, or one that turns out to be two, change names; links and alerts that bear an old one are still to lead somewhere.

use crate::StoryId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Names that are followed, one to the next, before it is given up: nothing real comes near.
const LONGEST: usize = 64;

/// One change of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// The name that ended, or the one that began.
    pub story: StoryId,
    /// What happened to it.
    pub kind: PassageKind,
    /// The story that went on with its posts, or the one that its posts were of.
    pub other: StoryId,
    /// When that was seen.
    pub at: Timestamp,
    /// When the story began that ended or was parted from.
    pub began: Timestamp,
}

/// How a name ended or began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassageKind {
    /// It ended: its posts are of another story now.
    Merged,
    /// It began: its posts were of a story that goes on without them.
    Split,
}

/// All passages of a city.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    ended: BTreeMap<StoryId, Passage>,
    begun: BTreeMap<StoryId, Passage>,
}

impl Trace {
    /// The trace of these passages; of two about one name the later counts.
    pub fn of(passages: impl IntoIterator<Item = Passage>) -> Self {
        let mut trace = Self::default();
        for passage in passages {
            let known = match passage.kind {
                PassageKind::Merged => &mut trace.ended,
                PassageKind::Split => &mut trace.begun,
            };
            let newer = known.get(&passage.story).is_none_or(|known| known.at <= passage.at);
            if newer {
                known.insert(passage.story.clone(), passage);
            }
        }
        trace
    }

    /// The story that `id` leads to: itself where it stands, else what it became; nothing where that is gone too.
    pub fn standing<'a>(&'a self, id: &'a StoryId, stands: impl Fn(&StoryId) -> bool) -> Option<&'a StoryId> {
        let mut name = id;
        for _ in 0..LONGEST {
            if stands(name) {
                return Some(name);
            }
            name = &self.ended.get(name)?.other;
        }
        None
    }

    /// What `id` took in, directly or through others, oldest passage first.
    pub fn merged_from(&self, id: &StoryId) -> Vec<&Passage> {
        let mut into: BTreeMap<&StoryId, Vec<&Passage>> = BTreeMap::new();
        self.ended.values().for_each(|passage| into.entry(&passage.other).or_default().push(passage));
        let (mut found, mut seen, mut next) = (Vec::new(), BTreeSet::from([id]), vec![id]);
        while let Some(name) = next.pop() {
            for passage in into.get(name).into_iter().flatten() {
                // Names may flip back and forth; each is told once.
                if seen.insert(&passage.story) {
                    found.push(*passage);
                    next.push(&passage.story);
                }
            }
        }
        found.sort_by_key(|passage| (passage.at, &passage.story));
        found
    }

    /// Where the story `id` was parted from, if it was.
    pub fn split_from(&self, id: &StoryId) -> Option<&Passage> {
        self.begun.get(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(letter: &str) -> StoryId {
        letter.repeat(32).parse().unwrap()
    }

    fn passage(story: &str, kind: PassageKind, other: &str, second: i64) -> Passage {
        let at = Timestamp::from_second(second).unwrap();
        Passage { story: id(story), kind, other: id(other), at, began: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn an_old_name_leads_to_the_story_that_stands() {
        use PassageKind::{Merged, Split};
        let trace = Trace::of([
            passage("a", Merged, "b", 1),
            passage("b", Merged, "c", 2),
            passage("d", Merged, "c", 3),
            passage("e", Split, "c", 4),
        ]);
        let stands = |name: &StoryId| *name == id("c") || *name == id("e");
        for (asked, expect) in
            [("a", Some("c")), ("b", Some("c")), ("c", Some("c")), ("e", Some("e")), ("f", None)]
        {
            assert_eq!(trace.standing(&id(asked), stands), expect.map(id).as_ref(), "{asked}");
        }
        let taken: Vec<&StoryId> = trace.merged_from(&id("c")).iter().map(|passage| &passage.story).collect();
        assert_eq!(taken, [&id("a"), &id("b"), &id("d")]);
        assert_eq!(trace.split_from(&id("e")).map(|passage| &passage.other), Some(&id("c")));
        assert_eq!(trace.split_from(&id("c")), None);
    }

    #[test]
    fn names_that_flipped_back_and_forth_are_no_endless_way() {
        use PassageKind::Merged;
        let trace = Trace::of([passage("a", Merged, "b", 1), passage("b", Merged, "a", 2)]);
        assert_eq!(trace.standing(&id("b"), |name| *name == id("a")), Some(&id("a")));
        assert_eq!(trace.standing(&id("a"), |_| false), None);
        assert_eq!(trace.merged_from(&id("a")).len(), 1);
    }

    #[test]
    fn of_two_passages_of_one_name_the_later_counts() {
        use PassageKind::Merged;
        let trace = Trace::of([passage("a", Merged, "c", 2), passage("a", Merged, "b", 1)]);
        assert_eq!(trace.standing(&id("a"), |name| *name != id("a")), Some(&id("c")));
    }
}
