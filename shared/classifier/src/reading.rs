//! Reading a post: labels, how sure they are, and the words that decided.

use crate::artefact::ModelError;
use crate::decision::{Decision, Scores};
use crate::evidence;
use crate::features::features;
use crate::model::{Head, Model};
use belgi_domain::{
    Confidence, Evidence, Group, Label, Language, Publisher, Sentiment, SignalType, SourceKind, Topic,
    Urgency,
};
use belgi_text::language::{LanguageReading, read_language};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A post to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    /// Headline.
    pub title: Option<&'a str>,
    /// The words.
    pub text: &'a str,
    /// Who speaks, where it is known.
    pub publisher: Option<Publisher>,
    /// Which connector read it, where it is known.
    pub kind: Option<SourceKind>,
}

/// What was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The language.
    pub language: Language,
    /// The share of Kazakh among the words, 0 to 1.
    pub kk_share: f32,
    /// What the post does.
    pub signal_type: SignalType,
    /// Towards the service.
    pub sentiment: Sentiment,
    /// What decides who acts.
    pub topic: Topic,
    /// How soon.
    pub urgency: Urgency,
    /// Whom the text says it is about, sorted.
    pub groups: Vec<Group>,
    /// How sure each label is.
    pub confidence: Confidence,
    /// The words that decided, as they stand in the text.
    pub evidence: Vec<Evidence>,
    /// The probability of every code, where it was asked for.
    pub scores: Option<Scores>,
}

/// A label that is less sure than this is a guess, and is better shown as unsure. At this bar four topics of five are
/// shown as sure, and four of five of those are right; `belgi evaluate` prints what other bars would do. Urgency has
/// bars of its own, far lower, because a danger that is missed costs more than a false one.
pub const SURE_FROM: f32 = 0.5;

impl Reading {
    /// The label sets whose label is a guess, of topic, signal type and sentiment.
    pub fn unsure(&self) -> Vec<&'static str> {
        let Confidence { topic, signal_type, sentiment, .. } = self.confidence;
        let labels = [(Topic::FIELD, topic), (SignalType::FIELD, signal_type), (Sentiment::FIELD, sentiment)];
        labels.into_iter().filter(|(_, share)| *share < SURE_FROM).map(|(field, _)| field).collect()
    }
}

/// A model that is ready to read.
#[derive(Debug)]
pub struct Classifier {
    model: Model,
}

/// The artefact, trained by `belgi train` from `shared/classifier/data`.
const ARTEFACT: &[u8] = include_bytes!("../model/belgi.model");
/// How sure a reading is that has no word to go by.
const UNSURE: f32 = 0.3;

impl Classifier {
    /// The bundled model, unpacked on first use. A test reads the artefact that is compiled in; were it damaged all
    /// the same, every label would be a guess of equal chances and say so by its confidence.
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Classifier> = OnceLock::new();
        BUNDLED.get_or_init(|| Self { model: Model::from_bytes(ARTEFACT).unwrap_or_else(|_| Model::blank()) })
    }

    /// A classifier with another model.
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// A classifier with the model of an artefact.
    ///
    /// # Errors
    /// Where the bytes are damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        Model::from_bytes(bytes).map(Self::new)
    }

    /// Reads a post.
    pub fn read(&self, input: &Input<'_>) -> Reading {
        self.decide(input).0
    }

    /// Reads a post and keeps the probability of every code.
    pub fn read_with_scores(&self, input: &Input<'_>) -> Reading {
        let (reading, decision) = self.decide(input);
        let scores = decision.map(|decision| decision.scores::<Topic, SignalType, Sentiment, Urgency>());
        Reading { scores, ..reading }
    }

    fn decide(&self, input: &Input<'_>) -> (Reading, Option<Decision>) {
        let text = joined(input.title, input.text);
        let features = features(&text, input);
        let language = read_language(&text);
        if features.words.is_empty() {
            return (wordless(language), None);
        }
        let known = self.model.known(&features);
        let scores = self.model.scores(&known);
        let decision = Decision::of(&self.model, &scores, language.kk_share);
        let mut found = evidence::of_labels(&self.model, &text, &features, &known, &scores, &decision);
        let (groups, naming) = evidence::of_groups(&text, &features);
        found.extend(naming);
        (reading(language, &decision, groups, found), Some(decision))
    }
}

/// A headline and the words below it as one text.
pub(crate) fn joined<'a>(title: Option<&str>, text: &'a str) -> Cow<'a, str> {
    match title {
        Some(title) => Cow::Owned(format!("{title}\n{text}")),
        None => Cow::Borrowed(text),
    }
}

fn reading(
    language: LanguageReading,
    decision: &Decision,
    groups: Vec<Group>,
    evidence: Vec<Evidence>,
) -> Reading {
    let share = |head: Head| decision.choice(head).share;
    Reading {
        language: language.language,
        kk_share: language.kk_share,
        signal_type: label(decision, Head::SignalType, SignalType::Chat),
        sentiment: label(decision, Head::Sentiment, Sentiment::Neutral),
        topic: label(decision, Head::Topic, Topic::Other),
        urgency: label(decision, Head::Urgency, Urgency::Normal),
        groups,
        confidence: Confidence {
            language: language.confidence,
            signal_type: share(Head::SignalType),
            sentiment: share(Head::Sentiment),
            topic: share(Head::Topic),
            urgency: share(Head::Urgency),
        },
        evidence,
        scores: None,
    }
}

fn label<L: Label>(decision: &Decision, head: Head, default: L) -> L {
    L::ALL.get(decision.choice(head).label).copied().unwrap_or(default)
}

/// A text without a word says nothing.
fn wordless(language: LanguageReading) -> Reading {
    Reading {
        language: language.language,
        kk_share: language.kk_share,
        signal_type: SignalType::Chat,
        sentiment: Sentiment::Neutral,
        topic: Topic::Other,
        urgency: Urgency::Normal,
        groups: Vec::new(),
        confidence: Confidence {
            language: language.confidence,
            signal_type: UNSURE,
            sentiment: UNSURE,
            topic: UNSURE,
            urgency: UNSURE,
        },
        evidence: Vec::new(),
        scores: None,
    }
}
