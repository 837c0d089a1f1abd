//! Values as packed JSON, which an item bears beside the attributes that DynamoDB has to see.
//!
//! A write is paid for by the KB, and half of what a signal says are names of fields and labels, and words that its stems and
//! its evidence repeat. A dictionary of what usually stands there packs each by itself to a third.

use crate::{Result, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{Read, Write};

/// Costs some milliseconds for a value of 2 KB, and packs it as small as zstd can.
const ZSTD_LEVEL: i32 = 19;
/// No item is larger than 400 KB; what unpacks to more than this is none of ours.
const MOST_BYTES: u64 = 16 << 20;

/// What values of one kind look like: lines of JSON, the usual first. What was packed with a dictionary can only be unpacked
/// with it: another one takes another name, and this one stays.
pub(crate) struct Dictionary {
    /// The attribute that holds what was packed with it.
    pub(crate) attribute: &'static str,
    bytes: &'static [u8],
}

/// Of signals: some of the invented sample city's.
pub(crate) const SIGNALS: Dictionary =
    Dictionary { attribute: "packed1", bytes: include_bytes!("packed/signals-1.jsonl") };

impl Dictionary {
    pub(crate) fn pack<T: Serialize>(&self, call: &str, value: &T) -> Result<Vec<u8>> {
        let failed = |error| StoreError::unreadable(call, "a value that can be packed", error);
        let json = serde_json::to_vec(value)
            .map_err(|error| StoreError::unreadable(call, "a value that fits JSON", error))?;
        let mut packer =
            zstd::Encoder::with_dictionary(Vec::new(), ZSTD_LEVEL, self.bytes).map_err(failed)?;
        packer.write_all(&json).map_err(failed)?;
        packer.finish().map_err(failed)
    }

    pub(crate) fn unpack<T: DeserializeOwned>(&self, call: &str, packed: &[u8]) -> Result<T> {
        let failed = |error| StoreError::unreadable(call, "a packed value", error);
        let unpacker = zstd::Decoder::with_dictionary(packed, self.bytes).map_err(failed)?;
        let mut json = Vec::new();
        unpacker.take(MOST_BYTES).read_to_end(&mut json).map_err(failed)?;
        serde_json::from_slice(&json)
            .map_err(|error| StoreError::unreadable(call, "a value of this version", error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::Signal;
    use serde_json::{Value, json};

    /// A signal with the longest excerpt, of words that the dictionary does not hold in this order.
    fn long() -> Value {
        let words: Vec<String> = (0..60).map(|n| format!("сөз{n} дом{}", n * 7 % 60)).collect();
        json!({
            "post": "00112233445566778899aabbccddeeff", "version_at": "2026-11-22T00:00:00Z", "source": "forum",
            "kind": "feed", "publisher": "community", "city": "shymkent", "at": "2026-11-01T00:00:00Z",
            "excerpt": words.join(" ").chars().take(400).collect::<String>(), "language": "mixed", "kk_share": 0.5,
            "voice": "8877665544332211", "url": "https://forum.example/t/12345", "stems": ["дом", "су", "жылу"],
            "signal_type": "complaint", "sentiment": "negative", "topic": "water", "urgency": "high",
            "fingerprint": 8_317_119_439_767_718_606_u64,
            "evidence": [{"field": "topic", "words": "су жоқ", "weight": 2.169}],
            "confidence": {"language": 0.8, "signal_type": 0.9, "sentiment": 0.7, "topic": 0.95, "urgency": 1.0},
        })
    }

    #[test]
    fn what_was_packed_is_unpacked_and_a_long_signal_stays_below_a_write_unit() {
        let signal: Signal = serde_json::from_value(long()).unwrap();
        let packed = SIGNALS.pack("test", &signal).unwrap();
        assert_eq!(SIGNALS.unpack::<Signal>("test", &packed).unwrap(), signal);
        // Keys and their names come to some 200 bytes beside it.
        assert!(packed.len() < 800, "{} bytes", packed.len());
    }

    #[test]
    fn what_is_broken_is_an_error() {
        let packed = SIGNALS.pack("test", &long()).unwrap();
        assert!(SIGNALS.unpack::<Value>("test", &packed[..packed.len() / 2]).is_err());
        assert!(SIGNALS.unpack::<Value>("test", b"words").is_err());
    }

    /// What lies in tables was packed with these bytes. Another dictionary takes another file and another attribute.
    #[test]
    fn a_dictionary_in_use_never_changes() {
        use sha2::{Digest, Sha256};
        let hash: String = Sha256::digest(SIGNALS.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, "092775998e886ccd334d0c82bef14d52d267d297bbc94233e43a51eb7108c82c");
    }
}
