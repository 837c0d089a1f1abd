//! A made-up city: what its residents complain about hour by hour, and events planted into it. Its dice are its own, so that a
//! seed gives the same city everywhere.

use belgi_domain::{Label, Topic};
use belgi_stories::trend::{Cell, Ledger, TrendSettings};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;

/// Districts, each with its share of what is said.
const DISTRICTS: [(&str, f64); 5] =
    [("791110000", 0.30), ("791310000", 0.25), ("791510000", 0.20), ("791710000", 0.15), ("791910000", 0.10)];
/// How much of a day is said in each hour.
const HOURS: [f64; 24] = [
    0.010, 0.006, 0.004, 0.003, 0.004, 0.010, 0.025, 0.045, 0.060, 0.062, 0.060, 0.055, 0.052, 0.050, 0.048,
    0.048, 0.050, 0.058, 0.070, 0.080, 0.078, 0.062, 0.038, 0.022,
];
/// How much is said on each weekday, Monday first.
const WEEKDAYS: [f64; 7] = [1.15, 1.10, 1.05, 1.05, 1.0, 0.85, 0.80];
/// Days before anything is planted or counted as an alarm.
const QUIET_START: i64 = 28;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let value = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    /// From 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn poisson(&mut self, mean: f64) -> u32 {
        let (limit, mut product, mut count) = ((-mean).exp(), self.unit(), 0);
        while product > limit {
            product *= self.unit();
            count += 1;
        }
        count
    }

    /// A mean of one, with spread 0.15 from day to day.
    fn mood(&mut self) -> f64 {
        let sum: f64 = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        (0.37 * sum - 0.068).exp()
    }
}

/// A planted event.
struct Event {
    cell: Cell,
    /// The hour it begins, since the city's beginning.
    hour: i64,
    /// Speakers an hour at first; they grow fewer by a fifth an hour.
    rate: f64,
    found: Option<i64>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    pub weeks: f64,
    pub speakers: u32,
    pub planted: usize,
    pub found: usize,
    /// Hours from the beginning of each event that was found to its alarm, sorted.
    pub delays: Vec<i64>,
    pub false_alarms: u32,
}

impl Outcome {
    pub fn false_a_week(&self) -> f64 {
        f64::from(self.false_alarms) / self.weeks
    }

    pub fn within(&self, hours: i64) -> usize {
        self.delays.iter().filter(|delay| **delay <= hours).count()
    }
}

/// Runs the city of this seed for so many days, looking every hour; an event every ninth day. A city of size 1 has some
/// eighty speakers a day.
pub fn run(seed: u64, days: i64, size: f64, settings: &TrendSettings) -> Outcome {
    let (mut dice, mut ledger) = (Dice(seed), Ledger::default());
    // A Monday, midnight in the city.
    let start = Timestamp::from_second(1_767_553_200).unwrap_or_default();
    let mut events = plant(&mut dice, days, size);
    let mut told: HashMap<Cell, i64> = HashMap::new();
    let (mut speakers, mut false_alarms, mut moods) = (0, 0, Vec::new());
    for hour in 0..days * 24 {
        if hour % 24 == 0 {
            moods = Topic::ALL.iter().map(|_| dice.mood()).collect();
        }
        let at = start + SignedDuration::from_hours(hour) + SignedDuration::from_mins(30);
        for (topic, mood) in Topic::ALL.iter().zip(&moods) {
            speakers += speak(&mut dice, &mut ledger, *topic, size * mean(*topic, hour, days) * mood, at);
        }
        for event in &events {
            shout(&mut dice, &mut ledger, event, hour, at);
        }
        if hour < QUIET_START * 24 {
            continue;
        }
        for burst in ledger.bursts(at, settings) {
            let known = told
                .insert(burst.cell.clone(), hour)
                .is_some_and(|last| hour - last < settings.same_burst_hours);
            if known {
                continue;
            }
            // The topic of an event may show first in the whole city; an alarm is true while the event lasts and one day after.
            let cause = events.iter_mut().find(|event| {
                event.cell.topic == burst.cell.topic && (event.hour..event.hour + 48).contains(&hour)
            });
            match cause {
                Some(event) => event.found = event.found.or(Some(hour)),
                None => false_alarms += 1,
            }
        }
    }
    let mut delays: Vec<i64> =
        events.iter().filter_map(|event| event.found.map(|found| found + 1 - event.hour)).collect();
    delays.sort_unstable();
    #[allow(clippy::cast_precision_loss, reason = "a few hundred days")]
    let weeks = (days - QUIET_START) as f64 / 7.0;
    Outcome { weeks, speakers, planted: events.len(), found: delays.len(), delays, false_alarms }
}

/// An event is the louder the larger the city is, but not in proportion.
fn plant(dice: &mut Dice, days: i64, size: f64) -> Vec<Event> {
    let mut events = Vec::new();
    let mut day = QUIET_START + 2;
    while day + 3 < days {
        let topic =
            usize::try_from(dice.below(Topic::ALL.len() as u64)).ok().and_then(|at| Topic::ALL.get(at));
        let district =
            usize::try_from(dice.below(DISTRICTS.len() as u64)).ok().and_then(|at| DISTRICTS.get(at));
        let (Some(topic), Some((district, _))) = (topic, district) else { break };
        // By day: who would write at four in the morning.
        let hour = day * 24 + 6 + i64::try_from(dice.below(14)).unwrap_or(0);
        let rate = (3.0 + 7.0 * dice.unit()) * size.sqrt();
        events.push(Event {
            cell: Cell { topic: *topic, district: Some((*district).to_owned()) },
            hour,
            rate,
            found: None,
        });
        day += 9;
    }
    events
}

/// Speakers of `topic` in this hour: some topics are large and some small, winter is of heating.
fn mean(topic: Topic, hour: i64, days: i64) -> f64 {
    let (day, of_day) = (hour / 24, usize::try_from(hour % 24).unwrap_or(0));
    let weekday = usize::try_from(day % 7).unwrap_or(0);
    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    let (size, turn) = (22.0 / (1.0 + topic.index() as f64), day as f64 / days.max(365) as f64);
    let season = 1.0
        + 0.5
            * (std::f64::consts::TAU * (turn + 0.04 * f64::from(u8::try_from(topic.index()).unwrap_or(0))))
                .cos();
    size * season * HOURS.get(of_day).copied().unwrap_or(0.04) * WEEKDAYS.get(weekday).copied().unwrap_or(1.0)
}

fn speak(dice: &mut Dice, ledger: &mut Ledger, topic: Topic, mean: f64, at: Timestamp) -> u32 {
    let count = dice.poisson(mean);
    for _ in 0..count {
        let (mut draw, speaker) = (dice.unit() * 1.6, dice.below(4_000));
        // Every third post names no district.
        let district = DISTRICTS.iter().find(|(_, share)| {
            draw -= share;
            draw < 0.0
        });
        ledger.add(at, topic, district.map(|(code, _)| *code), speaker);
    }
    count
}

fn shout(dice: &mut Dice, ledger: &mut Ledger, event: &Event, hour: i64, at: Timestamp) {
    let age = hour - event.hour;
    if !(0..24).contains(&age) {
        return;
    }
    let count = dice.poisson(event.rate * 0.8_f64.powi(i32::try_from(age).unwrap_or(0)));
    for _ in 0..count {
        // Others than those who write every day, and one who writes again and again.
        let speaker = if dice.unit() < 0.2 { 1_000_000 } else { 10_000 + dice.below(5_000) };
        ledger.add(at, event.cell.topic, event.cell.district.as_deref(), speaker);
    }
}
