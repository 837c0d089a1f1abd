#![doc = include_str!("../README.md")]

pub mod evaluate;
pub mod example;
mod features;
mod group;
mod lexicon;
mod model;
mod reading;
pub mod train;

pub use example::Example;
pub use model::{Model, ModelError};
pub use reading::{Classifier, Input, Reading, Scores};
