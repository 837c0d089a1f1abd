//! `belgi classify`.

use super::lines::each_line;
use crate::exit::{Exit, Failed};
use belgi_classifier::{Classifier, Input, Scores};
use belgi_domain::department::Departments;
use belgi_domain::{
    CityId, Confidence, Evidence, Group, Language, Place, PlaceKind, Sentiment, SignalType, SourceKind,
    Topic, Urgency, lenient,
};
use belgi_runtime::{Configuration, Files};
use belgi_text::places::Gazetteer;
use belgi_text::redact::{Register, redact};
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Texts into labels: JSONL {"id","text"} in, one JSON object a line out, same order, same id.
#[derive(Debug, Args)]
#[command(after_help = "Example: echo '{\"id\":1,\"text\":\"Жылу жок, уйде суык\"}' | belgi classify")]
pub(crate) struct Classify {
    /// Add the probability of every code.
    #[arg(long)]
    scores: bool,
}

#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
    #[serde(default, deserialize_with = "lenient::known")]
    title: Option<String>,
    #[serde(default, deserialize_with = "lenient::known")]
    source_kind: Option<SourceKind>,
    #[serde(default, deserialize_with = "lenient::known")]
    city: Option<CityId>,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    language: Language,
    kk_share: f32,
    signal_type: SignalType,
    sentiment: Sentiment,
    topic: Topic,
    urgency: Urgency,
    groups: Vec<Group>,
    places: Vec<Place>,
    department: Option<String>,
    confidence: Confidence,
    evidence: Vec<Evidence>,
    redacted: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<Scores>,
}

impl Classify {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        let configuration = Configuration::parse(&Files::bundled()).map_err(Failed::wrong)?;
        each_line(|line: Line| self.answer(line, &configuration.departments))
    }

    fn answer(&self, line: Line, departments: &Departments) -> Answer {
        let input =
            Input { title: line.title.as_deref(), text: &line.text, publisher: None, kind: line.source_kind };
        let classifier = Classifier::bundled();
        let reading = if self.scores { classifier.read_with_scores(&input) } else { classifier.read(&input) };
        let words =
            line.title.iter().map(String::as_str).chain([line.text.as_str()]).collect::<Vec<_>>().join("\n");
        let places = Gazetteer::bundled().find(&words, line.city.as_ref());
        let city = line.city.or_else(|| Gazetteer::bundled().city_of(&places));
        let district =
            places.iter().find(|place| place.kind == PlaceKind::District).map(|place| place.code.as_str());
        let department = city.and_then(|city| departments.in_charge(reading.topic, &city, district));
        Answer {
            id: line.id,
            language: reading.language,
            kk_share: reading.kk_share,
            signal_type: reading.signal_type,
            sentiment: reading.sentiment,
            topic: reading.topic,
            urgency: reading.urgency,
            groups: reading.groups,
            department: department.map(|department| department.code.clone()),
            places,
            confidence: reading.confidence,
            evidence: reading.evidence,
            redacted: redact(&line.text, Register::Private).text,
            scores: reading.scores,
        }
    }
}
