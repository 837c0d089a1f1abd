//! Voice keys: one for a city, a platform and an ISO week. A key is made when it is first needed and
//! destroyed after its time, so that the voices of two weeks can never be joined.

use crate::items::{binary, number, text};
use crate::{Result, Store, StoreError};
use belgi_domain::period::local_date;
use belgi_domain::{AuthorKey, CityId, Period, PeriodKind, Platform, VoiceHash};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

/// A key lives this many days after its week: as long as a story may be open.
const KEEP_DAYS: i64 = 35;
/// Bytes of the truncated hash: enough to tell a city's voices of one week apart, too few to be an id.
const HASH_BYTES: usize = 8;

/// The secret behind one city's, platform's and week's voices. Cannot be printed.
#[derive(Clone)]
pub struct VoiceKey(Vec<u8>);

impl std::fmt::Debug for VoiceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VoiceKey(hidden)")
    }
}

impl VoiceKey {
    /// The voice of `author` under this key: a truncated HMAC-SHA256 in hexadecimal.
    pub fn voice(&self, author: &AuthorKey) -> Option<VoiceHash> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(author.secret_bytes());
        let hash = mac.finalize().into_bytes();
        Some(VoiceHash(hash.iter().take(HASH_BYTES).map(|byte| format!("{byte:02x}")).collect()))
    }
}

/// The name of the key for posts of `at`: `<city>#<platform>#<ISO week>`.
pub fn key_name(city: Option<&CityId>, platform: Platform, at: Timestamp) -> String {
    let city = city.map_or("national", CityId::as_str);
    format!("{city}#{}#{}", platform.code(), week_of(at))
}

fn week_of(at: Timestamp) -> Period {
    Period::of(PeriodKind::Week, local_date(at))
}

impl Store {
    /// The key for posts of `at`, made now where it does not exist. Nothing where its time is over: such a
    /// post has no countable voice.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn voice_key(
        &self,
        city: Option<&CityId>,
        platform: Platform,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<Option<VoiceKey>> {
        let end = week_of(at).end().as_second() + KEEP_DAYS * 86_400;
        if end <= now.as_second() {
            return Ok(None);
        }
        let name = key_name(city, platform, at);
        match self.read_key(&name).await? {
            Some(key) => Ok(Some(key)),
            None => self.make_key(&name, end).await.map(Some),
        }
    }

    async fn read_key(&self, name: &str) -> Result<Option<VoiceKey>> {
        let call = format!("GetItem keys {name}");
        let request = self.dynamo.get_item().table_name(self.names.table("keys"));
        let answer = request.key("name", text(name)).consistent_read(true).send().await;
        let item = answer.map_err(|e| StoreError::of(&call, e))?.item;
        Ok(item.and_then(|item| Some(VoiceKey(item.get("secret")?.as_b().ok()?.as_ref().to_vec()))))
    }

    async fn make_key(&self, name: &str, end: i64) -> Result<VoiceKey> {
        let call = format!("PutItem keys {name}");
        let mut secret = vec![0; 32];
        getrandom::fill(&mut secret).map_err(|e| StoreError::unreadable(&call, "random bytes", e))?;
        let put = self.dynamo.put_item().table_name(self.names.table("keys"));
        let sent = put
            .item("name", text(name))
            .item("secret", binary(secret.clone()))
            .item("expires_at", number(end))
            .condition_expression("attribute_not_exists(secret)")
            .send()
            .await;
        match sent.map_err(|e| StoreError::of(&call, e)) {
            Ok(_) => Ok(VoiceKey(secret)),
            // Another fetcher made it a moment ago: theirs counts.
            Err(error) if error.is_conflict() => {
                self.read_key(name).await?.ok_or(StoreError::Missing { call })
            }
            Err(error) => Err(error),
        }
    }

    /// Deletes the keys whose time is over at `now`; DynamoDB's own expiry may take two days. Returns how many.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn destroy_expired_keys(&self, now: Timestamp) -> Result<usize> {
        let call = "Scan keys";
        let table = self.names.table("keys");
        let request = self
            .dynamo
            .scan()
            .table_name(&table)
            .filter_expression("expires_at <= :now")
            .expression_attribute_values(":now", number(now.as_second()));
        let mut pages = request.into_paginator().items().send();
        let mut destroyed = 0;
        while let Some(item) = pages.next().await {
            let item = item.map_err(|e| StoreError::of(call, e))?;
            let Some(name) = item.get("name") else { continue };
            let delete = self.dynamo.delete_item().table_name(&table).key("name", name.clone());
            delete.send().await.map_err(|e| StoreError::of("DeleteItem keys", e))?;
            destroyed += 1;
        }
        Ok(destroyed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::SourceKind;

    #[test]
    fn a_key_is_named_by_city_platform_and_week() {
        let at = "2026-11-22T18:59:59Z".parse().unwrap();
        let city = "shymkent".parse().unwrap();
        assert_eq!(key_name(Some(&city), SourceKind::Vk.platform(), at), "shymkent#vk#2026-W47");
        assert_eq!(key_name(None, SourceKind::Feed.platform(), at), "national#web#2026-W47");
    }

    #[test]
    fn one_author_has_one_voice_a_key_and_another_under_another() {
        let (monday, tuesday) = (VoiceKey(vec![1; 32]), VoiceKey(vec![2; 32]));
        let author = AuthorKey::new("id77");
        assert_eq!(monday.voice(&author), monday.voice(&author));
        assert_ne!(monday.voice(&author), tuesday.voice(&author));
        assert_eq!(monday.voice(&author).unwrap().0.len(), 16);
        assert!(!format!("{monday:?}").contains('1'));
    }
}
