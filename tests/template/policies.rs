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
    // `Fn::Sub` with names of its own is a list that begins with the text.
    let sub = &resource["Fn::Sub"];
    let text = resource.as_str().or_else(|| sub.as_str()).or_else(|| sub[0].as_str());
    let Some(text) = text else { return false };
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

/// Mail and the topic are optional: without them nobody may use either service.
#[test]
fn mail_and_the_topic_are_allowed_only_where_they_are_set() {
    let mut found = Vec::new();
    for function in functions() {
        for choice in statements_if(function.property("/Policies")) {
            let [condition, statement, otherwise] = &choice[..] else { continue };
            assert_eq!(otherwise["Ref"], "AWS::NoValue", "{}", function.name);
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            found.push((function.name.to_owned(), text(condition), text(&statement["Action"][0])));
        }
    }
    for expect in [
        ("AlertFunction", "SendsAlertMail", "ses:SendEmail"),
        ("AlertFunction", "HasAlertTopic", "sns:Publish"),
        ("DigestFunction", "SendsDigestMail", "ses:SendEmail"),
    ] {
        let (function, condition, action) = expect;
        let expect = (function.to_owned(), condition.to_owned(), action.to_owned());
        assert!(found.contains(&expect), "{expect:?}: {found:?}");
    }
    let everywhere: Vec<String> = resources().map(|resource| resource.value.to_string()).collect();
    for action in ["ses:", "sns:Publish"] {
        let count: usize = everywhere.iter().map(|text| text.matches(&format!("\"{action}")).count()).sum();
        assert_eq!(count, if action == "ses:" { 4 } else { 1 }, "{action}, with the condition on the sender");
    }
}

/// The three parts of every `Fn::If` below a value.
fn statements_if(value: &Value) -> Vec<Vec<Value>> {
    match value {
        Value::Object(fields) => match fields.get("Fn::If").and_then(Value::as_array) {
            Some(parts) => vec![parts.clone()],
            None => fields.values().flat_map(statements_if).collect(),
        },
        Value::Array(items) => items.iter().flat_map(statements_if).collect(),
        _ => Vec::new(),
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
            r#"{"Action": ["dynamodb:Query"], "Resource": {"Fn::Sub": "${SignalsTable.Arn}/index/by_day"}}"#,
            true,
        ),
        (r#"{"Action": ["dynamodb:Query"], "Resource": {"Fn::GetAtt": ["WorkTable", "Arn"]}}"#, true),
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
