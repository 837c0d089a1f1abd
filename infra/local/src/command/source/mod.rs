//! `belgi source`.

mod check;
mod exchange;

use crate::command::print::say;
use crate::exit::{Exit, Failed};
use belgi_domain::Registry;
use belgi_runtime::Files;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The registry of sources.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi source check https://news.example/rss")]
pub(crate) struct Source {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Every source: id, whether it is enabled, kind, city, address.
    #[command(after_help = "Example: belgi source list --sources my.toml")]
    List {
        /// The registry; the bundled one by default.
        #[arg(long, value_name = "FILE")]
        sources: Option<PathBuf>,
    },
    /// Ask sources once, by id or address, say what they are, and suggest the entry of a new one.
    #[command(after_help = "Example: belgi source check kazinform-kk https://news.example/rss")]
    Check {
        /// Ids of the registry, or addresses; every enabled source by default.
        #[arg(value_name = "ID|URL")]
        names: Vec<String>,
        /// The registry to look up ids in; the bundled one by default.
        #[arg(long, value_name = "FILE")]
        sources: Option<PathBuf>,
    },
    /// Entries for the registry out of an OPML or CSV file, as TOML on standard output.
    #[command(after_help = "Example: belgi source import feeds.opml >> sources.toml")]
    Import {
        /// An OPML file of feeds, or a CSV table whose columns are named as the fields of the registry.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// The registry as OPML or CSV on standard output.
    #[command(after_help = "Example: belgi source export --format csv > sources.csv")]
    Export {
        /// OPML holds the feeds alone; CSV holds everything.
        #[arg(long, value_enum, default_value = "opml")]
        format: Format,
        /// The registry; the bundled one by default.
        #[arg(long, value_name = "FILE")]
        sources: Option<PathBuf>,
    },
}

/// How a registry is written for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For feed readers.
    Opml,
    /// For spreadsheets.
    Csv,
}

impl Source {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        match self.action {
            Action::List { sources } => Ok(list(&registry(sources)?)),
            Action::Check { names, sources } => check::check(&registry(sources)?, names).await,
            Action::Import { file } => exchange::import(&file),
            Action::Export { format, sources } => exchange::export(&registry(sources)?, format),
        }
    }
}

/// The registry in `file`, or the bundled one.
fn registry(file: Option<PathBuf>) -> Result<Registry, Failed> {
    let (name, text) = match file {
        None => Files::bundled().sources,
        Some(path) => {
            let text = std::fs::read_to_string(&path);
            let name = path.display().to_string();
            let text = text.map_err(|error| {
                Failed::wrong(anyhow::anyhow!("{name}: expected a registry, found {error}"))
            })?;
            (name, text)
        }
    };
    Registry::parse(&name, &text).map_err(Failed::wrong)
}

fn list(registry: &Registry) -> Exit {
    for source in registry.all() {
        let state = if source.enabled { "on " } else { "off" };
        let city = source.city.as_ref().map_or("national", belgi_domain::CityId::as_str);
        say!("{:<20} {state} {:<9} {city:<10} {}", source.id.as_str(), source.kind.code(), source.url);
    }
    Exit::Done
}
