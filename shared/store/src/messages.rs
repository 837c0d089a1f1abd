//! Messages that AWS delivers to people: mail by SES, and a topic of SNS.
//!
//! Neither service remembers a key by which a repetition would be known (a FIFO topic does for five minutes), so nothing is
//! tried twice here: a lost answer is no lost message, and whoever calls decides when to try again.

use crate::local_config;
use aws_config::SdkConfig;
use aws_sdk_sesv2::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message, MessageHeader};
use aws_sdk_sns::types::MessageAttributeValue;
use aws_sdk_sns::{config::retry::RetryConfig, config::timeout::TimeoutConfig};
use belgi_domain::Fault;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

/// How long a service may take to answer; beyond, the message may have gone out or not.
const PATIENCE: Duration = Duration::from_secs(20);
/// The header of a mail that bears its key.
pub const KEY_HEADER: &str = "X-Belgi-Alert";
/// Codes of both services that mean "not now": the account may send no more for a while, or somebody paused it.
/// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html>,
/// <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>
const NOT_NOW: [&str; 7] = [
    "AccountSuspendedException",
    "KMSThrottling",
    "LimitExceededException",
    "SendingPausedException",
    "Throttled",
    "ThrottlingException",
    "TooManyRequestsException",
];
/// What subscribers that are programs are sent as it is; the others (mail, telephones) are sent words.
const PROGRAMS: [&str; 5] = ["firehose", "http", "https", "lambda", "sqs"];

/// The services that carry messages. Cheap to clone; nothing is sent until it is asked for.
#[derive(Debug, Clone)]
pub struct Messages {
    ses: aws_sdk_sesv2::Client,
    sns: aws_sdk_sns::Client,
}

/// A mail of plain text.
#[derive(Debug, Clone, Copy)]
pub struct Mail<'a> {
    /// Stands in the header [`KEY_HEADER`], and makes repetitions one conversation in a reader's program. ASCII.
    pub key: &'a str,
    /// An address that SES knows to be ours.
    pub from: &'a str,
    /// Addresses, at most 50.
    pub to: &'a [String],
    /// One line.
    pub subject: &'a str,
    /// The words.
    pub text: &'a str,
}

/// What a topic's subscribers are told.
#[derive(Debug, Clone, Copy)]
pub struct Announcement<'a> {
    /// Known to subscribers as the attribute `key`. A FIFO topic drops a repetition within five minutes.
    pub key: &'a str,
    /// The topic's ARN.
    pub topic: &'a str,
    /// One line of at most 100 characters of ASCII, which mail subscribers see.
    pub subject: &'a str,
    /// The words, for people.
    pub text: &'a str,
    /// The same as JSON, for programs.
    pub body: &'a str,
    /// Further attributes that subscriptions may be filtered by.
    pub attributes: &'a [(&'a str, &'a str)],
}

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Unsent {
    /// Nobody answered in time.
    #[error("{call}: no answer: {message}")]
    OutOfReach {
        /// The call, such as `SendEmail`.
        call: &'static str,
        /// What the connection said.
        message: String,
    },
    /// The service takes nothing now.
    #[error("{call}: {code}: {message}")]
    NotNow {
        /// The call.
        call: &'static str,
        /// The service's code.
        code: String,
        /// What the service said.
        message: String,
    },
    /// The service refused this message.
    #[error("{call}: {code}: {message}")]
    Refused {
        /// The call.
        call: &'static str,
        /// The service's code.
        code: String,
        /// What the service said.
        message: String,
    },
}

impl Messages {
    /// Connects as the environment says.
    pub async fn from_environment() -> Self {
        Self::new(&aws_config::load_from_env().await, None)
    }

    /// Connects to one endpoint on this machine that speaks for both services.
    pub fn local(endpoint: &str) -> Self {
        Self::new(&local_config(), Some(endpoint))
    }

    fn new(config: &SdkConfig, endpoint: Option<&str>) -> Self {
        let timeouts = TimeoutConfig::builder().operation_timeout(PATIENCE).build();
        let mut ses = aws_sdk_sesv2::config::Builder::from(config);
        let mut sns = aws_sdk_sns::config::Builder::from(config);
        ses.set_retry_config(Some(RetryConfig::disabled())).set_timeout_config(Some(timeouts.clone()));
        sns.set_retry_config(Some(RetryConfig::disabled())).set_timeout_config(Some(timeouts));
        if let Some(endpoint) = endpoint {
            ses.set_endpoint_url(Some(endpoint.to_owned()));
            sns.set_endpoint_url(Some(endpoint.to_owned()));
        }
        Self {
            ses: aws_sdk_sesv2::Client::from_conf(ses.build()),
            sns: aws_sdk_sns::Client::from_conf(sns.build()),
        }
    }

