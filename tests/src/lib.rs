#![doc = include_str!("../README.md")]

mod project;
mod stack;

pub use project::{root, tool};
pub use stack::LocalStack;
