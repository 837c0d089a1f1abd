//! How well stories and copies of news and complaints are told: `cargo run -p belgi-stories --example pairs`.
//!
//! Prints precision, recall and F1 over the tables of `tests/pairs`, each pair judged alone and all texts at once.
//! With the name of a table (`seen`, `unseen`) it also prints the pairs of it that are judged wrongly.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

#[path = "../tests/pairs/table.rs"]
mod table;

use table::{Score, Scores, Text, by_twos, texts, together};

const TABLES: [(&str, &str); 2] = [
    ("seen", include_str!("../tests/pairs/seen.txt")),
    ("unseen", include_str!("../tests/pairs/unseen.txt")),
];

fn main() {
    let shown = std::env::args().nth(1);
    for (name, table) in TABLES {
        let texts = texts(table);
        let wrong = |a: &Text, b: &Text, what: &str| {
            if shown.as_deref() == Some(name) {
                println!("  {what}\n    {}\n    {}", a.item.text, b.item.text);
            }
        };
        print(name, "by twos", by_twos(&texts, wrong));
        print(name, "together", together(&texts, wrong));
    }
}

fn print(table: &str, how: &str, Scores { pairs, same_story, near_duplicate }: Scores) {
    println!("{table}, {how}, {pairs} pairs");
    line("same story", same_story);
    line("near duplicate", near_duplicate);
}

fn line(what: &str, score: Score) {
    let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
    println!("  {what:<15} precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}  {score:?}");
}
