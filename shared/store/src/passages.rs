//! Passages: small items beside a city's stories, behind all of them in the order of the range key.

use crate::items::{Item, number, text};
use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::AttributeValue;
use belgi_domain::{CityId, Passage, PassageKind, StoryId};
use futures::future::try_join_all;
use jiff::Timestamp;

/// What the range keys of passages begin with: above every digit and letter that an id may begin with.
pub(crate) const NAMES: &str = "~";
/// Passages are deleted after this many days, as the alerts that name old stories are.
const KEEP_DAYS: i64 = 400;

impl Store {
    /// Remembers passages. One that is known already, such as after a crash, keeps its first moment.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn put_passages(&self, city: &CityId, passages: &[Passage]) -> Result<()> {
        for some in passages.chunks(16) {
            try_join_all(some.iter().map(|passage| self.put_passage(city, passage))).await?;
        }
        Ok(())
    }

    /// All passages of a city.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn passages(&self, city: &CityId) -> Result<Vec<Passage>> {
        let call = format!("Query passages {city}");
        let request = self
            .dynamo
            .query()
            .table_name(self.names.table("stories"))
            .key_condition_expression("city = :city AND id >= :names")
            .expression_attribute_values(":city", text(city.as_str()))
            .expression_attribute_values(":names", text(NAMES));
        let mut items = request.into_paginator().items().send();
        let mut passages = Vec::new();
        while let Some(item) = items.next().await {
            passages.extend(read(&item.map_err(|e| StoreError::of(&call, e))?));
        }
        Ok(passages)
    }

    async fn put_passage(&self, city: &CityId, passage: &Passage) -> Result<()> {
        let call = format!("PutItem passage {}", passage.story);
        let request = self.dynamo.put_item().table_name(self.names.table("stories"));
        let sent = request
            .set_item(Some(row(city, passage)))
            .condition_expression("attribute_not_exists(id) OR leads_to <> :other")
            .expression_attribute_values(":other", text(passage.other.as_str()))
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(call, e)) {
            Err(error) if error.is_conflict() => Ok(()),
            other => other.map(drop),
        }
    }
}

fn prefix(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Merged => "~merged#",
        PassageKind::Split => "~split#",
    }
}

fn row(city: &CityId, passage: &Passage) -> Item {
    let attributes: [(&str, AttributeValue); 6] = [
        ("city", text(city.as_str())),
        ("id", text(format!("{}{}", prefix(passage.kind), passage.story))),
        ("leads_to", text(passage.other.as_str())),
        ("at", text(passage.at.to_string())),
        ("began", text(passage.began.to_string())),
        ("expires_at", number(passage.at.as_second() + KEEP_DAYS * 86_400)),
    ];
    attributes.map(|(name, value)| (name.to_owned(), value)).into()
}

/// Nothing where this version cannot read it: an old name that leads nowhere must not keep others from their work.
fn read(item: &Item) -> Option<Passage> {
    let string = |name: &str| item.get(name)?.as_s().ok();
    let moment = |name: &str| string(name)?.parse::<Timestamp>().ok();
    let key = string("id")?;
    let (kind, story) = [PassageKind::Merged, PassageKind::Split]
        .into_iter()
        .find_map(|kind| Some((kind, key.strip_prefix(prefix(kind))?)))?;
    let story: StoryId = story.parse().ok()?;
    let other: StoryId = string("leads_to")?.parse().ok()?;
    Some(Passage { story, kind, other, at: moment("at")?, began: moment("began")? })
}
