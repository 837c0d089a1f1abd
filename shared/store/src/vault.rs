//! Keys of platforms in AWS Secrets Manager: one secret that holds a JSON object of names and keys.

use crate::{Patience, StoreError};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::{Builder, Credentials, SharedCredentialsProvider};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// A secret that holds keys.
#[derive(Debug, Clone)]
pub struct Vault {
    client: Client,
    secret: String,
}

/// Why the keys of a secret could not be read. Names the secret and a key, never a value.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no such secret, or it has no value yet.
    #[error("expected the secret `{0}` with a value, found none; infra/README.md says how to make it")]
    Missing(String),
    /// The caller may not read it.
    #[error("the secret `{0}` may not be read; expected the right secretsmanager:GetSecretValue for it")]
    Denied(String),
    /// Its value is no JSON object.
    #[error("expected a JSON object of names and keys in the secret `{0}`, found {1}")]
    NotAnObject(String, &'static str),
    /// A key in it is no string.
    #[error("expected a string as the key `{name}` of the secret `{secret}`, found {found}")]
    NotText {
        /// The secret.
        secret: String,
        /// The name of the key.
        name: String,
        /// What stands there.
        found: &'static str,
    },
    /// The service could not be reached, or refused for another reason.
    #[error(transparent)]
    Call(StoreError),
}

/// Sources without a key need not wait for it: a service that hangs costs a function ten seconds.
const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(3),
    answer: Duration::from_secs(3),
    attempt: Duration::from_secs(4),
    whole: Duration::from_secs(10),
    attempts: 2,
};

impl Vault {
    /// The secret with this name or ARN, asked as the environment says: region, credentials and
    /// `AWS_ENDPOINT_URL_SECRETS_MANAGER`. Nothing is sent yet.
    pub async fn from_environment(secret: &str) -> Self {
        let config = Builder::from(&aws_config::load_from_env().await);
        Self::within(config, secret, PATIENCE)
    }

    /// The secret at an endpoint on this machine, such as `http://127.0.0.1:5000`.
    pub fn local(endpoint: &str, secret: &str) -> Self {
        let credentials = Credentials::new("belgi", "belgi-local", None, None, "local");
        let config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .build();
        Self::within(Builder::from(&config).endpoint_url(endpoint), secret, PATIENCE)
    }

    fn within(config: Builder, secret: &str, patience: Patience) -> Self {
        let config = config.timeout_config(patience.timeouts()).retry_config(patience.retries()).build();
        Self { client: Client::from_conf(config), secret: secret.to_owned() }
    }

    /// The name or ARN of the secret.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Reads the keys by their names, as they are written there.
    ///
    /// # Errors
    /// Where the secret is missing, may not be read, or holds something else.
    pub async fn keys(&self) -> Result<BTreeMap<String, String>, VaultError> {
        let answer = self.client.get_secret_value().secret_id(&self.secret).send().await;
        let call = format!("GetSecretValue {}", self.secret);
        let answer = answer.map_err(|error| self.refused(StoreError::of(call, error)))?;
        let Some(text) = answer.secret_string() else {
            return Err(VaultError::NotAnObject(self.secret.clone(), "bytes"));
        };
        self.read(text)
    }

    fn refused(&self, error: StoreError) -> VaultError {
        match error {
            StoreError::Refused { code, .. } if code == "ResourceNotFoundException" => {
                VaultError::Missing(self.secret.clone())
            }
            StoreError::Refused { code, .. } if code == "AccessDeniedException" => {
                VaultError::Denied(self.secret.clone())
            }
            other => VaultError::Call(other),
        }
    }

    fn read(&self, text: &str) -> Result<BTreeMap<String, String>, VaultError> {
        // What serde says of a document may repeat a part of it, hence none of its words.
        let value = serde_json::from_str(text)
            .map_err(|_| VaultError::NotAnObject(self.secret.clone(), "text that is no JSON"))?;
        let Value::Object(fields) = value else {
            return Err(VaultError::NotAnObject(self.secret.clone(), kind(&value)));
        };
        let text = |(name, value): (String, Value)| match value {
            Value::String(key) => Ok((name, key)),
            other => Err(VaultError::NotText { secret: self.secret.clone(), name, found: kind(&other) }),
        };
        fields.into_iter().map(text).collect()
    }
}

/// What a value is, without saying it.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_service_that_hangs_costs_its_patience_and_no_more() {
        // The kernel makes the connections; nobody takes them up.
        let host = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let config = Builder::from(&aws_config::SdkConfig::builder().build())
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("belgi", "belgi-local", None, None, "local"))
            .endpoint_url(format!("http://{}", host.local_addr().unwrap()));
        let patience = Patience { whole: Duration::from_millis(50), ..PATIENCE };
        let error = Vault::within(config, "belgi/keys", patience).keys().await.unwrap_err();
        assert!(error.to_string().contains("out of reach"), "{error}");
        assert!(PATIENCE.whole <= Duration::from_secs(10) && PATIENCE.attempt * 2 <= PATIENCE.whole);
    }

    #[test]
    fn what_stands_there_is_told_without_its_value() {
        let vault = Vault::local("http://127.0.0.1:9", "belgi/keys");
        let keys = vault.read(r#"{"VK_SERVICE": "canary", "vk-other": ""}"#).unwrap();
        assert_eq!(keys.get("VK_SERVICE").map(String::as_str), Some("canary"));
        for (text, expect) in [
            (
                "canary",
                "a JSON object of names and keys in the secret `belgi/keys`, found text that is no JSON",
            ),
            (r#""canary""#, "a JSON object of names and keys in the secret `belgi/keys`, found a string"),
            (r#"["canary"]"#, "a JSON object of names and keys in the secret `belgi/keys`, found a list"),
            (
                r#"{"VK_SERVICE": 735}"#,
                "a string as the key `VK_SERVICE` of the secret `belgi/keys`, found a number",
            ),
            (
                r#"{"A": {"B": "canary"}}"#,
                "a string as the key `A` of the secret `belgi/keys`, found an object",
            ),
        ] {
            let error = vault.read(text).unwrap_err();
            assert_eq!(error.to_string(), format!("expected {expect}"), "{text}");
            assert!(!format!("{error:?}{error}").contains("canary") && !error.to_string().contains("735"));
        }
    }
}
