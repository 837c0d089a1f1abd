//! `template.yaml` against the code it deploys: tables, schedules, environment, and the walls around the data.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod bucket;
mod cron;
mod environment;
mod functions;
mod observability;
mod policies;
mod schedules;
mod tables;
mod template;
