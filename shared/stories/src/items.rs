//! Arbitrary texts into stories and duplicates: the same likeness, without the rest of a signal.

use crate::address::addresses;
use crate::cluster::cluster;
use crate::echo::Echoes;
use crate::entry::{Entry, plain};
use crate::marks::Marks;
use crate::place::Where;
use crate::settings::Settings;
use crate::terms::Vocabulary;
use belgi_domain::{CityId, Topic, lenient};
use belgi_text::language::read_language;
use belgi_text::places::Gazetteer;
use belgi_text::stems::content_stems;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An id as the caller writes it: text or number, echoed as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
}

impl Default for Id {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A text to be grouped.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Item {
    /// Whatever the caller calls it; echoed.
    pub id: Id,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// The words.
    #[serde(default)]
    pub text: String,
    /// When it was published; texts without a time are taken in the order given.
    #[serde(default, deserialize_with = "lenient::moment")]
    pub published_at: Option<Timestamp>,
    /// Where it was read.
    #[serde(default, deserialize_with = "lenient::known")]
    pub source: Option<String>,
    /// The city that unqualified places lie in.
    #[serde(default, deserialize_with = "lenient::known")]
    pub city: Option<CityId>,
    /// Its topic, where it is known.
    #[serde(default, deserialize_with = "lenient::known")]
    pub topic: Option<Topic>,
}

/// Where a text belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grouping {
    /// The text.
    pub id: Id,
    /// The id of the first text of its story.
    pub story: Id,
    /// The earliest text that it repeats nearly word for word.
    pub duplicate_of: Option<Id>,
}

/// Without topics, words have to decide alone.
const JOIN_FROM: f32 = 0.42;
const MERGE_FROM: f32 = 0.45;

/// Groups `items`; the answer is in their order. Texts more than `window_days` apart from a story's last text
/// do not join it.
pub fn group_items(items: &[Item], window_days: u32) -> Vec<Grouping> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|number| (items.get(*number).and_then(|item| item.published_at), *number));
    let ordered: Vec<&Item> = order.iter().filter_map(|number| items.get(*number)).collect();
    let texts: Vec<Text<'_>> = ordered.iter().map(|item| Text::of(item)).collect();
    let names = texts.iter().flat_map(|text| text.marks.keys.iter().cloned());
    let (mut vocabulary, mut echoes) = (Vocabulary::with_names(names), Echoes::default());
    let entries: Vec<Entry> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| entry(number, text, &mut vocabulary, &mut echoes))
        .collect();
    let settings = Settings {
        open_days: window_days,
        join_from: JOIN_FROM,
        merge_from: MERGE_FROM,
        ..Settings::default()
    };
    let mut answers: Vec<(usize, Grouping)> = Vec::with_capacity(items.len());
    for group in cluster(&entries, &vocabulary, &settings) {
        let Some(first) = group.first().and_then(|number| ordered.get(*number)) else { continue };
        answers.extend(group.iter().filter_map(|number| {
            let (item, place) = (ordered.get(*number)?, order.get(*number)?);
            let original = entries.get(*number)?.echo_of.and_then(|original| ordered.get(original));
            let duplicate_of = original.map(|original| original.id.clone());
            Some((*place, Grouping { id: item.id.clone(), story: first.id.clone(), duplicate_of }))
        }));
    }
    answers.sort_unstable_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, grouping)| grouping).collect()
}

/// An item with its words read.
struct Text<'a> {
    item: &'a Item,
    words: String,
    marks: Marks,
}

impl<'a> Text<'a> {
    fn of(item: &'a Item) -> Self {
        let words = match &item.title {
            Some(title) => format!("{title}\n{}", item.text),
            None => item.text.clone(),
        };
        Self { item, marks: Marks::of(&words), words }
    }
}

fn entry(number: usize, text: &Text<'_>, vocabulary: &mut Vocabulary, echoes: &mut Echoes) -> Entry {
    let Text { item, words, marks } = text;
    let places = Gazetteer::bundled().find(words, item.city.as_ref());
    let place = Where::of(&places, addresses(words), marks);
    let terms = vocabulary.add(&plain(&content_stems(words)), marks, &place.cities);
    Entry {
        topic: item.topic.unwrap_or(Topic::Other),
        place,
        language: read_language(words).language,
        echo_of: echoes.add(number, &terms, vocabulary),
        terms,
        at: item.published_at.map_or(0, |at| at.as_second()),
        parent: None,
        answers: false,
    }
}
