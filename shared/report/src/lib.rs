#![doc = include_str!("../README.md")]

mod bare;
mod base64;
mod chart;
pub mod compose;
mod dates;
mod error;
mod html;
mod json;
mod letter;
mod messages;
mod names;
mod open311;
mod outside;
mod pack;
mod paper;
mod posts;
mod remarks;
mod render;
mod shelf;
mod speech;
mod table;
mod workbook;

#[cfg(test)]
#[path = "../tests/sample/mod.rs"]
mod sample;

pub use compose::{Composer, Frame, Inputs, Origin, compose, compose_after, made_from};
pub use error::RenderError;
pub use html::{html, sentences};
pub use json::json;
pub use letter::{FileLink, Letter, letter};
pub use messages::Words;
pub use paper::{Paper, paper};
pub use posts::Posts;
pub use render::{Rendered, file_name, files_of, media, render};
pub use shelf::{Book, Card, Object, Shelf, front, is_pack};
pub use speech::{Speech, UnknownSpeech};
pub use table::csv;
pub use workbook::{corrections, workbook};
