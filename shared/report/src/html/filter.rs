//! What the reader can filter by, and the marks that the script reads to do it.

use crate::messages::Words;
use belgi_domain::digest::{Digest, Item, StoryEntry};
use belgi_domain::{Label, Language, PlaceKind, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// One choice: the code in the marks, and its name.
pub type Choice = (String, String);

/// The choices; only what occurs is offered.
pub struct Choices {
    /// Topics, by name.
    pub topics: Vec<Choice>,
    /// Districts, by name.
    pub districts: Vec<Choice>,
    /// Languages of posts.
    pub languages: Vec<Choice>,
    /// Departments, by name.
    pub departments: Vec<Choice>,
}

/// The marks of one story or post: codes parted by spaces.
pub struct Marks {
    /// Its topic.
    pub topic: &'static str,
    /// Its districts.
    pub districts: String,
    /// The languages of its posts.
    pub languages: String,
    /// The code of its department; may be empty.
    pub department: String,
}

/// What the stories and posts of the page can be filtered by.
pub fn choices(w: &Words, digest: &Digest) -> Choices {
    let stories = || digest.stories.iter().map(|entry| &entry.story);
    let items = || digest.praise.iter().chain(&digest.official);
    let topics: BTreeSet<Topic> =
        stories().map(|story| story.topic).chain(items().map(|item| item.topic)).collect();
    let spoken = stories().flat_map(|story| story.members.iter().map(|member| member.language));
    let languages: BTreeSet<Language> = spoken.chain(items().map(|item| item.language)).collect();
    let departments: BTreeSet<&str> = stories().filter_map(|story| story.department.as_deref()).collect();
    let mut districts: BTreeMap<&str, String> = BTreeMap::new();
    for place in stories().flat_map(|story| &story.places).filter(|place| place.kind == PlaceKind::District) {
        districts.entry(&place.code).or_insert_with(|| w.places(std::slice::from_ref(place)));
    }
    Choices {
        topics: named(topics.iter().map(|topic| (topic.code().to_owned(), w.label(topic)))),
        districts: named(districts.into_iter().map(|(code, name)| (code.to_owned(), name))),
        languages: languages.iter().map(|of| (of.code().to_owned(), w.label(of))).collect(),
        departments: named(departments.into_iter().map(|code| (mark(code), w.department(digest, code)))),
    }
}

/// The marks of a story.
pub fn of_story(entry: &StoryEntry) -> Marks {
    let story = &entry.story;
    let districts: BTreeSet<&str> = story
        .places
        .iter()
        .filter(|place| place.kind == PlaceKind::District)
        .map(|place| place.code.as_str())
        .collect();
    let languages: BTreeSet<&str> = story.members.iter().map(|member| member.language.code()).collect();
    Marks {
        topic: story.topic.code(),
        districts: joined(districts),
        languages: joined(languages),
        department: story.department.as_deref().map(mark).unwrap_or_default(),
    }
}

/// The marks of a single post, of which neither district nor department is known.
pub fn of_item(item: &Item) -> Marks {
    Marks {
        topic: item.topic.code(),
        districts: String::new(),
        languages: item.language.code().to_owned(),
        department: String::new(),
    }
}

/// A code without what parts codes.
fn mark(code: &str) -> String {
    crate::outside::text(code).replace(' ', "_")
}

fn joined(codes: BTreeSet<&str>) -> String {
    codes.into_iter().collect::<Vec<_>>().join(" ")
}

fn named(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let mut choices: Vec<_> = choices.collect();
    choices.sort_by_cached_key(|(code, name)| (crate::compose::alphabetical(name), code.clone()));
    choices
}
