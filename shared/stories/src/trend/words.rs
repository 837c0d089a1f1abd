//! Words that are new to a topic.

use super::ledger::{Day, day_of};
use crate::entry::plain;
use belgi_domain::{Signal, Topic};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Days whose words are looked at, and days that they are compared with.
const LATELY: Day = 7;
const BEFORE: Day = 56;
/// Fewer speakers make no word.
const SPEAKERS: usize = 4;
/// The ratio of likelihoods, twice its logarithm, from which a word is new: once in ten thousand by chance.
const NEW_FROM: f64 = 15.1;
/// Words told of one topic.
const MOST: usize = 10;

/// A word that a topic did not have before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewWord {
    /// The topic.
    pub topic: Topic,
    /// Its stem.
    pub stem: String,
    /// Speakers that used it in the last seven days.
    pub speakers: u32,
    /// Speakers that used it in the eight weeks before.
    pub before: u32,
    /// Twice the logarithm of the ratio of likelihoods.
    pub strength: f64,
}

/// Speakers, each once a day.
type Speakers<'a> = HashSet<(Day, &'a str)>;

/// The words that are new at `now` among complaints and requests, by topic, strongest first.
pub fn new_words(signals: &[Signal], now: Timestamp) -> Vec<NewWord> {
    let today = day_of(now);
    let mut topics: BTreeMap<Topic, [Vec<&Signal>; 2]> = BTreeMap::new();
    for signal in signals.iter().filter(|signal| signal.is_trouble() && signal.at <= now) {
        let age = today - day_of(signal.at);
        let spans = topics.entry(signal.topic).or_default();
        let [lately, before] = spans;
        if age < LATELY {
            lately.push(signal);
        } else if age < LATELY + BEFORE {
            before.push(signal);
        }
    }
    topics.into_iter().flat_map(|(topic, [lately, before])| of_topic(topic, &lately, &before)).collect()
}

fn of_topic(topic: Topic, lately: &[&Signal], before: &[&Signal]) -> Vec<NewWord> {
    let (now, then) = (speakers(lately), speakers(before));
    let (all_now, all_then) = (everybody(lately), everybody(before));
    // Where nothing was said before, every word is new and none tells anything.
    if all_then < SPEAKERS * 2 {
        return Vec::new();
    }
    let word = |(stem, voices): (String, Speakers<'_>)| {
        let (count, earlier) = (voices.len(), then.get(&stem).map_or(0, HashSet::len));
        let strength = strength((count, all_now), (earlier, all_then));
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (count >= SPEAKERS && strength >= NEW_FROM).then(|| NewWord {
            topic,
            stem,
            speakers: number(count),
            before: number(earlier),
            strength,
        })
    };
    let mut words: Vec<NewWord> = now.into_iter().filter_map(word).collect();
    words.sort_by(|a, b| b.strength.total_cmp(&a.strength).then_with(|| a.stem.cmp(&b.stem)));
    words.truncate(MOST);
    words
}

fn voice(signal: &Signal) -> (Day, &str) {
    (day_of(signal.at), signal.voice.as_ref().map_or(signal.source.as_str(), |voice| voice.0.as_str()))
}

fn everybody(signals: &[&Signal]) -> usize {
    signals.iter().map(|signal| voice(signal)).collect::<BTreeSet<_>>().len()
}

fn speakers<'a>(signals: &[&'a Signal]) -> BTreeMap<String, Speakers<'a>> {
    let mut words: BTreeMap<String, Speakers<'a>> = BTreeMap::new();
    for signal in signals {
        for stem in plain(&signal.stems) {
            words.entry(stem).or_default().insert(voice(signal));
        }
    }
    words
}

/// Twice the logarithm of how much likelier two rates are than one; nothing where the word became rarer.
#[allow(clippy::cast_precision_loss, reason = "counts lie far below 2^52")]
fn strength((now, all_now): (usize, usize), (then, all_then): (usize, usize)) -> f64 {
    let (a, b, n, m) = (now as f64, then as f64, all_now.max(1) as f64, all_then.max(1) as f64);
    if a / n <= b / m {
        return 0.0;
    }
    let rate = (a + b) / (n + m);
    let part = |count: f64, expected: f64| if count > 0.0 { count * (count / expected).ln() } else { 0.0 };
    2.0 * (part(a, n * rate) + part(b, m * rate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;
    use belgi_domain::{SignalType, VoiceHash};

    #[test]
    fn a_word_of_this_week_is_new_and_an_old_one_is_not() {
        let post = |day: i64, voice: i64, text: &str| {
            let mut signal = signal(day * 24, SignalType::Complaint, text);
            signal.voice = Some(VoiceHash(format!("{voice:016x}")));
            signal.topic = Topic::Water;
            signal
        };
        let mut signals: Vec<Signal> = (0..50).map(|day| post(day, day, "нет воды в доме")).collect();
        signals.extend((50..56).map(|day| post(day, day, "из крана идёт ржавчина, нет воды")));
        // One voice that says a word ten times is one.
        signals.extend((0..10).map(|_| post(55, 7, "безобразие нет воды")));
        let now = signals[55].at;
        let found: Vec<String> = new_words(&signals, now).into_iter().map(|word| word.stem).collect();
        assert!(found.iter().any(|stem| stem.starts_with("ржав")), "{found:?}");
        assert!(
            !found.iter().any(|stem| stem.starts_with("вод") || stem.starts_with("безобраз")),
            "{found:?}"
        );
    }
}
