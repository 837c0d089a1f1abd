//! Digests that overlap, read side by side by somebody who knows every public post and every rule: the bands of voices tell no exact
//! number below five.
//!
//! One number is excepted, since it is no secret: where there are as many voices as posts, nobody wrote twice.
#![allow(clippy::unwrap_used)]

mod reader;
mod sample;

use belgi_domain::{
    Period, PeriodKind, PlaceKind, Publisher, Signal, SourceKind, Story, Topic, VoiceBand, VoiceHash,
};
use belgi_report::{Inputs, Speech, compose, render};
use belgi_stories::{Settings, build};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use reader::{Reader, Said};

const MONDAY: Date = date(2026, 11, 16);
const DAYS: i64 = 14;

/// Numbers that look drawn and are the same in every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn day(number: i64) -> Date {
    MONDAY.checked_add(number.days()).unwrap()
}

/// One story of two weeks: so many posts a day, each of one of so many residents, who are others in the second week.
fn posts(drawn: &mut Drawn) -> Vec<Signal> {
    let forum = sample::source("forum", "Форум", SourceKind::Vk, Publisher::Community);
    let (residents, most) = (1 + drawn.below(14), 1 + drawn.below(6));
    let mut posts: Vec<Signal> = Vec::new();
    for number in 0..DAYS {
        // The first post is Monday's, so that the story begins there.
        for post in 0..drawn.below(most + 1).max(u64::from(number == 0)) {
            let mut signal = sample::signal(
                &forum,
                &format!("{number}-{post}"),
                &format!("{}T{:02}:00:00", day(number), 9 + post),
                "Нұрсатта жылу жоқ",
            );
            signal.topic = Topic::Heating;
            signal.places = vec![sample::place("79101", "Нұрсат", "Нурсат", PlaceKind::Microdistrict)];
            signal.stems = ["нұрсат", "жылу", "батарея", "суық"].map(str::to_owned).to_vec();
            signal.parent = posts.first().map(|first| first.post.clone());
            signal.voice = Some(VoiceHash(format!("{}-{}", number / 7, drawn.below(residents))));
            posts.push(signal);
        }
    }
    posts
}

/// The story as it stood in the morning after the day `number`.
fn story(posts: &[Signal], number: i64) -> (Timestamp, Story) {
    let now = sample::at(&format!("{}T07:00:00", day(number + 1)));
    let known: Vec<Signal> = posts.iter().filter(|post| post.at < now).cloned().collect();
    let mut stories = build(&known, now, &Settings::default());
    assert_eq!(stories.len(), 1, "what hangs below a post belongs to its story");
    let story = stories.pop().unwrap();
    assert_eq!(story.members.len(), known.len());
    (now, story)
}

/// How many posts each week had by then.
fn by_week(posts: &[Signal], now: Timestamp) -> Vec<usize> {
    let second = sample::at(&format!("{}T00:00:00", day(7)));
    let known = || posts.iter().filter(|post| post.at < now);
    vec![known().filter(|post| post.at < second).count(), known().filter(|post| post.at >= second).count()]
}

/// What the files of that morning say of voices: the day, and the week and the month under way.
fn told(posts: &[Signal], number: i64, (now, story): (Timestamp, &Story)) -> Vec<VoiceBand> {
    let forum = [sample::source("forum", "Форум", SourceKind::Vk, Publisher::Community)];
    let kinds = [PeriodKind::Day, PeriodKind::Week, PeriodKind::Month];
    let bands = kinds.into_iter().flat_map(|kind| {
        let digest = compose(&Inputs {
            city: &sample::city(),
            period: Period::of(kind, day(number)),
            now,
            signals: posts,
            before: &[],
            stories: std::slice::from_ref(story),
            sources: &forum,
            cursors: &[],
        });
        for entry in &digest.stories {
            assert_eq!((entry.voices, entry.story.shown_voices), (entry.story.voices, None), "one band");
        }
        digest.stories.into_iter().map(|entry| entry.voices).collect::<Vec<_>>()
    });
    bands.collect()
}

/// What somebody can make of it who knows that `step` posts lie between two counts.
fn learnt(said: &[(Vec<usize>, VoiceBand)], step: usize) -> Vec<String> {
    let counted = |posts: &usize| if *posts < step { *posts } else { posts - posts % step };
    let said =
        said.iter().map(|(posts, band)| Said { counted: posts.iter().map(counted).collect(), band: *band });
    Reader::of(&said.collect::<Vec<_>>()).learns()
}

#[test]
fn overlapping_digests_tell_no_small_number_of_voices() {
    let (mut told_so_far, mut careless) = (0, 0);
    for seed in 0..150 {
        let posts = posts(&mut Drawn(seed));
        let (mut said, mut bare) = (Vec::new(), Vec::new());
        for number in 0..DAYS {
            let (now, story) = story(&posts, number);
            let weeks = by_week(&posts, now);
            said.extend(told(&posts, number, (now, &story)).into_iter().map(|band| (weeks.clone(), band)));
            bare.push((weeks, story.voices));
        }
        told_so_far += said.len();
        assert_eq!(learnt(&said, 5), Vec::<String>::new(), "seed {seed}");
        careless += learnt(&bare, 1).len();
    }
    assert!(told_so_far > 3_000, "{told_so_far}");
    // The reader is no fool: bands that follow each post tell him a good deal.
    assert!(careless > 20, "{careless}");
}

/// The same number in every file of the same digest, so that no two of them can be subtracted either.
#[test]
fn every_file_of_a_digest_tells_the_same_band() {
    let posts = posts(&mut Drawn(7));
    let (now, story) = story(&posts, 6);
    let digest = compose(&Inputs {
        city: &sample::city(),
        period: Period::of(PeriodKind::Week, MONDAY),
        now,
        signals: &posts,
        before: &[],
        stories: &[story],
        sources: &[],
        cursors: &[],
    });
    for file in
        render(&digest, &posts, &Speech::ALL).unwrap().iter().filter(|file| file.name.ends_with("json"))
    {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(!text.contains("shown_voices"), "{}", file.name);
    }
}
