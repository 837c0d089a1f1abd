use super::*;
use crate::sample::{Given, answered, at, failed, place, quote, signal, source, story, week};
use belgi_domain::*;

fn digest(given: &Given) -> Digest {
    compose(&crate::inputs!(super::Inputs, given))
}

fn community() -> Source {
    source("our-city", "Біздің қала", SourceKind::Vk, Publisher::Community)
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let given = week();
    assert_eq!(digest(&given), digest(&given.reversed()));
}

#[test]
fn a_week_is_counted_beside_the_one_before() {
    let digest = digest(&week());
    assert_eq!((digest.totals.posts, digest.totals.signals, digest.previous.posts), (23, 19, 11));
    assert_eq!(digest.totals.by_urgency[&Urgency::Critical], 5);
    assert_eq!(digest.days.len(), 7);
    assert_eq!(digest.days.iter().map(|day| day.posts).sum::<u32>(), digest.totals.posts);
    let heating = &digest.topics[0];
    assert_eq!((heating.topic, heating.total, heating.elsewhere), (Topic::Heating, 5, 0));
    for row in &digest.topics {
        assert_eq!(row.by_district.iter().sum::<u32>() + row.elsewhere, row.total, "{:?}", row.topic);
    }
}

#[test]
fn districts_stand_in_the_order_of_a_kazakh_dictionary() {
    let names: Vec<_> = digest(&week()).districts.into_iter().map(|place| place.name).collect();
    assert_eq!(names, ["Абай", "Әл-Фараби", "Еңбекші", "Қаратау", "Тұран"]);
}

#[test]
fn a_district_of_another_region_is_no_column() {
    let mut one = signal(&community(), "1", "2026-11-17T10:00:00", "су жоқ");
    one.places = vec![place("751510000", "Бостандық", "Бостандыкский", PlaceKind::District)];
    let digest = digest(&Given { signals: vec![one], ..Given::empty() });
    assert!(digest.districts.is_empty());
    assert_eq!(digest.topics[0].elsewhere, 1);
}

#[test]
fn an_unfinished_week_is_compared_with_the_same_stretch() {
    let source = community();
    let on = |native, moment| signal(&source, native, moment, "су жоқ");
    let given = Given {
        now: at("2026-11-18T12:00:00"),
        signals: vec![on("1", "2026-11-17T10:00:00"), on("late", "2026-11-18T13:00:00")],
        before: vec![on("2", "2026-11-11T11:59:00"), on("3", "2026-11-11T12:00:00")],
        ..Given::empty()
    };
    let digest = digest(&given);
    assert!(digest.partial);
    assert_eq!((digest.totals.posts, digest.previous.posts), (1, 1));
    assert_eq!(digest.previous_until, at("2026-11-11T12:00:00"));
    assert_eq!(digest.days.len(), 3, "days to come are not days without posts");
}

#[test]
fn a_post_counts_once_and_in_its_latest_version() {
    let source = community();
    let first = signal(&source, "1", "2026-11-17T10:00:00", "су жоқ");
    let edited = Signal {
        version_at: at("2026-11-18T10:00:00"),
        signal_type: SignalType::Praise,
        sentiment: Sentiment::Positive,
        ..first.clone()
    };
    let digest = digest(&Given { signals: vec![edited, first], ..Given::empty() });
    assert_eq!(digest.totals.posts, 1);
    assert_eq!(digest.praise.len(), 1);
}

#[test]
fn what_needs_action_stands_first() {
    let order: Vec<_> =
        digest(&week()).stories.iter().map(|entry| (entry.story.topic, rank(entry))).collect();
    let expect = [
        (Topic::Heating, 0),
        (Topic::Transport, 2),
        (Topic::Waste, 3),
        (Topic::Animals, 4),
        (Topic::Electricity, 5),
        (Topic::Roads, 5),
        (Topic::Water, 7),
    ];
    assert_eq!(order, expect);
}

#[test]
fn high_urgency_stands_first_when_several_speak_of_it_and_danger_at_once() {
    let source = community();
    let told = |urgency, count: u32| {
        let post = |number: u32| Signal {
            urgency,
            ..signal(&source, &number.to_string(), "2026-11-17T10:00:00", "жарық жоқ")
        };
        let posts: Vec<_> = (0..count).map(post).collect();
        let given = Given {
            stories: vec![story(StoryState::Steady, &posts.iter().collect::<Vec<_>>())],
            ..Given::empty()
        };
        is_urgent(&digest(&given).stories[0])
    };
    let cases = [
        (Urgency::High, 2, false),
        (Urgency::High, 3, true),
        (Urgency::Critical, 1, true),
        (Urgency::Normal, 9, false),
    ];
    for (urgency, count, expect) in cases {
        assert_eq!(told(urgency, count), expect, "{urgency} told {count} times");
    }
}

