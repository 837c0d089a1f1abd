//! Storage that fails on purpose: a proxy before the embedded stack, and a small city's day to run through it.

mod day;
mod plan;
mod proxy;
mod refusal;
mod state;

pub use day::{Day, Trial};
pub use plan::{Fault, Plan, draw};
pub use proxy::{Counts, Proxy};
pub use refusal::Refusal;
pub use state::{State, tables};
