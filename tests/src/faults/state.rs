//! Everything that a stack holds, to be compared with what another holds.

use anyhow::Context;
use belgi_local::stack::{BUCKET, Stack, TABLE_PREFIX};
use belgi_store::schema::TABLES;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The items of every table and the bytes of every object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The items of each table as JSON, sorted.
    pub tables: BTreeMap<&'static str, Vec<String>>,
    /// The bytes of each object by its key.
    pub objects: BTreeMap<String, Vec<u8>>,
}

impl State {
    /// What `stack` holds, asked past the store and past any proxy.
    ///
    /// # Errors
    /// Where the stack does not answer or its folder cannot be read.
    pub async fn of(stack: &Stack) -> anyhow::Result<Self> {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        let tables = tables(stack, &names).await?;
        let mut objects = BTreeMap::new();
        let bucket = stack.path_of("");
        collect(&bucket, &bucket, &mut objects).with_context(|| format!("the bucket {BUCKET}"))?;
        Ok(Self { tables, objects })
    }

    /// What differs in `other`, one line each; nothing where they are the same to the byte.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        for (table, items) in &self.tables {
            let others = other.tables.get(table).map_or(&[][..], Vec::as_slice);
            found.extend(items.iter().filter(|item| !others.contains(item)).map(|item| lacks(table, item)));
            found.extend(others.iter().filter(|item| !items.contains(item)).map(|item| adds(table, item)));
        }
        for (key, bytes) in &self.objects {
            match other.objects.get(key) {
                None => found.push(format!("object {key}: is missing")),
                Some(others) if others != bytes => found.push(format!("object {key}: other bytes")),
                Some(_) => {}
            }
        }
        let more = other.objects.keys().filter(|key| !self.objects.contains_key(*key));
        found.extend(more.map(|key| format!("object {key}: should not be there")));
        found
    }
}

/// The longest part of an item that a difference shows.
const SHOWN: usize = 600;

fn lacks(table: &str, item: &str) -> String {
    format!("table {table}: lacks {}", item.chars().take(SHOWN).collect::<String>())
}

fn adds(table: &str, item: &str) -> String {
    format!("table {table}: has {}", item.chars().take(SHOWN).collect::<String>())
}

/// The items of some tables of `stack`, sorted.
///
/// # Errors
/// Where the stack does not answer.
pub async fn tables(
    stack: &Stack,
    names: &[&'static str],
) -> anyhow::Result<BTreeMap<&'static str, Vec<String>>> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let mut tables = BTreeMap::new();
    for name in names {
        tables.insert(*name, items(&client, stack, name).await?);
    }
    Ok(tables)
}

async fn items(client: &reqwest::Client, stack: &Stack, table: &str) -> anyhow::Result<Vec<String>> {
    let (mut items, mut from) = (Vec::new(), Value::Null);
    loop {
        let mut question = json!({"TableName": format!("{TABLE_PREFIX}{table}"), "ConsistentRead": true});
        if let (Some(question), false) = (question.as_object_mut(), from.is_null()) {
            question.insert("ExclusiveStartKey".to_owned(), from);
        }
        let mut page = ask(client, stack, "Scan", &question).await?;
        let found = page.get_mut("Items").and_then(Value::as_array_mut).map(std::mem::take);
        let found = found.with_context(|| format!("expected items of {table}"))?;
        items.extend(found.into_iter().map(|item| without_clock(item).to_string()));
        from = page.get_mut("LastEvaluatedKey").map_or(Value::Null, Value::take);
        if from.is_null() {
            items.sort();
            return Ok(items);
        }
    }
}

/// An item without how fast a host answered, which no two runs measure alike.
fn without_clock(mut item: Value) -> Value {
    if let Some(habits) = item.pointer_mut("/habits/M").and_then(Value::as_object_mut) {
        habits.remove("answer_ms");
    }
    item
}

/// Puts items of `table` as [`State`] shows them.
pub(super) async fn put(stack: &Stack, table: &str, items: &[String]) -> anyhow::Result<()> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    for item in items {
        let item: Value = serde_json::from_str(item)?;
        let question = json!({"TableName": format!("{TABLE_PREFIX}{table}"), "Item": item});
        ask(&client, stack, "PutItem", &question).await?;
    }
    Ok(())
}

/// One call of the embedded DynamoDB, which checks no signature but wants to see one.
async fn ask(
    client: &reqwest::Client,
    stack: &Stack,
    operation: &str,
    question: &Value,
) -> anyhow::Result<Value> {
    let request = client.post(&stack.endpoints().dynamodb).body(question.to_string());
    let request = request
        .header("content-type", "application/x-amz-json-1.0")
        .header("x-amz-target", format!("DynamoDB_20120810.{operation}"))
        .header("x-amz-date", "20261123T000000Z")
        .header(
            "authorization",
            "AWS4-HMAC-SHA256 Credential=belgi/20261123/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        );
    let answer = request.send().await?;
    let (status, body) = (answer.status(), answer.text().await?);
    anyhow::ensure!(status.is_success(), "{operation}: expected success, found {status}: {body}");
    Ok(serde_json::from_str(&body)?)
}

fn collect(bucket: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(bucket, &path, found)?;
        } else {
            let key = path.strip_prefix(bucket).unwrap_or(&path).display().to_string();
            found.insert(key, fs::read(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_told() {
        let state = |items: &[&str], objects: &[(&str, &[u8])]| State {
            tables: [("signals", items.iter().map(|item| (*item).to_owned()).collect())].into(),
            objects: objects.iter().map(|(key, bytes)| ((*key).to_owned(), bytes.to_vec())).collect(),
        };
        let one = state(&["a", "b"], &[("k", b"1"), ("l", b"1")]);
        assert_eq!(one.differences(&one), Vec::<String>::new());
        let other = state(&["a", "c"], &[("k", b"2"), ("m", b"1")]);
        let expected = [
            "table signals: lacks b",
            "table signals: has c",
            "object k: other bytes",
            "object l: is missing",
            "object m: should not be there",
        ];
        assert_eq!(one.differences(&other), expected);
    }
}
