//! How long each function takes to begin, how much memory it holds, and how large its package is:
//! `cargo run -p belgi-tests --example cold_start -- target/lambda`.
//!
//! The folder holds `<name>/bootstrap`, as cargo-lambda leaves it, or `<name>`, as cargo does. Each binary is started against a
//! small server of the Lambda runtime API and an empty embedded stack: *init* is from the start of the process to its first
//! question for work (the middle of [`STARTS`] starts), *memory* the peak after its first event. A registry of one inbox keeps
//! fetch off the network.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

use anyhow::Context;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use belgi_local::stack::{ACCESS_KEY, BUCKET, Ports, SECRET_KEY, Stack, TABLE_PREFIX};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

const FUNCTIONS: [&str; 5] = ["alert", "classify", "digest", "fetch", "group"];
/// Starts of each function, of which the middle one counts.
const STARTS: usize = 7;
/// How long a function may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
const REGISTRY: &str = "[[source]]\nid = \"desk\"\nname = \"Desk\"\nkind = \"inbox\"\nurl = \"desk\"\n\
    city = \"shymkent\"\npublisher = \"service_desk\"\n";

/// What the function does, as its server sees it.
#[derive(Debug, Clone, PartialEq)]
enum Turn {
    /// It asks for work.
    Asks,
    /// It answers, or says why it cannot.
    Answers(String),
}

/// What one start came to.
struct Start {
    init: Duration,
    answer: Duration,
    memory_kib: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("target/lambda"), PathBuf::from);
    let data = tempfile::tempdir()?;
    let stack = Stack::start(data.path(), Ports::default()).await?;
    stack.store().put_object("config/sources.toml", "application/toml", REGISTRY.into()).await?;
    println!(
        "{:<10} {:>9} {:>15} {:>11} {:>11} {:>11}",
        "function", "init ms", "first event ms", "memory MB", "binary MB", "zip MB"
    );
    for function in FUNCTIONS {
        let binary = binary(&folder, function)?;
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(start(&binary, &stack).await.with_context(|| function.to_owned())?);
        }
        let middle = |of: fn(&Start) -> f64| {
            let mut all: Vec<f64> = starts.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all.get(STARTS / 2).copied().unwrap_or_default()
        };
        let bytes = std::fs::read(&binary)?;
        println!(
            "{function:<10} {:>9.1} {:>15.1} {:>11.1} {:>11.1} {:>11.1}",
            middle(|start| start.init.as_secs_f64() * 1_000.0),
            middle(|start| start.answer.as_secs_f64() * 1_000.0),
            middle(|start| start.memory_kib as f64 / 1_024.0),
            bytes.len() as f64 / 1e6,
            zipped(&bytes)? as f64 / 1e6,
        );
    }
    stack.stop().await;
    Ok(())
}

fn binary(folder: &Path, function: &str) -> anyhow::Result<PathBuf> {
    let places = [folder.join(function).join("bootstrap"), folder.join(function)];
    let found = places.into_iter().find(|path| path.is_file());
    found.with_context(|| {
        format!("expected {0}/{function}/bootstrap or {0}/{function}, found none", folder.display())
    })
}

async fn start(binary: &Path, stack: &Stack) -> anyhow::Result<Start> {
    let (told, mut turns) = channel(4);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = tokio::spawn(async move { axum::serve(listener, api(told)).await });
    let began = Instant::now();
    let mut child = Command::new(binary)
        .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
        .envs(environment(stack))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    anyhow::ensure!(next(&mut turns).await? == Turn::Asks, "it answered before it was asked");
    let init = began.elapsed();
    let Turn::Answers(answer) = next(&mut turns).await? else {
        anyhow::bail!("it asked again without an answer")
    };
    anyhow::ensure!(!answer.contains("errorMessage"), "it failed: {answer}");
    let answered = began.elapsed() - init;
    let memory_kib = peak_kib(child.id().context("it has ended")?)?;
    child.kill().await?;
    server.abort();
    Ok(Start { init, answer: answered, memory_kib })
}

async fn next(turns: &mut Receiver<Turn>) -> anyhow::Result<Turn> {
    timeout(PATIENCE, turns.recv())
        .await
        .context("it said nothing for a minute")?
        .context("the server is gone")
}

fn environment(stack: &Stack) -> Vec<(&'static str, String)> {
    let endpoints = stack.endpoints();
    vec![
        ("AWS_ENDPOINT_URL_S3", endpoints.s3.clone()),
        ("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamodb.clone()),
        ("AWS_ACCESS_KEY_ID", ACCESS_KEY.to_owned()),
        ("AWS_SECRET_ACCESS_KEY", SECRET_KEY.to_owned()),
        ("AWS_REGION", "eu-central-1".to_owned()),
        ("AWS_LAMBDA_FUNCTION_NAME", "cold".to_owned()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "1".to_owned()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512".to_owned()),
        ("BELGI_BUCKET", BUCKET.to_owned()),
        ("BELGI_TABLE_PREFIX", TABLE_PREFIX.to_owned()),
        ("BELGI_CONTACT", "cold@city.example".to_owned()),
    ]
}

/// The runtime API as far as one event needs it.
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>
fn api(told: Sender<Turn>) -> Router {
    let base = "/2018-06-01/runtime";
    Router::new()
        .route(&format!("{base}/invocation/next"), get(work))
        .route(&format!("{base}/invocation/{{id}}/response"), post(answer))
        .route(&format!("{base}/invocation/{{id}}/error"), post(answer))
        .route(&format!("{base}/init/error"), post(answer))
        .with_state(Arc::new((told, std::sync::atomic::AtomicBool::new(false))))
}

type Shared = State<Arc<(Sender<Turn>, std::sync::atomic::AtomicBool)>>;

async fn work(State(shared): Shared) -> Response {
    if shared.1.swap(true, std::sync::atomic::Ordering::Relaxed) {
        // One event is all there is; the process ends while it waits for another.
        std::future::pending::<()>().await;
    }
    let _nobody_listens = shared.0.send(Turn::Asks).await;
    let deadline = jiff::Timestamp::now().as_millisecond() + 60_000;
    let headers = [
        ("lambda-runtime-aws-request-id", "cold-start".to_owned()),
        ("lambda-runtime-deadline-ms", deadline.to_string()),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:eu-central-1:123456789012:function:cold".to_owned(),
        ),
    ];
    (headers, Json(json!({"scheduled_time": "2026-11-23T02:00:00Z"}))).into_response()
}

async fn answer(State(shared): Shared, body: String) -> Response {
    let _nobody_listens = shared.0.send(Turn::Answers(body)).await;
    (axum::http::StatusCode::ACCEPTED, "{}").into_response()
}

/// The largest part of memory that the process has held, in KiB.
fn peak_kib(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("expected VmHWM, found none")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

/// The size of a package that holds the binary alone.
fn zipped(bytes: &[u8]) -> anyhow::Result<u64> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("bootstrap", zip::write::SimpleFileOptions::default())?;
    zip.write_all(bytes)?;
    Ok(zip.finish()?.into_inner().len() as u64)
}
