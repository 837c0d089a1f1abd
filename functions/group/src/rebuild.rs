//! The stories of one city, built from the signals of the open window.

use crate::long::go_on;
use crate::passages::passages;
use crate::window::{Fresh, Signals};
use belgi_domain::period::local_date;
use belgi_domain::{CityId, PostId, Signal, Story, StoryId, StoryState};
use belgi_store::{Store, StoreError};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, BTreeSet};

/// Days that signals stay in the window after which nothing new joins their story.
const WINDOW_DAYS: i64 = 35;
/// A story that never ends is read back this far; what it was before that day is taken over as it stands.
const LONGEST_DAYS: i64 = 120;

/// What a rebuild did.
pub(crate) struct Rebuilt {
    pub(crate) stories: u32,
    pub(crate) written: u32,
    pub(crate) states: BTreeMap<StoryState, u32>,
}

/// Builds the stories of `city` anew and writes the difference. Only for the holder of its lease. `fresh` are posts of the
/// city that were classified since the last time. With `since`, stories that have ended are built again too, where they were
/// going on on that day or later.
pub(crate) async fn rebuild(
    store: &Store,
    city: &CityId,
    now: Timestamp,
    fresh: &Fresh,
    since: Option<Date>,
) -> Result<Rebuilt, StoreError> {
    let today = local_date(now);
    let stored = store.stories(city).await?;
    let window = Window::of(&stored, today, since);
    let days = window.first..today.tomorrow().unwrap_or(today);
    let mut signals = match since {
        None => Signals::indexed(store, city, days, fresh).await?,
        Some(_) => Signals::stored(store, city, days).await?,
    };
    let known: BTreeMap<&StoryId, &Story> = stored.iter().map(|story| (&story.id, story)).collect();
    let is_changed = |story: &&Story| known.get(&story.id) != Some(story);
    let mut renewal = renewed(&stored, signals.all(), &window, now);
    // Each turn confirms posts that no turn before has asked for, so this ends.
    while signals.confirm(store, posts_of(renewal.stories.iter().filter(is_changed))).await? {
        renewal = renewed(&stored, signals.all(), &window, now);
    }
    let Renewed { stories, absorbed } = renewal;
    let changed: Vec<&Story> = stories.iter().filter(is_changed).collect();
    let gone = gone(&stored, &stories, &absorbed, window.first);
    // Names first: after a crash here they are found again, and until a story is deleted its own name leads to it.
    store.put_passages(city, &passages(&stored, &stories, &gone, now)).await?;
    store.put_stories(&changed).await?;
    store.delete_stories(city, &gone).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut states = BTreeMap::new();
    stories.iter().for_each(|story| *states.entry(story.state).or_default() += 1);
    Ok(Rebuilt { stories: count(stories.len()), written: count(changed.len()), states })
}

/// The posts that these stories tell of, answers among them.
fn posts_of<'a>(stories: impl Iterator<Item = &'a Story>) -> impl Iterator<Item = &'a PostId> {
    stories.flat_map(|story| {
        let members = story.members.iter().map(|member| &member.post);
        members.chain(story.answers.iter().map(|answer| &answer.post))
    })
}

/// The stories of the window. What an ended story of before holds is not told again; a story so long that it began
/// before the window keeps its name and its past.
pub(crate) fn renewed(
    stored: &[Story],
    mut signals: Vec<Signal>,
    window: &Window,
    now: Timestamp,
) -> Renewed {
    let before = stored.iter().filter(|story| local_date(story.first_seen) < window.first);
    let (long, ended): (Vec<&Story>, Vec<&Story>) =
        before.partition(|story| local_date(story.last_seen) >= window.open_from);
    let settled: BTreeSet<&PostId> =
        ended.iter().flat_map(|story| &story.members).map(|member| &member.post).collect();
    signals.retain(|signal| !settled.contains(&signal.post));
    let mut stories = belgi_stories::build(&signals, now, &belgi_stories::Settings::default());
    let absorbed = go_on(long, &mut stories, window.first);
    Renewed { stories, absorbed }
}

/// What a rebuild comes to.
pub(crate) struct Renewed {
    pub(crate) stories: Vec<Story>,
    /// Stories that go on in another's name.
    pub(crate) absorbed: BTreeSet<StoryId>,
}

/// The days whose signals are read.
pub(crate) struct Window {
    /// The first of them.
    pub(crate) first: Date,
    /// A story whose last post is of this day or later is open.
    open_from: Date,
}

impl Window {
    /// Far enough back that every open story is built whole, if it is not older than [`LONGEST_DAYS`]; with
    /// `since`, every story also that was going on on that day.
    pub(crate) fn of(stored: &[Story], today: Date, since: Option<Date>) -> Self {
        let back = |days: i64| today.checked_sub(days.days()).unwrap_or(today);
        let (open_from, longest) = (back(WINDOW_DAYS), back(LONGEST_DAYS));
        let open = stored.iter().filter(|story| local_date(story.last_seen) >= open_from);
        let begun = open.map(|story| local_date(story.first_seen)).min();
        let usual = begun.unwrap_or(open_from).clamp(longest, open_from);
        let first = since.map_or(usual, |day| begun_by(stored, day.min(usual)));
        Self { first, open_from }
    }
}

