#![doc = include_str!("../README.md")]

mod address;
pub mod alert;
mod answer;
mod build;
mod calendar;
mod cluster;
mod concept;
mod danger;
mod echo;
mod entry;
mod gist;
mod headline;
mod items;
mod keys;
mod life;
mod likeness;
mod marks;
mod merge;
mod name;
mod numeral;
mod place;
mod proper;
mod quote;
#[cfg(test)]
mod sample_tests;
mod settings;
mod talk;
mod terms;
mod thing;
mod times;
pub mod trend;

pub use build::build;
pub use danger::first_things_first;
pub use items::{Grouping, Id, Item, group_items};
pub use settings::Settings;
pub use times::{AnswerTimes, answer_times};
