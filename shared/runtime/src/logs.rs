//! Logs: a sentence plus fields to query by, one JSON object a line. CloudWatch reads them as they are.

use tracing_subscriber::EnvFilter;

/// The variable that sets the level, as in `BELGI_LOG=belgi_fetch=debug`.
const FILTER: &str = "BELGI_LOG";

/// Begins logging to standard output as Lambda collects it. Called once, by `main`.
pub fn start() {
    // `belgi` is the beginning of every crate's name, so this is ours in detail and others' warnings.
    let filter = EnvFilter::try_from_env(FILTER).unwrap_or_else(|_| EnvFilter::new("warn,belgi=info"));
    // A second start, as in tests, keeps the first subscriber.
    let _already_started = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_env_filter(filter)
        .try_init();
}
