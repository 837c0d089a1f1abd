//! A period's signals beside the process: read from storage once, day by day, and gone through as often as files need them.

use belgi_domain::period::local_date;
use belgi_domain::{CityId, Period, Signal};
use belgi_report::{Composer, Posts, RenderError};
use belgi_store::Store;
use jiff::civil::Date;
use std::io::{self, BufRead, BufReader, Seek, Write};
use std::sync::{Mutex, PoisonError};
use tempfile::SpooledTempFile;

/// Octets held in memory; what is more goes to a temporary file. A week of most cities is less.
const HELD: usize = 16 << 20;

/// Signals by time and post, each post once, one JSON object a line.
#[derive(Debug)]
pub(crate) struct Spool {
    lines: Mutex<SpooledTempFile>,
    signals: usize,
}

impl Spool {
    fn new() -> Self {
        Self { lines: Mutex::new(SpooledTempFile::new(HELD)), signals: 0 }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.signals
    }

    /// Adds signals that come after all that it has.
    fn extend(&mut self, signals: Vec<Signal>) -> io::Result<()> {
        let mut lines = Vec::new();
        for signal in signals {
            self.signals += 1;
            serde_json::to_writer(&mut lines, &shown(signal))?;
            lines.push(b'\n');
        }
        self.lines.get_mut().unwrap_or_else(PoisonError::into_inner).write_all(&lines)
    }

    fn read(&self, visit: &mut dyn FnMut(&Signal) -> Result<(), RenderError>) -> Result<(), RenderError> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.rewind().map_err(RenderError::Posts)?;
        let mut lines = BufReader::new(&mut *lines);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).map_err(RenderError::Posts)? > 0 {
            visit(&serde_json::from_slice(&line).map_err(|error| RenderError::Posts(error.into()))?)?;
            line.clear();
        }
        Ok(())
    }
}

impl Posts for Spool {
    fn each(&self, visit: &mut dyn FnMut(&Signal) -> Result<(), RenderError>) -> Result<(), RenderError> {
        self.read(visit)
    }
}

/// The signal without what no file shows, which is half of it.
fn shown(signal: Signal) -> Signal {
    Signal { stems: Vec::new(), evidence: Vec::new(), ..signal }
}

/// Reads the signals of `period` and of the one before it. Both are counted; those of the period are kept aside for the files.
/// No more than a day of them is held at once.
///
/// # Errors
/// Where storage is out of reach or the temporary file cannot be written.
pub(crate) async fn gather(
    store: &Store,
    city: &CityId,
    period: Period,
    composer: &mut Composer<'_>,
) -> anyhow::Result<Spool> {
    // Numbers alone are told of the period before, and those the index knows.
    for day in period.previous().days() {
        for signal in of_day(store.indexed_signals(city, day, next(day)).await?, day) {
            composer.add_earlier(&signal);
        }
    }
    let mut spool = Spool::new();
    for day in period.days() {
        let signals = of_day(store.signals_between(city, day, next(day)).await?, day);
        signals.iter().for_each(|signal| composer.add(signal));
        spool.extend(signals)?;
    }
    Ok(spool)
}

/// The signals that are of the day: one whose day was put right may stand under the old one in the index for a moment.
pub(crate) fn of_day(mut signals: Vec<Signal>, day: Date) -> Vec<Signal> {
    signals.retain(|signal| local_date(signal.at) == day);
    signals
}

pub(crate) fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::PostId;

    fn signal(native: &str, at: &str) -> Signal {
        let post = PostId::new(&"forum".parse().unwrap(), native);
        serde_json::from_value(serde_json::json!({
            "post": post, "version_at": at, "source": "forum", "kind": "feed", "publisher": "community", "city": "shymkent",
            "at": at, "excerpt": "Үйде жылу жоқ\nүшінші күн", "language": "kk", "kk_share": 1.0, "signal_type": "complaint",
            "sentiment": "negative", "topic": "heating", "urgency": "normal", "fingerprint": 0, "stems": ["жылу"],
            "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
        }))
        .unwrap()
    }

    #[test]
    fn signals_come_back_as_often_as_they_are_asked_for_in_memory_and_on_disk() {
        let signals: Vec<Signal> =
            (0..300).map(|number| signal(&number.to_string(), "2026-11-20T10:00:00Z")).collect();
        for held in [HELD, 1_000] {
            let mut spool = Spool { lines: Mutex::new(SpooledTempFile::new(held)), signals: 0 };
            spool.extend(signals[..100].to_vec()).unwrap();
            spool.extend(signals[100..].to_vec()).unwrap();
            assert_eq!(spool.len(), 300);
            assert_eq!(spool.lines.lock().unwrap().is_rolled(), held < HELD);
            for _ in 0..2 {
                let mut back = Vec::new();
                spool
                    .each(&mut |signal| {
                        back.push(signal.clone());
                        Ok(())
                    })
                    .unwrap();
                assert_eq!(back, signals.iter().cloned().map(shown).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_signal_that_stands_under_another_day_is_left_to_its_own() {
        let both = vec![signal("a", "2026-11-20T10:00:00Z"), signal("b", "2026-11-21T10:00:00Z")];
        let day = "2026-11-20".parse().unwrap();
        assert_eq!(of_day(both.clone(), day), both[..1]);
    }
}
