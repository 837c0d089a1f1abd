//! Identifiers: one newtype each, so that a source can never be mistaken for a story.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found `{found}`")]
pub struct IdError {
    expected: &'static str,
    found: String,
}

const SLUG: &str = "an id of 2 to 40 characters out of a-z, 0-9 and -, beginning with a letter or digit";
const HASH: &str = "an id of 32 lowercase hexadecimal digits";

fn is_slug(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (2..=40).contains(&text.len()) && text.bytes().all(inner) && !text.starts_with('-')
}

fn is_hash(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The first 128 bits of SHA-256 over the parts, each preceded by its length so that
/// `("ab", "c")` and `("a", "bc")` differ; 32 lowercase hexadecimal digits.
fn digest_hex(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $valid:ident, $expected:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as it is written in keys, files and logs.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                match $valid(text) {
                    true => Ok(Self(text.to_owned())),
                    false => Err(IdError { expected: $expected, found: text.chars().take(60).collect() }),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A source of the registry, such as `kazinform-kk`.
    SourceId, is_slug, SLUG
);
id!(
    /// A city of `cities.toml`, such as `shymkent`.
    CityId, is_slug, SLUG
);
id!(
    /// A post: a hash of its source and its native id, so that an edited post keeps its id.
    PostId, is_hash, HASH
);
id!(
    /// What one fetch of one source brought: a hash of the source and the content.
    BatchId, is_hash, HASH
);
id!(
    /// A story: a hash of its city and the post it began with.
    StoryId, is_hash, HASH
);

id!(
    /// A public address that must not be read again: a hash, so that a list of them names nobody.
    LinkHash, is_hash, HASH
);

impl LinkHash {
    /// The hash of an address in its canonical form.
    pub fn new(canonical: &str) -> Self {
        Self(digest_hex(&["link", canonical]))
    }
}

impl PostId {
    /// The id of the post that `source` calls `native`.
    pub fn new(source: &SourceId, native: &str) -> Self {
        Self(digest_hex(&["post", source.as_str(), native]))
    }
}

impl BatchId {
    /// The id of the batch with these bytes' fingerprint, read from `source`.
    pub fn new(source: &SourceId, content: &str) -> Self {
        Self(digest_hex(&["batch", source.as_str(), content]))
    }
}

impl StoryId {
    /// The id of the story of `city` that began with the post `first`.
    pub fn new(city: &CityId, first: &PostId) -> Self {
        Self(digest_hex(&["story", city.as_str(), first.as_str()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_checked() {
        for good in ["kazinform-kk", "24kz", "ab"] {
            assert_eq!(good.parse::<SourceId>().unwrap().as_str(), good);
        }
        for bad in ["", "a", "-ab", "Kaz", "a_b", "a/b", "../x", "қала", &"a".repeat(41)] {
            assert!(bad.parse::<SourceId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_edited_post_keeps_its_id_and_sources_do_not_collide() {
        let (a, b) = ("ab".parse().unwrap(), "abc".parse().unwrap());
        assert_eq!(PostId::new(&a, "cd"), PostId::new(&a, "cd"));
        assert_ne!(PostId::new(&a, "cd"), PostId::new(&b, "d"));
    }

    #[test]
    fn an_id_read_back_is_validated() {
        assert!(serde_json::from_str::<PostId>("\"../../etc\"").is_err());
        let id = PostId::new(&"ab".parse().unwrap(), "1");
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(serde_json::from_str::<PostId>(&json).unwrap(), id);
    }
}
