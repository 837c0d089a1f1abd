//! A day's counts by themselves, which can be kept when the signals need not be read again.

use super::ledger::{Cell, Ledger, day_on};
use belgi_domain::period::local_date;
use belgi_domain::{Signal, Topic};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How many spoke of what and where on one day: numbers, and neither posts nor voices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Speakers by hour of the day, of all topics; 24 numbers, or none where nobody spoke.
    hours: Vec<u32>,
    /// Speakers of each topic in each district and, without one, in the whole city.
    cells: Vec<(Topic, Option<String>, u32)>,
}

impl Page {
    /// The counts of `day` among these signals' complaints and requests.
    pub fn of(signals: &[Signal], day: Date) -> Self {
        let of_day: Vec<Signal> =
            signals.iter().filter(|signal| local_date(signal.at) == day).cloned().collect();
        let ledger = Ledger::of(&of_day);
        let cells: Vec<_> = ledger
            .cells()
            .map(|(cell, series)| (cell.topic, cell.district.clone(), series.on(day_on(day))))
            .filter(|(.., speakers)| *speakers > 0)
            .collect();
        let hours = if cells.is_empty() { Vec::new() } else { ledger.hours().to_vec() };
        Self { hours, cells }
    }
}

impl Ledger {
    /// Takes in a day that was counted before. Its hours are known together alone, so it has to lie a day and more before
    /// the moment that is looked at.
    pub fn take_in(&mut self, day: Date, page: &Page) {
        for (topic, district, speakers) in &page.cells {
            let cell = Cell { topic: *topic, district: district.clone() };
            self.add_day(day_on(day), cell, *speakers);
        }
        self.add_hours(&page.hours);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;
    use crate::trend::ledger::date_of;
    use crate::trend::{Trend, TrendSettings};
    use belgi_domain::{SignalType, VoiceHash};
    use jiff::{SignedDuration, Timestamp, ToSpan};

    /// Two voices a day for eight weeks and twelve in the last hours.
    fn told() -> Vec<Signal> {
        let post = |hour: i64, voice: i64| {
            let mut signal = signal(hour, SignalType::Complaint, "нет воды");
            signal.voice = Some(VoiceHash(format!("{voice:016x}")));
            signal.topic = Topic::Water;
            signal
        };
        let usual = (0..56).flat_map(|day| [post(day * 24, day), post(day * 24 + 5, 100 + day)]);
        usual.chain((0..12).map(|voice| post(56 * 24, 1_000 + voice))).collect()
    }

    /// The same number for the same place in the row, below `most`.
    fn drawn(number: i64, most: i64) -> i64 {
        let mixed = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((mixed ^ (mixed >> 29)) >> 33).rem_euclid(most)
    }

    /// Eight weeks of posts at all hours about three topics in three districts, and a flood in one of them on the last day.
    fn busy() -> Vec<Signal> {
        let topics = [Topic::Water, Topic::Heating, Topic::Roads];
        let post = |number: i64| {
            let flood = number >= 1_500;
            let hour = if flood { 56 * 24 + drawn(number, 20) } else { drawn(number, 57 * 24) };
            let mut signal = signal(hour, SignalType::Complaint, &format!("запись {number}"));
            signal.voice = Some(VoiceHash(format!("{:016x}", drawn(number + 10_000, 200))));
            signal.topic = if flood { Topic::Water } else { topics[drawn(number + 20_000, 3) as usize] };
            let code = if flood { 791_310_000 } else { 791_310_000 + 200_000 * drawn(number + 30_000, 3) };
            let place = serde_json::json!({"code": code.to_string(), "name": "а", "name_ru": "а", "kind": "district"});
            signal.places = vec![serde_json::from_value(place).unwrap()];
            signal
        };
        (0..1_560).map(post).collect()
    }

    /// The bursts at `now` of all signals, and those of the pages of the days before yesterday with the signals since.
    fn both(signals: &[Signal], now: Timestamp) -> [Vec<Trend>; 2] {
        let known: Vec<Signal> = signals.iter().filter(|signal| signal.at < now).cloned().collect();
        let settings = TrendSettings::default();
        let whole = Ledger::of(&known).bursts(now, &settings);
        let yesterday = local_date(now).yesterday().unwrap();
        let (before, recent): (Vec<Signal>, Vec<Signal>) =
            known.into_iter().partition(|signal| local_date(signal.at) < yesterday);
        let mut ledger = Ledger::of(&recent);
        for days in 0..60 {
            let day = yesterday.checked_sub((days + 1).days()).unwrap();
            let page = Page::of(&before, day);
            let kept: Page = serde_json::from_str(&serde_json::to_string(&page).unwrap()).unwrap();
            assert_eq!(kept, page);
            ledger.take_in(day, &kept);
        }
        [whole, ledger.bursts(now, &settings)]
    }

    #[test]
    fn kept_days_and_two_days_of_signals_tell_the_same_as_all_signals() {
        let quiet = told();
        let now = quiet.last().unwrap().at + SignedDuration::from_mins(1);
        let [whole, kept] = both(&quiet, now);
        assert_eq!(whole.len(), 1, "{whole:?}");
        assert_eq!(kept, whole);

        let busy = busy();
        let last = busy.iter().map(|signal| signal.at).max().unwrap();
        let mut districts = 0;
        for hours in (0..48).step_by(6) {
            let now = last - SignedDuration::from_hours(hours) + SignedDuration::from_mins(1);
            let [whole, kept] = both(&busy, now);
            districts += whole.iter().filter(|trend| trend.cell.district.is_some()).count();
            assert_eq!(kept, whole, "at {now}");
        }
        assert!(districts > 1, "a flood in a district was looked for, found {districts}");
    }

    #[test]
    fn a_day_on_which_nobody_spoke_is_no_first_day() {
        let mut ledger = Ledger::default();
        ledger.take_in(date_of(20_000), &Page::default());
        assert_eq!(ledger.first_day(), None);
        assert_eq!(date_of(day_on(date_of(20_000))), date_of(20_000));
    }
}
