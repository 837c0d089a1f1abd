#![doc = include_str!("../README.md")]

pub mod command;
pub mod cost;
pub mod exit;
pub mod job;
pub mod progress;
pub mod repair;
pub mod schedule;
pub mod stack;
