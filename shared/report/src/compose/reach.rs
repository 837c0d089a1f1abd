//! How far a source's posts reached, in all and by topic.

use belgi_domain::digest::{OutletRow, Reach, TopicReach};
use belgi_domain::{Signal, SourceId, Topic};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The reach of each source by topic, gathered post by post.
#[derive(Default)]
pub struct ByTopic(BTreeMap<SourceId, BTreeMap<Topic, (u32, Reach)>>);

impl ByTopic {
    /// Counts one post for its source's `row` and its topic.
    pub fn add(&mut self, row: &mut OutletRow, signal: &Signal) {
        row.reach.add(&signal.reactions);
        let topics = match self.0.get_mut(&signal.source) {
            Some(topics) => topics,
            None => self.0.entry(signal.source.clone()).or_default(),
        };
        let (posts, reach) = topics.entry(signal.topic).or_default();
        *posts += 1;
        reach.add(&signal.reactions);
    }

    /// Gives each row its topics, most posts first.
    pub fn share_out(mut self, rows: &mut BTreeMap<SourceId, OutletRow>) {
        for (source, row) in rows {
            let topics = self.0.remove(source).unwrap_or_default().into_iter();
            row.topics = topics.map(|(topic, (posts, reach))| TopicReach { topic, posts, reach }).collect();
            row.topics.sort_by_key(|one| (Reverse(one.posts), one.topic));
        }
    }
}
