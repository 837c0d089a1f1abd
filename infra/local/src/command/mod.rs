//! The arguments of `belgi`, and one file a command.

pub(crate) mod alert;
mod arguments;
mod classify;
mod corrections;
mod cost;
mod digest;
mod doctor;
mod evaluate;
mod extract;
mod forget;
mod group;
mod lines;
mod parse;
mod place;
pub(crate) mod print;
mod redact;
mod redrive;
mod replay;
mod run;
mod source;
mod story;
mod train;
mod up;

use crate::exit::{Exit, Failed};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// What a city's residents are telling it: from public sources to a digest.
#[derive(Debug, Parser)]
#[command(name = "belgi", version, after_help = "Example: belgi run --sample")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The main job once: fetch, classify, group, digest.
    Run(run::Run),
    /// The embedded S3 and DynamoDB on ports, with the schedules fired by the clock.
    Up(up::Up),
    /// The registry of sources: list it, or try one.
    Source(source::Source),
    /// A recorded document into posts, JSONL.
    Parse(parse::Parse),
    /// HTML pages into their articles, JSONL.
    Extract(extract::Extract),
    /// Texts into labels, JSONL on standard input and output.
    Classify(classify::Classify),
    /// Texts into stories, JSONL on standard input and output.
    Group(group::Group),
    /// Texts without personal data, JSONL on standard input and output.
    Redact(redact::Redact),
    /// Build or rebuild one digest.
    Digest(digest::Digest),
    /// One story by its id, one of before too, and what it took in.
    Story(story::Story),
    /// Send what fires now, or say what would.
    Alert(alert::Alert),
    /// Do a step, and those after it, again over what is stored.
    Replay(replay::Replay),
    /// Send parked batches on their way again.
    Redrive(redrive::Redrive),
    /// Remove posts everywhere and keep them from coming back.
    Forget(forget::Forget),
    /// Configuration, storage, schedules, sources: each line ok, warn or fail with what to do.
    Doctor(doctor::Doctor),
    /// What a stack costs a month, from counted calls and published prices.
    Cost(cost::Cost),
    /// What staff put right, as training posts.
    Corrections(corrections::CorrectionsOf),
    /// Train the classifier, reproducibly.
    Train(train::Train),
    /// Measure the classifier.
    Evaluate(evaluate::Evaluate),
}

/// Runs the command that the arguments name.
///
/// # Errors
/// What ended it, with the exit code.
pub async fn run(arguments: Arguments) -> Result<Exit, Failed> {
    log();
    match arguments.command {
        Command::Run(run) => run.run().await,
        Command::Up(up) => up.run().await,
        Command::Source(source) => source.run().await,
        Command::Parse(parse) => parse.run(),
        Command::Extract(extract) => extract.run(),
        Command::Classify(classify) => classify.run(),
        Command::Group(group) => group.run(),
        Command::Redact(redact) => redact.run(),
        Command::Digest(digest) => digest.run().await,
        Command::Story(story) => story.run().await,
        Command::Alert(alert) => alert.run().await,
        Command::Replay(replay) => replay.run().await,
        Command::Redrive(redrive) => redrive.run().await,
        Command::Forget(forget) => forget.run().await,
        Command::Doctor(doctor) => doctor.run().await,
        Command::Cost(cost) => cost.run().await,
        Command::Corrections(corrections) => corrections.run().await,
        Command::Train(train) => train.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
    }
}

/// Problems to standard error, plainly; `BELGI_LOG=info` shows what every step says.
fn log() {
    let filter = EnvFilter::try_from_env("BELGI_LOG").unwrap_or_else(|_| EnvFilter::new("error"));
    // A second call, as in tests, keeps the first subscriber.
    let _already_logging = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .without_time()
        .try_init();
}
