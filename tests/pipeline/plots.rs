//! The plots hidden in the sample city are found, by the whole way of a post and with what the classifier really says.

use crate::world::{MONDAY, World};
use belgi_domain::{PostId, Signal, Story};
use belgi_sample_city::corpus::City;
use std::collections::{BTreeMap, HashMap};

/// A plot's posts, by the story that holds most of them.
struct Found<'a> {
    plot: &'static str,
    posts: usize,
    together: usize,
    story: &'a Story,
}

/// The plot of each post that was read. Rows are known again by source and minute, which the exports keep.
fn plots(signals: &[Signal]) -> HashMap<PostId, &'static str> {
    let mut rows: HashMap<(&str, i64), Vec<&'static str>> = HashMap::new();
    for outlet in &City::bundled().unwrap().outlets {
        for row in outlet.rows.iter().filter(|row| row.labels.signal_type != "chat") {
            if let Some(plot) = &row.plot {
                rows.entry((outlet.source.id.as_str(), row.at.as_second() / 60)).or_default().push(plot);
            }
        }
    }
    let mut found = HashMap::new();
    for signal in signals {
        if let Some(plot) =
            rows.get_mut(&(signal.source.as_str(), signal.at.as_second() / 60)).and_then(Vec::pop)
        {
            found.insert(signal.post.clone(), plot);
        }
    }
    found
}

fn largest<'a>(stories: &'a [Story], plots: &HashMap<PostId, &'static str>) -> Vec<Found<'a>> {
    let mut sizes: BTreeMap<&'static str, usize> = BTreeMap::new();
    plots.values().for_each(|plot| *sizes.entry(plot).or_default() += 1);
    let together = |story: &Story, plot: &str| {
        story.members.iter().filter(|member| plots.get(&member.post) == Some(&plot)).count()
    };
    let best = |(plot, posts): (&'static str, usize)| {
        let story = stories.iter().max_by_key(|story| together(story, plot)).unwrap();
        Found { plot, posts, together: together(story, plot), story }
    };
    sizes.into_iter().map(best).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_plot_is_one_story_in_the_main() {
    let world = World::at(MONDAY).await;
    world.run(MONDAY).await;
    let store = world.stack.store();
    let city = "shymkent".parse().unwrap();
    let (first, end) = ("2026-10-20".parse().unwrap(), "2026-11-24".parse().unwrap());
    let signals = store.signals_between(&city, first, end).await.unwrap();
    let stories = store.stories(&city).await.unwrap();
    let plots = plots(&signals);
    let found = largest(&stories, &plots);
    assert!(found.len() >= 10, "{} plots", found.len());
    for Found { plot, posts, together, story } in &found {
        let (topic, state) = (story.topic, story.state);
        eprintln!(
            "{plot}: {together} of {posts} posts in one story of {}, {topic}, {state:?}",
            story.members.len()
        );
    }
    let whole = found.iter().filter(|found| found.together * 2 >= found.posts).count();
    assert!(
        whole * 4 >= found.len() * 3,
        "only {whole} of {} plots have half of their posts in one story",
        found.len()
    );
    world.stop().await;
}