#[test]
fn praise_is_what_others_say_and_mean() {
    let source = community();
    let office = crate::sample::source("akimdik", "Әкімдік", SourceKind::Page, Publisher::Official);
    let praise = |source, native: &str, sentiment| Signal {
        signal_type: SignalType::Praise,
        sentiment,
        ..signal(source, native, "2026-11-17T10:00:00", "рақмет")
    };
    let signals = vec![
        praise(&source, "1", Sentiment::Positive),
        praise(&source, "2", Sentiment::Negative),
        praise(&office, "3", Sentiment::Positive),
    ];
    assert_eq!(digest(&Given { signals, ..Given::empty() }).praise.len(), 1);
}

#[test]
fn a_story_is_told_as_it_stood_at_the_end() {
    let source = community();
    let office = crate::sample::source("akimdik", "Әкімдік", SourceKind::Page, Publisher::Official);
    let asked = signal(&source, "1", "2026-11-17T10:00:00", "су жоқ");
    let again = signal(&source, "2", "2026-11-20T10:00:00", "су әлі жоқ");
    let mut reply = signal(&office, "3", "2026-11-25T10:00:00", "жөнделді");
    reply.signal_type = SignalType::Response;
    let later = story(StoryState::Answered, &[&asked, &again, &reply]);
    let given = Given { now: at("2026-11-30T07:00:00"), stories: vec![later], ..Given::empty() };
    let entry = &digest(&given).stories[0];
    assert_eq!((entry.story.state, entry.posts, entry.answer_hours), (StoryState::New, 2, None));
    assert_eq!(entry.story.last_seen, at("2026-11-20T10:00:00"));
    assert_eq!(entry.idle_days, 2);

    let next = Given { period: given.period.of_next(), ..given };
    let entry = &digest(&next).stories[0];
    assert_eq!((entry.story.state, entry.posts, entry.answer_hours), (StoryState::Answered, 1, Some(192)));
}

trait OfNext {
    fn of_next(self) -> Self;
}

impl OfNext for Period {
    fn of_next(self) -> Self {
        Period::of(self.kind, self.day_after())
    }
}

#[test]
fn one_residents_words_are_left_out() {
    let desk = source("desk-109", "109", SourceKind::Inbox, Publisher::ServiceDesk);
    let paper = source("paper", "Газет", SourceKind::Feed, Publisher::Media);
    let alone = signal(&community(), "1", "2026-11-17T10:00:00", "менің пәтерім суық");
    let (called, printed) = (
        signal(&desk, "2", "2026-11-17T11:00:00", "суық"),
        signal(&paper, "3", "2026-11-17T12:00:00", "суық үйлер"),
    );
    let mut praise = signal(&community(), "4", "2026-11-17T12:00:00", "рақмет");
    praise.signal_type = SignalType::Praise;
    let cases: [(&[&Signal], bool); 6] = [
        (&[&alone], true),
        (&[&called], true),
        (&[&printed], false),
        (&[&alone, &called], false),
        (&[&alone, &printed], false),
        (&[&praise], false),
    ];
    for (signals, withheld) in cases {
        let mut story = story(StoryState::New, signals);
        story.headline_kk = Some("менің пәтерім суық".into());
        let entry = digest(&Given { stories: vec![story], ..Given::empty() }).stories.remove(0);
        assert_eq!(entry.withheld, withheld, "{:?}", signals.iter().map(|s| &s.excerpt).collect::<Vec<_>>());
        assert_eq!(entry.story.headline_kk.is_none(), withheld);
        assert_eq!(entry.story.quotes.iter().all(|quote| quote.text.is_empty()), withheld);
        assert!(entry.story.quotes.iter().all(|quote| quote.url.is_some()), "the public post stays linked");
    }
}

