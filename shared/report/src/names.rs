//! What labels, places and stories are called in a language.

mod latin;

use crate::compose::awaited_answer;
use crate::messages::Words;
use crate::{Speech, outside};
use belgi_domain::digest::{Digest, SourceRow, StoryEntry};
use belgi_domain::{
    AnswerKind, City, Fault, Health, Label, Language, Place, PlaceKind, Publisher, Sentiment, SignalType,
    SourceKind, Story, StoryState, Topic, Urgency,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// A name with one of these says itself that it is a district's. Sorted.
const DISTRICT_WORDS: [&str; 3] = ["ауд.", "аудан", "район"];

/// The label sets that staff put right, with the heads of their columns.
const FIELDS: [(&str, &str); 4] = [
    (SignalType::FIELD, "column-type"),
    (Topic::FIELD, "column-topic"),
    (Urgency::FIELD, "column-urgency"),
    (Sentiment::FIELD, "column-sentiment"),
];

/// A text with the language it is in, for the `lang` attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worded {
    /// The words.
    pub text: String,
    /// A language code.
    pub lang: &'static str,
}

impl Words {
    /// The name of a label; its message is called after the label set and the code.
    pub fn label<L: Label>(&self, label: &L) -> String {
        self.named(L::FIELD, label.code())
    }

    /// The name of a state.
    pub fn state(&self, state: &StoryState) -> String {
        self.named("state", state.code())
    }

    /// Which labels staff put right, in words; nothing where they put none right.
    pub fn put_right(&self, fields: &BTreeSet<String>) -> Option<String> {
        let columns = FIELDS.iter().filter(|(field, _)| fields.contains(*field));
        let names: Vec<_> = columns.map(|(_, key)| self.say(key).to_lowercase()).collect();
        (!names.is_empty()).then(|| self.fill("put-right", [("labels", names.join(", ").into())]))
    }

    /// How a story stands: its state, which reads otherwise where an answer came and did not help.
    pub fn standing(&self, story: &Story) -> String {
        match story.state {
            StoryState::Forgotten if !story.answers.is_empty() => self.say("state-unhelped"),
            state => self.state(&state),
        }
    }

    /// How a source fares, in a few words: what stands in the way of reading it, where that is known.
    pub fn fares(&self, row: &SourceRow) -> String {
        match (row.health, row.fault) {
            (Health::Failing, Some(fault)) => self.fault(&fault),
            (health, _) => self.health(&health).to_lowercase(),
        }
    }

    /// The name of a source's health.
    pub fn health(&self, health: &Health) -> String {
        self.named("health", health.code())
    }

    /// The name of a kind of publisher.
    pub fn publisher(&self, publisher: &Publisher) -> String {
        self.named("publisher", publisher.code())
    }

    /// The name of the platform a connector reads.
    pub fn platform(&self, kind: &SourceKind) -> String {
        self.named("platform", kind.platform().code())
    }

    /// What went wrong with a source.
    pub fn fault(&self, fault: &Fault) -> String {
        self.named("fault", fault_code(*fault))
    }

    /// How far an answer goes.
    pub fn answer(&self, kind: &AnswerKind) -> String {
        self.say(match kind {
            AnswerKind::Promise => "answer-promise",
            AnswerKind::Underway => "answer-underway",
            AnswerKind::Done => "answer-done",
            AnswerKind::Explained => "answer-explained",
        })
    }

    /// How long the first answer was waited for, with its day where another came later; nothing where none was waited
    /// for.
    pub fn wait(&self, entry: &StoryEntry) -> Option<String> {
        let hours = entry.answer_hours?;
        let first = awaited_answer(&entry.story)?;
        let wait = ("hours", self.hours(&hours).into());
        let later = entry.story.answers.last().is_some_and(|last| last.post != first.post);
        Some(match later {
            true => self.fill("card-answer-first", [("moment", self.moment(&first.at).into()), wait]),
            false => self.fill("card-answer-after", [wait]),
        })
    }

