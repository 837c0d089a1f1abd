//! How departments answered, what residents praised, what official bodies published.

use super::block::{Block, Cell, Part, Post, Table, columns};
use crate::html::answering;
use crate::html::lists::{Items, Shown};
use crate::messages::Words;
use crate::outside;
use belgi_domain::digest::{Digest, Item};

/// Solved stories named.
const WORKED_MAX: usize = 12;
/// Characters of a post's words.
const TEXT_MAX: usize = 300;

/// How fast each department answered.
pub fn answering(w: &Words, digest: &Digest) -> Part {
    let part = Part::new(w, "answering");
    let rows = answering::of(w, digest).rows;
    if rows.is_empty() {
        return Part { intro: w.say("empty-answering"), ..part };
    }
    let row = |row: answering::Row| {
        let [day, three] = row.shares.map(|share| Cell::from(share.text));
        let oldest = if row.oldest.is_empty() { w.say("answering-dash") } else { row.oldest };
        vec![
            row.name.into(),
            w.number(&row.stories).into(),
            w.number(&row.answered).into(),
            row.median.into(),
            day,
            three,
            w.number(&row.open).into(),
            Cell { to: row.oldest_anchor, ..oldest.into() },
        ]
    };
    let titles = [
        ("card-department", "text"),
        ("answering-stories", "narrow"),
        ("answering-answered", "narrow"),
        ("answering-median", "narrow"),
        ("answering-day", "narrow"),
        ("answering-three", "narrow"),
        ("answering-open", "narrow"),
        ("answering-oldest", "narrow"),
    ];
    let table = Table { columns: columns(w, titles), rows: rows.into_iter().map(row).collect() };
    Part { intro: w.say("intro-answering"), blocks: vec![Block::Table(table)], ..part }
}

/// Praise, and what was solved and stayed so.
pub fn praise(w: &Words, digest: &Digest) -> Part {
    let mut part = items(w, "praise", &digest.praise);
    let worked = answering::worked(w, digest);
    if !worked.is_empty() {
        part.blocks.push(Block::Heading { id: String::new(), text: w.say("worked-title") });
        part.blocks.push(Block::Text { text: w.say("worked-intro"), strong: false });
        let row = |(title, to): (crate::names::Worded, String)| {
            vec![Cell { text: title.text, lang: title.lang, to, ..Cell::default() }]
        };
        let rows = worked.into_iter().take(WORKED_MAX).map(row).collect();
        let table = Table { columns: columns(w, [("card-title", "text")]), rows };
        part.blocks.push(Block::Table(table));
    }
    part
}

/// Official publications.
pub fn official(w: &Words, digest: &Digest) -> Part {
    items(w, "official", &digest.official)
}

/// The first posts; the rest is counted.
fn items(w: &Words, name: &str, items: &[Item]) -> Part {
    let Items { shown, more, count, left } = Items::of(items);
    let part = Part { count: w.number(&count), ..Part::new(w, name) };
    if shown.is_empty() {
        return Part { intro: w.named("empty", name), ..part };
    }
    let left = u32::try_from(more.len()).unwrap_or(u32::MAX).saturating_add(left);
    let mut blocks = vec![Block::Posts { posts: shown.into_iter().map(|shown| post(w, shown)).collect() }];
    if left > 0 {
        blocks.push(Block::Text { text: w.count("items-left", &left), strong: false });
    }
    Part { intro: w.named("intro", name), blocks, ..part }
}

fn post(w: &Words, Shown { item, .. }: Shown) -> Post {
    let mut origin =
        vec![item.source.clone(), w.moment(&item.at), w.label(&item.topic), w.label(&item.signal_type)];
    origin.extend(w.put_right(&item.corrected));
    Post {
        text: outside::excerpt(&w.said(&item.text), TEXT_MAX),
        lang: w.lang(&item.language),
        link: item.url,
        origin: origin.join(" · "),
    }
}
