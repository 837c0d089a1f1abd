//! The sample city's stories against what its authors say they are.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

#[path = "sample_city/bcubed.rs"]
mod bcubed;
#[path = "sample_city/corpus.rs"]
mod corpus;

use bcubed::{Score, bcubed};
use belgi_domain::period::local_date;
use belgi_domain::{PostId, Story};
use belgi_stories::{Settings, build};
use corpus::{Corpus, corpus};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

fn now() -> Timestamp {
    "2026-11-23T07:00:00+05:00".parse().unwrap()
}

fn stories(corpus: &Corpus) -> Vec<Story> {
    build(&corpus.signals, now(), &Settings::default())
}

/// How many posts of each plot a story holds.
fn plots_in(story: &Story, corpus: &Corpus) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for plot in story.members.iter().filter_map(|member| corpus.plot_of.get(&member.post)) {
        *counts.entry(plot.clone()).or_default() += 1;
    }
    counts
}

/// The story that holds most posts of `plot`.
fn main_story<'a>(stories: &'a [Story], plot: &str, corpus: &Corpus) -> &'a Story {
    stories.iter().max_by_key(|story| plots_in(story, corpus).get(plot).copied().unwrap_or(0)).unwrap()
}

/// A story's course as «day state», each day in city time.
fn course(story: &Story) -> Vec<String> {
    story.history.iter().map(|change| format!("{} {}", local_date(change.at), change.state.code())).collect()
}

/// Days between the first change to `code` in a story's history and the day that the file says.
fn days_off(story: &Story, state: &corpus::State) -> Option<i64> {
    let told: Date = state.from.parse().unwrap();
    let found = story
        .history
        .iter()
        .filter(|change| change.state.code() == state.code)
        .map(|change| local_date(change.at));
    found.map(|date| (date.duration_since(told).as_hours() / 24).abs()).min()
}

#[test]
fn stories_are_the_plots() {
    let corpus = corpus();
    let stories = stories(&corpus);
    let Score { precision, recall, f1 } = bcubed(&stories, &corpus.plot_of, &corpus.rows);
    println!(
        "{} signals, {} stories: B-cubed precision {precision:.3} recall {recall:.3} F1 {f1:.3}",
        corpus.signals.len(),
        stories.len()
    );
    assert!(precision >= 0.95 && recall >= 0.85 && f1 >= 0.90, "{precision} {recall} {f1}");
}

#[test]
fn courses_are_as_told() {
    let corpus = corpus();
    let stories = stories(&corpus);
    let (mut told, mut near, mut exact) = (0, 0, 0);
    for plot in &corpus.plots {
        let story = main_story(&stories, &plot.id, &corpus);
        assert_eq!(story.topic, plot.topic, "{}", plot.id);
        let expect: Vec<String> =
            plot.state.iter().map(|state| format!("{} {}", state.from, state.code)).collect();
        let counts = plots_in(story, &corpus);
        println!(
            "{}: {counts:?} of {} posts\n  told  {expect:?}\n  found {:?}",
            plot.id,
            story.members.len(),
            course(story)
        );
        println!("  {:?} | {:?}", story.headline_kk, story.headline_ru);
        for answer in &story.answers {
            println!("  answer {} {:?} {}", answer.at, answer.kind, answer.post);
        }
        for state in &plot.state {
            let off = days_off(story, state);
            told += 1;
            near += u32::from(off.is_some_and(|days| days <= 1));
            exact += u32::from(off == Some(0));
        }
    }
    println!("{told} states told, {exact} found on the day, {near} within a day of it");
    assert!(near * 100 >= told * 84 && exact * 100 >= told * 69, "{told} {near} {exact}");
}

#[test]
fn official_posts_answer_their_plot() {
    let corpus = corpus();
    let stories = stories(&corpus);
    let missed: Vec<&String> = corpus
        .plots
        .iter()
        .flat_map(|plot| {
            let story = main_story(&stories, &plot.id, &corpus);
            plot.answers.iter().filter(|answer| {
                let (source, native) = answer.split_once(':').unwrap();
                let post = PostId::new(&source.parse().unwrap(), native);
                story.answers.iter().all(|found| found.post != post)
            })
        })
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn no_story_mixes_two_plots() {
    let corpus = corpus();
    for story in stories(&corpus) {
        let counts = plots_in(&story, &corpus);
        let (all, most) = (counts.values().sum::<usize>(), counts.values().max().copied().unwrap_or(0));
        assert!(all < 5 || most * 5 >= all * 4, "{counts:?}");
    }
}

#[test]
fn the_order_of_arrival_and_redelivery_change_nothing() {
    let mut corpus = corpus();
    let expect = stories(&corpus);
    for seed in 1..4_u64 {
        // A shuffle by a multiplicative hash of each post's place.
        let factor = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let shuffled = |at: usize| (at as u64 + 1).wrapping_mul(factor).rotate_left(23);
        let mut order: Vec<(u64, usize)> = (0..corpus.signals.len()).map(|at| (shuffled(at), at)).collect();
        order.sort_unstable();
        corpus.signals = order.into_iter().map(|(_, at)| corpus.signals[at].clone()).collect();
        assert_eq!(stories(&corpus), expect, "seed {seed}");
    }
    let again: Vec<_> = corpus.signals.iter().step_by(3).cloned().collect();
    corpus.signals.extend(again);
    assert_eq!(stories(&corpus), expect, "redelivery");
}
