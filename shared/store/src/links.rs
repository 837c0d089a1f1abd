//! Links under which an object of the bucket can be read for a while, by whoever has them.

use crate::{Result, Store, StoreError};
use aws_sdk_s3::config::Credentials;
use aws_sdk_s3::presigning::PresigningConfig;
use jiff::Timestamp;
use std::time::Duration;

/// Seconds that a link holds at most: S3 allows no more than seven days.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html>
pub const LINK_SECONDS: u32 = 7 * 86_400;

/// What shows that a link was signed with the key of a session: it ends with that session, whatever it says itself.
const SESSION: &str = "X-Amz-Security-Token=";

/// A key that signs links, of somebody who may read digests and nothing else. Cannot be printed.
#[derive(Clone)]
pub struct LinkKey(Credentials);

/// A link to one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address. Never logged: whoever has it may read the object.
    pub url: String,
    /// Until when it holds; nothing where it was signed in a session whose end is not known, of some hours.
    pub until: Option<Timestamp>,
}

impl LinkKey {
    /// Reads a secret of the form `<access key id>:<secret access key>`; nothing where it has another.
    pub fn read(secret: &str) -> Option<Self> {
        let (id, key) = secret.trim().split_once(':')?;
        let is_key = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !key.is_empty();
        is_key.then(|| Self(Credentials::new(id, key, None, None, "belgi links")))
    }
}

impl Store {
    /// A link to the object at `key` that holds from `now` for [`LINK_SECONDS`], signed with `signer` or, where there is
    /// none, with what the store itself signs with. Nothing is sent, so nobody looks whether the object is there.
    ///
    /// # Errors
    /// Where there is nothing to sign with.
    pub async fn link(&self, key: &str, signer: Option<&LinkKey>, now: Timestamp) -> Result<Link> {
        let call = format!("link to {key}");
        let period = PresigningConfig::builder()
            .start_time(now.into())
            .expires_in(Duration::from_secs(LINK_SECONDS.into()))
            .build()
            .map_err(|error| StoreError::unreadable(&call, "a period of signing", error))?;
        let client = match signer {
            None => self.s3.clone(),
            Some(LinkKey(key)) => {
                let config = self.s3.config().to_builder().credentials_provider(key.clone()).build();
                aws_sdk_s3::Client::from_conf(config)
            }
        };
        let request = client.get_object().bucket(&self.names.bucket).key(key);
        let signed = request.presigned(period).await.map_err(|error| StoreError::of(&call, error))?;
        let url = signed.uri().to_owned();
        let until = now.checked_add(jiff::SignedDuration::from_secs(LINK_SECONDS.into())).ok();
        Ok(Link { until: until.filter(|_| !url.contains(SESSION)), url })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_two_parts() {
        for (secret, expect) in
            [("AKIAEXAMPLE:a/b+c=", true), ("AKIAEXAMPLE", false), (":key", false), ("A K:key", false)]
        {
            assert_eq!(LinkKey::read(secret).is_some(), expect, "{secret}");
        }
    }
}
