//! The values that the rules write and read.

use belgi_domain::post::Redactor;
use belgi_domain::{
    Batch, BatchId, BatchStage, CityId, CleanPost, Confidence, Evidence, Group, Language, Place, PlaceKind,
    Post, PostId, Publisher, Reactions, Sentiment, Signal, SignalType, SourceId, SourceKind, Topic, Urgency,
    VoiceHash,
};
use jiff::Timestamp;

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn source(name: &str) -> SourceId {
    name.parse().unwrap()
}

pub fn city(name: &str) -> CityId {
    name.parse().unwrap()
}

pub fn post_id(number: usize) -> PostId {
    PostId::new(&source("forum"), &number.to_string())
}

/// A pending batch; `number` tells it from others and is its second on the 22nd.
pub fn batch(number: usize) -> Batch {
    let source = source("forum");
    let fetched_at = at("2026-11-22T06:00:00Z") + jiff::SignedDuration::from_secs(number.try_into().unwrap());
    let id = BatchId::new(&source, &number.to_string());
    Batch {
        key: belgi_store::raw_key(&source, fetched_at, &id),
        id,
        source,
        fetched_at,
        posts: 3,
        oldest: Some(fetched_at - jiff::SignedDuration::from_hours(2)),
        newest: Some(fetched_at),
        stage: BatchStage::Pending,
        tries: 0,
        reason: None,
    }
}

pub fn place() -> Place {
    Place {
        code: "791000000".into(),
        name: "Шымкент".into(),
        name_ru: "Шымкент".into(),
        kind: PlaceKind::City,
    }
}

/// A signal with every field filled.
pub fn signal(number: usize, moment: &str) -> Signal {
    Signal {
        post: post_id(number),
        version_at: at(moment),
        source: source("forum"),
        kind: SourceKind::Vk,
        publisher: Publisher::Community,
        city: city("shymkent"),
        at: at(moment),
        url: Some("https://forum.example/1".into()),
        title: Some("Жылу жоқ".into()),
        excerpt: "Нурсат, 3-й день холодные батареи ⟨phone⟩".into(),
        parent: Some(post_id(number + 1)),
        voice: Some(VoiceHash("0011223344556677".into())),
        reactions: Reactions {
            likes: Some(5),
            comments: None,
            shares: Some(0),
            views: Some(u64::from(u32::MAX)),
        },
        language: Language::Mixed,
        kk_share: 0.25,
        signal_type: SignalType::Complaint,
        sentiment: Sentiment::Negative,
        topic: Topic::Heating,
        urgency: Urgency::High,
        groups: vec![Group::Children, Group::Elderly],
        places: vec![place()],
        department: Some("heating-networks".into()),
        fingerprint: u64::MAX,
        stems: vec!["батар".into(), "жылу".into()],
        confidence: Confidence {
            language: 0.5,
            signal_type: 0.75,
            sentiment: 1.0,
            topic: 0.125,
            urgency: 0.0,
        },
        evidence: vec![Evidence { field: "topic".into(), words: "батареи".into(), weight: 1.5 }],
        corrected: ["urgency".to_owned()].into(),
        second_opinion: ["topic".to_owned()].into(),
    }
}

struct Nothing;

impl Redactor for Nothing {
    fn text(&self, text: &str) -> String {
        text.to_owned()
    }
    fn link(&self, url: &str) -> Option<String> {
        Some(url.to_owned())
    }
}

/// A post with line breaks and both languages.
pub fn post(number: usize) -> CleanPost {
    let mut post = Post::new(&source("forum"), &number.to_string());
    post.title = Some("Су жоқ, \"опять\"".into());
    post.text = format!("Бірінші жол {number}\nвторая строка\u{2028}😀");
    post.url = Some(format!("https://forum.example/{number}"));
    post.published_at = Some(at("2026-11-22T05:00:00Z"));
    CleanPost::new(post, &Nothing, Some(VoiceHash("0011223344556677".into())), at("2026-11-22T06:00:00.5Z"))
}
