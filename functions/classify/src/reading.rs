//! One post into one signal.

use belgi_classifier::{Classifier, Input};
use belgi_domain::signal::EXCERPT_CHARS;
use belgi_domain::{CityId, CleanPost, Place, PlaceKind, Publisher, Signal, Source};
use belgi_runtime::Configuration;
use belgi_text::places::Gazetteer;
use belgi_text::{fingerprint, stems};
use std::collections::BTreeSet;

/// Stems kept with a signal; a longer text repeats itself.
const MAX_STEMS: usize = 40;

/// What `post` of `source` says; nothing where it is about no city that this stack serves.
pub(crate) fn read_post(
    post: &CleanPost,
    source: &Source,
    classifier: &Classifier,
    configuration: &Configuration,
) -> Option<Signal> {
    let words = words(post);
    let places = Gazetteer::bundled().find(&words, source.city.as_ref());
    let city = city_of(source, &places)?;
    configuration.city(&city)?;
    let input = Input {
        title: post.title.as_deref(),
        text: &post.text,
        publisher: Some(source.publisher),
        kind: Some(source.kind),
    };
    let reading = classifier.read(&input);
    let district =
        places.iter().find(|place| place.kind == PlaceKind::District).map(|place| place.code.as_str());
    let department = configuration.departments.in_charge(reading.topic, &city, district);
    let mut content = stems::content_stems(&words);
    content.truncate(MAX_STEMS);
    Some(Signal {
        post: post.id.clone(),
        version_at: post.seen_at,
        source: source.id.clone(),
        kind: source.kind,
        publisher: source.publisher,
        city,
        at: post.at(),
        url: post.url.clone(),
        title: post.title.clone(),
        excerpt: excerpt(&post.text),
        parent: post.parent.clone(),
        voice: post.voice.clone(),
        reactions: post.reactions,
        language: reading.language,
        kk_share: reading.kk_share,
        signal_type: reading.signal_type,
        sentiment: reading.sentiment,
        topic: reading.topic,
        urgency: reading.urgency,
        groups: reading.groups,
        places,
        department: department.map(|department| department.code.clone()),
        fingerprint: fingerprint::simhash(&words),
        stems: content,
        confidence: reading.confidence,
        evidence: reading.evidence,
        corrected: BTreeSet::new(),
        second_opinion: BTreeSet::new(),
    })
}

fn words(post: &CleanPost) -> String {
    match &post.title {
        Some(title) => format!("{title}\n{}", post.text),
        None => post.text.clone(),
    }
}

/// A newsroom writes about other cities too, and then says so; residents and offices speak of their own.
fn city_of(source: &Source, places: &[Place]) -> Option<CityId> {
    let named = Gazetteer::bundled().city_of(places);
    match (&source.city, source.publisher) {
        (Some(home), Publisher::Media) => named.or_else(|| Some(home.clone())),
        (Some(home), _) => Some(home.clone()),
        (None, _) => named,
    }
}

fn excerpt(text: &str) -> String {
    let mut short: String = text.chars().take(EXCERPT_CHARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
