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
    /// Whom classify asks about posts that it is unsure of.
    pub second_opinion: Option<OpinionSettings>,
    /// The namespace of the metrics, such as `Belgi/shymkent`; nothing where none are wanted, as on a laptop.
    pub metrics: Option<String>,
    /// The address that alerts are mailed from; nothing where no mail is sent.
    pub alert_mail_from: Option<String>,
    /// The address that digests are mailed from; nothing where no mail is sent.
    pub digest_mail_from: Option<String>,
    /// The ARN of a topic that all alerts are announced to.
    pub alert_topic: Option<String>,
}

/// A model that gives second opinions, by OpenAI's chat completions. There is one where `BELGI_OPINION_URL` is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionSettings {
    /// `BELGI_OPINION_URL`, such as `https://api.example/v1/chat/completions`.
    pub url: String,
    /// `BELGI_OPINION_MODEL`, the model's name there.
    pub model: String,
    /// `BELGI_OPINION_POSTS`, the most posts that one invocation asks about.
    pub most: usize,
}

/// Posts that an invocation asks about where nothing else is said: at every five minutes not above 5,760 a day.
const OPINION_POSTS: usize = 20;

/// A variable that is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvironmentError {
    /// It has to be there.
    #[error(
        "expected the environment variable `{0}`, found none; template.yaml sets it, `belgi up` prints it"
    )]
    Missing(&'static str),
    /// It has to be a number.
    #[error("expected a whole number in the environment variable `{0}`, found `{1}`")]
    NoNumber(&'static str, String),
}

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
        let need = |name| get(name).ok_or(EnvironmentError::Missing(name));
        Ok(Self {
            names: Names { bucket: need("BELGI_BUCKET")?, table_prefix: need("BELGI_TABLE_PREFIX")? },
            contact: need("BELGI_CONTACT")?,
            alert_webhook: get("BELGI_ALERT_WEBHOOK"),
            second_opinion: OpinionSettings::from(get)?,
            metrics: get("BELGI_METRICS"),
            alert_mail_from: get("BELGI_ALERT_MAIL_FROM"),
            digest_mail_from: get("BELGI_DIGEST_MAIL_FROM"),
            alert_topic: get("BELGI_ALERT_TOPIC"),
        })
    }
}

impl OpinionSettings {
    /// Reads the process's environment; nothing where no model is named.
    ///
    /// # Errors
    /// Where the address is there and the rest is missing or wrong.
    pub fn read() -> Result<Option<Self>, EnvironmentError> {
        Self::from(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
    }

    fn from(get: impl Fn(&'static str) -> Option<String>) -> Result<Option<Self>, EnvironmentError> {
        const MODEL: &str = "BELGI_OPINION_MODEL";
        const POSTS: &str = "BELGI_OPINION_POSTS";
        let Some(url) = get("BELGI_OPINION_URL") else { return Ok(None) };
        let model = get(MODEL).ok_or(EnvironmentError::Missing(MODEL))?;
        let most = get(POSTS).map_or(Ok(OPINION_POSTS), |posts| {
            posts.trim().parse().map_err(|_| EnvironmentError::NoNumber(POSTS, posts))
        })?;
        Ok(Some(Self { url, model, most }))
    }
}

/// What the names of the stack's tables begin with; all that a command needs that is told the bucket.
///
/// # Errors
/// Where `BELGI_TABLE_PREFIX` is missing.
pub fn table_prefix() -> Result<String, EnvironmentError> {
    let prefix = std::env::var("BELGI_TABLE_PREFIX").ok().filter(|value| !value.trim().is_empty());
    prefix.ok_or(EnvironmentError::Missing("BELGI_TABLE_PREFIX"))
}

/// The namespace that metrics are wanted under, on a laptop too; nothing where none are wanted.
pub fn metrics_namespace() -> Option<String> {
    std::env::var("BELGI_METRICS").ok().filter(|value| !value.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_variable_is_named() {
        let read = |name: &str| (name != "BELGI_CONTACT").then(|| "x".to_owned());
        let error = Environment::from(read).unwrap_err().to_string();
        assert!(error.contains("`BELGI_CONTACT`"), "{error}");
        let expect = EnvironmentError::Missing("BELGI_BUCKET");
        assert_eq!(Environment::from(|_| Some(" ".into())).unwrap_err(), expect);
    }

    #[test]
    fn a_second_opinion_is_asked_only_where_somebody_is_named_and_wholly() {
        let read = |pairs: &'static [(&str, &str)]| {
            OpinionSettings::from(|name| {
                pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(read(&[("BELGI_OPINION_MODEL", "m")]), Ok(None));
        let url = ("BELGI_OPINION_URL", "https://a.example/v1/chat/completions");
        assert_eq!(
            OpinionSettings::from(|name| (name == url.0).then(|| url.1.to_owned())),
            Err(EnvironmentError::Missing("BELGI_OPINION_MODEL"))
        );
        let whole = read(&[
            ("BELGI_OPINION_URL", "https://a.example"),
            ("BELGI_OPINION_MODEL", "m"),
            ("BELGI_OPINION_POSTS", "7"),
        ]);
        assert_eq!(whole.unwrap().unwrap().most, 7);
        let wrong = read(&[
            ("BELGI_OPINION_URL", "https://a.example"),
            ("BELGI_OPINION_MODEL", "m"),
            ("BELGI_OPINION_POSTS", "many"),
        ]);
        assert!(wrong.unwrap_err().to_string().contains("`many`"));
    }
}
