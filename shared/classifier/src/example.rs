//! Labelled posts, one JSON object a line.

use belgi_domain::{Group, Language, Publisher, Sentiment, SignalType, Topic, Urgency};
use serde::Deserialize;

/// A labelled post. Labels that a row lacks are not trained on and not measured.
#[derive(Debug, Clone, Deserialize)]
pub struct Example {
    /// Its id within the data.
    pub id: String,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// The words.
    pub text: String,
    /// The right language.
    #[serde(default)]
    pub language: Option<Language>,
    /// What it does.
    #[serde(default)]
    pub signal_type: Option<SignalType>,
    /// Towards the service.
    #[serde(default)]
    pub sentiment: Option<Sentiment>,
    /// What decides who acts.
    #[serde(default)]
    pub topic: Option<Topic>,
    /// How soon.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// Whom the text says it is about.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Which voice wrote it; examples of one hand are never split between training and measuring.
    #[serde(default)]
    pub hand: String,
    /// Where such words are written: `comment`, `appeal`, `news`, `official`, `chat`, `forum`.
    #[serde(default)]
    pub register: String,
    /// How much it counts in training, 1 where absent.
    #[serde(default = "whole")]
    pub weight: f32,
    /// The labels where they stand in an object of their own, as in the sample city.
    #[serde(default)]
    labels: Option<Labels>,
}

#[derive(Debug, Clone, Deserialize)]
struct Labels {
    language: Option<Language>,
    signal_type: Option<SignalType>,
    sentiment: Option<Sentiment>,
    topic: Option<Topic>,
    urgency: Option<Urgency>,
    #[serde(default)]
    groups: Vec<Group>,
}

/// A line that is no example.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: expected a labelled post, found {reason}")]
pub struct ExampleError {
    /// The file as the caller named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

fn whole() -> f32 {
    1.0
}

/// Hands that end so are held back: measured, never trained on.
const HELD: &str = "-held";

impl Example {
    /// Whether it is held back from training.
    pub fn is_held(&self) -> bool {
        self.hand.ends_with(HELD)
    }

    /// Who speaks in its register.
    pub(crate) fn publisher(&self) -> Option<Publisher> {
        match self.register.as_str() {
            "appeal" => Some(Publisher::ServiceDesk),
            "comment" | "chat" | "forum" => Some(Publisher::Community),
            "news" => Some(Publisher::Media),
            "official" => Some(Publisher::Official),
            _ => None,
        }
    }
}

/// Reads the lines of `text`, the contents of `file`.
///
/// # Errors
/// The first line that is no example.
pub fn parse(file: &str, text: &str) -> Result<Vec<Example>, ExampleError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let read: Result<Example, _> = serde_json::from_str(line);
            let refuse = |error: serde_json::Error| ExampleError {
                file: file.to_owned(),
                line: number + 1,
                reason: error.to_string(),
            };
            read.map(Example::flatten).map_err(refuse)
        })
        .collect()
}

impl Example {
    fn flatten(mut self) -> Self {
        if let Some(labels) = self.labels.take() {
            self.language = labels.language;
            self.signal_type = labels.signal_type;
            self.sentiment = labels.sentiment;
            self.topic = labels.topic;
            self.urgency = labels.urgency;
            self.groups = labels.groups;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_a_wrong_code_is_named() {
        let flat = r#"{"id":"1","text":"су жоқ","topic":"water","hand":"a-held"}"#;
        let nested = r#"{"id":"2","text":"су жоқ","labels":{"topic":"water","signal_type":"complaint"}}"#;
        let read = parse("posts.jsonl", &format!("{flat}\n\n{nested}\n")).unwrap();
        assert!(read[0].is_held() && !read[1].is_held());
        assert_eq!((read[0].topic, read[1].topic), (Some(Topic::Water), Some(Topic::Water)));
        let error = parse("posts.jsonl", &format!("{flat}\n{}", flat.replace("water", "watr")))
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("posts.jsonl:2: expected a labelled post, found unknown variant `watr`"),
            "{error}"
        );
    }
}
