//! The client against a real server on loopback: polite, bounded, and kept inside its walls.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod conditions;
mod faults;
mod guard;
mod host;
mod manners;
mod redirects;
mod robots;
mod turns;
mod webhook;
