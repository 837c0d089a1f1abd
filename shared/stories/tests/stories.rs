//! Small cities: which posts are one story and which are not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use belgi_domain::{
    CityId, Confidence, Language, PostId, Publisher, Reactions, Sentiment, Signal, SignalType, SourceId,
    SourceKind, Topic, Urgency,
};
use belgi_stories::{Settings, build};
use belgi_text::fingerprint::simhash;
use belgi_text::places::Gazetteer;
use belgi_text::stems::content_stems;
use jiff::{SignedDuration, Timestamp};

/// A complaint on this topic, so many hours after the first.
fn complaint(hours: i64, topic: Topic, text: &str) -> Signal {
    let (city, source): (CityId, SourceId) = ("shymkent".parse().unwrap(), "forum".parse().unwrap());
    let at = Timestamp::from_second(1_794_000_000).unwrap() + SignedDuration::from_hours(hours);
    Signal {
        post: PostId::new(&source, text),
        version_at: at,
        kind: SourceKind::Vk,
        publisher: Publisher::Community,
        at,
        url: None,
        title: None,
        excerpt: text.to_owned(),
        parent: None,
        voice: None,
        reactions: Reactions::default(),
        language: Language::Mixed,
        kk_share: 0.5,
        signal_type: SignalType::Complaint,
        sentiment: Sentiment::Negative,
        topic,
        urgency: Urgency::Normal,
        groups: Vec::new(),
        places: Gazetteer::bundled().find(text, Some(&city)),
        department: None,
        fingerprint: simhash(text),
        stems: content_stems(text),
        confidence: Confidence::default(),
        evidence: Vec::new(),
        corrected: Default::default(),
        second_opinion: Default::default(),
        source,
        city,
    }
}

/// For each post of `texts`, the number of its story.
fn grouped(topic: Topic, texts: &[&str]) -> Vec<usize> {
    let signals: Vec<Signal> =
        texts.iter().zip(0..).map(|(text, hours)| complaint(hours, topic, text)).collect();
    let now = signals.last().unwrap().at;
    let mut stories = build(&signals, now, &Settings::default());
    stories.sort_by_key(|story| story.first_seen);
    let of = |signal: &Signal| {
        stories.iter().position(|story| story.members.iter().any(|member| member.post == signal.post))
    };
    signals.iter().map(|signal| of(signal).unwrap()).collect()
}

#[test]
fn places_and_words_part_and_join() {
    let cases: [(Topic, &[&str], &[usize]); 6] = [
        (
            Topic::Heating,
            &[
                "Қаратау ауданы, Нұрсат шағынауданында жылу жоқ, батарея суық",
                "Абай ауданында үш күннен бері жылу жоқ, батарея суық",
                "Каратауский район, микрорайон Нурсат: нет отопления, батареи холодные",
                "В Абайском районе нет отопления, батареи холодные",
            ],
            &[0, 1, 0, 1],
        ),
        (
            Topic::Roads,
            &["Яма на улице Байтурсынова, машины не проехать", "Яма на улице Рыскулова, машины не проехать"],
            &[0, 1],
        ),
        (
            Topic::Education,
            &[
                "В школе № 214 детей кормят холодным обедом",
                "В школе № 231 детей кормят холодным обедом",
                "214-мектептің асханасында балаларға суық тамақ береді",
            ],
            &[0, 1, 0],
        ),
        (
            Topic::Transport,
            &[
                "65-автобус келмейді, бір сағат күттік",
                "Автобус 19 не приходит, ждали час",
                "Маршрут № 65 не ходит, ждём час",
            ],
            &[0, 1, 0],
        ),
        (
            Topic::Waste,
            &[
                "Самал шағынауданында қоқыс шығарылмайды, контейнер толып кетті",
                "В Самале не вывозят мусор, контейнеры переполнены",
            ],
            &[0, 0],
        ),
        (
            Topic::Water,
            &["Тұран ауданында екі күн су жоқ", "В Туране второй день нет воды, когда дадут?"],
            &[0, 0],
        ),
    ];
    for (topic, texts, expect) in cases {
        assert_eq!(grouped(topic, texts), expect, "{texts:?}");
    }
}

#[test]
fn posts_after_the_moment_are_left_out_and_the_last_version_counts() {
    let first = complaint(0, Topic::Water, "Нет воды в микрорайоне Самал");
    let late = complaint(9, Topic::Water, "В микрорайоне Самал снова нет воды");
    let mut edited = first.clone();
    edited.version_at += SignedDuration::from_hours(1);
    edited.topic = Topic::Heating;
    let stories = build(&[edited, first.clone(), late], first.at, &Settings::default());
    assert_eq!(stories.len(), 1);
    assert_eq!((stories[0].topic, stories[0].members.len()), (Topic::Heating, 1));
}

/// An office's post on this topic, so many hours after the first.
fn official(hours: i64, topic: Topic, text: &str) -> Signal {
    let publisher = Publisher::Official;
    Signal { publisher, signal_type: SignalType::Response, ..complaint(hours, topic, text) }
}

#[test]
fn planned_works_of_another_kind_on_the_street_are_no_answer() {
    let potholes = [
        complaint(0, Topic::Roads, "Ямы на улице Капал батыра, пробил колесо, ремонта нет"),
        complaint(30, Topic::Roads, "На улице Капал батыра ямы по колено, когда ремонт"),
    ];
    let answered_by = |topic, text| {
        let signals = [potholes.as_slice(), &[official(60, topic, text)]].concat();
        let stories = build(&signals, signals.last().unwrap().at, &Settings::default());
        assert_eq!(stories.len(), 1, "{stories:?}");
        stories.first().unwrap().answers.len()
    };
    let repaired = "Ямы на улице Капал батыра отремонтированы";
    let planned = "Плановые работы на улице Капал батыра: ремонт сетей, ямы огорожены";
    assert_eq!(answered_by(Topic::Roads, repaired), 1);
    assert_eq!(answered_by(Topic::Electricity, planned), 0);
}
