//! The digest and its service requests as JSON, against their schemas.

use crate::{Written, digests, python};
use belgi_domain::{Group, Label, Language, Sentiment, SignalType, Topic, Urgency};
use belgi_report::{Rendered, json, render};
use serde_json::Value;

const DIGEST: &str = "shared/report/schema/digest.json";
const OPEN311: &str = "shared/report/schema/open311.json";

fn schema(path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(belgi_tests::root().join(path)).unwrap()).unwrap()
}

fn requests() -> Vec<Vec<u8>> {
    let is_draft = |file: &Rendered| file.name.ends_with("-open311.json");
    let draft = |digest| {
        render(digest, &Vec::<belgi_domain::Signal>::new(), &[])
            .unwrap()
            .into_iter()
            .find(is_draft)
            .unwrap()
            .bytes
    };
    digests().iter().map(draft).collect()
}

/// Why `files` are refused; empty where they are valid.
fn refused(schema: &str, files: impl IntoIterator<Item = Vec<u8>>) -> String {
    let said = python("validate.py", Some(schema), &Written::of(files));
    assert_ne!(said.status.success(), !said.stderr.is_empty(), "{said:?}");
    String::from_utf8(said.stderr).unwrap()
}

#[test]
fn every_digest_is_what_its_schema_says() {
    assert_eq!(refused(DIGEST, digests().iter().map(|digest| json(digest).unwrap())), "");
}

#[test]
fn drafts_of_requests_are_what_geo_report_says() {
    let drafts = requests();
    let count: usize =
        drafts.iter().map(|draft| serde_json::from_slice::<Vec<Value>>(draft).unwrap().len()).sum();
    assert!(count >= 5, "expected drafts to look at, found {count}");
    assert_eq!(refused(OPEN311, drafts), "");
}

/// A schema that takes everything proves nothing.
#[test]
fn what_does_not_fit_is_refused() {
    let with = |pointer: &str, value: Value| {
        let mut digest = serde_json::to_value(&digests()[2]).unwrap();
        *digest.pointer_mut(pointer).unwrap() = value;
        digest.to_string().into_bytes()
    };
    for (pointer, value) in [
        ("/until", "2026-11-22 19:00".into()),
        ("/stories/0/voices", serde_json::json!({"at_least": 3})),
        ("/stories/0/story/topic", "politics".into()),
        ("/stories/0/story", serde_json::json!({})),
        ("/totals/posts", (-1).into()),
        ("/city/alerts", Value::Null),
    ] {
        let document = match pointer.rsplit_once('/') {
            // A field that no schema names.
            Some((parent, "alerts")) => with(parent, serde_json::json!({"alerts": {}})),
            _ => with(pointer, value),
        };
        assert_ne!(refused(DIGEST, [document]), "", "{pointer}");
    }
    let nowhere = requests()[2].clone();
    let mut nowhere: Value = serde_json::from_slice(&nowhere).unwrap();
    nowhere[0]["address_string"] = Value::Null;
    assert!(refused(OPEN311, [nowhere.to_string().into_bytes()]).contains("$[0]"));
}

#[test]
fn the_codes_of_labels_are_all_there() {
    fn codes<L: Label>() -> Vec<&'static str> {
        L::ALL.iter().map(|label| label.code()).collect()
    }
    let schema = schema(DIGEST);
    for (name, codes) in [
        ("group", codes::<Group>()),
        ("language", codes::<Language>()),
        ("sentiment", codes::<Sentiment>()),
        ("signal_type", codes::<SignalType>()),
        ("topic", codes::<Topic>()),
        ("urgency", codes::<Urgency>()),
    ] {
        assert_eq!(schema["$defs"][name]["enum"], serde_json::json!(codes), "{name}");
    }
    assert_eq!(schema["properties"]["schema"]["const"], belgi_domain::digest::SCHEMA);
}
