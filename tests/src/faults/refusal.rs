//! What the services say when they cannot.

use axum::body::Body;
use axum::http::{Response, StatusCode, header};

/// Which of the two services is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Service {
    S3,
    DynamoDb,
}

/// A refusal that has nothing to do with what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// `InternalError` of S3, `InternalServerError` of DynamoDB: 500.
    Broken,
    /// `SlowDown` of S3: 503. DynamoDB throttles instead.
    SlowDown,
    /// `ThrottlingException` of DynamoDB: 400. S3 asks to slow down instead.
    Throttled,
    /// `ProvisionedThroughputExceededException` of DynamoDB: 400. S3 asks to slow down instead.
    Exceeded,
    /// `TransactionCanceledException` of DynamoDB because of another transaction: 400. Calls that are no transaction are throttled.
    Cancelled,
}

impl Refusal {
    /// The refusal in the words of `service`, to a call of `operation`.
    pub(super) fn answer(self, service: Service, operation: &str) -> Response<Body> {
        match service {
            Service::S3 => self.of_s3(),
            Service::DynamoDb => self.of_dynamodb(operation == "TransactWriteItems"),
        }
    }

    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>
    fn of_s3(self) -> Response<Body> {
        let (status, code) = match self {
            Self::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "InternalError"),
            _ => (StatusCode::SERVICE_UNAVAILABLE, "SlowDown"),
        };
        let body =
            format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>on purpose</Message></Error>");
        response(status, "application/xml", body)
    }

    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html>
    fn of_dynamodb(self, transaction: bool) -> Response<Body> {
        let (status, code) = match self {
            Self::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError"),
            Self::Exceeded => (StatusCode::BAD_REQUEST, "ProvisionedThroughputExceededException"),
            Self::Cancelled if transaction => (StatusCode::BAD_REQUEST, "TransactionCanceledException"),
            _ => (StatusCode::BAD_REQUEST, "ThrottlingException"),
        };
        let message = match code {
            "TransactionCanceledException" => {
                "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict, None]"
            }
            _ => "on purpose",
        };
        let body =
            format!("{{\"__type\":\"com.amazonaws.dynamodb.v20120810#{code}\",\"message\":\"{message}\"}}");
        response(status, "application/x-amz-json-1.0", body)
    }
}

fn response(status: StatusCode, content_type: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    response
}
