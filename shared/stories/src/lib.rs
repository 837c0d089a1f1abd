#![doc = include_str!("../README.md")]

mod answer;
mod build;
mod cluster;
mod concept;
mod echo;
mod entry;
mod headline;
mod items;
mod keys;
mod life;
mod likeness;
mod marks;
mod merge;
mod name;
mod place;
mod quote;
mod settings;
mod talk;
mod terms;

pub use build::build;
pub use items::{Grouping, Id, Item, group_items};
pub use settings::Settings;
