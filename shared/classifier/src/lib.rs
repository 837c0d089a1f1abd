#![doc = include_str!("../README.md")]

mod artefact;
mod decision;
pub mod evaluate;
mod evidence;
pub mod example;
mod features;
mod index;
mod lexicon;
mod model;
mod reading;
pub mod train;

pub use artefact::ModelError;
pub use decision::Scores;
pub use example::Example;
pub use model::Model;
pub use reading::{Classifier, Input, Reading, SURE_FROM};
