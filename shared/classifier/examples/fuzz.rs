//! Reads damaged posts for as long as asked: language, redaction, places, stems, fingerprint, labels. Says what broke, what was
//! slow, and how time grows with length:
//! `cargo run --release -p belgi-classifier --example fuzz -- shared/classifier/data/posts 30` (minutes; a seed may follow).
//!
//! Damages follow from the seed, so that a finding can be had again; its text is left below `target/fuzz/`. Exits with 1
//! where anything was found.

#![allow(clippy::print_stdout, reason = "figures go to standard output")]

mod data;

use anyhow::Context;
use belgi_classifier::{Classifier, Input};
use belgi_text::places::Gazetteer;
use belgi_text::redact::{Register, redact};
use belgi_text::{fingerprint, language, stems};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A megabyte may take so long; what takes longer hangs a batch.
const SLOW: Duration = Duration::from_secs(2);
/// The longest text that damages make, in bytes.
const LONGEST: usize = 1 << 20;
/// What people and machines put into texts: marks without width, other directions, surrogates of meaning, endless runs.
const SPICE: &[&str] = &[
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}\u{301}\u{301}",
    "🇰🇿",
    "👨‍👩‍👧",
    "\u{0}",
    "⟨phone⟩",
    "@a_b",
    "#жылужоқ",
    "8 701 123",
    "https://a.example/?q=",
    "<b>",
    "&amp;",
    "[](",
    "IBAN KZ",
    "ааааааа",
    "!!!!!!",
    " ",
    "\n",
    "ﷺ",
    "𝒜",
    "ı",
    "ß",
    "һ",
    "I",
    "Ахметов А.А.",
    "кв. 5",
    "№",
    "1234567890123456",
    "ә",
    "й",
    "и\u{306}",
];

/// A xorshift generator: the same damage in every run.
struct Dice(u64);

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let posts = args.next().context("expected a folder of posts")?;
    let minutes: f64 = args.next().map_or(Ok(1.0), |text| text.parse()).context("expected minutes")?;
    let seed: u64 = args.next().map_or(Ok(1), |text| text.parse()).context("expected a seed")?;
    let examples =
        data::examples(std::iter::once(posts.clone())).map_err(|error| anyhow::anyhow!("{error}"))?;
    let texts: Vec<String> = examples.into_iter().map(|example| example.text).collect();
    anyhow::ensure!(!texts.is_empty(), "expected posts below {posts}, found none");
    growth(&texts);
    // A caught panic is counted, not printed.
    std::panic::set_hook(Box::new(|_| ()));
    let findings = fuzz(&texts, Duration::from_secs_f64(minutes * 60.0), seed)?;
    std::process::exit(i32::from(findings > 0));
}

/// The same words, more of them: milliseconds for each length, and the exponent from the first to the last.
fn growth(texts: &[String]) {
    let words = texts.join(" ");
    let (mut first, mut last) = (None, None);
    for kilobytes in [16_usize, 64, 256, 1024] {
        let text: String = words.chars().cycle().take(kilobytes * 1024 / 2).collect();
        let took = (0..3).map(|_| timed(&text)).min().unwrap_or_default();
        println!("{:>5} KB: {:>8.1} ms", text.len() >> 10, took.as_secs_f64() * 1e3);
        let point = ((text.len() as f64).ln(), took.as_secs_f64().ln());
        first = first.or(Some(point));
        last = Some(point);
    }
    if let (Some((x0, y0)), Some((x1, y1))) = (first, last) {
        println!("time grows with length to the power of {:.2}", (y1 - y0) / (x1 - x0));
    }
}

fn timed(text: &str) -> Duration {
    let begun = Instant::now();
    read(text);
    begun.elapsed()
}

fn fuzz(texts: &[String], time: Duration, seed: u64) -> anyhow::Result<u32> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ seed);
    let (begun, mut slowest, mut rounds, mut bytes, mut findings) =
        (Instant::now(), Duration::ZERO, 0_u64, 0_u64, 0_u32);
    while begun.elapsed() < time {
        let text = dice.damaged(texts);
        let started = Instant::now();
        let wrong = catch_unwind(|| read(&text)).unwrap_or(Some("broke a reader"));
        let took = started.elapsed();
        if let Some(wrong) = wrong.or((took > SLOW).then_some("was slow")) {
            findings += 1;
            println!("round {rounds} {wrong} in {took:.1?}: {}", keep(rounds, &text)?.display());
        }
        (slowest, rounds, bytes) = (slowest.max(took), rounds + 1, bytes + text.len() as u64);
    }
    println!(
        "{rounds} texts, {} MB in {:.0} s, slowest {slowest:.1?}, peak memory {}, {findings} findings",
        bytes >> 20,
        begun.elapsed().as_secs_f64(),
        peak_memory()
    );
    Ok(findings)
}

/// Everything that is done with a text; what must hold and does not.
fn read(text: &str) -> Option<&'static str> {
    let safe = redact(text, Register::Private);
    let again = redact(&safe.text, Register::Private);
    let reading = Classifier::bundled().read(&Input { text: &safe.text, ..Input::default() });
    let language = language::read_language(&safe.text);
    Gazetteer::bundled().find(&safe.text, None);
    stems::content_stems(&safe.text);
    fingerprint::simhash(&safe.text);
    if again.text != safe.text {
        Some("was not wholly redacted at once")
    } else if !(0.0..=1.0).contains(&language.kk_share) {
        Some("has a share of Kazakh that is none")
    } else if reading.evidence.iter().any(|why| !safe.text.contains(why.words.trim_end_matches('…'))) {
        Some("has a reason that does not stand in it")
    } else {
        None
    }
}

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, texts: &'a [String]) -> &'a str {
        let at = self.below(texts.len());
        texts.get(at).map_or("", String::as_str)
    }

    /// A post with pieces of others, spice and repetitions in it.
    fn damaged(&mut self, texts: &[String]) -> String {
        let mut chars: Vec<char> = self.pick(texts).chars().collect();
        for _ in 0..=self.below(10) {
            let at = self.below(chars.len() + 1);
            let end = (at + self.below(20)).min(chars.len());
            let spice = SPICE.get(self.below(SPICE.len())).copied().unwrap_or_default();
            let insert: Vec<char> = match self.below(5) {
                0 => self.pick(texts).chars().skip(at / 2).take(30).collect(),
                1 => spice.repeat(1 + self.below(60)).chars().collect(),
                2 => char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap_or_default())
                    .into_iter()
                    .collect(),
                3 if self.below(40) == 0 => {
                    let room = LONGEST / (4 * chars.len().max(1));
                    chars.repeat(self.below(room.max(1)))
                }
                _ => spice.chars().collect(),
            };
            let cut = if self.below(2) == 0 { at..end } else { at..at };
            chars.splice(cut, insert).for_each(drop);
            chars.truncate(LONGEST);
        }
        chars.into_iter().collect()
    }
}

fn keep(round: u64, text: &str) -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("text-{round}"));
    std::fs::write(&path, text)?;
    Ok(path)
}

/// The most memory this process has held, as the kernel tells it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| line.trim().to_owned())
}
