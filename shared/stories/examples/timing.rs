//! How the time to build stories grows with the number of signals: `cargo run --release -p belgi-stories --example timing`.
//!
//! Prints, for 1, 10 and 100 thousand made-up signals over sixty days, the seconds of one core, the peak of memory and the exponent
//! of growth between two sizes: 1 is linear.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use belgi_domain::{
    CityId, Confidence, Language, Place, PlaceKind, PostId, Publisher, Reactions, Sentiment, Signal,
    SignalType, SourceId, SourceKind, Topic, Urgency,
};
use belgi_stories::{Settings, build};
use jiff::{SignedDuration, Timestamp};
use std::hint::black_box;
use std::time::Instant;

const TOPICS: [Topic; 6] =
    [Topic::Heating, Topic::Water, Topic::Roads, Topic::Waste, Topic::Transport, Topic::Ecology];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut before, clock): (Option<f64>, Instant) = (None, Instant::now());
    for count in [1_000_u32, 10_000, 100_000] {
        let signals = (0..count).map(|number| signal(number, count)).collect::<Result<Vec<Signal>, _>>()?;
        let now = signals.last().map_or(Timestamp::UNIX_EPOCH, |signal| signal.at);
        let start = seconds(&clock);
        let stories = black_box(build(&signals, now, &Settings::default()));
        let seconds = seconds(&clock) - start;
        let exponent =
            before.map_or_else(String::new, |before| format!(", exponent {:.2}", (seconds / before).log10()));
        println!("{count} signals: {seconds:.3} s, {} stories{exponent}{}", stories.len(), peak());
        before = Some(seconds);
    }
    Ok(())
}

/// Seconds that the process has computed for, where the system tells; else those of the clock.
fn seconds(clock: &Instant) -> f64 {
    let status = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = status.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or_else(|| clock.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// The most memory the process has held, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(String::new, |line| format!(", peak {}", line.trim()))
}

/// The signal of this number out of `count` in sixty days: a topic, one of some hundred streets (or none), words of a theme
/// and words of its own. Sixty themes are talked about at a time, for two or three days.
fn signal(number: u32, count: u32) -> Result<Signal, Box<dyn std::error::Error>> {
    let random =
        |salt: u32| u32::try_from(mix(u64::from(number) << 32 | u64::from(salt)) >> 40).unwrap_or_default();
    let (city, source): (CityId, SourceId) =
        ("shymkent".parse()?, format!("source-{}", random(1) % 40).parse()?);
    let at = Timestamp::from_second(1_790_000_000)?
        + SignedDuration::from_secs(i64::from(number) * 60 * 86_400 / i64::from(count));
    let theme = random(2) % 60 + number / (count / 24).max(1) * 60;
    let mut stems: Vec<String> =
        (0..6).map(|at| format!("тема{}", theme * 8 + random(10 + at) % 8)).collect();
    stems.extend((0..8).map(|at| format!("слово{}", random(20 + at) % 4_000)));
    stems.sort_unstable();
    stems.dedup();
    let street = |theme: u32| Place {
        code: "790000000".to_owned(),
        name: format!("Көше {}", theme % 150),
        name_ru: format!("Улица {}", theme % 150),
        kind: PlaceKind::Street,
    };
    Ok(Signal {
        post: PostId::new(&source, &number.to_string()),
        version_at: at,
        kind: SourceKind::Vk,
        publisher: Publisher::Community,
        at,
        url: None,
        title: None,
        excerpt: stems.join(" "),
        parent: None,
        voice: None,
        reactions: Reactions::default(),
        language: Language::Ru,
        kk_share: 0.0,
        signal_type: SignalType::Complaint,
        sentiment: Sentiment::Negative,
        topic: TOPICS.get(theme as usize % TOPICS.len()).copied().unwrap_or(Topic::Other),
        urgency: Urgency::Normal,
        groups: Vec::new(),
        places: (random(3) % 2 == 0).then(|| street(theme)).into_iter().collect(),
        department: None,
        fingerprint: u64::from(number),
        stems,
        confidence: Confidence::default(),
        evidence: Vec::new(),
        corrected: Default::default(),
        second_opinion: Default::default(),
        source,
        city,
    })
}

/// SplitMix64's finaliser.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
