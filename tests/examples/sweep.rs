//! Two sweeps over many sources on loopback, one in twenty of which fails, each in its own way:
//! `cargo run --release -p belgi-tests --example sweep -- 55000`.
//!
//! Prints the time, the peak of memory (of this process: the client, the embedded storage and the hosts together)
//! and how many sources answered the second sweep with 304.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

use anyhow::Context;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use belgi_domain::Registry;
use belgi_fetch::{Fetch, Summary};
use belgi_http::{Client, Reach, Settings};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::Secrets;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How often the hosts answered 304.
static UNCHANGED: AtomicU32 = AtomicU32::new(0);
/// One source in so many fails.
const FAILING: usize = 20;
/// The posts of a feed.
const POSTS: usize = 20;

/// The ways of failing, taken in turn.
const FAULTS: [&str; 16] = [
    "gone",
    "missing",
    "refused",
    "broken",
    "busy",
    "throttled",
    "page",
    "cut",
    "empty",
    "huge",
    "silent",
    "stalled",
    "robots",
    "circle",
    "packed",
    "nowhere",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let count = std::env::args()
        .nth(1)
        .map_or(Ok(1_000), |count| count.parse())
        .context("expected a number of sources")?;
    let folder = tempfile::tempdir()?;
    let stack = Stack::start(folder.path(), Ports::default())
        .await
        .map_err(|failed| anyhow::anyhow!("{failed:?}"))?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let reach = Reach::Loopback(listener.local_addr()?);
    let server = tokio::spawn(async move { axum::serve(listener, Router::new().fallback(serve)).await });
    let settings = Settings {
        reach,
        gap: Duration::ZERO,
        timeout: Duration::from_secs(2),
        max_bytes: 1 << 20,
        ..Settings::public("sweep")
    };
    let client = Client::new(settings).map_err(|failure| anyhow::anyhow!(failure.message))?;
    let fetch = Fetch { store: stack.store(), client, secrets: Secrets::default() };
    let registry = Registry::parse("sweep.toml", &registry(count))?;
    println!("{count} sources, one in {FAILING} fails");
    let mut now: Timestamp = "2026-11-22T06:00:00Z".parse()?;
    for sweep in ["first", "second"] {
        let begun = Instant::now();
        let summary = belgi_fetch::run(&fetch, &registry, now, (0, 1), |_| ()).await?;
        report(sweep, count, begun.elapsed(), &summary);
        now += SignedDuration::from_hours(25);
    }
    server.abort();
    stack.stop().await;
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
    let well = count - count / FAILING;
    let share = f64::from(UNCHANGED.swap(0, Ordering::Relaxed)) * 100.0 / well as f64;
    let seconds = took.as_secs_f64();
    println!(
        "{sweep} sweep: {seconds:.1} s, {:.0} sources a second, {} asked, {} posts new, {} problems, {share:.1} % of the sound sources answered 304, peak memory {}",
        count as f64 / seconds,
        summary.asked,
        summary.posts_new,
        summary.problems.len(),
        peak_memory()
    );
    let mut faults = BTreeMap::<String, u32>::new();
    for problem in &summary.problems {
        *faults.entry(format!("{:?}", problem.fault)).or_default() += 1;
    }
    println!("  {faults:?}");
}

/// The most memory this process has held, as the kernel tells it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.map_or("unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1_024))
}

async fn serve(uri: Uri, headers: HeaderMap) -> Response<Body> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let number: usize =
        host.trim_start_matches('s').split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let fault =
        FAULTS.iter().cycle().nth(number / FAILING % FAULTS.len()).filter(|_| number % FAILING == 7).copied();
    if uri.path() == "/robots.txt" {
        return match fault {
            Some("robots") => reply(200, "User-agent: *\nDisallow: /\n"),
            _ => reply(404, ""),
        };
    }
    match fault {
        Some(fault) => fail(fault).await,
        None => {
            let etag = format!("\"{number}\"");
            let same =
                headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes());
            UNCHANGED.fetch_add(u32::from(same), Ordering::Relaxed);
            let answer = if same { reply(304, "") } else { reply(200, feed(number)) };
            with(answer, header::ETAG, &etag)
        }
    }
}

async fn fail(fault: &str) -> Response<Body> {
    let endless = || Body::from_stream(futures::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    match fault {
        "gone" => reply(410, ""),
        "missing" => reply(404, ""),
        "refused" => reply(403, ""),
        "broken" => reply(500, ""),
        "busy" => with(reply(503, ""), header::RETRY_AFTER, "3600"),
        "throttled" => with(reply(429, ""), header::RETRY_AFTER, "7200"),
        "page" => reply(200, "<!doctype html><html><title>Главная</title><p>Сайт обновляется</p></html>"),
        "cut" => reply(200, "<rss><channel><item><title>Обор"),
        "huge" => reply(200, vec![b' '; 2 << 20]),
        "silent" => std::future::pending().await,
        "stalled" => reply(200, endless()),
        "circle" => with(reply(302, ""), header::LOCATION, "/feed"),
        "packed" => with(reply(200, "this is no gzip"), header::CONTENT_ENCODING, "gzip"),
        "nowhere" => with(reply(302, ""), header::LOCATION, "http://169.254.169.254/"),
        _ => reply(200, ""),
    }
}

fn feed(number: usize) -> String {
    let item = |post: usize| {
        format!(
            "<item><guid>{number}-{post}</guid><title>Көшеде жарық жоқ {number}-{post}</title><link>http://s{number}.example/n/{post}</link>\
             <pubDate>Sat, 21 Nov 2026 {:02}:00:00 +0500</pubDate><description>{}</description></item>",
            post % 24,
            "Во дворе третий день нет света, заявку приняли и закрыли без ответа. ".repeat(8)
        )
    };
    let items: String = (0..POSTS).map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>S{number}</title>{items}</channel></rss>")
}

fn reply(status: u16, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    response
}

fn with(mut response: Response<Body>, name: header::HeaderName, value: &str) -> Response<Body> {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
    response
}
