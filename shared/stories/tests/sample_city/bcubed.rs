//! B-cubed: for each post, how pure and how complete its story is; then the mean over posts.

use belgi_domain::{PostId, Story};
use std::collections::{HashMap, HashSet};

/// Precision, recall and their harmonic mean, each 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Score {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// The score of `stories` against `plot_of`. Posts of `rows` that have no plot count against a story's purity;
/// a post in no story stands alone.
pub fn bcubed(stories: &[Story], plot_of: &HashMap<PostId, String>, rows: &HashSet<PostId>) -> Score {
    let mut sizes: HashMap<&str, f64> = HashMap::new();
    plot_of.values().for_each(|plot| *sizes.entry(plot).or_default() += 1.0);
    let (mut precision, mut recall, mut told) = (0.0, 0.0, HashSet::new());
    for story in stories {
        let members: Vec<&PostId> =
            story.members.iter().map(|member| &member.post).filter(|post| rows.contains(post)).collect();
        for post in &members {
            let Some(plot) = plot_of.get(post) else { continue };
            #[allow(clippy::cast_precision_loss, reason = "a few hundred posts")]
            let (same, all) = (
                members.iter().filter(|other| plot_of.get(**other) == Some(plot)).count() as f64,
                members.len() as f64,
            );
            precision += same / all;
            recall += same / sizes[plot.as_str()];
            told.insert(*post);
        }
    }
    for (_, plot) in plot_of.iter().filter(|(post, _)| !told.contains(post)) {
        precision += 1.0;
        recall += 1.0 / sizes[plot.as_str()];
    }
    #[allow(clippy::cast_precision_loss, reason = "a few hundred posts")]
    let total = plot_of.len().max(1) as f64;
    let (precision, recall) = (precision / total, recall / total);
    Score { precision, recall, f1: 2.0 * precision * recall / (precision + recall) }
}