#[test]
fn echoes_do_not_make_one_voice_many() {
    let (first, echo) = (
        signal(&community(), "1", "2026-11-17T10:00:00", "менің пәтерім суық"),
        signal(&community(), "2", "2026-11-17T11:00:00", "менің пәтерім суық"),
    );
    let mut story = story(StoryState::New, &[&first, &echo]);
    story.members[1].echo_of = Some(first.post.clone());
    story.quotes = vec![quote(&echo)];
    assert!(digest(&Given { stories: vec![story], ..Given::empty() }).stories[0].withheld);
}

#[test]
fn coverage_names_troubled_sources_first() {
    let digest = digest(&week());
    let rows: Vec<_> = digest.coverage.sources.iter().take(3).map(|row| (row.health, row.fault)).collect();
    assert_eq!(rows, [(Health::Failing, Some(Fault::Status)), (Health::Stale, None), (Health::Ok, None)]);
    let coverage = &digest.coverage;
    assert_eq!((coverage.enabled, coverage.asked, coverage.answering, coverage.with_posts), (7, 7, 5, 5));
}

#[test]
fn sources_of_other_cities_and_disabled_ones_are_no_gap() {
    let elsewhere = Source { city: Some("astana".parse().unwrap()), ..community() };
    let national = Source { city: None, id: "national".parse().unwrap(), ..community() };
    let disabled = Source { enabled: false, id: "disabled".parse().unwrap(), ..community() };
    let now = Given::empty().now;
    let cursors = vec![answered(&national, now), failed(&disabled, now, Fault::Gone, "410")];
    let given = Given { sources: vec![elsewhere, national, disabled], cursors, ..Given::empty() };
    assert_eq!(digest(&given).coverage.enabled, 1);
}

#[test]
fn outlets_are_not_added_up_over_platforms() {
    let site = source("paper", "Газет", SourceKind::Feed, Publisher::Media);
    let channel = source("paper-vk", "Газет", SourceKind::Vk, Publisher::Media);
    let desk = source("desk-109", "109", SourceKind::Inbox, Publisher::ServiceDesk);
    let on = |source, native| signal(source, native, "2026-11-17T10:00:00", "су жоқ");
    let signals = vec![on(&site, "1"), on(&channel, "2"), on(&channel, "3"), on(&desk, "4")];
    let digest = digest(&Given { signals, sources: vec![site, channel, desk], ..Given::empty() });
    let rows: Vec<_> = digest.outlets.iter().map(|row| (row.name.as_str(), row.kind, row.negative)).collect();
    assert_eq!(rows, [("Газет", SourceKind::Vk, 2), ("Газет", SourceKind::Feed, 1)]);
}

#[test]
fn a_department_is_measured_by_its_answers_and_the_stories_whose_time_is_up() {
    let office = crate::sample::source("akimdik", "Әкімдік", SourceKind::Page, Publisher::Official);
    let told = |native: &str, asked: &str, answered: Option<&str>| {
        let mut first = signal(&community(), native, asked, "су жоқ");
        first.department = Some("water".into());
        let reply = answered.map(|moment| {
            let mut reply = signal(&office, &format!("{native}-a"), moment, "жөнделді");
            reply.signal_type = SignalType::Response;
            reply
        });
        let posts: Vec<_> = std::iter::once(&first).chain(&reply).collect();
        story(if answered.is_some() { StoryState::Answered } else { StoryState::New }, &posts)
    };
    let stories = vec![
        told("quick", "2026-11-16T08:00:00", Some("2026-11-16T18:00:00")),
        told("slow", "2026-11-16T08:00:00", Some("2026-11-20T08:00:00")),
        told("open", "2026-11-18T00:00:00", None),
        told("young", "2026-11-22T20:00:00", None),
    ];
    let oldest = stories[2].id.clone();
    let row = digest(&Given { stories, ..Given::empty() }).answering.remove(0);
    assert_eq!((row.stories, row.answered, row.open, row.median_hours), (4, 2, 2, Some(10)));
    assert_eq!(row.day, digest::Share { part: 1, whole: 3 }, "the young one still has time");
    assert_eq!(row.three_days, digest::Share { part: 1, whole: 3 });
    assert_eq!((row.oldest_hours, row.oldest), (Some(120), Some(oldest)));
}

