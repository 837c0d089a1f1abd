//! Signals made up for tests.

use belgi_domain::{
    Cause, Change, CityId, Confidence, Language, Member, PostId, Publisher, Reactions, Sentiment, Signal,
    SignalType, SourceId, SourceKind, Story, StoryId, StoryState, Topic, Urgency, VoiceBand,
};
use belgi_text::stems::content_stems;
use jiff::{SignedDuration, Timestamp};

/// A post of this type and these words, so many hours after the first.
pub(crate) fn signal(hours: i64, signal_type: SignalType, text: &str) -> Signal {
    let (city, source): (CityId, SourceId) = ("shymkent".parse().unwrap(), "forum".parse().unwrap());
    let at = Timestamp::from_second(1_794_000_000).unwrap() + SignedDuration::from_hours(hours);
    Signal {
        post: PostId::new(&source, &format!("{hours} {text}")),
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
        signal_type,
        sentiment: Sentiment::Negative,
        topic: Topic::Other,
        urgency: Urgency::Normal,
        groups: Vec::new(),
        places: Vec::new(),
        department: None,
        fingerprint: 0,
        stems: content_stems(text),
        confidence: Confidence::default(),
        evidence: Vec::new(),
        corrected: Default::default(),
        second_opinion: Default::default(),
        source,
        city,
    }
}

/// A story that began at hour zero, with a complaint of each of these sources.
pub(crate) fn story(urgency: Urgency, state: StoryState, voices: u32, sources: &[&str]) -> Story {
    let first = signal(0, SignalType::Complaint, "Нет воды");
    let members: Vec<Member> = sources
        .iter()
        .map(|source| Member {
            post: PostId::new(&source.parse().unwrap(), "1"),
            source: source.parse().unwrap(),
            publisher: Publisher::Community,
            at: first.at,
            signal_type: SignalType::Complaint,
            sentiment: Sentiment::Negative,
            language: Language::Kk,
            echo_of: None,
        })
        .collect();
    let post = members[0].post.clone();
    Story {
        id: StoryId::new(&first.city, &post),
        city: first.city,
        topic: Topic::Water,
        places: Vec::new(),
        headline_kk: None,
        headline_ru: None,
        first_seen: first.at,
        last_seen: first.at,
        state,
        history: vec![Change { at: first.at, state, cause: Cause::FirstPost { post } }],
        urgency,
        dangers: Vec::new(),
        groups: Vec::new(),
        voices: VoiceBand::of(voices),
        shown_voices: None,
        department: None,
        answers: Vec::new(),
        quotes: Vec::new(),
        members,
    }
}
