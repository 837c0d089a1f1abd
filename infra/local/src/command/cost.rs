//! `belgi cost`.

use crate::command::print::{note, say};
use crate::cost::measure::{self, Counts};
use crate::cost::model::{Bill, Rates, Scale, bill};
use crate::cost::prices::{BUNDLED, Prices};
use crate::exit::{Exit, Failed};
use anyhow::Context;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// What a stack costs a month: a day of the sample city is run with every call counted, and multiplied.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi cost --sample")]
pub(crate) struct Cost {
    /// Count a day of the bundled sample city; the only way of counting there is.
    #[arg(long, required = true)]
    sample: bool,
    /// Other prices than those of infra/cost/prices.toml.
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Print counts, rates and bills as JSON, one object a line.
    #[arg(long)]
    json: bool,
}

/// The stacks that are reckoned: a city, what a country's newsrooms and offices come to, and everything at once.
const SCALES: [Scale; 3] =
    [Scale { sources: 200, posts: 60_000 }, TARGET, Scale { sources: 55_000, posts: 6_000_000 }];
/// The stack that the targets are about.
const TARGET: Scale = Scale { sources: 2_000, posts: 600_000 };
/// Write units that a post may cost.
const MOST_A_POST: f64 = 3.0;
/// Writes that a poll without news may cost.
const MOST_A_POLL: f64 = 1.0;
/// US dollars a month that [`TARGET`] may cost.
const MOST_A_MONTH: f64 = 15.0;

impl Cost {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let prices = self.prices().map_err(Failed::wrong)?;
        let folder = tempfile::tempdir()
            .context("no folder for the sample can be made")
            .map_err(Failed::out_of_reach)?;
        let counts = measure::a_day(folder.path(), |now| note!("counted to {now:.0}")).await?;
        let rates = Rates::of(&counts);
        let bills: Vec<Bill> = SCALES.iter().map(|scale| bill(&counts, &rates, &prices, *scale)).collect();
        match self.json {
            true => tell_json(&counts, &bills)?,
            false => tell(&counts, &rates, &prices, &bills),
        }
        Ok(Exit::Done)
    }

    fn prices(&self) -> anyhow::Result<Prices> {
        let Some(path) = &self.prices else { return Ok(Prices::parse(BUNDLED)?) };
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Prices::parse(&text).with_context(|| format!("{}", path.display()))
    }
}

fn tell_json(counts: &Counts, bills: &[Bill]) -> Result<(), Failed> {
    for (function, share) in &counts.functions {
        for (call, tally) in share.usage.calls() {
            say!("{}", json!({"function": function, "call": call, "tally": tally}));
        }
    }
    for bill in bills {
        say!("{}", json!({ "bill": bill }));
    }
    Ok(())
}

fn tell(counts: &Counts, rates: &Rates, prices: &Prices, bills: &[Bill]) {
    tell_counts(counts);
    for bill in bills {
        say!("\n{} sources, {} posts a month: US$ {:.2}", bill.sources, bill.posts, bill.dollars);
        for line in &bill.lines {
            say!("{:>9.2}  {}: {}", line.dollars, line.what, line.formula);
        }
    }
    say!("\nTargets");
    let written: Vec<String> =
        rates.post_writes.iter().map(|(table, units)| format!("{table} {units:.2}")).collect();
    verdict(rates.post_write(), MOST_A_POST, "write units a post", &written.join(", "));
    let units = format!("{:.2} write units each", rates.unchanged_write);
    verdict(rates.unchanged_writes, MOST_A_POLL, "writes a poll without news", &units);
    if let Some(target) =
        bills.iter().find(|bill| (bill.sources, bill.posts) == (TARGET.sources, TARGET.posts))
    {
        let dearest: Vec<String> =
            target.lines.iter().take(3).map(|line| format!("{} {:.2}", line.what, line.dollars)).collect();
        let what = format!("US$ a month at {} sources and {} posts", TARGET.sources, TARGET.posts);
        verdict(target.dollars, MOST_A_MONTH, &what, &format!("dearest: {}", dearest.join(", ")));
    }
    let checked = if prices.checked {
        "checked since"
    } else {
        "not checked since: compare them with the pages named in infra/cost/prices.toml"
    };
    say!(
        "\nPrices of {} as written down on {}, {checked}. No free tier, no tax.",
        prices.region,
        prices.written
    );
    say!(
        "Seconds are those of this machine and build. Writes whose condition did not hold are charged and not counted."
    );
}

fn tell_counts(counts: &Counts) {
    say!(
        "A day of the sample city: {} sources, {} polls, {} of them without news, {} new posts, {} signals",
        counts.sources,
        counts.polls,
        counts.unchanged,
        counts.posts_new,
        counts.signals
    );
    for (function, share) in &counts.functions {
        say!("{function}: {} runs, {:.2} s", share.runs, share.seconds);
        for (call, tally) in share.usage.calls() {
            say!(
                "  {:<9} {:<19} {:<12} {:>7} requests {:>9.1} read units {:>9.1} write units {:>10} bytes",
                call.service,
                call.operation,
                call.target,
                tally.requests,
                tally.read_units,
                tally.write_units,
                tally.bytes_sent + tally.bytes_received
            );
        }
    }
}

fn verdict(found: f64, most: f64, what: &str, why: &str) {
    let word = if found <= most { "met   " } else { "missed" };
    say!("{word}  {found:.2} {what}, at most {most}: {why}");
}
