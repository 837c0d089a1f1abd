//! Keys of platforms, by the name that the registry gives. The registry never holds a key.

use std::collections::BTreeMap;
use std::ffi::OsString;

/// Keys by name. Cannot be printed.
#[derive(Clone, Default)]
pub struct Secrets(BTreeMap<String, String>);

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secrets({} hidden)", self.0.len())
    }
}

/// What precedes the name of a key in the environment: `vk-service` is `BELGI_SECRET_VK_SERVICE`.
const PREFIX: &str = "BELGI_SECRET_";

impl Secrets {
    /// The keys of the process's environment.
    pub fn from_environment() -> Self {
        // A variable that is no UTF-8 is not ours.
        let text =
            |(name, value): (OsString, OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
        Self::from_pairs(std::env::vars_os().filter_map(text))
    }

    /// The keys among `pairs` of environment variables.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let keys = pairs.into_iter().filter_map(|(name, value)| {
            let name = name.strip_prefix(PREFIX)?.to_lowercase().replace('_', "-");
            (!value.is_empty()).then_some((name, value))
        });
        Self(keys.collect())
    }

    /// The environment variable that holds the key called `name`.
    pub fn variable(name: &str) -> String {
        format!("{PREFIX}{}", name.to_uppercase().replace('-', "_"))
    }

    /// The key called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_by_its_name_and_never_printed() {
        let pairs = [("BELGI_SECRET_VK_SERVICE".into(), "canary".into()), ("PATH".into(), "/bin".into())];
        let secrets = Secrets::from_pairs(pairs);
        assert_eq!(secrets.get("vk-service"), Some("canary"));
        assert_eq!(secrets.get("path"), None);
        assert_eq!(Secrets::variable("vk-service"), "BELGI_SECRET_VK_SERVICE");
        assert_eq!(format!("{secrets:?}"), "Secrets(1 hidden)");
    }
}
