//! The main job end to end, on real HTTP, S3 and DynamoDB.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is not as it must be"
)]

mod alerts;
mod asked;
mod bad_input;
mod bad_sources;
mod bots;
mod bursts;
mod channels;
mod configured;
mod corrections;
mod courtesy;
mod crash;
mod faults;
mod follow;
mod invoke;
mod late;
mod month;
mod names;
mod opinion;
mod permissions;
mod plots;
mod privacy;
mod refusals;
mod repair;
mod repeat;
mod secrets;
mod subscribers;
#[allow(dead_code, reason = "the tests of the template use the rest")]
#[path = "../template/template.rs"]
mod template;
mod waiting;
mod world;
