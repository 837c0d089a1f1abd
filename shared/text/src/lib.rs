#![doc = include_str!("../README.md")]

pub mod fingerprint;
pub mod fold;
pub mod language;
pub mod links;
pub mod places;
pub mod redact;
pub mod stem;
pub mod stems;
pub mod token;

mod ending;
mod hash;
mod latin;

pub use latin::latin_to_cyrillic;