    /// The `lang` attribute of a post's words; mixed ones are read out in Kazakh, whose voices know Russian letters.
    pub fn lang(&self, language: &Language) -> &'static str {
        match language {
            Language::Kk | Language::Mixed => "kk",
            Language::Ru => "ru",
            Language::Other => self.speech().code(),
        }
    }

    /// The name of the city.
    pub fn city<'a>(&self, city: &'a City) -> &'a str {
        match self.speech() {
            Speech::Kk => &city.kk,
            Speech::Ru => &city.ru,
            Speech::En => &city.en,
        }
    }

    /// The name of a place; English pages show the Kazakh name in Latin letters.
    pub fn place(&self, place: &Place) -> String {
        match self.speech() {
            Speech::Ru if !place.name_ru.is_empty() => place.name_ru.clone(),
            Speech::Kk | Speech::Ru => place.name.clone(),
            Speech::En => latin::name(bare(&place.name)),
        }
    }

    /// Where something is: the places below the city, widest first; nothing where only the city is known.
    pub fn places(&self, places: &[Place]) -> String {
        let below = |place: &&Place| place.kind >= PlaceKind::District;
        places.iter().filter(below).map(|place| self.whole(place)).collect::<Vec<_>>().join(", ")
    }

    /// The name of a place with what it is, where the gazetteer's bare name of a district would be taken for a
    /// person or another city. Russian adjectives stand before the noun, other names behind it.
    fn whole(&self, place: &Place) -> String {
        let name = outside::text(&self.place(place));
        let said = DISTRICT_WORDS.iter().any(|word| name.to_lowercase().contains(word));
        match place.kind {
            PlaceKind::District if !said && name.ends_with("ий") => {
                self.fill("place-district", [("name", name.into())])
            }
            PlaceKind::District if !said => self.fill("place-district-noun", [("name", name.into())]),
            _ => name,
        }
    }

    /// The name of a department, or its code where the digest has no name for it.
    pub fn department(&self, digest: &Digest, code: &str) -> String {
        let name = digest.departments.get(code).map(|name| match self.speech() {
            Speech::Kk => &name.kk,
            Speech::Ru => &name.ru,
            Speech::En => &name.en,
        });
        outside::text(name.map_or(code, String::as_str))
    }

    /// What a post says, or that its words are to be read where it stands: some sources' must not be copied.
    pub fn said(&self, words: &str) -> String {
        if words.is_empty() { self.say("words-at-source") } else { words.to_owned() }
    }

    /// What a story is called: its headline, in this language where there is one; otherwise topic and place.
    pub fn title(&self, entry: &StoryEntry) -> Worded {
        let story = &entry.story;
        let kk = story.headline_kk.as_deref().map(|text| (text, "kk"));
        let ru = story.headline_ru.as_deref().map(|text| (text, "ru"));
        let headline = if self.speech() == Speech::Kk { kk.or(ru) } else { ru.or(kk) };
        let headline = headline.map(|(text, lang)| Worded { text: outside::text(text), lang });
        headline.filter(|worded| !worded.text.is_empty()).unwrap_or_else(|| {
            let (topic, place) = (self.label(&story.topic), self.places(&story.places));
            let text = if place.is_empty() { topic } else { format!("{topic}: {place}") };
            Worded { text, lang: self.speech().code() }
        })
    }
}

/// A Kazakh name without the word that says what it is, for languages that say it in their own.
fn bare(name: &str) -> &str {
    name.trim_end_matches(" ауданы")
}

/// The code of a fault as it is serialised.
pub fn fault_code(fault: Fault) -> &'static str {
    match fault {
        Fault::Unreachable => "unreachable",
        Fault::TimedOut => "timed_out",
        Fault::TooLarge => "too_large",
        Fault::Status => "status",
        Fault::Throttled => "throttled",
        Fault::Gone => "gone",
        Fault::Robots => "robots",
        Fault::Forbidden => "forbidden",
        Fault::NotAFeed => "not_a_feed",
        Fault::Malformed => "malformed",
        Fault::Item => "item",
        Fault::Credential => "credential",
        Fault::NotAccessible => "not_accessible",
        Fault::Permission => "permission",
        Fault::Configuration => "configuration",
        Fault::Storage => "storage",
    }
}
