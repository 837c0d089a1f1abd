//! Reads damaged documents for as long as asked, and says what broke, what was slow and what it took:
//! `cargo run --release -p belgi-connectors --example fuzz -- feed 30` (a target, minutes of the processor's time; `all` takes them
//! in turn).
//!
//! Every eighth document is one whose growth is measured: read in two sizes, its time must not grow faster than its size.
//!
//! A file instead of minutes is read once: the document of a finding, again.
//!
//! Damages follow from the seed (third argument, 1 unless told), so that a finding can be had again; the document of
//! a finding is also left below `target/fuzz/`. Exits with 1 where anything was found.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

#[path = "../../tests/mutations/damage.rs"]
mod damage;
mod growth;
mod target;
mod work;

use anyhow::Context;
use damage::Dice;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use target::{SLOW, Seed, TARGETS};

/// A document that this much work is done on hangs: the run ends and names its round.
const HANGS: Duration = Duration::from_secs(60);

/// Of so many documents, one is measured in two sizes.
const GROWTH_EVERY: u64 = 8;

/// The round that is under way, for the watchdog.
static ROUND: AtomicU64 = AtomicU64::new(0);

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_else(|| "all".to_owned());
    let second = args.next();
    if let Some(path) = second.as_deref().filter(|path| Path::new(path).is_file()) {
        return again(&name, Path::new(path));
    }
    let minutes: f64 = second.map_or(Ok(1.0), |text| text.parse()).context("expected minutes")?;
    let seed: u64 = args.next().map_or(Ok(1), |text| text.parse()).context("expected a seed")?;
    let targets: Vec<&str> =
        TARGETS.iter().copied().filter(|target| name == "all" || *target == name).collect();
    anyhow::ensure!(!targets.is_empty(), "expected all or one of {TARGETS:?}, found {name}");
    // A caught panic is counted, not printed.
    std::panic::set_hook(Box::new(|_| ()));
    std::thread::spawn(watch);
    let seeds = target::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"))?;
    let mut findings = 0;
    for target in targets {
        findings += fuzz(target, &seeds, Duration::from_secs_f64(minutes * 60.0), seed)?;
    }
    println!("{findings} findings");
    std::process::exit(i32::from(findings > 0));
}

/// One target until its time is over; the number of findings.
fn fuzz(target: &str, seeds: &[Seed], time: Duration, seed: u64) -> anyhow::Result<u32> {
    let own: Vec<&Seed> = seeds.iter().filter(|seed| target::suits(target, seed)).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ seed);
    let (begun, mut slowest, mut rounds, mut bytes_read, mut findings) =
        (work::done(), Duration::ZERO, 0_u64, 0_u64, 0_u32);
    let mut steepest = 0_f64;
    while work::done().saturating_sub(begun) < time {
        ROUND.fetch_add(1, Ordering::Relaxed);
        let (bytes, took, found) = match rounds % GROWTH_EVERY {
            0 => {
                let growth = growth::measure(target, &mut dice, &own);
                steepest = steepest.max(if growth.took > growth::TELLING { growth.exponent } else { 0.0 });
                let found = growth.found();
                (growth.larger, growth.took, found)
            }
            _ => read(target, damaged(&mut dice, &own, seeds)),
        };
        if let Some(found) = found {
            findings += 1;
            let kept = keep(target, rounds, &bytes)?;
            println!("{target}: round {rounds} {found} in {took:.1?}: {}", kept.display());
        }
        (slowest, rounds) = (slowest.max(took), rounds + 1);
        bytes_read += bytes.len() as u64;
    }
    println!(
        "{target}: {rounds} documents, {} MB in {:.0} s of work, slowest {slowest:.1?}, steepest power {steepest:.2}, \
         peak memory {}, {findings} findings",
        bytes_read >> 20,
        work::done().saturating_sub(begun).as_secs_f64(),
        peak_memory()
    );
    Ok(findings)
}

/// Reads one document; what there is to say of it, if anything.
fn read(target: &str, bytes: Vec<u8>) -> (Vec<u8>, Duration, Option<String>) {
    let (took, broke) = work::of(|| target::read(target, &bytes));
    let found = if broke { "broke its reader" } else { "was slow" };
    (bytes, took, (broke || took > SLOW).then(|| found.to_owned()))
}

/// A fixture, damaged up to eight times, now and then crossed with another or grown.
fn damaged(dice: &mut Dice, own: &[&Seed], all: &[Seed]) -> Vec<u8> {
    let pick = dice.below(own.len());
    let mut bytes = own.get(pick).map(|seed| seed.bytes.clone()).unwrap_or_default();
    if dice.below(4) == 0 {
        let other = dice.below(all.len());
        dice.cross(&mut bytes, all.get(other).map(|seed| seed.bytes.as_slice()).unwrap_or_default());
    }
    if dice.below(8) == 0 {
        (0..=dice.below(3)).for_each(|_| dice.grow(&mut bytes));
    }
    (0..=dice.below(8)).for_each(|_| dice.damage(&mut bytes));
    bytes
}

/// Reads the document of a finding again.
fn again(target: &str, path: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(path)?;
    let (bytes, took, found) = read(target, bytes);
    println!(
        "{target}: {} bytes in {took:.1?}{}",
        bytes.len(),
        found.map_or(String::new(), |found| format!(", {found}"))
    );
    Ok(())
}

fn keep(target: &str, round: u64, bytes: &[u8]) -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{target}-{round}"));
    std::fs::write(&path, bytes)?;
    Ok(path)
}

/// Ends the process when one document takes longer than [`HANGS`].
fn watch() {
    let (mut last, mut since) = (u64::MAX, Duration::ZERO);
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let (round, done) = (ROUND.load(Ordering::Relaxed), work::done());
        if round != last {
            (last, since) = (round, done);
        } else if done.saturating_sub(since) > HANGS {
            println!("round {round} of this run hangs: run again with the same seed and stop there");
            std::process::exit(1);
        }
    }
}

/// The most memory this process has held, as the kernel tells it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| line.trim().to_owned())
}