#[test]
fn what_worked_is_reported_done_and_not_complained_of_since() {
    let office = crate::sample::source("akimdik", "Әкімдік", SourceKind::Page, Publisher::Official);
    let asked = signal(&community(), "1", "2026-11-16T10:00:00", "су жоқ");
    let mut reply = signal(&office, "2", "2026-11-17T10:00:00", "жөнделді");
    reply.signal_type = SignalType::Response;
    let again = signal(&community(), "3", "2026-11-18T10:00:00", "су тағы жоқ");
    let cases: [(&[&Signal], AnswerKind, usize); 3] = [
        (&[&asked, &reply], AnswerKind::Done, 1),
        (&[&asked, &reply], AnswerKind::Promise, 0),
        (&[&asked, &reply, &again], AnswerKind::Done, 0),
    ];
    for (posts, kind, expect) in cases {
        let mut told = story(StoryState::Answered, posts);
        told.answers[0].kind = kind;
        assert_eq!(digest(&Given { stories: vec![told], ..Given::empty() }).worked.len(), expect, "{kind:?}");
    }
}

#[test]
fn a_source_that_falls_silent_leaves_a_gap_and_a_doubt() {
    let (steady, broken) = (community(), source("paper", "Газет", SourceKind::Feed, Publisher::Media));
    let on = |source: &Source, month_day: &str| {
        signal(source, month_day, &format!("2026-{month_day}T10:00:00"), "қар")
    };
    let week = ["11-16", "11-17", "11-18", "11-19", "11-20", "11-21", "11-22"];
    let before = ["11-09", "11-10", "11-11", "11-12", "11-13", "11-14", "11-15"];
    let now = Given::empty().now;
    let given = Given {
        signals: week.iter().map(|day| on(&steady, day)).chain([on(&broken, "11-16")]).collect(),
        before: before.iter().flat_map(|day| [on(&steady, day), on(&broken, day)]).collect(),
        cursors: vec![answered(&steady, now), answered(&broken, now)],
        sources: vec![steady, broken],
        ..Given::empty()
    };
    let coverage = digest(&given).coverage;
    let gap = &coverage.gaps[0];
    assert_eq!(
        (gap.source.as_ref().unwrap().as_str(), gap.first.to_string(), gap.days),
        ("paper", "2026-11-17".into(), 6)
    );
    assert_eq!((coverage.gaps.len(), coverage.missing_percent), (1, Some(50)));
}

#[test]
fn only_newsrooms_and_bodies_publish_for_or_against_services() {
    let paper = source("paper", "Газет", SourceKind::Feed, Publisher::Media);
    let judged = |source: &Source, native: &str, sentiment| Signal {
        sentiment,
        reactions: Reactions { views: Some(100), likes: Some(3), ..Reactions::default() },
        ..signal(source, native, "2026-11-17T10:00:00", "су жоқ")
    };
    let signals = vec![
        judged(&paper, "1", Sentiment::Negative),
        judged(&paper, "2", Sentiment::Neutral),
        judged(&community(), "3", Sentiment::Negative),
    ];
    let digest = digest(&Given { signals, sources: vec![paper, community()], ..Given::empty() });
    let outlets: Vec<_> = digest.publications.iter().map(|one| one.outlet.as_str()).collect();
    assert_eq!(outlets, ["paper"]);
    let reach = digest.outlets[0].reach;
    assert_eq!((reach.views, reach.viewed, reach.reactions), (200, 2, 6));
    assert_eq!((reach.likes, reach.comments), (Some(6), None));
}

#[test]
fn reach_is_told_by_source_and_topic() {
    let paper = source("paper", "Газет", SourceKind::Feed, Publisher::Media);
    let on = |native: &str, topic, comments| Signal {
        topic,
        reactions: Reactions { comments, ..Reactions::default() },
        ..signal(&paper, native, "2026-11-17T10:00:00", "су жоқ")
    };
    let signals = vec![
        on("1", Topic::Heating, Some(1)),
        on("2", Topic::Water, Some(2)),
        on("3", Topic::Water, None),
        Signal { topic: Topic::Water, ..signal(&community(), "4", "2026-11-17T10:00:00", "су жоқ") },
    ];
    let digest = digest(&Given { signals, sources: vec![paper.clone(), community()], ..Given::empty() });
    let row = digest.outlets.iter().find(|row| row.source.as_str() == "paper").unwrap();
    let topics: Vec<_> = row.topics.iter().map(|one| (one.topic, one.posts, one.reach.comments)).collect();
    assert_eq!(topics, [(Topic::Water, 2, Some(2)), (Topic::Heating, 1, Some(1))]);
    assert_eq!(digest.outlets.len(), 2, "each source has a row of its own");
}