/// The first day of the stories that were going on on `day`.
fn begun_by(stored: &[Story], day: Date) -> Date {
    let on = stored
        .iter()
        .filter(|story| local_date(story.first_seen) <= day && local_date(story.last_seen) >= day);
    on.map(|story| local_date(story.first_seen)).min().unwrap_or(day)
}

/// Stories of the window that have become part of others, or whose posts were removed.
pub(crate) fn gone(
    stored: &[Story],
    built: &[Story],
    absorbed: &BTreeSet<StoryId>,
    first: Date,
) -> Vec<StoryId> {
    let kept: BTreeSet<&StoryId> = built.iter().map(|story| &story.id).collect();
    let lost = |story: &&Story| local_date(story.first_seen) >= first && !kept.contains(&story.id);
    let ended = stored.iter().filter(|story| absorbed.contains(&story.id) || lost(story));
    ended.map(|story| story.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(native: &str, at: &str) -> Signal {
        let post = PostId::new(&"forum".parse().unwrap(), native);
        serde_json::from_value(serde_json::json!({
            "post": post, "version_at": at, "source": "forum", "kind": "feed", "publisher": "community", "city": "shymkent",
            "at": at, "excerpt": "Нұрсәтте жылу жоқ, үй суық", "language": "kk", "kk_share": 1.0, "signal_type": "complaint",
            "sentiment": "negative", "topic": "heating", "urgency": "normal", "fingerprint": 0,
            "stems": ["жылу", "жок", "нурсат", "суык", native],
            "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
        }))
        .unwrap()
    }

    fn moment(day: Date) -> Timestamp {
        belgi_domain::Period::of(belgi_domain::PeriodKind::Day, day).start()
    }

    /// One post every five days, from the first to the last day.
    fn course(name: &str, (first, last): (&str, &str)) -> Vec<Signal> {
        let (first, last): (Date, Date) = (first.parse().unwrap(), last.parse().unwrap());
        let days = first.series(5.days()).take_while(|day| *day <= last);
        days.map(|day| signal(&format!("{name}-{day}"), &moment(day).to_string())).collect()
    }

    /// What a city's stories are after a rebuild on `today`.
    fn round(stored: &[Story], all: &[Signal], today: &str) -> Vec<Story> {
        let today: Date = today.parse().unwrap();
        let window = Window::of(stored, today, None);
        let read = all.iter().filter(|signal| (window.first..=today).contains(&local_date(signal.at)));
        let Renewed { stories, absorbed } =
            renewed(stored, read.cloned().collect(), &window, moment(today.tomorrow().unwrap()));
        let gone = gone(stored, &stories, &absorbed, window.first);
        let mut after: BTreeMap<StoryId, Story> =
            stored.iter().map(|story| (story.id.clone(), story.clone())).collect();
        after.retain(|id, _| !gone.contains(id));
        after.extend(stories.into_iter().map(|story| (story.id.clone(), story)));
        after.into_values().collect()
    }

    /// The stories as they stand after a rebuild on each of `days`; every post is told once, and a post that began
    /// a story stays in the story of that name.
    fn course_of(all: &[Signal], days: &[&str]) -> Vec<Story> {
        let mut stored = Vec::new();
        for today in days {
            let day: Date = today.parse().unwrap();
            let read: Vec<Signal> =
                all.iter().filter(|signal| local_date(signal.at) <= day).cloned().collect();
            stored = round(&stored, &read, today);
            let mut told: Vec<&PostId> =
                stored.iter().flat_map(|story| &story.members).map(|member| &member.post).collect();
            told.sort();
            let mut expected: Vec<&PostId> = read.iter().map(|signal| &signal.post).collect();
            expected.sort();
            assert_eq!(told, expected, "{today}");
            for story in &stored {
                assert_eq!(story.id, StoryId::new(&story.city, &story.members[0].post), "{today}");
                assert_eq!(story.first_seen, story.members[0].at, "{today}");
            }
        }
        stored
    }

    #[test]
    fn a_story_of_half_a_year_keeps_its_name_and_its_past() {
        let all = course("long", ("2026-05-01", "2026-11-20"));
        let days = [
            "2026-05-30",
            "2026-06-25",
            "2026-07-25",
            "2026-08-24",
            "2026-09-20",
            "2026-10-15",
            "2026-11-01",
            "2026-11-02",
            "2026-11-20",
        ];
        let stories = course_of(&all, &days);
        let first = StoryId::new(&"shymkent".parse().unwrap(), &all[0].post);
        assert!(stories.iter().any(|story| story.id == first));
    }

    #[test]
    fn an_ended_story_is_not_cut_in_two_when_the_window_moves() {
        let mut all = course("early", ("2026-05-01", "2026-06-10"));
        for signal in &mut all {
            signal.topic = belgi_domain::Topic::Roads;
            signal.stems = vec!["жол".into(), "шункыр".into(), "абай".into()];
        }
        // Another story begins while the first goes on, and lasts.
        all.extend(course("late", ("2026-06-01", "2026-08-30")));
        let days = ["2026-05-30", "2026-06-10", "2026-07-05", "2026-07-20", "2026-08-10", "2026-08-30"];
        assert!(course_of(&all, &days).len() >= 2);
    }
}
