//! A week as large as a city's worst: 20,000 signals and 800 stories.

use super::sample::*;
use belgi_domain::digest::Digest;
use belgi_domain::*;

const SIGNALS: usize = 20_000;
const STORIES: usize = 800;

const TEXTS: [&str; 6] = [
    "Үйде екінші күн жылу жоқ, балалар тоңып отыр, қайда хабарласамыз?",
    "Во дворе не вывозят мусор уже неделю, контейнеры переполнены, запах стоит на всю улицу",
    "Автобус тағы кешікті, жұмысқа кешігіп қалдық, аялдамада қырық минут күттік",
    "На перекрёстке не работает светофор, вчера чуть не сбили ребёнка, просим принять меры",
    "Су кешке дейін болмайды деді, бірақ үш күннен бері құбырдан тамшы ақпайды",
    "Стая собак у школы, дети боятся идти, ловить никто не едет",
];

fn signals() -> Vec<Signal> {
    let sources: Vec<_> = (0..60)
        .map(|i| {
            source(&format!("source-{i}"), &format!("Дереккөз {i}"), SourceKind::Vk, Publisher::Community)
        })
        .collect();
    let topics = Topic::ALL;
    let signal = |i: usize| {
        let story = i % STORIES;
        let moment = format!("2026-11-{:02}T{:02}:{:02}:00", 16 + i % 7, i / 7 % 24, i / 168 % 60);
        // Length and words of real posts: a sentence or two, cut by the classifier at 400 characters.
        let text = format!("{} №{i}. {}", TEXTS[i % 6], TEXTS[(i + 1) % 6]);
        let mut signal = signal(&sources[i % 60], &i.to_string(), &moment, &text);
        signal.topic = topics[story % topics.len()];
        signal.urgency = if story.is_multiple_of(40) { Urgency::Critical } else { Urgency::Normal };
        signal.signal_type = if i.is_multiple_of(9) { SignalType::Request } else { SignalType::Complaint };
        signal.department = Some(format!("body-{}", story % 20));
        let street = format!("Көше {story}");
        signal.places = vec![
            place("791710000", "Қаратау", "Каратауский", PlaceKind::District),
            place("791710000", &street, &format!("улица {story}"), PlaceKind::Street),
        ];
        signal
    };
    (0..SIGNALS).map(signal).collect()
}

/// The week and its digest.
pub fn large() -> (Digest, Vec<Signal>) {
    let signals = signals();
    let states = [
        StoryState::New,
        StoryState::Growing,
        StoryState::Steady,
        StoryState::Forgotten,
        StoryState::Reopened,
    ];
    let story = |at: usize| {
        let mut own: Vec<&Signal> = signals.iter().skip(at).step_by(STORIES).collect();
        own.sort_by_key(|signal| signal.at);
        let mut story = story(states[at % 5], &own);
        story.headline_kk = Some(format!("{} ({at})", TEXTS[at % 6]));
        story
    };
    let stories = (0..STORIES).map(story).collect();
    let given = Given { stories, signals, ..Given::empty() };
    (belgi_report::compose(&crate::inputs!(belgi_report::Inputs, given)), given.signals)
}
