//! Keys in a secret of Secrets Manager, as moto serves it.

use crate::moto::Moto;
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use belgi_runtime::Secrets;
use belgi_store::Vault;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

const NAME: &str = "belgi/keys";

/// Calls an action of Secrets Manager as an operator does.
async fn call(moto: &Moto, action: &str, body: &Value) -> Value {
    let scope = "AWS4-HMAC-SHA256 Credential=belgi/20261123/eu-central-1/secretsmanager/aws4_request, \
                 SignedHeaders=host, Signature=0";
    let request = reqwest::Client::new()
        .post(moto.address())
        .header("x-amz-target", format!("secretsmanager.{action}"))
        .header("content-type", "application/x-amz-json-1.1")
        .header("authorization", scope)
        .body(body.to_string());
    let answer = request.send().await.unwrap();
    let text = answer.text().await.unwrap();
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("{action}: {text}"))
}

async fn put(moto: &Moto, text: &str) {
    call(
        moto,
        "PutSecretValue",
        &json!({"SecretId": NAME, "SecretString": text, "ClientRequestToken": token(text)}),
    )
    .await;
}

/// A token of its own for each value, as long as the service asks.
fn token(text: &str) -> String {
    format!("{:0>32}", text.bytes().map(u64::from).sum::<u64>())
}

#[tokio::test]
async fn keys_come_from_a_secret_and_the_environment_goes_first() {
    let moto = Moto::start().await;
    let now: Timestamp = "2026-11-23T06:00:00Z".parse().unwrap();
    let later = |minutes| now + SignedDuration::from_mins(minutes);
    let pairs = [("BELGI_SECRET_OWN".to_owned(), "mine".to_owned())];
    let secrets = Secrets::from_pairs(pairs).with_vault(Vault::local(moto.address(), NAME));

    let missing = secrets.refresh(now).await.unwrap_err();
    assert!(missing.contains("expected the secret `belgi/keys` with a value, found none"), "{missing}");
    assert_eq!(secrets.get("own").as_deref(), Some("mine"));
    assert!(
        secrets.place("vk").contains("as `vk` in the secret `belgi/keys` (expected"),
        "{}",
        secrets.place("vk")
    );

    let made = call(&moto, "CreateSecret", &json!({"Name": NAME, "SecretString": r#"{"VK": "first", "OWN": "theirs"}"#, "ClientRequestToken": token("made")})).await;
    let arn = made["ARN"].as_str().unwrap();
    secrets.refresh(now).await.unwrap();
    assert_eq!(secrets.get("vk").as_deref(), Some("first"));
    assert_eq!(secrets.get("own").as_deref(), Some("mine"));
    assert_eq!(secrets.origin("vk").unwrap().to_string(), "the secret `belgi/keys`");
    let by_arn = Vault::local(moto.address(), arn).keys().await.unwrap();
    assert_eq!(by_arn.get("VK").map(String::as_str), Some("first"));

    put(&moto, r#"{"VK": "second"}"#).await;
    secrets.refresh(later(9)).await.unwrap();
    assert_eq!(secrets.get("vk").as_deref(), Some("first"), "believed for ten minutes");
    secrets.refresh(later(10)).await.unwrap();
    assert_eq!(secrets.get("vk").as_deref(), Some("second"));
    put(&moto, r#"{"VK": "third"}"#).await;
    secrets.doubt();
    secrets.clone().refresh(later(11)).await.unwrap();
    assert_eq!(
        secrets.get("vk").as_deref(),
        Some("third"),
        "read again after a refusal, and copies share it"
    );

    put(&moto, r#"{"VK": ["canary"]}"#).await;
    let wrong = secrets.refresh(later(21)).await.unwrap_err();
    assert_eq!(wrong, "expected a string as the key `VK` of the secret `belgi/keys`, found a list");
    assert_eq!(secrets.get("vk").as_deref(), Some("third"), "the keys of the last time stay");
}

/// moto allows everything, so the refusal is served as AWS words it.
#[tokio::test]
async fn a_refusal_names_the_secret_and_the_right() {
    const BODY: &str = r#"{"__type":"AccessDeniedException","Message":"User: arn:aws:sts::1:assumed-role/x is not authorized"}"#;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let refuse = || async { (StatusCode::BAD_REQUEST, [(CONTENT_TYPE, "application/x-amz-json-1.1")], BODY) };
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(refuse)).await });
    let error = Vault::local(&address, NAME).keys().await.unwrap_err().to_string();
    assert_eq!(
        error,
        "the secret `belgi/keys` may not be read; expected the right secretsmanager:GetSecretValue for it"
    );
}
