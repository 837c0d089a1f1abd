//! The names of the labels that every row bears, asked for once: a week has twenty thousand rows and forty names.

use crate::messages::Words;
use belgi_domain::{Label, Language, Sentiment, Signal, SignalType, Topic, Urgency};

/// The names in one language, each set in the order of the taxonomy.
#[derive(Debug)]
pub struct Labels {
    language: Vec<String>,
    signal_type: Vec<String>,
    topic: Vec<String>,
    urgency: Vec<String>,
    sentiment: Vec<String>,
}

impl Labels {
    /// The names in the language of `words`.
    pub fn new(words: &Words) -> Self {
        Self {
            language: names::<Language>(words),
            signal_type: names::<SignalType>(words),
            topic: names::<Topic>(words),
            urgency: names::<Urgency>(words),
            sentiment: names::<Sentiment>(words),
        }
    }

    /// Language, type, topic, urgency and sentiment of a signal: the order in which tables show them.
    pub fn of(&self, signal: &Signal) -> [&str; 5] {
        [
            name(&self.language, signal.language),
            name(&self.signal_type, signal.signal_type),
            name(&self.topic, signal.topic),
            name(&self.urgency, signal.urgency),
            name(&self.sentiment, signal.sentiment),
        ]
    }
}

fn names<L: Label>(words: &Words) -> Vec<String> {
    L::ALL.iter().map(|label| words.label(label)).collect()
}

fn name<L: Label>(names: &[String], label: L) -> &str {
    names.get(label.index()).map_or(label.code(), String::as_str)
}
