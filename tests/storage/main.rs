//! What `belgi_store::Store` promises, held against two implementations of S3 and DynamoDB that share no line: the
//! embedded stack that `belgi up` runs, and moto.
//!
//! Known differences between the two, and why no rule here speaks of them:
//!
//! * Signatures: the embedded S3 refuses a wrong secret key, moto takes any.
//! * Expiry: the embedded stack sweeps expired items every minute, moto never does. The store reads an expired item as
//!   expired either way, and a rule says so.
//! * Size: the embedded DynamoDB takes an item of 399 KB, moto counts more and refuses it. A story of three thousand
//!   posts stays far below both.
//! * Units: the embedded DynamoDB reports what a call consumed by the published rules, moto a flat number.
//! * Transactions: neither answers `TransactionConflict`, which AWS may where two transactions meet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod batches;
mod cursors;
mod leases;
mod links;
mod model;
mod moto;
mod objects;
mod raw;
mod reach;
mod sent;
mod served;
mod signals;
mod stories;
mod tables;
mod usage;
mod values;
mod vault;
mod voices;

/// One test for each noun on each implementation, each on a stack of its own.
macro_rules! contract {
    ($($noun:ident),+ $(,)?) => {
        mod on_the_embedded_stack {
            $(
                #[tokio::test]
                async fn $noun() {
                    let stack = belgi_tests::LocalStack::start().await.unwrap();
                    super::$noun::rules(&stack.store()).await;
                    stack.stop().await.unwrap();
                }
            )+
        }

        mod on_moto {
            $(
                #[tokio::test]
                async fn $noun() {
                    let moto = super::moto::Moto::start().await;
                    super::$noun::rules(&moto.store()).await;
                }
            )+
        }
    };
}

contract!(batches, cursors, leases, links, objects, raw, sent, signals, stories, tables, usage, voices);
