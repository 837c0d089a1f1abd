//! How far posts reached. Counts are those that a platform shows next to a post; each platform counts in its own way, so
//! they are added up within one source and never across platforms, and never for a person.

use crate::{Reactions, Topic};
use serde::{Deserialize, Serialize};

/// How far posts of one source reached by the counts that their platform shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Views of the posts that show them.
    pub views: u64,
    /// How many posts show their views.
    pub viewed: u32,
    /// Likes, comments and shares.
    pub reactions: u64,
    /// Likes and other marks of one click; nothing where no post shows them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub likes: Option<u64>,
    /// Comments or replies; nothing where no post shows them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub comments: Option<u64>,
    /// Reposts; nothing where no post shows them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shares: Option<u64>,
}

/// What a source wrote on one topic and how far that reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicReach {
    /// The topic.
    pub topic: Topic,
    /// Posts on it.
    pub posts: u32,
    /// Their reach.
    pub reach: Reach,
}

impl Reach {
    /// Adds the counts shown next to one post. A count that is not shown is not zero.
    pub fn add(&mut self, shown: &Reactions) {
        self.views = self.views.saturating_add(shown.views.unwrap_or(0));
        self.viewed += u32::from(shown.views.is_some());
        for (sum, count) in [
            (&mut self.likes, shown.likes),
            (&mut self.comments, shown.comments),
            (&mut self.shares, shown.shares),
        ] {
            let Some(count) = count else { continue };
            *sum = Some(sum.unwrap_or(0).saturating_add(count));
            self.reactions = self.reactions.saturating_add(count);
        }
    }

    /// The views, where any post shows them.
    pub fn shown_views(&self) -> Option<u64> {
        (self.viewed > 0).then_some(self.views)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_is_not_shown_is_not_zero() {
        let mut reach = Reach::default();
        reach.add(&Reactions { views: Some(100), likes: Some(3), ..Reactions::default() });
        reach.add(&Reactions { likes: Some(2), comments: Some(0), ..Reactions::default() });
        assert_eq!((reach.shown_views(), reach.viewed, reach.reactions), (Some(100), 1, 5));
        assert_eq!((reach.likes, reach.comments, reach.shares), (Some(5), Some(0), None));
        let earlier: Reach = serde_json::from_str(r#"{"views":9,"viewed":1,"reactions":4}"#).unwrap();
        assert_eq!((earlier.reactions, earlier.likes), (4, None));
    }
}
