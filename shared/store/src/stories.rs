//! Stories: a few attributes to look at, and the whole value packed beside them.
//!
//! The members of a long story would not fit 400 KB as attributes; as packed JSON a story of five
//! thousand posts does.

use crate::items::{Item, binary, text};
use crate::passages::NAMES;
use crate::{Result, Store, StoreError};
use belgi_domain::{CityId, Label, Story, StoryId};
use futures::future::try_join_all;

impl Store {
    /// Every story of a city, by id.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn stories(&self, city: &CityId) -> Result<Vec<Story>> {
        let call = format!("Query stories {city}");
        let request = self
            .dynamo
            .query()
            .table_name(self.names.table("stories"))
            .key_condition_expression("city = :city AND id < :names")
            .expression_attribute_values(":city", text(city.as_str()))
            .expression_attribute_values(":names", text(NAMES))
            .consistent_read(true);
        let mut pages = request.into_paginator().items().send();
        let mut stories = Vec::new();
        while let Some(item) = pages.next().await {
            let item = item.map_err(|e| StoreError::of(&call, e))?;
            // One story that this version cannot read must not keep the others from a digest.
            let story = unpack(&call, &item);
            stories.extend(story.inspect_err(|error| tracing::error!("a story is left out: {error}")));
        }
        Ok(stories)
    }

    /// Writes stories, replacing earlier states of them. Only the holder of the city's lease may call this.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn put_stories(&self, stories: &[&Story]) -> Result<()> {
        for some in stories.chunks(16) {
            try_join_all(some.iter().map(|story| self.put_story(story))).await?;
        }
        Ok(())
    }

    /// Deletes stories that have become part of others.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn delete_stories(&self, city: &CityId, ids: &[StoryId]) -> Result<()> {
        for id in ids {
            let call = format!("DeleteItem stories {id}");
            let request = self.dynamo.delete_item().table_name(self.names.table("stories"));
            let sent = request.key("city", text(city.as_str())).key("id", text(id.as_str())).send().await;
            sent.map_err(|e| StoreError::of(call, e))?;
        }
        Ok(())
    }

    async fn put_story(&self, story: &Story) -> Result<()> {
        let call = format!("PutItem stories {}", story.id);
        let request = self.dynamo.put_item().table_name(self.names.table("stories"));
        let sent = request.set_item(Some(pack(&call, story)?)).send().await;
        sent.map(drop).map_err(|e| StoreError::of(call, e))
    }
}

const ZSTD_LEVEL: i32 = 3;

fn pack(call: &str, story: &Story) -> Result<Item> {
    let json =
        serde_json::to_vec(story).map_err(|e| StoreError::unreadable(call, "a story that fits JSON", e))?;
    let body = zstd::encode_all(json.as_slice(), ZSTD_LEVEL)
        .map_err(|e| StoreError::unreadable(call, "a story that can be packed", e))?;
    let attributes = [
        ("city", text(story.city.as_str())),
        ("id", text(story.id.as_str())),
        ("topic", text(story.topic.code())),
        ("state", text(story.state.code())),
        ("first_seen", text(story.first_seen.to_string())),
        ("last_seen", text(story.last_seen.to_string())),
        ("body", binary(body)),
    ];
    Ok(attributes.map(|(name, value)| (name.to_owned(), value)).into())
}

fn unpack(call: &str, item: &Item) -> Result<Story> {
    let body = item.get("body").and_then(|body| body.as_b().ok());
    let body = body.ok_or_else(|| StoreError::unreadable(call, "a packed story", "an item without one"))?;
    let json =
        zstd::decode_all(body.as_ref()).map_err(|e| StoreError::unreadable(call, "a packed story", e))?;
    serde_json::from_slice(&json).map_err(|e| StoreError::unreadable(call, "a story of this version", e))
}
