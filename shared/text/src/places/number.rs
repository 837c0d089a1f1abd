//! Numbered microdistricts, which need no row each: «27 мкр», «мкр. 27», «12-ші ықшам аудан», «11 и 12 микрорайоны».

use super::item::{Item, What};
use super::token::Gap;
use super::word::Says;
use belgi_domain::{Place, PlaceKind};

/// Cities number their microdistricts up to this; larger numbers are houses or years.
const MOST: u16 = 50;

/// The numbered microdistricts that `items` name; they bear the `code` of their city.
pub(super) fn microdistricts(items: &[Item<'_>], code: &str) -> Vec<Place> {
    let words = items.iter().enumerate().filter(|(_, item)| is_microdistrict(item));
    words.flat_map(|(at, _)| numbers(items, at)).map(|(number, letter)| place(number, letter, code)).collect()
}

fn is_microdistrict(item: &Item<'_>) -> bool {
    matches!(&item.what, What::Word(word) if word.says == Says::Kind(PlaceKind::Microdistrict))
}

/// The numbers that belong to the kind word at `at`.
fn numbers(items: &[Item<'_>], at: usize) -> Vec<(u16, Option<char>)> {
    let near = |place: usize| items.get(place).is_some_and(|item| item.gap <= Gap::Dot);
    let before = at.checked_sub(1).filter(|_| items.get(at).is_some_and(|item| item.gap <= Gap::Space));
    if let Some(last) = before.and_then(|before| number(items, before).map(|_| before))
        && !is_house(items, last)
        && !(near(at + 1) && matches!(items.get(at + 1).map(|item| &item.what), Some(What::Name(_))))
    {
        return list(items, last);
    }
    if near(at + 1) { number(items, at + 1).into_iter().collect() } else { Vec::new() }
}

/// The number at `last` and those a comma or «и» joins to it.
fn list(items: &[Item<'_>], last: usize) -> Vec<(u16, Option<char>)> {
    let mut numbers: Vec<_> = number(items, last).into_iter().collect();
    let mut at = last;
    while let Some(before) = at.checked_sub(1) {
        let joined = items.get(at).is_some_and(|item| item.gap == Gap::Comma);
        let link = matches!(items.get(before).map(|item| &item.what), Some(What::Link));
        let next = if link { before.checked_sub(1) } else { joined.then_some(before) };
        let Some((place, found)) = next.and_then(|place| number(items, place).map(|found| (place, found)))
        else {
            break;
        };
        if is_house(items, place) {
            break;
        }
        numbers.push(found);
        at = place;
    }
    numbers
}

fn number(items: &[Item<'_>], at: usize) -> Option<(u16, Option<char>)> {
    match items.get(at)?.what {
        What::Number(value, letter) if (1..=MOST).contains(&value) => Some((value, letter)),
        _ => None,
    }
}

/// Whether the number at `at` is a house's: «дом 5 мкр 12».
fn is_house(items: &[Item<'_>], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| items.get(before))
        .is_some_and(|item| matches!(item.what, What::House))
}

fn place(number: u16, letter: Option<char>, code: &str) -> Place {
    let letter = letter.map(String::from).unwrap_or_default();
    let name_ru = if letter.is_empty() {
        format!("{number}-й микрорайон")
    } else {
        format!("{number}{letter} микрорайон")
    };
    Place {
        code: code.to_owned(),
        name: format!("{number}{letter}-шағынаудан"),
        name_ru,
        kind: PlaceKind::Microdistrict,
    }
}
