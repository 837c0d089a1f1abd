//! Labels that staff put right.

use crate::{Label, PostId, Sentiment, Signal, SignalType, Topic, Urgency};
use std::fmt;
use std::str::FromStr;

/// A label as a person says it ought to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RightLabel {
    /// What the post does.
    SignalType(SignalType),
    /// What decides who acts.
    Topic(Topic),
    /// How soon.
    Urgency(Urgency),
    /// Towards the service.
    Sentiment(Sentiment),
}

/// A post with the label that it ought to have. Who said so is not kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// The post.
    pub post: PostId,
    /// Its right label.
    pub label: RightLabel,
}

/// A text that is no correction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected signal_type, topic, urgency or sentiment and one of its codes, found `{0}`")]
pub struct UnknownCorrection(String);

impl RightLabel {
    /// The label set, such as `topic`.
    pub fn field(self) -> &'static str {
        match self {
            Self::SignalType(_) => SignalType::FIELD,
            Self::Topic(_) => Topic::FIELD,
            Self::Urgency(_) => Urgency::FIELD,
            Self::Sentiment(_) => Sentiment::FIELD,
        }
    }

    /// The code within its set.
    pub fn code(self) -> &'static str {
        match self {
            Self::SignalType(label) => label.code(),
            Self::Topic(label) => label.code(),
            Self::Urgency(label) => label.code(),
            Self::Sentiment(label) => label.code(),
        }
    }

    /// Puts the label right as a person said it: it is sure now. The department follows the topic and is for the caller
    /// to name.
    pub fn apply(self, signal: &mut Signal) {
        self.set(signal, 1.0);
        signal.second_opinion.remove(self.field());
        signal.corrected.insert(self.field().to_owned());
    }

    /// Takes the label over from a second opinion, `sure` from 0 to 1 that it holds. The department is for the caller.
    pub fn opine(self, signal: &mut Signal, sure: f32) {
        self.set(signal, sure);
        signal.second_opinion.insert(self.field().to_owned());
    }

    /// What the model leaned on is no reason for another label, nor for the same one said by somebody else.
    fn set(self, signal: &mut Signal, share: f32) {
        let sure = &mut signal.confidence;
        match self {
            Self::SignalType(label) => (signal.signal_type, sure.signal_type) = (label, share),
            Self::Topic(label) => (signal.topic, sure.topic) = (label, share),
            Self::Urgency(label) => (signal.urgency, sure.urgency) = (label, share),
            Self::Sentiment(label) => (signal.sentiment, sure.sentiment) = (label, share),
        }
        signal.evidence.retain(|evidence| evidence.field != self.field());
    }
}

/// `topic water`.
impl fmt::Display for RightLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field(), self.code())
    }
}

impl FromStr for RightLabel {
    type Err = UnknownCorrection;
    fn from_str(text: &str) -> Result<Self, UnknownCorrection> {
        let unknown = || UnknownCorrection(text.chars().take(60).collect());
        let (field, code) = text.split_once(' ').ok_or_else(unknown)?;
        let label = match field {
            SignalType::FIELD => code.parse().map(Self::SignalType).ok(),
            Topic::FIELD => code.parse().map(Self::Topic).ok(),
            Urgency::FIELD => code.parse().map(Self::Urgency).ok(),
            Sentiment::FIELD => code.parse().map(Self::Sentiment).ok(),
            _ => None,
        };
        label.ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_read_as_it_was_written() {
        for text in ["topic water", "signal_type complaint", "urgency critical", "sentiment positive"] {
            assert_eq!(text.parse::<RightLabel>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_label_is_refused() {
        for text in ["topic weather", "topic", "language kk", "topic  water", ""] {
            assert_eq!(text.parse::<RightLabel>(), Err(UnknownCorrection(text.to_owned())));
        }
    }
}
