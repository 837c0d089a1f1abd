//! Identifiers of every kind in many spellings and sentences: nearly all have to be found.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may"
)]

mod kinds;
mod random;
mod values;

use belgi_text::redact::{Register, redact};
use kinds::{KINDS, Kind};
use random::Random;
use std::collections::BTreeMap;

/// Sentences around an identifier.
const CARRIERS: &[&str] = &[
    "{}",
    "Бізде үш күннен бері су жоқ, {} көмектесіңіздерші",
    "Хабарласыңыз: {}, күтемін!",
    "Менің деректерім — {}. Тезірек шешіп беріңіздер.",
    "Сәлеметсіз бе! Арызым қаралмады ({}), қайта жіберіп отырмын",
    "Третий день нет отопления, {} и никто не отвечает",
    "Пишите сюда: {}!!!",
    "Прошу рассмотреть мою заявку ({}), дети болеют",
    "мои данные {}\nжду ответа",
    "Екибастуз, улица Ауэзова 15, {} помогите пожалуйста 🙏",
    "үйде {} балалар тоңып отыр",
];

/// How many values are tried for each spelling and sentence.
const VALUES: usize = 3;

#[test]
fn identifiers_are_found_in_every_spelling_and_sentence() {
    let mut random = Random::seeded(2026);
    let mut shares: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    for kind in KINDS {
        for spelling in kind.spellings {
            for carrier in CARRIERS {
                for _ in 0..VALUES {
                    let found = is_found(kind, spelling, carrier, &mut random);
                    let share = shares.entry(kind.name).or_default();
                    *share = (share.0 + usize::from(found.is_ok()), share.1 + 1);
                    if let Err(text) = found {
                        *missed
                            .entry(format!("{} {spelling:?} {carrier:?}: {text}", kind.name))
                            .or_default() += 1;
                    }
                }
            }
        }
    }
    missed.keys().for_each(|line| println!("{line}"));
    for (name, (found, all)) in &shares {
        println!("{name:<12}{found:>6} of {all:>6}  {:.2} %", *found as f64 * 100.0 / *all as f64);
    }
    for (name, (found, all)) in shares {
        assert!(found as f64 >= all as f64 * 0.99, "{name}: found {found} of {all}");
    }
}

#[test]
fn what_is_no_ones_stays() {
    let texts = include_str!("stays.txt").lines().filter(|line| !line.starts_with('#'));
    for text in texts {
        for register in [Register::Private, Register::Press] {
            assert_eq!(redact(text, register).text, text, "{register:?}");
        }
    }
}

/// Whether nothing of the value is left, or the text where something is.
fn is_found(kind: &Kind, spelling: &str, carrier: &str, random: &mut Random) -> Result<(), String> {
    let value = (kind.value)(random);
    let text = carrier.replace("{}", &written(spelling, &value));
    let redacted = redact(&text, Register::Private);
    let named = redacted.found.iter().any(|found| found.kind == kind.name);
    let rest: String = redacted.text.chars().filter(|c| c.is_alphanumeric()).collect();
    let bare: String = value.chars().filter(|c| c.is_alphanumeric()).collect();
    let tail: String = bare.chars().skip(bare.chars().count().saturating_sub(4)).collect();
    let left = tail.chars().count() == 4 && rest.contains(&tail);
    if named && !left { Ok(()) } else { Err(redacted.text) }
}

fn written(spelling: &str, value: &str) -> String {
    let mut rest = value.chars();
    let mut text = String::new();
    for c in spelling.chars() {
        match c {
            '#' => text.extend(rest.next()),
            '*' => text.extend(rest.clone()),
            '%' => text.extend(rest.clone().map(|c| if c == '0' { 'О' } else { c })),
            _ => text.push(c),
        }
    }
    text
}
