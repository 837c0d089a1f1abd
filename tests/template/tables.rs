//! The tables are those of `belgi_store::schema`, no more and no fewer.

use crate::template::{Resource, of_kind, resource};
use belgi_store::schema::{TABLES, Table};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const PREFIX: &str = "${AWS::StackName}-";

fn tables() -> impl Iterator<Item = (&'static str, Resource)> {
    of_kind("AWS::DynamoDB::Table").map(|table| {
        let name = table.property("/TableName/Fn::Sub").as_str().unwrap();
        let name =
            name.strip_prefix(PREFIX).unwrap_or_else(|| panic!("expected {PREFIX}<name>, found {name}"));
        (name, table)
    })
}

fn key_schema(hash: &str, range: Option<&str>) -> Value {
    let mut keys = vec![json!({"AttributeName": hash, "KeyType": "HASH"})];
    keys.extend(range.map(|range| json!({"AttributeName": range, "KeyType": "RANGE"})));
    Value::Array(keys)
}

fn check(found: &Resource, expect: &Table) {
    assert_eq!(
        *found.property("/KeySchema"),
        key_schema(expect.hash_key, expect.range_key),
        "{}",
        expect.name
    );
    let index = expect.index.map_or(Value::Null, |index| {
        json!([{
            "IndexName": index.name,
            "KeySchema": key_schema(index.hash_key, Some(index.range_key)),
            "Projection": {"ProjectionType": if index.whole { "ALL" } else { "KEYS_ONLY" }},
        }])
    });
    assert_eq!(*found.property("/GlobalSecondaryIndexes"), index, "{}", expect.name);
    let ttl =
        expect.ttl.map_or(Value::Null, |attribute| json!({"AttributeName": attribute, "Enabled": true}));
    assert_eq!(*found.property("/TimeToLiveSpecification"), ttl, "{}", expect.name);
    let mut keys: BTreeSet<_> = expect.range_key.into_iter().chain([expect.hash_key]).collect();
    keys.extend(expect.index.iter().flat_map(|index| [index.hash_key, index.range_key]));
    let defined = found.property("/AttributeDefinitions").as_array().unwrap();
    let strings: BTreeSet<_> = defined
        .iter()
        .filter(|key| key["AttributeType"] == "S")
        .collect::<Vec<_>>()
        .into_iter()
        .map(|key| key["AttributeName"].as_str().unwrap())
        .collect();
    assert_eq!((strings, defined.len()), (keys.clone(), keys.len()), "{}", expect.name);
}

#[test]
fn the_tables_are_those_of_the_schema() {
    let mut names: Vec<_> = tables().map(|(name, _)| name).collect();
    names.sort_unstable();
    assert_eq!(names, TABLES.iter().map(|table| table.name).collect::<Vec<_>>());
    for (name, found) in tables() {
        check(&found, TABLES.iter().find(|table| table.name == name).unwrap());
    }
}

#[test]
fn what_is_kept_with_the_stack_gone_is_not_deleted_by_mistake() {
    for (name, table) in tables() {
        let kept = table.value["DeletionPolicy"] == "Retain";
        assert_eq!(*table.property("/DeletionProtectionEnabled") == true, kept, "{name}");
    }
}

#[test]
fn every_table_is_paid_by_use_and_encrypted() {
    for (name, table) in tables() {
        assert_eq!(table.property("/BillingMode"), "PAY_PER_REQUEST", "{name}");
        assert_eq!(*table.property("/SSESpecification/SSEEnabled"), true, "{name}");
    }
}

#[test]
fn a_destroyed_voice_key_cannot_be_restored() {
    let keys = resource("KeysTable");
    assert_eq!(*keys.property("/PointInTimeRecoverySpecification"), Value::Null);
    assert_eq!(
        (&keys.value["DeletionPolicy"], &keys.value["UpdateReplacePolicy"]),
        (&json!("Delete"), &json!("Delete"))
    );
    for (name, table) in tables() {
        // A stream would copy what expires, for a day.
        assert_eq!(*table.property("/StreamSpecification"), Value::Null, "{name}");
    }
}

#[test]
fn what_cannot_be_read_again_can_be_restored() {
    for (name, table) in tables().filter(|(name, _)| !matches!(*name, "keys" | "leases")) {
        let recovery = table.property("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled");
        assert_eq!((recovery, &table.value["DeletionPolicy"]), (&json!(true), &json!("Retain")), "{name}");
    }
}
