//! The card that lies beside a digest's files, by which the shelf and later digests know it without reading it.

use crate::compose::is_urgent;
use crate::{RenderError, Speech, html, json, render};
use belgi_domain::digest::{DepartmentName, Digest, PeriodCount};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known of a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// What the names of its files begin with.
    pub stem: String,
    /// Up to when posts are counted.
    pub until: Timestamp,
    /// Its period and numbers; what later digests draw their course from.
    pub count: PeriodCount,
    /// See [`Digest::made_from`]; empty in cards that were written before this was kept.
    #[serde(default)]
    pub made_from: String,
    /// See [`Digest::waiting`].
    #[serde(default)]
    pub waiting: u32,
    /// See [`Digest::updated`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
    /// Stories it shows.
    pub stories: u32,
    /// Of them those that need action now.
    pub action: u32,
    /// The period in sentences, by the code of the language.
    pub sentences: BTreeMap<String, Vec<String>>,
    /// The departments that have a pack, by code.
    pub departments: BTreeMap<String, Option<DepartmentName>>,
}

impl Card {
    /// Its name in the digest's folder.
    pub const NAME: &'static str = "about.json";

    /// The card of `digest`, in every language whatever files are wanted: it must not depend on who asked last.
    ///
    /// # Errors
    /// Where a message table is damaged.
    pub fn of(digest: &Digest) -> Result<Self, RenderError> {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut sentences = BTreeMap::new();
        for speech in Speech::ALL {
            sentences.insert(speech.to_string(), html::sentences(digest, speech)?);
        }
        let named = |code: &str| (code.to_owned(), digest.departments.get(code).cloned());
        Ok(Self {
            stem: render::stem(digest),
            until: digest.until,
            count: PeriodCount::from(digest),
            made_from: digest.made_from.clone(),
            waiting: digest.waiting,
            updated: digest.updated,
            stories: count(digest.stories.len()),
            action: count(digest.stories.iter().filter(|entry| is_urgent(entry)).count()),
            sentences,
            departments: crate::pack::packs(digest).iter().map(|pack| named(pack.code)).collect(),
        })
    }

    /// The card as the file that is written.
    ///
    /// # Errors
    /// Where the value cannot be serialised, which no card is known to cause.
    pub fn json(&self) -> Result<Vec<u8>, RenderError> {
        json::pretty(&serde_json::to_value(self)?)
    }

    /// The card in `bytes`; nothing where they hold none, as those of an older form.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
