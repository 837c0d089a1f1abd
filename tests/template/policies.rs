//! What each function may do: named actions on named things.

use crate::template::{functions, resource, resources};
use serde_json::{Value, json};

/// A value that may stand alone or in a list.
fn each(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |list| list.iter().collect())
}

/// Every statement below a value, whatever kind of policy it stands in.
fn statements(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) if fields.contains_key("Effect") => vec![value],
        Value::Object(fields) => fields.values().flat_map(statements).collect(),
        Value::Array(items) => items.iter().flat_map(statements).collect(),
        _ => Vec::new(),
    }
}

/// Why an allowing statement is too wide, or nothing.
fn too_wide(statement: &Value) -> Option<String> {
    if !statement["NotAction"].is_null() || !statement["NotResource"].is_null() {
        return Some("allows everything but what it names".to_owned());
    }
    let actions = each(&statement["Action"]);
    if let Some(action) =
        actions.into_iter().find(|action| action.as_str().is_none_or(|action| action.contains('*')))
    {
        return Some(format!("allows the actions {action}"));
    }
    let resources = each(&statement["Resource"]);
    resources.into_iter().find(|resource| !is_named(resource)).map(|resource| format!("reaches {resource}"))
}

/// Whether a resource is one thing, or one folder of the bucket.
fn is_named(resource: &Value) -> bool {
    if resource["Fn::GetAtt"].is_array() || resource["Ref"].is_string() {
        return true;
    }
    let Some(text) = resource.as_str().or_else(|| resource["Fn::Sub"].as_str()) else { return false };
    let folder = text.strip_prefix("${Bucket.Arn}/").and_then(|path| path.strip_suffix("/*"));
    folder.is_some_and(|folder| !folder.is_empty() && !folder.contains('*')) || !text.contains('*')
}

#[test]
fn every_statement_names_its_actions_and_resources() {
    let mut read = 0;
    for resource in resources() {
        for statement in
            statements(resource.value).into_iter().filter(|statement| statement["Effect"] == "Allow")
        {
            let wide = too_wide(statement);
            assert_eq!(wide, None, "{} {}", resource.name, statement["Sid"]);
            read += 1;
        }
    }
    assert!(read >= 30, "expected the statements of five functions, found {read}");
}

#[test]
fn every_policy_is_written_out() {
    for function in functions() {
        for policy in each(function.property("/Policies")) {
            assert!(
                policy["Statement"].is_array(),
                "{}: {policy} grants what cannot be read here",
                function.name
            );
        }
    }
}

/// What nobody is allowed: to read the keys of voices but where posts are fetched, and to delete what was posted.
#[test]
fn only_fetch_reads_the_keys_of_voices() {
    for function in functions() {
        let reaches = function.property("/Policies").to_string().contains("KeysTable");
        assert_eq!(reaches, function.name == "FetchFunction", "{}", function.name);
    }
}

#[test]
fn staff_read_digests_and_nothing_else() {
    let policy = resource("StaffPolicy");
    let statements = policy.property("/PolicyDocument/Statement").as_array().unwrap();
    let reach: Vec<_> = statements.iter().map(|one| (&one["Action"], &one["Resource"])).collect();
    let digests = json!({"Fn::Sub": "${Bucket.Arn}/digests/*"});
    let bucket = json!({"Fn::GetAtt": ["Bucket", "Arn"]});
    assert_eq!(reach, [(&json!(["s3:GetObject"]), &digests), (&json!(["s3:ListBucket"]), &bucket)]);
    // A listing without a prefix would show the names of everything.
    assert_eq!(statements[1]["Condition"]["StringLike"]["s3:prefix"], json!(["digests/", "digests/*"]));
}

#[test]
fn a_statement_that_is_too_wide_is_found() {
    let cases = [
        (r#"{"Action": "s3:GetObject", "Resource": {"Fn::Sub": "${Bucket.Arn}/raw/*"}}"#, true),
        (
            r#"{"Action": ["dynamodb:Query"], "Resource": {"Fn::Sub": "${BatchesTable.Arn}/index/by_stage"}}"#,
            true,
        ),
        (r#"{"Action": ["dynamodb:Query"], "Resource": {"Fn::GetAtt": ["BatchesTable", "Arn"]}}"#, true),
        (r#"{"Action": "s3:*", "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]}}"#, false),
        (r#"{"Action": ["s3:GetObject", "s3:Put*"], "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]}}"#, false),
        (r#"{"Action": "s3:GetObject", "Resource": "*"}"#, false),
        (r#"{"Action": "s3:GetObject", "Resource": ["*"]}"#, false),
        (r#"{"Action": "s3:GetObject", "Resource": {"Fn::Sub": "${Bucket.Arn}/*"}}"#, false),
        (r#"{"Action": "s3:GetObject", "Resource": {"Fn::Sub": "arn:aws:s3:::*/raw/a"}}"#, false),
        (r#"{"NotAction": "iam:PassRole", "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]}}"#, false),
    ];
    for (text, named) in cases {
        assert_eq!(too_wide(&serde_json::from_str(text).unwrap()).is_none(), named, "{text}");
    }
}
