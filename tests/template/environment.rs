//! What the template tells a function is what its code asks for.

use crate::template::{functions, template};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn runtime(file: &str) -> String {
    fs::read_to_string(belgi_tests::root().join("shared/runtime/src").join(file)).unwrap()
}

/// The variables that `call("…")` reads in `text`.
fn read_by(call: &str, text: &str) -> BTreeSet<String> {
    let opening = format!("{call}(\"");
    let names = text.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
    names.map(str::to_owned).collect()
}

fn variables(function: &Value) -> BTreeSet<String> {
    let everywhere = template()["Globals"]["Function"]["Environment"]["Variables"].as_object().unwrap();
    let own = function.pointer("/Properties/Environment/Variables").and_then(Value::as_object);
    everywhere.keys().chain(own.into_iter().flat_map(|own| own.keys())).cloned().collect()
}

#[test]
fn every_function_is_told_what_it_needs() {
    let needed = read_by("need", &runtime("environment.rs"));
    assert!(
        needed.contains("BELGI_BUCKET"),
        "expected the variables that environment.rs needs, found {needed:?}"
    );
    for function in functions() {
        let missing: Vec<_> = needed.difference(&variables(function.value)).cloned().collect();
        assert_eq!(missing, Vec::<String>::new(), "{}", function.name);
    }
}

#[test]
fn no_function_is_told_what_nobody_reads() {
    let code = ["environment.rs", "logs.rs", "secrets.rs"].map(runtime).join("\n");
    for function in functions() {
        let unread: Vec<_> = variables(function.value)
            .into_iter()
            // Secrets are read by what precedes their names.
            .filter(|name| !name.starts_with("BELGI_SECRET_") && !code.contains(&format!("\"{name}\"")))
            .collect();
        assert_eq!(unread, Vec::<String>::new(), "{}", function.name);
    }
}

#[test]
fn alerts_alone_know_the_webhook_and_its_secrets() {
    for name in [
        "BELGI_ALERT_MAIL_FROM",
        "BELGI_ALERT_TOPIC",
        "BELGI_ALERT_WEBHOOK",
        "BELGI_SECRET_ALERT_SLACK",
        "BELGI_SECRET_ALERT_TELEGRAM",
        "BELGI_SECRET_ALERT_WEBHOOK",
    ] {
        for function in functions() {
            let knows = variables(function.value).contains(name);
            assert_eq!(knows, function.name == "AlertFunction", "{name} {}", function.name);
        }
    }
}

#[test]
fn digests_alone_know_whom_they_are_mailed_from() {
    for function in functions() {
        let knows = variables(function.value).contains("BELGI_DIGEST_MAIL_FROM");
        assert_eq!(knows, function.name == "DigestFunction", "{}", function.name);
    }
}

#[test]
fn who_knows_the_secret_of_keys_may_read_that_one_and_nobody_else_does() {
    for function in functions() {
        let knows = variables(function.value).contains("BELGI_SECRETS");
        let uses_keys =
            ["AlertFunction", "ClassifyFunction", "DigestFunction", "FetchFunction"].contains(&function.name);
        assert_eq!(knows, uses_keys, "{}", function.name);
        let policies = function.property("/Policies").to_string();
        assert_eq!(policies.matches("secretsmanager:").count(), usize::from(uses_keys), "{}", function.name);
        let statement =
            function.property("/Policies/0/Statement").as_array().unwrap().iter().find_map(|entry| {
                let choice = entry["Fn::If"].as_array()?;
                (choice[0] == "HasKeysSecret" && choice[2]["Ref"] == "AWS::NoValue")
                    .then(|| choice[1].clone())
            });
        if uses_keys {
            let statement = statement.unwrap();
            assert_eq!(statement["Action"], json!(["secretsmanager:GetSecretValue"]), "{}", function.name);
            assert_eq!(statement["Resource"], json!({"Ref": "KeysSecret"}), "{}", function.name);
        }
    }
    assert_eq!(
        template()["Parameters"]["KeysSecret"]["Default"],
        "",
        "without a secret the stack works as before"
    );
}

#[test]
fn a_secret_is_not_shown_by_the_stack() {
    let parameters = template()["Parameters"].as_object().unwrap();
    for name in ["AlertWebhookSecret", "AlertTelegramToken", "AlertSlackUrl"] {
        assert_eq!(parameters[name]["NoEcho"], true, "{name}");
    }
}

#[test]
fn the_names_are_those_of_the_bucket_and_the_tables() {
    let variables = &template()["Globals"]["Function"]["Environment"]["Variables"];
    assert_eq!(variables["BELGI_BUCKET"]["Ref"], "Bucket");
    assert_eq!(variables["BELGI_TABLE_PREFIX"]["Fn::Sub"], "${AWS::StackName}-");
}
