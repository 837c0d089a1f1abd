//! One request and its answer, as they crossed the wire.

use super::Tally;
use aws_sdk_dynamodb::config::interceptors::{
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef,
};
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use serde::Serialize;

/// A kind of call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Call {
    /// `s3` or `dynamodb`.
    pub service: &'static str,
    /// Its name in the service's API, such as `PutItem` or `ListObjectsV2`.
    pub operation: String,
    /// The table without the stack's prefix, or the first folder of the object's key; empty where there is none, or where the
    /// table did not take the call.
    pub target: String,
}

/// What DynamoDB names its calls with, as in `DynamoDB_20120810.PutItem`.
const TARGET: &str = "x-amz-target";
/// What DynamoDB answers where the condition of a write did not hold.
const REFUSALS: [&str; 2] = ["ConditionalCheckFailedException", "TransactionCanceledException"];
/// What services answer where they are too busy, or were asked for more than the account may.
const BUSY: [&str; 5] = [
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "SlowDown",
    "ThrottledException",
    "ThrottlingException",
];
/// The code of an error stands in the first bytes of its body.
const CODE_WITHIN: usize = 400;

/// What of a request is remembered until its answer comes; the request itself is gone by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    service: &'static str,
    operation: String,
    folder: String,
    bytes: u64,
}

impl Storable for Asked {
    type Storer = StoreReplace<Self>;
}

impl Asked {
    /// The request that is about to be sent.
    pub(super) fn of(context: &BeforeTransmitInterceptorContextRef<'_>) -> Self {
        let request = context.request();
        let (service, operation, folder) =
            named(request.method(), request.uri(), request.headers().get(TARGET));
        // An object may be sent in chunks; then the header beside it says how long it is.
        let length = request.headers().get("x-amz-decoded-content-length");
        let bytes = number(length.or_else(|| request.headers().get("content-length")));
        let bytes = bytes.max(request.body().bytes().map_or(0, |body| body.len() as u64));
        Self { service, operation, folder, bytes }
    }
}

fn number(text: Option<&str>) -> u64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// One request that was answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Exchange {
    asked: Asked,
    /// The beginning of the body of an answer that is an error.
    error: Option<String>,
    bytes_received: u64,
}

impl Exchange {
    /// The attempt that ended; nothing where nobody answered.
    pub(super) fn of(asked: &Asked, context: &FinalizerInterceptorContextRef<'_>) -> Option<Self> {
        let response = context.response()?;
        let body = response.body().bytes().unwrap_or_default();
        let error = (!response.status().is_success())
            .then(|| String::from_utf8_lossy(body.get(..CODE_WITHIN).unwrap_or(body)).into_owned());
        let bytes_received = number(response.headers().get("content-length")).max(body.len() as u64);
        Some(Self { asked: asked.clone(), error, bytes_received })
    }

    /// The kind of call, of this table.
    pub(super) fn call(&self, table: &str) -> Call {
        let Asked { service, operation, folder, .. } = &self.asked;
        let target = if *service == "s3" { folder } else { table };
        Call { service, operation: operation.clone(), target: target.to_owned() }
    }

    /// Whether its units are those of writes.
    pub(super) fn writes(&self) -> bool {
        !matches!(self.asked.operation.as_str(), "BatchGetItem" | "GetItem" | "Query")
    }

    /// What it came to, units apart.
    pub(super) fn tally(&self) -> Tally {
        let says = |codes: &[&str]| {
            let error = self.error.as_deref().unwrap_or_default();
            u64::from(codes.iter().any(|code| error.contains(code)))
        };
        Tally {
            requests: 1,
            refused: says(&REFUSALS),
            throttled: says(&BUSY),
            bytes_sent: self.asked.bytes,
            bytes_received: self.bytes_received,
            ..Tally::default()
        }
    }
}

/// Service, operation and folder of a request. Objects are addressed as `/<bucket>/<key>`.
fn named(method: &str, uri: &str, target: Option<&str>) -> (&'static str, String, String) {
    if let Some(target) = target {
        let operation = target.rsplit('.').next().unwrap_or(target);
        return ("dynamodb", operation.to_owned(), String::new());
    }
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let key = path.trim_start_matches('/').split_once('/').map_or("", |(_, key)| key);
    let listing = query.split('&').any(|part| part == "list-type=2");
    let prefix = query.split('&').find_map(|part| part.strip_prefix("prefix="));
    let name = if listing { prefix.unwrap_or("") } else { key };
    let folder = name.split(['/', '%']).next().unwrap_or("").to_owned();
    let operation = match (method, listing, key.is_empty()) {
        (_, true, _) => "ListObjectsV2",
        ("PUT", _, true) => "CreateBucket",
        ("HEAD", _, true) => "HeadBucket",
        ("PUT", ..) => "PutObject",
        ("GET", ..) => "GetObject",
        ("DELETE", ..) => "DeleteObject",
        ("HEAD", ..) => "HeadObject",
        (other, ..) => other,
    };
    ("s3", operation.to_owned(), folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_named_by_what_crossed_the_wire() {
        let local = "http://127.0.0.1:9000/belgi";
        let cases = [
            (
                "POST",
                "http://127.0.0.1:8000/".to_owned(),
                Some("DynamoDB_20120810.PutItem"),
                "dynamodb PutItem ",
            ),
            ("PUT", format!("{local}/raw/dt%3D2026-11-22/a/1.zst?x-id=PutObject"), None, "s3 PutObject raw"),
            ("GET", format!("{local}/config/sources.toml?x-id=GetObject"), None, "s3 GetObject config"),
            ("GET", format!("{local}?list-type=2&prefix=inbox%2F109%2F"), None, "s3 ListObjectsV2 inbox"),
            ("GET", format!("{local}/?list-type=2&prefix=digests/"), None, "s3 ListObjectsV2 digests"),
            ("DELETE", format!("{local}/digests/a.html?x-id=DeleteObject"), None, "s3 DeleteObject digests"),
            ("HEAD", local.to_owned(), None, "s3 HeadBucket "),
            ("HEAD", format!("{local}/"), None, "s3 HeadBucket "),
            (
                "PUT",
                "https://s3.eu-central-1.amazonaws.com/b/alerts/a.json".to_owned(),
                None,
                "s3 PutObject alerts",
            ),
        ];
        for (method, uri, target, expect) in cases {
            let (service, operation, folder) = named(method, &uri, target);
            assert_eq!(format!("{service} {operation} {folder}"), expect, "{uri}");
        }
    }

    #[test]
    fn an_error_says_whether_it_was_refused_or_throttled() {
        let tally = |error: Option<&str>| {
            let (service, operation, folder) = ("dynamodb", "PutItem".to_owned(), String::new());
            let error = error.map(str::to_owned);
            let asked = Asked { service, operation, folder, bytes: 0 };
            let exchange = Exchange { asked, error, bytes_received: 0 };
            (exchange.tally().refused, exchange.tally().throttled)
        };
        assert_eq!(tally(None), (0, 0));
        assert_eq!(tally(Some(r#"{"__type":"…#ConditionalCheckFailedException"}"#)), (1, 0));
        assert_eq!(tally(Some(r#"{"__type":"…#ThrottlingException"}"#)), (0, 1));
        assert_eq!(tally(Some("<Error><Code>SlowDown</Code></Error>")), (0, 1));
    }
}
