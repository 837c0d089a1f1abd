//! What is sent of a digest.

use super::Courier;
use super::links::{Links, links};
use belgi_domain::City;
use belgi_report::{Card, FileLink, Letter, RenderError, Speech, letter};
use belgi_store::{Store, StoreError};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// A digest as it is sent: its card and links to its files.
pub(super) struct Parcel {
    /// The same for every sending of the same digest.
    pub(super) key: String,
    city: City,
    card: Card,
    links: Links,
}

/// The JSON that is posted. Fields may be added, none renamed.
#[derive(Serialize)]
struct Posted<'a> {
    key: &'a str,
    city: &'a str,
    kind: &'static str,
    period: String,
    start: Timestamp,
    end: Timestamp,
    /// When it was made again because its data came late.
    updated: Option<Timestamp>,
    /// Posts that waited to be read when it was made.
    waiting: u32,
    posts: u32,
    complaints: u32,
    stories: u32,
    action: u32,
    /// By the code of the language.
    sentences: &'a BTreeMap<String, Vec<String>>,
    links: &'a [FileLink],
    /// Until when they hold; null where for some hours only.
    links_until: Option<Timestamp>,
}

impl Parcel {
    pub(super) async fn of(
        store: &Store,
        courier: &Courier,
        (city, card): (&City, &Card),
        key: &str,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let links = links(store, courier, (city, card), now).await?;
        Ok(Self { key: key.to_owned(), city: city.clone(), card: card.clone(), links })
    }

    pub(super) fn letter(&self, speeches: &[Speech]) -> Result<Letter, RenderError> {
        letter(&self.city, &self.card, &self.links.files, self.links.until, speeches)
    }

    pub(super) fn json(&self) -> serde_json::Result<String> {
        let count = &self.card.count;
        serde_json::to_string(&Posted {
            key: &self.key,
            city: self.city.id.as_str(),
            kind: count.period.kind.code(),
            period: count.period.to_string(),
            start: count.period.start(),
            end: count.period.end(),
            updated: self.card.updated,
            waiting: self.card.waiting,
            posts: count.posts,
            complaints: count.complaints,
            stories: self.card.stories,
            action: self.card.action,
            sentences: &self.card.sentences,
            links: &self.links.files,
            links_until: self.links.until,
        })
    }
}
