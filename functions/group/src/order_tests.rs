//! Whatever the order in which batches come, and however often: the same stories in the end, and no name that was ever told
//! leads nowhere.

use crate::passages::passages;
use crate::rebuild::{Renewed, Window, gone, renewed};
use belgi_domain::{Passage, PassageKind, PostId, Signal, Story, StoryId, Trace};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Topic, words and street of a trouble; the first two meet in a post that names both streets' words.
const TROUBLES: [(&str, &[&str], &str); 4] = [
    ("heating", &["жылу", "жок", "суык", "нурсат"], "Нұрсат"),
    ("heating", &["отоплен", "нет", "холодн", "нурсат"], "Нұрсат"),
    ("water", &["су", "жок", "кран", "асар"], "Асар"),
    ("roads", &["яма", "шункыр", "жол", "сайрам"], "Сайрам"),
];

fn moment(hour: i64) -> Timestamp {
    "2026-11-20T00:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hour)
}

fn signal(number: usize) -> Signal {
    let (topic, words, street) = TROUBLES[number % TROUBLES.len()];
    let post = PostId::new(&"forum".parse().unwrap(), &number.to_string());
    let at = moment(number as i64);
    // Every other post names its street; every fifth has words of the next trouble too, which joins what was apart.
    let places = match number % 2 {
        0 => serde_json::json!([]),
        _ => serde_json::json!([{"kind": "street", "code": "791110000", "name": street, "name_ru": street}]),
    };
    let mut stems: Vec<&str> = words.iter().copied().skip(number % 3).collect();
    if number.is_multiple_of(5) {
        stems.extend(TROUBLES[(number + 1) % TROUBLES.len()].1);
    }
    let own = format!("слово{number}");
    stems.push(&own);
    serde_json::from_value(serde_json::json!({
        "post": post, "version_at": at, "source": "forum", "kind": "feed", "publisher": "community",
        "city": "shymkent", "at": at, "excerpt": stems.join(" "), "language": "kk", "kk_share": 1.0,
        "signal_type": "complaint", "sentiment": "negative", "topic": topic, "urgency": "normal",
        "fingerprint": number, "stems": stems, "places": places,
        "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
    }))
    .unwrap()
}

/// A city as storage holds it.
#[derive(Default)]
struct City {
    signals: BTreeMap<PostId, Signal>,
    stories: Vec<Story>,
    passages: BTreeMap<(PassageKind, StoryId), Passage>,
    /// Every name that ever stood, with the posts it stood for last.
    named: BTreeMap<StoryId, BTreeSet<PostId>>,
}

impl City {
    /// Takes a batch in at the `round`th hour.
    fn take(&mut self, batch: &[Signal], round: i64) {
        self.signals.extend(batch.iter().map(|signal| (signal.post.clone(), signal.clone())));
        let today: Date = "2026-11-25".parse().unwrap();
        let window = Window::of(&self.stories, today, None);
        let signals = self.signals.values().cloned().collect();
        let Renewed { stories, absorbed } = renewed(&self.stories, signals, &window, moment(120));
        let gone = gone(&self.stories, &stories, &absorbed, window.first);
        for passage in passages(&self.stories, &stories, &gone, moment(120 + round)) {
            self.passages.insert((passage.kind, passage.story.clone()), passage);
        }
        for story in &stories {
            let posts = story.members.iter().map(|member| member.post.clone()).collect();
            self.named.insert(story.id.clone(), posts);
        }
        self.stories = stories;
    }

    fn trace(&self) -> Trace {
        Trace::of(self.passages.values().cloned())
    }
}

/// A xorshift; the seed says it all.
fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for at in (1..items.len()).rev() {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        items.swap(at, (seed % (at as u64 + 1)) as usize);
    }
}

#[test]
fn every_order_of_batches_thrice_delivered_ends_in_the_same_stories_and_every_name_leads_to_one() {
    let all: Vec<Signal> = (0..60).map(signal).collect();
    let mut whole = City::default();
    whole.take(&all, 0);
    assert!(whole.stories.len() >= 2, "{} stories", whole.stories.len());
    let mut ended = 0;
    for seed in 1..=12_u64 {
        let mut batches: Vec<&[Signal]> = all.chunks(7).collect::<Vec<_>>().repeat(3);
        shuffle(&mut batches, seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut city = City::default();
        for (round, batch) in batches.into_iter().enumerate() {
            city.take(batch, round as i64);
        }
        assert_eq!(city.stories, whole.stories, "seed {seed}");
        let trace = city.trace();
        let stands = |id: &StoryId| city.stories.iter().any(|story| story.id == *id);
        for (name, posts) in &city.named {
            let standing =
                trace.standing(name, stands).unwrap_or_else(|| panic!("seed {seed}: {name} leads nowhere"));
            let story = city.stories.iter().find(|story| story.id == *standing).unwrap();
            let shared = story.members.iter().any(|member| posts.contains(&member.post));
            assert!(shared, "seed {seed}: {name} leads to a story that has none of its posts");
            ended += usize::from(!stands(name));
        }
    }
    assert!(ended > 12, "only {ended} names ended; the test shows nothing");
}

#[test]
fn a_run_with_nothing_new_leaves_no_trace() {
    let mut city = City::default();
    city.take(&(0..60).map(signal).collect::<Vec<_>>(), 0);
    city.take(&[signal(3)], 1);
    assert_eq!(city.passages.len(), 0);
}

#[test]
fn what_was_parted_names_the_story_it_was_of() {
    let post = |number| signal(number).post;
    let mut city = City::default();
    city.take(&(0..60).map(signal).collect::<Vec<_>>(), 0);
    // Storage held all of it as one story; the rebuild knows better.
    let mut one = city.stories[0].clone();
    one.members = city.stories.iter().flat_map(|story| story.members.clone()).collect();
    assert!(one.members.iter().any(|member| member.post == post(3)));
    let id = one.id.clone();
    city.stories = vec![one];
    city.take(&[], 1);
    let parted: Vec<&Passage> =
        city.passages.values().filter(|passage| passage.kind == PassageKind::Split).collect();
    assert_eq!(parted.len(), city.stories.len() - 1);
    assert!(parted.iter().all(|passage| passage.other == id));
    assert_eq!(city.trace().split_from(&parted[0].story).map(|passage| &passage.other), Some(&id));
}
