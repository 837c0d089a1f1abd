#![doc = include_str!("../README.md")]

mod configuration;
mod corrections;
mod environment;
mod forgotten;
mod hide;
mod lambda;
pub mod logs;
pub mod metrics;
mod secrets;
mod trigger;

pub use configuration::{Configuration, ConfigurationError, Files};
pub use corrections::Corrections;
pub use environment::{Environment, EnvironmentError, OpinionSettings, metrics_namespace, table_prefix};
pub use forgotten::Forgotten;
pub use lambda::serve;
pub use secrets::Secrets;
pub use trigger::{Trigger, TriggerError};
