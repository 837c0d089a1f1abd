#![doc = include_str!("../README.md")]

mod error;
mod legible;
mod press;
mod sheet;

#[cfg(test)]
#[path = "../../report/tests/sample/mod.rs"]
mod sample;
#[cfg(test)]
mod tests;

pub use error::PrintError;
pub use sheet::pdf;
