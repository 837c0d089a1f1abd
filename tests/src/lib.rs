#![doc = include_str!("../README.md")]

pub mod faults;
mod project;
mod stack;

pub use project::{root, tool};
pub use stack::LocalStack;
