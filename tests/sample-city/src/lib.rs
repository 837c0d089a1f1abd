#![doc = include_str!("../README.md")]

pub mod corpus;
mod exports;
mod render;
mod server;

pub use exports::{InboxFile, inbox};
use jiff::Timestamp;
pub use server::SampleCity;

/// The sample city's registry.
pub const SOURCES: &str = include_str!("../sources.toml");

/// What is wrong with which source, and how each is served.
pub(crate) const SERVING: &str = include_str!("../serving.toml");

/// The moment at which the sample city is looked at: Monday, 23 November 2026, 07:00 in Shymkent.
pub fn now() -> Timestamp {
    Timestamp::from_second(1_795_399_200).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Keys that the sample city's platforms take, as variables of an environment.
pub fn secrets() -> Vec<(String, String)> {
    let keys = corpus::City::bundled().map(|city| city.secrets()).unwrap_or_default();
    keys.into_iter()
        .map(|name| {
            (format!("BELGI_SECRET_{}", name.to_uppercase().replace('-', "_")), "sample-key".to_owned())
        })
        .collect()
}

/// Whether the source with this id is one of those that fail on purpose.
pub fn is_troubled(source: &str) -> bool {
    corpus::City::bundled().is_ok_and(|city| city.is_troubled(source))
}

#[cfg(test)]
mod tests {
    #[test]
    fn now_is_monday_morning() {
        assert_eq!(super::now(), "2026-11-23T07:00:00+05:00".parse().unwrap());
    }
}
