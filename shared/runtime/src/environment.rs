//! The environment of a function, read once at its start.

use belgi_store::Names;

/// What the template tells a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Bucket and tables.
    pub names: Names,
    /// Where webmasters can complain, part of the User-Agent: an e-mail or a page.
    pub contact: String,
    /// Where alerts are posted besides the bucket.
    pub alert_webhook: Option<String>,
    /// The address that alerts are mailed from; nothing where no mail is sent.
    pub alert_mail_from: Option<String>,
    /// The ARN of a topic that all alerts are announced to.
    pub alert_topic: Option<String>,
}

/// A variable that is missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected the environment variable `{0}`, found none; template.yaml sets it, `belgi up` prints it")]
pub struct EnvironmentError(&'static str);

impl Environment {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// The first variable that is missing.
    pub fn read() -> Result<Self, EnvironmentError> {
        Self::from(|name| std::env::var(name).ok())
    }

    fn from(read: impl Fn(&str) -> Option<String>) -> Result<Self, EnvironmentError> {
        let get = |name| read(name).filter(|value| !value.trim().is_empty());
        let need = |name| get(name).ok_or(EnvironmentError(name));
        Ok(Self {
            names: Names { bucket: need("BELGI_BUCKET")?, table_prefix: need("BELGI_TABLE_PREFIX")? },
            contact: need("BELGI_CONTACT")?,
            alert_webhook: get("BELGI_ALERT_WEBHOOK"),
            alert_mail_from: get("BELGI_ALERT_MAIL_FROM"),
            alert_topic: get("BELGI_ALERT_TOPIC"),
        })
    }
}

/// What the names of the stack's tables begin with; all that a command needs that is told the bucket.
///
/// # Errors
/// Where `BELGI_TABLE_PREFIX` is missing.
pub fn table_prefix() -> Result<String, EnvironmentError> {
    let prefix = std::env::var("BELGI_TABLE_PREFIX").ok().filter(|value| !value.trim().is_empty());
    prefix.ok_or(EnvironmentError("BELGI_TABLE_PREFIX"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_variable_is_named() {
        let read = |name: &str| (name != "BELGI_CONTACT").then(|| "x".to_owned());
        let error = Environment::from(read).unwrap_err().to_string();
        assert!(error.contains("`BELGI_CONTACT`"), "{error}");
        assert_eq!(Environment::from(|_| Some(" ".into())).unwrap_err(), EnvironmentError("BELGI_BUCKET"));
    }
}
