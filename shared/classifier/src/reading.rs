//! Reading a post: labels, how sure they are, and the words that decided.

use crate::features::{Features, features};
use crate::group::groups;
use crate::model::{COLUMNS, HEADS, Head, Model};
use belgi_domain::{
    Confidence, Evidence, Group, Label, Language, Publisher, Sentiment, SignalType, SourceKind, Topic,
    Urgency,
};
use belgi_text::language::read_language;
use std::collections::BTreeMap;
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

/// The probability of every code, by label set.
pub type Scores = BTreeMap<&'static str, BTreeMap<&'static str, f32>>;

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

/// A model that is ready to read.
#[derive(Debug)]
pub struct Classifier {
    model: Model,
}

/// The artefact, trained by `belgi train` from `shared/classifier/data`.
const ARTEFACT: &[u8] = include_bytes!("../model/belgi.model");
/// Words shown for one label.
const EVIDENCE: usize = 3;
/// The least probability from which a text is critical, and from which it is at least high. A missed danger costs
/// more than a false one, so the bar lies below one half.
const CRITICAL_FROM: f32 = 0.40;
const HIGH_FROM: f32 = 0.45;

impl Classifier {
    /// The bundled model, unpacked on first use.
    ///
    /// # Panics
    /// Never: a test reads the artefact that is compiled in.
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Classifier> = OnceLock::new();
        BUNDLED.get_or_init(|| Self { model: Model::from_bytes(ARTEFACT).unwrap_or_else(|_| Model::blank()) })
    }

    /// A classifier with another model.
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// Reads a post.
    pub fn read(&self, input: &Input<'_>) -> Reading {
        self.decide(input, false)
    }

    /// Reads a post and keeps the probability of every code.
    pub fn read_with_scores(&self, input: &Input<'_>) -> Reading {
        self.decide(input, true)
    }

    fn decide(&self, input: &Input<'_>, keep: bool) -> Reading {
        let joined;
        let text = match input.title {
            Some(title) => {
                joined = format!("{title}\n{}", input.text);
                joined.as_str()
            }
            None => input.text,
        };
        let features = features(text, input);
        let language = read_language(text);
        if features.words.is_empty() {
            return empty(language.language, language.kk_share);
        }
        let scores = self.model.scores(&features.list);
        let all: Vec<Vec<f32>> = HEADS.iter().map(|head| self.model.probabilities(*head, &scores)).collect();
        let top = |head: Head| all.get(head.index()).map_or((0, 0.0), |shares| largest(shares));
        let (signal_type, sentiment, topic) = (top(Head::SignalType), top(Head::Sentiment), top(Head::Topic));
        let urgency = urgency(all.get(Head::Urgency.index()).map_or(&[], Vec::as_slice));
        let (groups, mut evidence) = groups(text);
        let chosen = [
            (Head::Topic, topic.0),
            (Head::SignalType, signal_type.0),
            (Head::Sentiment, sentiment.0),
            (Head::Urgency, urgency.0),
        ];
        for (head, label) in chosen {
            evidence.extend(self.evidence(head, label, text, &features, &scores));
        }
        Reading {
            language: language.language,
            kk_share: language.kk_share,
            signal_type: label(signal_type.0, SignalType::Chat),
            sentiment: label(sentiment.0, Sentiment::Neutral),
            topic: label(topic.0, Topic::Other),
            urgency: label(urgency.0, Urgency::Normal),
            groups,
            confidence: Confidence {
                language: language.confidence,
                signal_type: signal_type.1,
                sentiment: sentiment.1,
                topic: topic.1,
                urgency: urgency.1,
            },
            evidence,
            scores: keep.then(|| scores_by_code(&all)),
        }
    }

    /// The words whose features pulled hardest from the runner-up to the label.
    fn evidence(
        &self,
        head: Head,
        chosen: usize,
        text: &str,
        features: &Features,
        scores: &[f32; COLUMNS],
    ) -> Vec<Evidence> {
        let columns = head.columns();
        let runner_up = columns.clone().filter(|column| *column != columns.start + chosen);
        let score = |column: &usize| scores.get(*column).copied().unwrap_or(f32::MIN);
        let Some(other) = runner_up.max_by(|a, b| score(a).total_cmp(&score(b))) else { return Vec::new() };
        let mut pulls = vec![0.0_f32; features.words.len()];
        for feature in &features.list {
            if let Some(pull) = feature.word.and_then(|word| pulls.get_mut(usize::from(word))) {
                *pull += self.model.pull(*feature, columns.start + chosen, other);
            }
        }
        let mut words: Vec<(usize, f32)> =
            pulls.into_iter().enumerate().filter(|(_, pull)| *pull > 0.0).collect();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let said = |(word, weight): (usize, f32)| {
            let (start, end) = features.words.get(word).copied()?;
            Some(Evidence {
                field: head.field().to_owned(),
                words: text.get(start..end)?.to_owned(),
                weight: round(weight),
            })
        };
        words.into_iter().take(EVIDENCE).filter_map(said).collect()
    }
}

