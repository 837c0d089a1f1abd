#![doc = include_str!("../README.md")]

mod error;
mod legible;
mod press;
mod sheet;

pub use error::PrintError;
pub use sheet::pdf;
