//! Which texts tell one story and which repeat another, on the tables of `pairs`: what was tuned on and what was not.

#[path = "pairs/table.rs"]
mod table;

use table::{Scores, by_twos, texts, together};

/// Precision and F1 of the same story are at least these; no text may be taken for a copy that is none.
fn check(table: &str, precision: f64, f1: f64) {
    let texts = texts(table);
    for Scores { pairs, same_story, near_duplicate } in
        [by_twos(&texts, |_, _, _| {}), together(&texts, |_, _, _| {})]
    {
        assert!(
            pairs >= 150 && same_story.precision() >= precision && same_story.f1() >= f1,
            "{same_story:?}"
        );
        assert!(near_duplicate.precision() >= 0.98 && near_duplicate.recall() >= 0.98, "{near_duplicate:?}");
    }
}

#[test]
fn stories_and_copies_of_the_table_that_was_tuned_on() {
    check(include_str!("pairs/seen.txt"), 0.90, 0.90);
}

#[test]
fn stories_and_copies_of_the_table_that_was_not() {
    check(include_str!("pairs/unseen.txt"), 0.88, 0.87);
}