impl Model {
    /// A model that knows nothing: what stands in for an artefact that cannot be read.
    fn blank() -> Self {
        let size = crate::features::SIZE * COLUMNS;
        Self { weights: vec![0; size], steps: [0.0; COLUMNS], bias: [0.0; COLUMNS], temperatures: [1.0; 4] }
    }
}

/// A text without a word says nothing.
fn empty(language: Language, kk_share: f32) -> Reading {
    let confidence = Confidence { language: 0.5, signal_type: 0.3, sentiment: 0.3, topic: 0.3, urgency: 0.3 };
    Reading {
        language,
        kk_share,
        signal_type: SignalType::Chat,
        sentiment: Sentiment::Neutral,
        topic: Topic::Other,
        urgency: Urgency::Normal,
        groups: Vec::new(),
        confidence,
        evidence: Vec::new(),
        scores: None,
    }
}

fn label<L: Label>(index: usize, default: L) -> L {
    L::ALL.get(index).copied().unwrap_or(default)
}

fn largest(shares: &[f32]) -> (usize, f32) {
    let top =
        shares.iter().copied().enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best });
    top.map_or((0, 0.0), |(index, share)| (index, round(share)))
}

/// Normal, high and critical are ordered: what speaks for critical speaks for high too.
fn urgency(shares: &[f32]) -> (usize, f32) {
    let share = |urgency: Urgency| shares.get(urgency.index()).copied().unwrap_or(0.0);
    let (critical, high) = (share(Urgency::Critical), share(Urgency::High) + share(Urgency::Critical));
    if critical >= CRITICAL_FROM {
        (Urgency::Critical.index(), round(critical))
    } else if high >= HIGH_FROM {
        (Urgency::High.index(), round(high))
    } else {
        (Urgency::Normal.index(), round(1.0 - high))
    }
}

/// Three digits are what a share is good for, and keep stored signals small.
fn round(share: f32) -> f32 {
    (share * 1_000.0).round() / 1_000.0
}

fn scores_by_code(all: &[Vec<f32>]) -> Scores {
    fn codes<L: Label>(shares: &[f32]) -> BTreeMap<&'static str, f32> {
        L::ALL.iter().zip(shares).map(|(label, share)| (label.code(), round(*share))).collect()
    }
    let of = |head: Head| all.get(head.index()).map_or(&[][..], Vec::as_slice);
    BTreeMap::from([
        (Topic::FIELD, codes::<Topic>(of(Head::Topic))),
        (SignalType::FIELD, codes::<SignalType>(of(Head::SignalType))),
        (Sentiment::FIELD, codes::<Sentiment>(of(Head::Sentiment))),
        (Urgency::FIELD, codes::<Urgency>(of(Head::Urgency))),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_artefact_is_readable_and_small() {
        assert!(Model::from_bytes(ARTEFACT).is_ok());
        assert!(ARTEFACT.len() <= 8 * 1024 * 1024, "{}", ARTEFACT.len());
    }

    #[test]
    fn whatever_comes_in_an_answer_comes_out() {
        let long = "су жоқ ".repeat(150_000);
        for text in ["", " ", "😡", "https://x.example/a", "\u{202e}\u{200b}", "123", long.as_str()] {
            let reading = Classifier::bundled().read(&Input { text, ..Input::default() });
            assert!((0.0..=1.0).contains(&reading.confidence.topic), "{:?}", reading.confidence);
        }
        let nothing = Classifier::bundled().read(&Input { text: "😡😡", ..Input::default() });
        assert_eq!((nothing.signal_type, nothing.topic), (SignalType::Chat, Topic::Other));
    }

    #[test]
    fn plain_posts_of_both_languages_are_read_with_their_words() {
        let cases = [
            ("Үйде жылу жоқ, батарея мұздай, балалар тоңып отыр", Topic::Heating),
            ("Третий день нет отопления, батареи ледяные", Topic::Heating),
            ("Жылу жок уйде суык кашан косасыздар", Topic::Heating),
            ("Мусор не вывозят вторую неделю, баки переполнены", Topic::Waste),
            ("Автобус мүлдем жүрмейді, аялдамада бір сағат күттік", Topic::Transport),
        ];
        for (text, topic) in cases {
            let reading = Classifier::bundled().read(&Input { text, ..Input::default() });
            assert_eq!(reading.topic, topic, "{text}: {reading:?}");
            let words = reading.evidence.iter().filter(|evidence| evidence.field == "topic");
            assert!(
                words.clone().count() > 0 && words.into_iter().all(|evidence| text.contains(&evidence.words)),
                "{text}"
            );
        }
    }
}
