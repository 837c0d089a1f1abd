use super::*;
use crate::names::fault_code;
use belgi_domain::*;
use std::collections::{BTreeMap, BTreeSet};

/// Keys of a table in order, terms and comments left out.
fn keys(table: &str) -> Vec<&str> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    table.lines().filter(starts).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
}

#[test]
fn every_language_has_every_key_once() {
    for (speech, _, table) in TABLES {
        let keys = keys(table);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "a key stands twice in {speech}");
        assert_eq!(keys, self::keys(TABLES[0].2), "{speech} differs from kk");
    }
}

#[test]
fn a_message_asks_for_the_same_values_in_every_language() {
    let variables = |message: &str| -> BTreeSet<String> {
        let word = |rest: &str| rest.chars().take_while(char::is_ascii_lowercase).collect();
        message.split('$').skip(1).map(word).collect()
    };
    let by_key = |table: &'static str| -> BTreeMap<&'static str, BTreeSet<String>> {
        let starts: Vec<_> = keys(table);
        let at = |key: &str| table.find(&format!("\n{key} =")).unwrap();
        let end = |i: usize| starts.get(i + 1).map_or(table.len(), |next| at(next));
        starts.iter().enumerate().map(|(i, key)| (*key, variables(&table[at(key)..end(i)]))).collect()
    };
    let kk = by_key(TABLES[0].2);
    for (speech, _, table) in TABLES {
        for (key, found) in by_key(table) {
            // Dates write some of their parts only where the language does.
            assert!(
                key.starts_with("date-") || found == kk[key],
                "{speech} {key}: {found:?} and not {:?}",
                kk[key]
            );
        }
    }
}

fn codes<L: Label>() -> Vec<String> {
    L::ALL.iter().map(|label| format!("{}-{}", L::FIELD, label.code())).collect()
}

/// Keys made of a prefix and a code.
fn made() -> BTreeSet<String> {
    use {Health as H, Publisher as P, SourceKind as K, StoryState as S};
    let state =
        [S::New, S::Growing, S::Steady, S::Answered, S::Reopened, S::Forgotten, S::Quiet].map(S::code);
    let health = [H::Ok, H::Stale, H::Silent, H::Throttled, H::Failing, H::Unasked].map(H::code);
    let publisher = [P::Media, P::Official, P::Community, P::ServiceDesk].map(P::code);
    let kinds = [K::Feed, K::Telegram, K::Vk, K::Youtube, K::Instagram, K::Facebook, K::Ok, K::Inbox];
    let platform = kinds.map(|kind| kind.platform().code());
    let section = ["action", "growing", "forgotten", "reopened", "answered", "other"];
    let method = [
        "signal", "urgency", "voices", "quotes", "compare", "usual", "states", "answers", "machine",
        "refuses",
    ];
    let dangers: Vec<_> = Danger::ALL.iter().map(|danger| danger.code()).collect();
    let sets: [(&str, &[&str]); 11] = [
        ("danger", &dangers),
        ("state", &state),
        ("health", &health),
        ("publisher", &publisher),
        ("platform", &platform),
        ("section", &section),
        ("intro", &section),
        ("empty", &section),
        ("kind", &["day", "week", "month", "quarter"]),
        ("method", &method),
        ("fault", &FAULTS.map(fault_code)),
    ];
    let set = |(set, codes): (&str, &[&str])| {
        codes.iter().map(move |code| format!("{set}-{code}")).collect::<Vec<_>>()
    };
    let mut made: BTreeSet<String> = sets.into_iter().flat_map(set).collect();
    made.extend(method.map(|code| format!("method-{code}-text")));
    made.extend((1..=4).map(|quarter| format!("quarter-{quarter}")));
    made.extend((1..=12).flat_map(|month| [format!("month-{month}"), format!("month-alone-{month}")]));
    made.extend(
        [codes::<Language>(), codes::<SignalType>(), codes::<Sentiment>(), codes::<Topic>()].concat(),
    );
    made.extend([codes::<Urgency>(), codes::<Group>()].concat());
    made
}

