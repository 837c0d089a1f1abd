//! A wire between a function and its storage that remembers what was asked, in the words of IAM.

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, Uri, header};
use belgi_local::stack::{BUCKET, Stack, TABLE_PREFIX};
use belgi_store::{LocalEndpoints, Names, Store};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// The operation of DynamoDB that a request is for, as in `DynamoDB_20120810.PutItem`.
const TARGET: &str = "x-amz-target";
/// Headers that speak of one connection, and are written anew for the next.
const OF_THE_CONNECTION: [header::HeaderName; 4] =
    [header::CONNECTION, header::CONTENT_LENGTH, header::EXPECT, header::TRANSFER_ENCODING];

/// One action on one thing: a table, an index (`signals/index/by_day`), an object's key, or nothing for the bucket itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// Such as `dynamodb:PutItem`.
    pub action: String,
    pub thing: String,
}

/// Where one function's calls pass.
#[derive(Clone)]
pub struct Recorder {
    endpoints: LocalEndpoints,
    client: reqwest::Client,
    asked: Arc<Mutex<BTreeSet<Asked>>>,
}

impl Recorder {
    /// A store whose every call is recorded on its way to `stack`.
    pub async fn before(stack: &Stack) -> (Self, Store) {
        let client = reqwest::Client::builder().no_gzip().no_brotli().no_zstd().build().unwrap();
        let recorder = Self { endpoints: stack.endpoints().clone(), client, asked: Arc::default() };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app = axum::Router::new().fallback(pass).with_state(recorder.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let names = Names { bucket: BUCKET.to_owned(), table_prefix: TABLE_PREFIX.to_owned() };
        let endpoints = LocalEndpoints { s3: address.clone(), dynamodb: address };
        (recorder, Store::local(&endpoints, names))
    }

    pub fn asked(&self) -> BTreeSet<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

async fn pass(State(recorder): State<Recorder>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let asked = asked(&parts.method, &parts.uri, &parts.headers, &body);
    recorder.asked.lock().unwrap().extend(asked);
    let endpoints = &recorder.endpoints;
    let to = if parts.headers.contains_key(TARGET) { &endpoints.dynamodb } else { &endpoints.s3 };
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut headers = parts.headers.clone();
    OF_THE_CONNECTION.iter().for_each(|name| drop(headers.remove(name)));
    // The host stays the one that was signed.
    let sent = recorder.client.request(parts.method, format!("{to}{path}")).headers(headers).body(body);
    let answer = sent.send().await.unwrap();
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| !OF_THE_CONNECTION.contains(name)) {
        response = response.header(name, value);
    }
    response.body(Body::from(answer.bytes().await.unwrap())).unwrap()
}

fn asked(method: &Method, uri: &Uri, headers: &HeaderMap, body: &Bytes) -> Vec<Asked> {
    match headers.get(TARGET) {
        Some(target) => {
            let operation = target.to_str().unwrap().rsplit('.').next().unwrap();
            of_table(operation, &serde_json::from_slice(body).unwrap())
        }
        None => vec![of_bucket(method, uri)],
    }
}

/// What a call of DynamoDB needs. A transaction needs what each of its actions needs.
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html>
fn of_table(operation: &str, body: &Value) -> Vec<Asked> {
    let table = |value: &Value| value.as_str().unwrap().strip_prefix(TABLE_PREFIX).unwrap().to_owned();
    let one = |action: &str, thing: String| Asked { action: format!("dynamodb:{action}"), thing };
    if let Some(tables) = body["RequestItems"].as_object() {
        return tables.keys().map(|name| one(operation, table(&name.as_str().into()))).collect();
    }
    if let Some(actions) = body["TransactItems"].as_array() {
        let each = actions.iter().flat_map(|action| action.as_object().unwrap());
        return each
            .map(|(kind, action)| {
                let kind =
                    if kind == "ConditionCheck" { "ConditionCheckItem" } else { &format!("{kind}Item") };
                one(kind, table(&action["TableName"]))
            })
            .collect();
    }
    let name = table(&body["TableName"]);
    let thing = body["IndexName"].as_str().map_or(name.clone(), |index| format!("{name}/index/{index}"));
    vec![one(operation, thing)]
}

fn of_bucket(method: &Method, uri: &Uri) -> Asked {
    let path = percent_decoded(uri.path());
    let key = path.trim_start_matches('/').split_once('/').map_or("", |(_, key)| key).to_owned();
    let action = match (method.as_str(), key.is_empty()) {
        ("GET" | "HEAD", true) => "ListBucket",
        ("GET" | "HEAD", false) => "GetObject",
        ("PUT", false) => "PutObject",
        ("DELETE", false) => "DeleteObject",
        other => panic!("expected a call of an object or of a listing, found {other:?} {uri}"),
    };
    Asked { action: format!("s3:{action}"), thing: key }
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => (bytes.push(byte), rest = &after[2..]),
            None => (bytes.push(*first), rest = after),
        };
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_call_is_named_as_iam_names_it() {
    let cases = [
        (
            "Query",
            r#"{"TableName": "belgi-signals", "IndexName": "by_day"}"#,
            "dynamodb:Query signals/index/by_day",
        ),
        ("PutItem", r#"{"TableName": "belgi-work"}"#, "dynamodb:PutItem work"),
        ("BatchGetItem", r#"{"RequestItems": {"belgi-signals": {}}}"#, "dynamodb:BatchGetItem signals"),
        (
            "TransactWriteItems",
            r#"{"TransactItems": [{"Update": {"TableName": "belgi-sent"}}]}"#,
            "dynamodb:UpdateItem sent",
        ),
    ];
    for (operation, body, expect) in cases {
        let found = of_table(operation, &serde_json::from_str(body).unwrap()).remove(0);
        assert_eq!(format!("{} {}", found.action, found.thing), expect);
    }
    let cases = [
        (
            Method::GET,
            "/belgi/raw/dt%3D2026-11-22/a/1.zst?x-id=GetObject",
            "s3:GetObject raw/dt=2026-11-22/a/1.zst",
        ),
        (Method::GET, "/belgi?list-type=2&prefix=inbox%2F", "s3:ListBucket "),
        (Method::GET, "/belgi/?list-type=2", "s3:ListBucket "),
        (Method::DELETE, "/belgi/inbox/a.csv", "s3:DeleteObject inbox/a.csv"),
    ];
    for (method, uri, expect) in cases {
        let found = of_bucket(&method, &uri.parse().unwrap());
        assert_eq!(format!("{} {}", found.action, found.thing), expect);
    }
}
