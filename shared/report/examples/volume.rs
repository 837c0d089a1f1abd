//! A month of many signals as all of its files, none of which holds the signals:
//! `cargo run --release -p belgi-report --example volume -- [SIGNALS]`.
//!
//! The signals are made as they are asked for, one story for each 25, twenty bodies in charge. Printed are seconds, the size of what
//! was written, and the peak memory of the process. PDF is not among the files: it tells of stories, not of signals.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use belgi_domain::*;
use belgi_report::{Composer, Frame, Posts, RenderError, Speech, files_of};
use jiff::SignedDuration;
use jiff::civil::date;
use std::time::Instant;

const SIGNALS: usize = 200_000;
const IN_A_STORY: usize = 25;
const BODIES: usize = 20;
const SOURCES: usize = 60;

const TEXTS: [&str; 6] = [
    "Үйде екінші күн жылу жоқ, балалар тоңып отыр, қайда хабарласамыз?",
    "Во дворе не вывозят мусор уже неделю, контейнеры переполнены, запах стоит на всю улицу",
    "Автобус тағы кешікті, жұмысқа кешігіп қалдық, аялдамада қырық минут күттік",
    "На перекрёстке не работает светофор, вчера чуть не сбили ребёнка, просим принять меры",
    "Су кешке дейін болмайды деді, бірақ үш күннен бері құбырдан тамшы ақпайды",
    "Стая собак у школы, дети боятся идти, ловить никто не едет",
];

/// The signals of a month, evenly over its time.
struct Month {
    signals: usize,
    period: Period,
    sources: Vec<Source>,
}

impl Month {
    fn of(signals: usize) -> Self {
        let source = |number: usize| {
            let (id, name) = (format!("source-{number}"), format!("Дереккөз {number}"));
            sample::source(&id, &name, SourceKind::Vk, Publisher::Community)
        };
        let period = Period::of(PeriodKind::Month, date(2026, 10, 1));
        Self { signals, period, sources: (0..SOURCES).map(source).collect() }
    }

    fn stories(&self) -> usize {
        self.signals.div_ceil(IN_A_STORY)
    }

    fn signal(&self, number: usize) -> Signal {
        let story = number % self.stories();
        let text = format!("{} №{number}. {}", TEXTS[number % 6], TEXTS[(number + 1) % 6]);
        let source = &self.sources[number % SOURCES];
        let mut signal = sample::signal(source, &number.to_string(), "2026-10-01T00:00:00", &text);
        let whole = self.period.end().duration_since(self.period.start()).as_secs();
        let passed = whole * i64::try_from(number).unwrap() / i64::try_from(self.signals).unwrap();
        signal.at = self.period.start() + SignedDuration::from_secs(passed);
        signal.topic = Topic::ALL[story % Topic::ALL.len()];
        signal.department = Some(format!("body-{}", story % BODIES));
        signal.places = vec![
            sample::place("791710000", "Қаратау", "Каратауский", PlaceKind::District),
            sample::place(
                "791710000",
                &format!("Көше {story}"),
                &format!("улица {story}"),
                PlaceKind::Street,
            ),
        ];
        signal
    }

    fn story(&self, number: usize) -> Story {
        let own: Vec<Signal> =
            (number..self.signals).step_by(self.stories()).map(|number| self.signal(number)).collect();
        let mut story = sample::story(StoryState::Steady, &own.iter().collect::<Vec<_>>());
        story.headline_kk = Some(format!("{} ({number})", TEXTS[number % 6]));
        story
    }
}

impl Posts for Month {
    fn each(&self, visit: &mut dyn FnMut(&Signal) -> Result<(), RenderError>) -> Result<(), RenderError> {
        (0..self.signals).try_for_each(|number| visit(&self.signal(number)))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let signals = std::env::args().nth(1).map_or(Ok(SIGNALS), |number| number.parse())?;
    let (month, city) = (Month::of(signals), sample::city());
    let begun = Instant::now();
    let frame = Frame { city: &city, period: month.period, now: month.period.end(), sources: &month.sources };
    let mut composer = Composer::begin(frame);
    month.each(&mut |signal| {
        composer.add(signal);
        Ok(())
    })?;
    let stories: Vec<Story> = (0..month.stories()).map(|number| month.story(number)).collect();
    let digest = composer.finish(&stories, &[], &[]);
    drop(stories);
    let (mut files, mut octets) = (0, 0);
    for made in files_of(&digest, &month, &[Speech::Kk, Speech::Ru]) {
        for file in made? {
            files += 1;
            octets += file.bytes.len();
        }
    }
    println!("{signals} signals, {} stories: {files} files, {} MB", digest.stories.len(), octets >> 20);
    println!("{:.1} s, at most {} MB", begun.elapsed().as_secs_f64(), peak_megabytes()?);
    Ok(())
}

/// The most memory that this process held at once.
fn peak_megabytes() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("expected VmHWM, found none")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse::<u64>()? >> 10)
}
