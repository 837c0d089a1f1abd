//! What a city talks about lately. Where nearly all that is said of a topic these days is of one story, the next post
//! that names no place is likely of it too: on the fifth day of smog nobody writes "smog in the whole city" any more.

use belgi_domain::Topic;
use std::collections::{BTreeMap, VecDeque};

/// How long ago is lately, in seconds.
const LATELY: i64 = 3 * 86_400;
/// Fewer posts are no talk of the city.
const MIN_POSTS: usize = 4;
/// More are not remembered.
const MAX_POSTS: usize = 48;

/// Recent posts without a place, by topic: when, and of which group.
#[derive(Debug, Default)]
pub(crate) struct Talk {
    recent: BTreeMap<Topic, VecDeque<(i64, usize)>>,
}

impl Talk {
    /// Takes in a post of `group`; posts come in the order of time.
    pub(crate) fn add(&mut self, topic: Topic, at: i64, group: usize) {
        // What has no topic is no talk of one thing.
        if topic == Topic::Other {
            return;
        }
        let posts = self.recent.entry(topic).or_default();
        posts.push_back((at, group));
        while posts.len() > MAX_POSTS || posts.front().is_some_and(|(first, _)| at - first > LATELY) {
            posts.pop_front();
        }
    }

    /// The share of `group` in what was said of the topic lately, 0 to 1.
    pub(crate) fn share(&self, topic: Topic, now: i64, group: usize) -> f32 {
        let lately = || self.recent.get(&topic).into_iter().flatten().filter(|(at, _)| now - at <= LATELY);
        let (own, all) = (lately().filter(|(_, of)| *of == group).count(), lately().count());
        if own < MIN_POSTS {
            return 0.0;
        }
        #[allow(clippy::cast_precision_loss, reason = "at most 48 posts")]
        let share = own as f32 / all as f32;
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_that_rules_the_talk_is_known_until_it_is_old() {
        let mut talk = Talk::default();
        for (at, group) in [(0, 1), (10, 1), (20, 2), (30, 1), (40, 1)] {
            talk.add(Topic::Ecology, at, group);
        }
        assert!((talk.share(Topic::Ecology, 50, 1) - 0.8).abs() < 1e-6);
        assert!(talk.share(Topic::Ecology, 50, 2).abs() < 1e-6);
        assert!(talk.share(Topic::Ecology, 50 + LATELY, 1).abs() < 1e-6);
        assert!(talk.share(Topic::Water, 50, 1).abs() < 1e-6);
    }
}
