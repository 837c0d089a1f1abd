#![doc = include_str!("../README.md")]

mod batches;
mod cursors;
mod error;
mod items;
mod leases;
mod links;
mod messages;
mod objects;
mod packed;
mod passages;
mod patience;
mod raw;
pub mod schema;
mod sent;
mod signals;
mod stories;
mod usage;
mod vault;
mod voices;

use aws_config::SdkConfig;
pub use error::StoreError;
pub use leases::Lease;
pub use links::{LINK_SECONDS, Link, LinkKey};
pub use messages::{Announcement, KEY_HEADER, Mail, Messages, Unsent};
pub use objects::{Object, Served};
pub use patience::Patience;
pub use raw::{RawObject, raw_key};
pub use sent::{AlertRecord, Lane, MOST_FOLDED};
use usage::Meter;
pub use usage::{Call, Tally, Usage};
pub use vault::{Vault, VaultError};
pub use voices::{VoiceKey, key_name};

/// What every call of this crate answers with.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Where a stack keeps its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The bucket of raw posts, inbox files, configuration and digests.
    pub bucket: String,
    /// What precedes the name of every table, such as `belgi-`.
    pub table_prefix: String,
}

impl Names {
    fn table(&self, name: &str) -> String {
        format!("{}{name}", self.table_prefix)
    }
}

/// The storage of one stack. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    s3: aws_sdk_s3::Client,
    dynamo: aws_sdk_dynamodb::Client,
    names: Names,
    meter: Meter,
}

impl Store {
    /// Connects with `config`, which also says where the endpoints are. Nothing is sent yet.
    pub fn new(config: &SdkConfig, names: Names) -> Self {
        let s3 = aws_sdk_s3::config::Builder::from(config);
        Self::metered(s3, aws_sdk_dynamodb::config::Builder::from(config), names, Patience::default())
    }

    /// Connects as the environment says: region, credentials and the `AWS_ENDPOINT_URL_*` variables.
    pub async fn from_environment(names: Names) -> Self {
        Self::new(&aws_config::load_from_env().await, names)
    }

    /// Connects to endpoints on this machine with the credentials every local stack takes.
    pub fn local(endpoints: &LocalEndpoints, names: Names) -> Self {
        Self::local_within(endpoints, names, Patience::default())
    }

    /// Like [`Store::local`], with calls that wait as long as `patience` says.
    pub fn local_within(endpoints: &LocalEndpoints, names: Names, patience: Patience) -> Self {
        let base = local_config();
        let s3 = aws_sdk_s3::config::Builder::from(&base).endpoint_url(&endpoints.s3);
        let dynamo = aws_sdk_dynamodb::config::Builder::from(&base).endpoint_url(&endpoints.dynamodb);
        Self::metered(s3, dynamo, names, patience)
    }

    /// The two clients with one meter, through which every call passes.
    fn metered(
        s3: aws_sdk_s3::config::Builder,
        dynamo: aws_sdk_dynamodb::config::Builder,
        names: Names,
        patience: Patience,
    ) -> Self {
        let (timeouts, retries) = (patience.timeouts(), patience.retries());
        let meter = Meter::new(&names.table_prefix);
        // An embedded or local S3 has no per-bucket host names, hence path style; AWS serves both.
        let s3 = s3.force_path_style(true).timeout_config(timeouts.clone()).retry_config(retries.clone());
        let s3 = s3.interceptor(meter.clone()).build();
        let dynamo = dynamo.timeout_config(timeouts).retry_config(retries);
        let dynamo = dynamo.interceptor(meter.clone()).build();
        Self {
            s3: aws_sdk_s3::Client::from_conf(s3),
            dynamo: aws_sdk_dynamodb::Client::from_conf(dynamo),
            names,
            meter,
        }
    }

    /// What this store and its clones were asked for since the last time this was called.
    pub fn take_usage(&self) -> Usage {
        self.meter.take()
    }

    /// The names in force.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// The region and the credentials that every service on this machine takes.
fn local_config() -> SdkConfig {
    let credentials = aws_sdk_s3::config::Credentials::new("belgi", "belgi-local", None, None, "local");
    SdkConfig::builder()
        .behavior_version(aws_config::BehaviorVersion::latest())
        .region(aws_config::Region::new("eu-central-1"))
        .credentials_provider(aws_sdk_s3::config::SharedCredentialsProvider::new(credentials))
        .build()
}

/// Addresses of an S3 and a DynamoDB on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalEndpoints {
    /// Such as `http://127.0.0.1:9000`.
    pub s3: String,
    /// Such as `http://127.0.0.1:8000`.
    pub dynamodb: String,
}
