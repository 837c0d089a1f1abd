//! The digest as a value, for machines.

use crate::RenderError;
use belgi_domain::digest::Digest;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// The digest as pretty JSON with sorted keys and a line break at its end, so that two versions compare line by line.
///
/// # Errors
/// Where the value cannot be serialised, which no digest is known to cause.
pub fn json(digest: &Digest) -> Result<Vec<u8>, RenderError> {
    pretty(&serde_json::to_value(digest)?)
}

/// Any value in the same form.
pub(crate) fn pretty(value: &Value) -> Result<Vec<u8>, RenderError> {
    let mut bytes = serde_json::to_vec_pretty(&Sorted(value))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A value whose objects are written in the order of their keys. Whether `Value` does so itself depends on a feature
/// that any crate of a build may turn on, and the bytes must not.
struct Sorted<'a>(&'a Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(fields) => {
                let sorted: BTreeMap<_, _> = fields.iter().map(|(key, value)| (key, Sorted(value))).collect();
                serializer.collect_map(sorted)
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(Sorted)),
            plain => plain.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{Given, signal, source, story, week};
    use belgi_domain::digest::Digest;
    use belgi_domain::*;

    fn text(given: &Given) -> String {
        let digest = crate::compose(&crate::inputs!(crate::Inputs, given));
        String::from_utf8(super::json(&digest).unwrap()).unwrap()
    }

    #[test]
    fn a_small_digest_reads_like_this() {
        let source = source("our-city", "Біздің қала", SourceKind::Vk, Publisher::Community);
        let one = signal(&source, "1", "2026-11-17T10:00:00", "менің пәтерімде су жоқ");
        let stories = vec![story(StoryState::New, &[&one])];
        let given = Given { signals: vec![one], stories, sources: vec![source], ..Given::empty() };
        insta::assert_snapshot!("small", text(&given));
    }

    #[test]
    fn it_is_the_digest_and_the_same_for_every_order() {
        let given = week();
        let digest = crate::compose(&crate::inputs!(crate::Inputs, given));
        assert_eq!(serde_json::from_str::<Digest>(&text(&given)).unwrap(), digest);
        assert_eq!(text(&given), text(&given.reversed()));
    }
}
