//! What template.yaml allows a function to do with the bucket and the tables.

use super::recorder::Asked;
use crate::template::{functions, resource};
use serde_json::Value;
use std::collections::BTreeSet;

/// One action on one thing: a table, an index, the bucket, or a folder of it (`raw/*`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    pub action: String,
    pub thing: String,
}

impl Grant {
    pub fn covers(&self, asked: &Asked) -> bool {
        self.action == asked.action
            && match self.thing.strip_suffix('*') {
                Some(folder) => asked.thing.starts_with(folder),
                None => self.thing == asked.thing,
            }
    }
}

/// The grants of `function`, such as `fetch`, those under a condition among them.
pub fn grants(function: &str) -> BTreeSet<Grant> {
    let found = functions().find(|found| found.name.to_lowercase() == format!("{function}function"));
    let mut grants = BTreeSet::new();
    for statement in statements(found.unwrap().property("/Policies")) {
        assert_eq!(statement["Effect"], "Allow", "{statement}");
        for action in each(&statement["Action"]) {
            let action = action.as_str().unwrap();
            if !action.starts_with("s3:") && !action.starts_with("dynamodb:") {
                continue;
            }
            let things = each(&statement["Resource"]).into_iter().map(thing);
            grants.extend(things.map(|thing| Grant { action: action.to_owned(), thing }));
        }
    }
    grants
}

fn each(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |list| list.iter().collect())
}

fn statements(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) if fields.contains_key("Effect") => vec![value],
        Value::Object(fields) => fields.values().flat_map(statements).collect(),
        Value::Array(items) => items.iter().flat_map(statements).collect(),
        _ => Vec::new(),
    }
}

/// What a resource of a statement is: `{"Fn::GetAtt": ["WorkTable", "Arn"]}` is `work`, `${Bucket.Arn}/raw/*` is `raw/*`.
fn thing(resource: &Value) -> String {
    if let Some(name) = resource["Fn::GetAtt"][0].as_str() {
        return if name == "Bucket" { String::new() } else { table(name) };
    }
    let text = resource["Fn::Sub"]
        .as_str()
        .unwrap_or_else(|| panic!("expected a thing of the stack, found {resource}"));
    let (name, rest) = text.strip_prefix("${").and_then(|text| text.split_once(".Arn}/")).unwrap();
    if name == "Bucket" { rest.to_owned() } else { format!("{}/{rest}", table(name)) }
}

fn table(logical: &str) -> String {
    let name = resource(logical).property("/TableName/Fn::Sub").as_str().unwrap();
    name.strip_prefix("${AWS::StackName}-").unwrap().to_owned()
}
