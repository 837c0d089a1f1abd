//! The tables, once. Local mode creates them from here; a test proves that template.yaml says the same.

use crate::{Result, Store, StoreError};
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TimeToLiveSpecification,
};

/// A table. Every key is a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name without the stack's prefix.
    pub name: &'static str,
    /// The partition key.
    pub hash_key: &'static str,
    /// The sort key.
    pub range_key: Option<&'static str>,
    /// Its index, if it has one.
    pub index: Option<Index>,
    /// The attribute (seconds since 1970) after which an item may be deleted.
    pub ttl: Option<&'static str>,
    /// What it holds, for people.
    pub holds: &'static str,
}

/// A sparse global secondary index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: &'static str,
    /// The partition key.
    pub hash_key: &'static str,
    /// The sort key.
    pub range_key: &'static str,
    /// Whether it bears whole items, so that what is found needs no second reading; keys alone otherwise.
    pub whole: bool,
}

/// Every table of a stack, by name.
pub const TABLES: &[Table] = &[
    Table {
        name: "cursors",
        hash_key: "source",
        range_key: None,
        index: None,
        ttl: None,
        holds: "the memory of each source: validators, ring, health, next due time",
    },
    Table {
        name: "keys",
        hash_key: "name",
        range_key: None,
        index: None,
        ttl: Some("expires_at"),
        holds: "voice keys by city, platform and ISO week, destroyed on schedule, never backed up",
    },
    Table {
        name: "leases",
        hash_key: "name",
        range_key: None,
        index: None,
        ttl: Some("expires_at"),
        holds: "who groups a city right now",
    },
    Table {
        name: "sent",
        hash_key: "alert",
        range_key: None,
        index: Some(Index { name: "by_lane", hash_key: "lane", range_key: "sent_at", whole: false }),
        ttl: Some("expires_at"),
        holds: "alerts that were decided, and which channels have them",
    },
    Table {
        name: "signals",
        hash_key: "post",
        range_key: None,
        index: Some(Index { name: "by_day", hash_key: "day_slot", range_key: "at_post", whole: true }),
        ttl: Some("expires_at"),
        holds: "what each post says",
    },
    Table {
        name: "stories",
        hash_key: "city",
        range_key: Some("id"),
        index: None,
        ttl: Some("expires_at"),
        holds: "posts about the same trouble and their course, and what became of stories' names",
    },
    Table {
        name: "work",
        hash_key: "slot",
        range_key: Some("at_id"),
        index: None,
        ttl: None,
        holds: "what each fetch brought and how far it has come, until it is in stories",
    },
];

impl Store {
    /// Creates the bucket and the tables that do not exist yet. For local mode and tests; in the cloud the
    /// template does it.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn create_missing(&self) -> Result<()> {
        self.create_bucket().await?;
        let existing = self.tables().await?;
        for table in TABLES {
            if !existing.contains(&self.names.table(table.name)) {
                self.create_table(table).await?;
            }
        }
        Ok(())
    }

    /// The names of the tables that exist, prefix included.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn tables(&self) -> Result<Vec<String>> {
        let mut pages = self.dynamo.list_tables().into_paginator().send();
        let mut names = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|e| StoreError::of("ListTables", e))?;
            names.extend(page.table_names.unwrap_or_default());
        }
        Ok(names)
    }

    async fn create_table(&self, table: &Table) -> Result<()> {
        let call = format!("CreateTable {}", table.name);
        let build =
            |e: aws_sdk_dynamodb::error::BuildError| StoreError::unreadable(&call, "a complete table", e);
        let mut keys = vec![table.hash_key];
        keys.extend(table.range_key);
        keys.extend(table.index.iter().flat_map(|index| [index.hash_key, index.range_key]));
        let mut request = self
            .dynamo
            .create_table()
            .table_name(self.names.table(table.name))
            .billing_mode(BillingMode::PayPerRequest)
            .set_key_schema(Some(key_schema(table.hash_key, table.range_key).map_err(build)?));
        for key in keys {
            request = request.attribute_definitions(attribute(key).map_err(build)?);
        }
        if let Some(index) = &table.index {
            let projected = if index.whole { ProjectionType::All } else { ProjectionType::KeysOnly };
            request = request.global_secondary_indexes(
                GlobalSecondaryIndex::builder()
                    .index_name(index.name)
                    .set_key_schema(Some(key_schema(index.hash_key, Some(index.range_key)).map_err(build)?))
                    .projection(Projection::builder().projection_type(projected).build())
                    .build()
                    .map_err(build)?,
            );
        }
        request.send().await.map_err(|e| StoreError::of(&call, e))?;
        self.expire(table).await
    }

    async fn expire(&self, table: &Table) -> Result<()> {
        let Some(attribute) = table.ttl else { return Ok(()) };
        let call = format!("UpdateTimeToLive {}", table.name);
        let ttl = TimeToLiveSpecification::builder()
            .enabled(true)
            .attribute_name(attribute)
            .build()
            .map_err(|e| StoreError::unreadable(&call, "a complete rule", e))?;
        let request = self.dynamo.update_time_to_live().table_name(self.names.table(table.name));
        request.time_to_live_specification(ttl).send().await.map_err(|e| StoreError::of(&call, e))?;
        Ok(())
    }
}

type Built<T> = std::result::Result<T, aws_sdk_dynamodb::error::BuildError>;

fn key_schema(hash: &str, range: Option<&str>) -> Built<Vec<KeySchemaElement>> {
    let element = |name: &str, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    let mut schema = vec![element(hash, KeyType::Hash)?];
    if let Some(range) = range {
        schema.push(element(range, KeyType::Range)?);
    }
    Ok(schema)
}

fn attribute(name: &str) -> Built<AttributeDefinition> {
    AttributeDefinition::builder().attribute_name(name).attribute_type(ScalarAttributeType::S).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_named_once() {
        assert!(TABLES.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
