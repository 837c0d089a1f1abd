#![doc = include_str!("../README.md")]

mod answer;
mod client;
pub mod guard;
mod headers;
mod pace;
mod post;
mod robots;

pub use answer::{Answer, Document, Failure};
pub use client::{Client, Manners, Request, SecretHeader, Settings};
pub use guard::Reach;
pub use post::{Post, Reply};
