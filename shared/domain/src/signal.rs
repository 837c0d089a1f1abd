//! A signal: what Belgi understood of one post.

use crate::{
    CityId, Group, Language, Place, PostId, Publisher, Reactions, Sentiment, SignalType, SourceId,
    SourceKind, Topic, Urgency, VoiceHash,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How sure each label is, from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Confidence {
    /// Of the language.
    pub language: f32,
    /// Of the signal type.
    pub signal_type: f32,
    /// Of the sentiment.
    pub sentiment: f32,
    /// Of the topic.
    pub topic: f32,
    /// Of the urgency.
    pub urgency: f32,
}

/// A piece of the text that decided a label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The label set, such as `topic`.
    pub field: String,
    /// The words as they stand in the text.
    pub words: String,
    /// How much they moved the decision; larger is more.
    pub weight: f32,
}

/// What one version of one post says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// The post; a signal has its id.
    pub post: PostId,
    /// When the version that was read was first seen; a later version replaces an earlier one.
    pub version_at: Timestamp,
    /// Where it was read.
    pub source: SourceId,
    /// Which connector read it.
    pub kind: SourceKind,
    /// Who speaks there.
    pub publisher: Publisher,
    /// The city it is about.
    pub city: CityId,
    /// When it counts: publication, otherwise first sight.
    pub at: Timestamp,
    /// The public address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// The redacted headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// The beginning of the redacted text, at most [`EXCERPT_CHARS`] characters.
    pub excerpt: String,
    /// The post it comments on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub parent: Option<PostId>,
    /// The voice within its week.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub voice: Option<VoiceHash>,
    /// Counts shown by the platform.
    #[serde(default)]
    pub reactions: Reactions,
    /// The language.
    pub language: Language,
    /// The share of Kazakh among its words, 0 to 1.
    pub kk_share: f32,
    /// What it does.
    pub signal_type: SignalType,
    /// Towards the service.
    pub sentiment: Sentiment,
    /// What decides who acts.
    pub topic: Topic,
    /// How soon.
    pub urgency: Urgency,
    /// Whom the text says it is about, sorted.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Where, widest first.
    #[serde(default)]
    pub places: Vec<Place>,
    /// The body in charge, a code of `departments.toml`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub department: Option<String>,
    /// 64-bit SimHash over normalised word stems; near-duplicates differ in few bits.
    pub fingerprint: u64,
    /// The stems that carry the meaning, sorted; what likeness is computed from.
    #[serde(default)]
    pub stems: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The label sets that staff put right, such as `topic`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub corrected: BTreeSet<String>,
    /// The label sets that a second opinion decided where the classifier was unsure.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub second_opinion: BTreeSet<String>,
}

/// The longest excerpt, in characters.
pub const EXCERPT_CHARS: usize = 400;

impl Signal {
    /// Whether somebody says that something is wrong or has to be done.
    pub fn is_trouble(&self) -> bool {
        matches!(self.signal_type, SignalType::Complaint | SignalType::Request)
    }

    /// The narrowest district named, if any.
    pub fn district(&self) -> Option<&Place> {
        self.places.iter().find(|place| place.kind == crate::PlaceKind::District)
    }
}
