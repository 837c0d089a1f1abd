//! Raw objects: the posts of one batch, one JSON object a line, compressed with zstd.

use crate::{Result, Store, StoreError};
use belgi_domain::{BatchId, CleanPost, SourceId};
use jiff::Timestamp;
use jiff::civil::Date;

/// The key of a raw object: `raw/dt=2026-11-22/<source>/<HHMMSS>-<hash>.jsonl.zst`, the date and time in
/// UTC, 92 characters at most. `dt=` lets Athena read it as a partition.
pub fn raw_key(source: &SourceId, fetched_at: Timestamp, batch: &BatchId) -> String {
    let day = fetched_at.strftime("%Y-%m-%d");
    let time = fetched_at.strftime("%H%M%S");
    let hash: String = batch.as_str().chars().take(16).collect();
    format!("raw/dt={day}/{source}/{time}-{hash}.jsonl.zst")
}

/// A raw object, as its key tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawObject {
    /// Its key.
    pub key: String,
    /// The day (UTC) on which it was written.
    pub day: Date,
    /// Whose posts it holds.
    pub source: SourceId,
}

impl RawObject {
    fn of(key: String) -> Option<Self> {
        let mut parts = key.strip_prefix("raw/dt=")?.split('/');
        let day = parts.next()?.parse().ok()?;
        let source = parts.next()?.parse().ok()?;
        Some(Self { key, day, source })
    }
}

/// A level that costs little and packs JSON lines to about a fifth.
const ZSTD_LEVEL: i32 = 3;

impl Store {
    /// Writes the posts of a batch. Writing the same posts again gives the same object.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn put_raw(&self, key: &str, posts: &[CleanPost]) -> Result<()> {
        let mut lines = Vec::new();
        for post in posts {
            serde_json::to_writer(&mut lines, post)
                .map_err(|e| StoreError::unreadable(key, "posts that fit JSON", e))?;
            lines.push(b'\n');
        }
        let packed = zstd::encode_all(lines.as_slice(), ZSTD_LEVEL)
            .map_err(|e| StoreError::unreadable(key, "lines that can be packed", e))?;
        self.put_object(key, "application/zstd", packed).await
    }

    /// The raw objects of the days (UTC) from `first` to `last`, by day, source and time.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn list_raw(&self, first: Date, last: Date) -> Result<Vec<RawObject>> {
        let objects = self.list_objects("raw/").await?;
        let objects = objects.into_iter().filter_map(|object| RawObject::of(object.key));
        Ok(objects.filter(|object| (first..=last).contains(&object.day)).collect())
    }

    /// The posts of the raw object `key`.
    ///
    /// # Errors
    /// Where the object is missing or damaged, or storage is out of reach.
    pub async fn get_raw(&self, key: &str) -> Result<Vec<CleanPost>> {
        let Some(packed) = self.get_object(key).await? else {
            return Err(StoreError::Missing { call: format!("GetObject {key}") });
        };
        let lines = zstd::decode_all(packed.as_slice())
            .map_err(|e| StoreError::unreadable(key, "a zstd object", e))?;
        let lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        lines
            .map(|line| {
                serde_json::from_slice(line).map_err(|e| StoreError::unreadable(key, "a post a line", e))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_under_100_characters() {
        let source: SourceId = "a".repeat(40).parse().unwrap();
        let at = "2026-11-22T06:30:05Z".parse().unwrap();
        let key = raw_key(&source, at, &BatchId::new(&source, "x"));
        assert!(key.len() < 100, "{}", key.len());
        assert!(key.starts_with("raw/dt=2026-11-22/aaa") && key.contains("/063005-"), "{key}");
        let object = RawObject::of(key).unwrap();
        assert_eq!((object.day.to_string().as_str(), object.source), ("2026-11-22", source));
    }
}
