//! A small city's day that is killed at every write, and after it runs on storage that fails by chance:
//! `cargo run -p belgi-tests --example faults -- 200`.
//!
//! The number is that of runs on failing storage; with a second one, `n`, only every n-th write is killed. After each the day is
//! run to its end, and all tables and objects must be those of a day without faults, to the byte. Prints what differed,
//! and `N passed, M failed`.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

use anyhow::Context;
use belgi_tests::faults::{Day, Fault, Plan};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let mut next = || arguments.next().transpose().context("expected a number of runs");
    let (runs, step) = (next()?.unwrap_or(20), next()?.unwrap_or(1).max(1));
    let day = Day::serve().await?;
    let sound = day.sound().await?;
    let writes = day.writes(&sound).await?;
    let ways = [Fault::CutBefore, Fault::CutAfter];
    let at = (1..=writes).filter(|write| write % step == 0);
    let kills = at.flat_map(|write| ways.map(|way| Plan::DieAt(write, way)));
    let shares = (0..runs).map(|seed| Plan::Share { seed, per_mille: 10 + seed % 5 * 20 });
    let (mut passed, mut failed) = (0, 0);
    for plan in kills.chain(shares) {
        let differences = day.differences(&sound, plan).await?;
        match differences.is_empty() {
            true => passed += 1,
            false => failed += 1,
        }
        differences.iter().for_each(|difference| println!("{plan:?}: {difference}"));
    }
    println!("{writes} writes a day; {passed} passed, {failed} failed");
    anyhow::ensure!(failed == 0, "{failed} runs ended otherwise than a sound one");
    Ok(())
}