const FAULTS: [Fault; 16] = [
    Fault::Unreachable,
    Fault::TimedOut,
    Fault::TooLarge,
    Fault::Status,
    Fault::Throttled,
    Fault::Gone,
    Fault::Robots,
    Fault::Forbidden,
    Fault::NotAFeed,
    Fault::Malformed,
    Fault::Item,
    Fault::Credential,
    Fault::NotAccessible,
    Fault::Permission,
    Fault::Configuration,
    Fault::Storage,
];

#[test]
fn every_code_has_a_name_and_a_fault_is_called_as_it_is_stored() {
    let known: BTreeSet<_> = keys(TABLES[0].2).into_iter().collect();
    let missing: Vec<_> = made().into_iter().filter(|key| !known.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for fault in FAULTS {
        assert_eq!(serde_json::to_value(fault).unwrap(), fault_code(fault));
    }
}

/// Every text between double quotes in a folder of this crate.
fn quoted(folder: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.file_stem().is_some_and(|stem| stem != "tests") {
                texts.extend(std::fs::read_to_string(entry).unwrap().split('"').map(str::to_owned));
            }
        }
    }
    texts
}

#[test]
fn no_message_is_unused_and_none_is_missing() {
    let used: BTreeSet<_> = [quoted("src"), quoted("templates"), made()].concat_all();
    let known: BTreeSet<String> = keys(TABLES[0].2).into_iter().map(str::to_owned).collect();
    let unused: Vec<_> = known.difference(&used).collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
    let prefixes: BTreeSet<_> =
        known.iter().filter_map(|key| key.split_once('-')).map(|(prefix, _)| prefix).collect();
    let looks_like_a_key = |text: &&String| {
        let plain = text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        plain
            && text
                .split_once('-')
                .is_some_and(|(prefix, rest)| prefixes.contains(prefix) && !rest.is_empty())
    };
    let used_here: BTreeSet<_> = quoted("templates").into_iter().chain(quoted("src")).collect();
    let missing: Vec<_> =
        used_here.iter().filter(looks_like_a_key).filter(|key| !known.contains(*key)).collect();
    let missing: Vec<_> = missing.iter().filter(|key| !NO_KEYS.contains(&key.as_str())).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
}

/// Texts of the crate that look like keys and are none: codes of `METHOD` and fragments of the page. Sorted.
const NO_KEYS: [&str; 2] = ["urgency-text", "voices-text"];

trait ConcatAll {
    fn concat_all(self) -> BTreeSet<String>;
}

impl<const N: usize> ConcatAll for [BTreeSet<String>; N] {
    fn concat_all(self) -> BTreeSet<String> {
        self.into_iter().flatten().collect()
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    let cases = [
        (Speech::Ru, "items-more", 1, "Ещё 1 запись"),
        (Speech::Ru, "items-more", 3, "Ещё 3 записи"),
        (Speech::Ru, "items-more", 5, "Ещё 5 записей"),
        (Speech::Ru, "items-more", 11, "Ещё 11 записей"),
        (Speech::Ru, "items-more", 21, "Ещё 21 запись"),
        (Speech::Ru, "items-more", 104, "Ещё 104 записи"),
        (Speech::Ru, "days", 22, "22 дня"),
        (Speech::Ru, "more-stories", 112, "Ещё 112 сюжетов"),
        (Speech::Kk, "items-more", 1, "Тағы 1 жазба"),
        (Speech::Kk, "items-more", 25, "Тағы 25 жазба"),
        (Speech::En, "items-more", 1, "1 more post"),
        (Speech::En, "items-more", 2, "2 more posts"),
    ];
    for (speech, key, count, expect) in cases {
        assert_eq!(Words::load(speech).unwrap().count(key, &count), expect);
    }
}

#[test]
fn thousands_are_grouped_from_five_digits_on() {
    let cases = [
        (Speech::Kk, 999, "999"),
        (Speech::Kk, 2026, "2026"),
        (Speech::Ru, 20_145, "20\u{a0}145"),
        (Speech::En, 1_234_567, "1,234,567"),
    ];
    for (speech, number, expect) in cases {
        assert_eq!(Words::load(speech).unwrap().number(&number), expect);
    }
}
