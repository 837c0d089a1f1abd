//! Two sweeps over many sources on loopback, one in twenty of which fails, each in its own way:
//! `cargo run --release -p belgi-tests --example sweep -- 55000`.
//!
//! The hosts and the embedded storage run in a process of their own, so that the memory printed is what the sweep itself
//! takes. Prints time, both peaks of memory and how many sources answered the second sweep with 304.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

mod hosts;
mod world;

use anyhow::Context;
use belgi_domain::Registry;
use belgi_fetch::{Fetch, Summary};
use belgi_http::{Client, Reach, Settings};
use belgi_local::stack::{BUCKET, TABLE_PREFIX};
use belgi_runtime::Secrets;
use belgi_store::{Names, Store};
use hosts::FAILING;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};
use world::World;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some(world::ARGUMENT) => world::serve().await,
        Some(count) => sweep(count.parse().context("expected a number of sources")?).await,
        None => sweep(1_000).await,
    }
}

async fn sweep(count: usize) -> anyhow::Result<()> {
    let mut world = World::begin()?;
    let settings = Settings {
        reach: Reach::Loopback(world.hosts),
        gap: Duration::ZERO,
        timeout: Duration::from_secs(2),
        max_bytes: 1 << 20,
        ..Settings::public("sweep")
    };
    let client = Client::new(settings).map_err(|failure| anyhow::anyhow!(failure.message))?;
    let names = Names { bucket: BUCKET.to_owned(), table_prefix: TABLE_PREFIX.to_owned() };
    let fetch = Fetch { store: Store::local(&world.endpoints, names), client, secrets: Secrets::default() };
    let registry = Registry::parse("sweep.toml", &registry(count))?;
    println!("{count} sources, one in {FAILING} fails");
    let mut now: Timestamp = "2026-11-22T06:00:00Z".parse()?;
    for name in ["first", "second"] {
        let begun = Instant::now();
        let summary = belgi_fetch::run(&fetch, &registry, now, (0, 1), |_| ()).await?;
        let took = begun.elapsed();
        let share = world.unchanged()? as f64 * 100.0 / (count - count / FAILING) as f64;
        report(name, count, took, &summary);
        println!(
            "  {share:.1} % of the sound sources answered 304; peak memory {}, of hosts and storage {}",
            peak_memory("self"),
            peak_memory(&world.process().to_string())
        );
        now += SignedDuration::from_hours(25);
    }
    Ok(())
}

fn registry(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _infallible = write!(
            text,
            "[[source]]\nid = \"s{number}\"\nname = \"S\"\nkind = \"feed\"\nurl = \"http://s{number}.example/feed\"\n\
             publisher = \"media\"\nbasis = \"sweep\"\nenabled = true\n"
        );
    }
    text
}

fn report(sweep: &str, count: usize, took: Duration, summary: &Summary) {
    let seconds = took.as_secs_f64();
    println!(
        "{sweep} sweep: {seconds:.1} s, {:.0} sources a second, {} asked, {} posts new, {} problems",
        count as f64 / seconds,
        summary.asked,
        summary.posts_new,
        summary.problems.len()
    );
    let mut faults = BTreeMap::<String, u32>::new();
    for problem in &summary.problems {
        *faults.entry(format!("{:?}", problem.fault)).or_default() += 1;
    }
    println!("  {faults:?}");
}

/// The most memory a process has held, as the kernel tells it.
fn peak_memory(process: &str) -> String {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.map_or("unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1_024))
}
