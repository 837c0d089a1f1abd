//! Arbitrary news, without topics and places: which items tell one story.

#![allow(
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "a few dozen items"
)]

#[path = "news/table.rs"]
mod table;

use belgi_stories::{Grouping, Id, Item, group_items};
use table::NEWS;

fn items(order: impl Iterator<Item = usize>) -> Vec<Item> {
    let item = |number: usize| {
        let (_, title, text) = NEWS[number];
        Item {
            id: Id::Number(number as i64),
            title: Some(title.to_owned()),
            text: text.to_owned(),
            ..Item::default()
        }
    };
    order.map(item).collect()
}

/// Pairs that share a story: rightly, wrongly, and those that should have.
fn pairs(groupings: &[Grouping]) -> (usize, usize, usize) {
    let story = |id: &Id| match id {
        Id::Number(number) => NEWS[*number as usize].0,
        Id::Text(text) => panic!("expected a number, found `{text}`"),
    };
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for (index, a) in groupings.iter().enumerate() {
        for b in &groupings[index + 1..] {
            match (a.story == b.story, story(&a.id) == story(&b.id)) {
                (true, true) => right += 1,
                (true, false) => wrong += 1,
                (false, true) => missed += 1,
                (false, false) => {}
            }
        }
    }
    (right, wrong, missed)
}

fn f1((right, wrong, missed): (usize, usize, usize)) -> f64 {
    2.0 * right as f64 / (2 * right + wrong + missed).max(1) as f64
}

#[test]
fn items_of_one_event_meet_and_others_do_not() {
    let found = pairs(&group_items(&items(0..NEWS.len()), 14));
    println!("together: {found:?} F1 {:.3}", f1(found));
    assert!(f1(found) >= 0.9 && found.1 <= 1, "{found:?}");
}

#[test]
fn two_items_alone_are_judged_alike() {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for a in 0..NEWS.len() {
        for b in a + 1..NEWS.len() {
            let (r, w, m) = pairs(&group_items(&items([a, b].into_iter()), 14));
            (right, wrong, missed) = (right + r, wrong + w, missed + m);
        }
    }
    println!("by twos: {right} right, {wrong} wrong, {missed} missed, F1 {:.3}", f1((right, wrong, missed)));
    assert!(f1((right, wrong, missed)) >= 0.85 && wrong <= 2, "{right} {wrong} {missed}");
}

#[test]
fn only_an_edited_copy_is_a_duplicate() {
    let mut items = items(0..NEWS.len());
    let mut copy = items[0].clone();
    copy.id = Id::Number(0);
    copy.text = copy.text.replace("сообщили в департаменте полиции", "сообщает полиция");
    items.push(copy);
    let groupings = group_items(&items, 14);
    let repeats: Vec<_> = groupings.iter().filter(|grouping| grouping.duplicate_of.is_some()).collect();
    assert_eq!(repeats.len(), 1, "{repeats:?}");
    assert_eq!(groupings.last().unwrap().duplicate_of, Some(Id::Number(0)));
}

#[test]
fn the_same_form_with_other_numbers_is_no_duplicate() {
    let item = |id: i64, text: &str| Item { id: Id::Number(id), text: text.to_owned(), ..Item::default() };
    let items = [
        item(
            1,
            "Официальный курс на 5 июня установил Национальный банк: доллар США 447,12, евро 486,30, рубль 5,02, юань 61,75 тенге",
        ),
        item(
            2,
            "Официальный курс на 6 июня установил Национальный банк: доллар США 449,80, евро 489,95, рубль 5,07, юань 62,11 тенге",
        ),
    ];
    assert!(group_items(&items, 14).iter().all(|grouping| grouping.duplicate_of.is_none()));
}
