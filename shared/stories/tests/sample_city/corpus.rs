//! The sample city's posts as signals, its labels taken as the truth.

use belgi_domain::signal::EXCERPT_CHARS;
use belgi_domain::{
    CityId, Confidence, Group, Language, PostId, Publisher, Reactions, Sentiment, Signal, SignalType,
    SourceId, SourceKind, Topic, Urgency, VoiceHash,
};
use belgi_text::fingerprint::simhash;
use belgi_text::places::Gazetteer;
use belgi_text::stems::content_stems;
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The corpus: its signals, and what its authors say about them.
pub struct Corpus {
    pub signals: Vec<Signal>,
    /// The plot of each post that has one and is no chat; answers of the service desk are not counted.
    pub plot_of: HashMap<PostId, String>,
    /// The posts that are a row of a file.
    pub rows: HashSet<PostId>,
    pub plots: Vec<Plot>,
}

#[derive(Deserialize)]
pub struct Plot {
    pub id: String,
    pub topic: Topic,
    pub state: Vec<State>,
    pub answers: Vec<String>,
}

#[derive(Deserialize)]
pub struct State {
    pub from: String,
    pub code: String,
}

#[derive(Deserialize)]
struct Plots {
    plot: Vec<Plot>,
}

#[derive(Deserialize)]
struct Registry {
    source: Vec<Source>,
}

#[derive(Deserialize)]
struct Source {
    id: SourceId,
    kind: SourceKind,
    publisher: Publisher,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    at: Timestamp,
    title: Option<String>,
    text: String,
    author: Option<String>,
    plot: Option<String>,
    edited: Option<Reply>,
    parent: Option<String>,
    answer: Option<Reply>,
    labels: Labels,
}

#[derive(Deserialize)]
struct Reply {
    at: Timestamp,
    text: String,
}

#[derive(Deserialize)]
struct Labels {
    language: Language,
    signal_type: SignalType,
    sentiment: Sentiment,
    topic: Topic,
    urgency: Urgency,
    groups: Vec<Group>,
}

/// The whole corpus, in the order of its files.
pub fn corpus() -> Corpus {
    let home = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sample-city"));
    let registry: Registry = toml::from_str(&read(&home.join("sources.toml"))).unwrap();
    let plots: Plots = toml::from_str(&read(&home.join("plots.toml"))).unwrap();
    let (signals, plot_of, rows) = (Vec::new(), HashMap::new(), HashSet::new());
    let mut corpus = Corpus { signals, plot_of, rows, plots: plots.plot };
    let sources: BTreeMap<&SourceId, &Source> =
        registry.source.iter().map(|source| (&source.id, source)).collect();
    for source in sources.values() {
        let file = home.join("posts").join(format!("{}.jsonl", source.id));
        // A source that never yields a post has no file.
        if file.exists() {
            read(&file).lines().for_each(|line| corpus.add(source, line));
        }
    }
    corpus
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Corpus {
    fn add(&mut self, source: &Source, line: &str) {
        let row: Row =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}: {line}", source.id));
        let signal = signal(source, &row);
        let post = signal.post.clone();
        self.rows.insert(post.clone());
        if let Some(plot) = row.plot.clone().filter(|_| row.labels.signal_type != SignalType::Chat) {
            self.plot_of.insert(post, plot);
        }
        if let Some(answer) = &row.answer {
            self.signals.push(reply(source, &row, &signal, answer));
        }
        self.signals.push(signal);
    }
}

fn signal(source: &Source, row: &Row) -> Signal {
    let city: CityId = "shymkent".parse().unwrap();
    let text = row.edited.as_ref().map_or(&row.text, |edited| &edited.text);
    let words = format!("{}\n{text}", row.title.as_deref().unwrap_or_default());
    let labels = &row.labels;
    Signal {
        post: PostId::new(&source.id, &row.id),
        version_at: row.edited.as_ref().map_or(row.at, |edited| edited.at),
        source: source.id.clone(),
        kind: source.kind,
        publisher: source.publisher,
        at: row.at,
        url: None,
        title: row.title.clone(),
        excerpt: text.chars().take(EXCERPT_CHARS).collect(),
        parent: row.parent.as_ref().map(|parent| PostId::new(&source.id, parent)),
        voice: row.author.as_ref().map(voice),
        reactions: Reactions::default(),
        language: labels.language,
        kk_share: 0.5,
        signal_type: labels.signal_type,
        sentiment: labels.sentiment,
        topic: labels.topic,
        urgency: labels.urgency,
        groups: labels.groups.clone(),
        places: Gazetteer::bundled().find(&words, Some(&city)),
        city,
        department: None,
        fingerprint: simhash(&words),
        stems: content_stems(&words),
        confidence: Confidence::default(),
        evidence: Vec::new(),
        corrected: Default::default(),
        second_opinion: Default::default(),
    }
}

/// The executor's answer hangs below the appeal.
fn reply(source: &Source, row: &Row, appeal: &Signal, answer: &Reply) -> Signal {
    Signal {
        post: PostId::new(&source.id, &format!("{}#answer", row.id)),
        version_at: answer.at,
        at: answer.at,
        title: None,
        excerpt: answer.text.clone(),
        parent: Some(appeal.post.clone()),
        voice: None,
        signal_type: SignalType::Response,
        sentiment: Sentiment::Neutral,
        urgency: Urgency::Normal,
        groups: Vec::new(),
        places: Gazetteer::bundled().find(&answer.text, Some(&appeal.city)),
        fingerprint: simhash(&answer.text),
        stems: content_stems(&answer.text),
        ..appeal.clone()
    }
}

fn voice(author: &String) -> VoiceHash {
    let mut hasher = DefaultHasher::new();
    author.hash(&mut hasher);
    VoiceHash(format!("{:016x}", hasher.finish()))
}
