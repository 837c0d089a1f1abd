//! Authors into voices, with each key read once a fetch.

use belgi_domain::{Post, Source, VoiceHash};
use belgi_store::{Store, StoreError, VoiceKey, key_name};
use jiff::Timestamp;
use std::collections::HashMap;

/// The keys met so far.
pub(crate) struct Voices<'a> {
    store: &'a Store,
    source: &'a Source,
    now: Timestamp,
    keys: HashMap<String, Option<VoiceKey>>,
}

impl<'a> Voices<'a> {
    pub(crate) fn new(store: &'a Store, source: &'a Source, now: Timestamp) -> Self {
        Self { store, source, now, keys: HashMap::new() }
    }

    /// The voice behind `post`, countable within its city, platform and week; nothing for a post without author.
    pub(crate) async fn of(&mut self, post: &Post) -> Result<Option<VoiceHash>, StoreError> {
        let Some(author) = &post.author else { return Ok(None) };
        let (city, platform) = (self.source.city.as_ref(), self.source.kind.platform());
        let at = post.published_at.unwrap_or(self.now);
        let name = key_name(city, platform, at);
        if !self.keys.contains_key(&name) {
            let key = self.store.voice_key(city, platform, at, self.now).await?;
            self.keys.insert(name.clone(), key);
        }
        Ok(self.keys.get(&name).and_then(|key| key.as_ref()?.voice(author)))
    }
}
