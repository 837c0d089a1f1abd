//! Keys of platforms, by the name that the registry gives. The registry never holds a key.
//!
//! A key stands in the environment, or in the secret of AWS Secrets Manager that `BELGI_SECRETS` names; the environment
//! goes first. What a secret gave is kept in the process for ten minutes, or until a platform refuses one of its keys.

use belgi_store::Vault;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Keys by name. Cannot be printed. Copies share what was read from a secret.
#[derive(Clone, Default)]
pub struct Secrets {
    environment: BTreeMap<String, String>,
    vault: Option<Arc<Lent>>,
}

/// What a secret has given.
struct Lent {
    vault: Vault,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    keys: BTreeMap<String, String>,
    /// When it was read; nothing where it has to be read again.
    read_at: Option<Timestamp>,
    /// Why the last reading failed.
    trouble: Option<String>,
}

/// Where a key comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The environment variable of this name.
    Environment(String),
    /// The secret with this name or ARN.
    Vault(String),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Environment(variable) => write!(f, "the environment variable {variable}"),
            Self::Vault(secret) => write!(f, "the secret `{secret}`"),
        }
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secrets({} hidden)", self.environment.len())
    }
}

/// What precedes the name of a key in the environment: `vk-service` is `BELGI_SECRET_VK_SERVICE`.
const PREFIX: &str = "BELGI_SECRET_";
/// Names the secret that holds further keys.
const VAULT: &str = "BELGI_SECRETS";
/// How long what a secret gave is believed, in seconds.
const BELIEVED_SECONDS: i64 = 600;

impl Secrets {
    /// The keys of the process's environment, and the secret it names. Nothing is read from the secret before
    /// [`Secrets::refresh`].
    pub async fn from_environment() -> Self {
        // A variable that is no UTF-8 is not ours.
        let text =
            |(name, value): (OsString, OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
        let secrets = Self::from_pairs(std::env::vars_os().filter_map(text));
        match std::env::var(VAULT).ok().filter(|secret| !secret.trim().is_empty()) {
            Some(secret) => secrets.with_vault(Vault::from_environment(secret.trim()).await),
            None => secrets,
        }
    }

    /// The keys among `pairs` of environment variables.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let keys = pairs.into_iter().filter(|(name, value)| name.starts_with(PREFIX) && !value.is_empty());
        Self { environment: keys.map(|(name, value)| (key_name(&name), value)).collect(), vault: None }
    }

    /// These keys, and those of `vault` besides.
    #[must_use]
    pub fn with_vault(self, vault: Vault) -> Self {
        Self { vault: Some(Arc::new(Lent { vault, state: Mutex::default() })), ..self }
    }

    /// The environment variable that holds the key called `name`.
    pub fn variable(name: &str) -> String {
        format!("{PREFIX}{}", name.to_uppercase().replace('-', "_"))
    }

    /// The key called `name`.
    pub fn get(&self, name: &str) -> Option<String> {
        let lent = || self.vault.as_ref()?.state().keys.get(name).cloned();
        self.environment.get(name).cloned().or_else(lent)
    }

    /// Every key that is held, for [`Secrets::hide`] alone.
    pub(crate) fn values(&self) -> Vec<String> {
        let lent = self.vault.iter().flat_map(|lent| lent.state().keys.values().cloned().collect::<Vec<_>>());
        self.environment.values().cloned().chain(lent).collect()
    }

    /// Where the key called `name` comes from, if anybody holds it.
    pub fn origin(&self, name: &str) -> Option<Origin> {
        if self.environment.contains_key(name) {
            return Some(Origin::Environment(Self::variable(name)));
        }
        let lent = self.vault.as_ref().filter(|lent| lent.state().keys.contains_key(name))?;
        Some(Origin::Vault(lent.vault.secret().to_owned()))
    }

    /// Where the key called `name` stands, or should stand, for a message.
    pub fn place(&self, name: &str) -> String {
        let variable = Self::variable(name);
        match (self.origin(name), &self.vault) {
            (Some(origin), _) => origin.to_string(),
            (None, None) => format!("the environment variable {variable}"),
            (None, Some(lent)) => {
                let trouble = lent.state().trouble.as_ref().map(|trouble| format!(" ({trouble})"));
                let secret = lent.vault.secret();
                format!(
                    "the environment variable {variable} or as `{name}` in the secret `{secret}`{}",
                    trouble.unwrap_or_default()
                )
            }
        }
    }

    /// Reads the secret where it is due at `now`: after ten minutes, after a failure, after [`Secrets::doubt`]. Where it
    /// cannot be read, the keys of the last time stay.
    ///
    /// # Errors
    /// What was wrong, naming the secret and the key, never a value. Keys of the environment are good all the same.
    pub async fn refresh(&self, now: Timestamp) -> Result<(), String> {
        let Some(lent) = &self.vault else { return Ok(()) };
        let is_fresh = |at: Timestamp| (now.as_second() - at.as_second()).abs() < BELIEVED_SECONDS;
        if lent.state().read_at.is_some_and(is_fresh) {
            return Ok(());
        }
        let read = lent.vault.keys().await;
        let mut state = lent.state();
        match read {
            Ok(keys) => {
                let keys = keys.into_iter().filter(|(_, key)| !key.is_empty());
                let keys = keys.map(|(name, key)| (key_name(&name), key)).collect();
                *state = State { keys, read_at: Some(now), trouble: None };
                Ok(())
            }
            Err(error) => {
                state.read_at = None;
                state.trouble = Some(error.to_string());
                Err(error.to_string())
            }
        }
    }

    /// A platform refused a key: the next [`Secrets::refresh`] reads the secret again, however fresh it is.
    pub fn doubt(&self) {
        if let Some(lent) = &self.vault {
            lent.state().read_at = None;
        }
    }
}

impl Lent {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of a key, written as it is in the registry, as a variable, or without the variable's beginning.
fn key_name(written: &str) -> String {
    written.strip_prefix(PREFIX).unwrap_or(written).to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_by_its_name_and_never_printed() {
        let pairs = [("BELGI_SECRET_VK_SERVICE".into(), "canary".into()), ("PATH".into(), "/bin".into())];
        let secrets = Secrets::from_pairs(pairs);
        assert_eq!(secrets.get("vk-service").as_deref(), Some("canary"));
        assert_eq!(secrets.get("path"), None);
        assert_eq!(Secrets::variable("vk-service"), "BELGI_SECRET_VK_SERVICE");
        assert_eq!(format!("{secrets:?}"), "Secrets(1 hidden)");
        let origin = secrets.origin("vk-service").map(|origin| origin.to_string());
        assert_eq!(origin.as_deref(), Some("the environment variable BELGI_SECRET_VK_SERVICE"));
        assert_eq!(secrets.place("ok"), "the environment variable BELGI_SECRET_OK");
    }

    #[test]
    fn a_name_may_be_written_in_three_ways() {
        for written in ["vk-service", "VK_SERVICE", "BELGI_SECRET_VK_SERVICE"] {
            assert_eq!(key_name(written), "vk-service");
        }
    }
}
