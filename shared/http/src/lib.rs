#![doc = include_str!("../README.md")]

mod address;
mod answer;
mod circuit;
mod client;
pub mod guard;
mod headers;
mod pace;
mod post;
mod request;
mod robots;
mod rules;
mod webhook;
mod wire;

pub use answer::{Answer, Document, Failure};
pub use client::Client;
pub use guard::Reach;
pub use post::{Post, Reply};
pub use request::{Manners, Request, SecretHeader, Settings};
pub use webhook::{Webhook, Wire};
