#![doc = include_str!("../README.md")]

mod base64;
mod chart;
pub mod compose;
mod dates;
mod error;
mod html;
mod json;
mod messages;
mod names;
mod outside;
mod render;
mod speech;
mod table;

#[cfg(test)]
#[path = "../tests/sample/mod.rs"]
mod sample;

pub use compose::{Inputs, compose};
pub use error::RenderError;
pub use html::html;
pub use json::json;
pub use render::{Rendered, render};
pub use speech::{Speech, UnknownSpeech};
pub use table::csv;