    /// Hands a mail to SES and returns the id that SES gave it.
    ///
    /// # Errors
    /// Where SES does not answer or refuses.
    pub async fn mail(&self, mail: &Mail<'_>) -> Result<String, Unsent> {
        const CALL: &str = "SendEmail";
        let written = |text: &str| Content::builder().data(text).charset("UTF-8").build();
        let header = |name: &str, value: String| MessageHeader::builder().name(name).value(value).build();
        let message = Message::builder()
            .subject(written(mail.subject).map_err(|error| incomplete(CALL, &error))?)
            .body(Body::builder().text(written(mail.text).map_err(|error| incomplete(CALL, &error))?).build())
            .headers(header(KEY_HEADER, mail.key.to_owned()).map_err(|error| incomplete(CALL, &error))?)
            .headers(header("References", conversation(mail.key)).map_err(|error| incomplete(CALL, &error))?)
            .build();
        let request = self
            .ses
            .send_email()
            .from_email_address(mail.from)
            .destination(Destination::builder().set_to_addresses(Some(mail.to.to_vec())).build())
            .content(EmailContent::builder().simple(message).build());
        let sent = request.send().await.map_err(|error| Unsent::of(CALL, error))?;
        Ok(sent.message_id.unwrap_or_default())
    }

    /// Hands a message to a topic and returns the id that SNS gave it.
    ///
    /// # Errors
    /// Where SNS does not answer or refuses.
    pub async fn announce(&self, told: &Announcement<'_>) -> Result<String, Unsent> {
        const CALL: &str = "Publish";
        let mut attributes = HashMap::new();
        for (name, value) in told.attributes.iter().chain([&("key", told.key)]) {
            let attribute = MessageAttributeValue::builder().data_type("String").string_value(*value);
            let attribute = attribute.build().map_err(|error| incomplete(CALL, &error))?;
            attributes.insert((*name).to_owned(), attribute);
        }
        let mut message: HashMap<&str, &str> = PROGRAMS.map(|program| (program, told.body)).into();
        message.insert("default", told.text);
        let mut request = self
            .sns
            .publish()
            .topic_arn(told.topic)
            .subject(told.subject)
            .message_structure("json")
            .message(json!(message).to_string())
            .set_message_attributes(Some(attributes));
        if told.topic.ends_with(".fifo") {
            request = request.message_group_id("belgi").message_deduplication_id(hash(told.key));
        }
        let sent = request.send().await.map_err(|error| Unsent::of(CALL, error))?;
        Ok(sent.message_id.unwrap_or_default())
    }
}

impl Unsent {
    /// The kind of trouble.
    pub fn fault(&self) -> Fault {
        match self {
            Self::OutOfReach { .. } => Fault::Unreachable,
            Self::NotNow { .. } => Fault::Throttled,
            Self::Refused { .. } => Fault::Status,
        }
    }

    fn of<E, R>(call: &'static str, error: SdkError<E, R>) -> Self
    where
        E: ProvideErrorMetadata + Error + 'static,
        R: std::fmt::Debug + 'static,
    {
        let SdkError::ServiceError(service) = &error else {
            return Self::OutOfReach { call, message: DisplayErrorContext(&error).to_string() };
        };
        let code = service.err().code().unwrap_or("unknown").to_owned();
        let message = service.err().message().unwrap_or("no reason given").to_owned();
        if NOT_NOW.contains(&code.as_str()) {
            Self::NotNow { call, code, message }
        } else {
            Self::Refused { call, code, message }
        }
    }
}

fn incomplete(call: &'static str, error: &dyn std::fmt::Display) -> Unsent {
    Unsent::Refused { call, code: "incomplete".to_owned(), message: error.to_string() }
}

/// SES gives every mail an id of its own; a mail refers to one made of its key instead, which never was sent.
fn conversation(key: &str) -> String {
    format!("<{}@alerts.belgi>", hash(key))
}

fn hash(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
