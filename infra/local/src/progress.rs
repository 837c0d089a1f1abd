//! Progress for people, on standard error: bars on a terminal, plain lines otherwise.

use crate::command::print::note;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::time::Instant;

/// One step of a job, shown while it lasts.
#[derive(Debug)]
pub struct Step {
    name: &'static str,
    bar: Option<ProgressBar>,
    start: Instant,
}

impl Step {
    /// Begins a step of `total` items; 0 where the number is not known.
    pub fn begin(name: &'static str, total: usize) -> Self {
        let bar = stderr().is_terminal().then(|| bar(name, total as u64));
        Self { name, bar, start: Instant::now() }
    }

    /// One more item is finished.
    pub fn advance(&self, item: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(item.to_owned());
            bar.inc(1);
        }
    }

    /// Ends the step with what came of it.
    pub fn end(self, result: &str) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        note!("{:>9}  {result} ({} ms)", self.name, self.start.elapsed().as_millis());
    }
}

fn bar(name: &'static str, total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total).with_prefix(name);
    // The templates are constants; one that indicatif refuses leaves the default style, which shows the same.
    if let Ok(style) = ProgressStyle::with_template("{prefix:>9}  {wide_bar} {pos}/{len} {msg:.24}") {
        bar.set_style(style);
    }
    bar
}
