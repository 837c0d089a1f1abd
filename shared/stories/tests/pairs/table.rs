//! Reads the tables of pairs and scores what is said of them.

use belgi_stories::{Grouping, Id, Item, group_items};
use jiff::{SignedDuration, Timestamp};

/// One text, with what is true of it.
pub struct Text {
    pub block: usize,
    pub story: char,
    /// Whether it and the other texts of its story that say so are copies of one text.
    pub copy: bool,
    pub item: Item,
}

/// Right, wrong and missed answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    pub right: u32,
    pub wrong: u32,
    pub missed: u32,
}

/// Scores of the two questions asked of a pair.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scores {
    pub pairs: u32,
    pub same_story: Score,
    pub near_duplicate: Score,
}

impl Score {
    fn take(&mut self, found: bool, truth: bool) {
        self.right += u32::from(found && truth);
        self.wrong += u32::from(found && !truth);
        self.missed += u32::from(!found && truth);
    }

    pub fn precision(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrong).max(1))
    }

    pub fn recall(self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }

    pub fn f1(self) -> f64 {
        f64::from(2 * self.right) / f64::from((2 * self.right + self.wrong + self.missed).max(1))
    }
}

/// The texts of a table: `## block`, then lines of a story's letter, a day, `=` for a copy of the story's first text,
/// and the words. Lines that are neither are comments.
pub fn texts(table: &str) -> Vec<Text> {
    let (mut block, mut texts): (usize, Vec<Text>) = (0, Vec::new());
    for line in table.lines() {
        block += usize::from(line.starts_with("## "));
        let mut parts = line.splitn(3, ' ');
        let (Some(letter), Some(day), Some(words)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let (Some(story), Ok(days)) = (letter.chars().next(), day.trim_end_matches('=').parse::<i64>())
        else {
            continue;
        };
        if letter.len() != 1 {
            continue;
        }
        let copy = day.ends_with('=');
        if copy && let Some(first) = texts.iter_mut().find(|text| text.block == block && text.story == story)
        {
            first.copy = true;
        }
        let start = Timestamp::from_second(1_795_000_000).unwrap_or_default();
        let published_at = Some(start + SignedDuration::from_hours(24 * days));
        let id = Id::Number(i64::try_from(texts.len()).unwrap_or_default());
        texts.push(Text {
            block,
            story,
            copy,
            item: Item { id, text: words.to_owned(), published_at, ..Item::default() },
        });
    }
    texts
}

/// Every two texts of a block judged with nothing else known.
pub fn by_twos(texts: &[Text], mut wrong: impl FnMut(&Text, &Text, &str)) -> Scores {
    let mut scores = Scores::default();
    for (at, a) in texts.iter().enumerate() {
        for b in texts.iter().skip(at + 1).filter(|b| b.block == a.block) {
            let found = group_items(&[a.item.clone(), b.item.clone()], 14);
            judge(&mut scores, (a, b), &found, &mut wrong);
        }
    }
    scores
}

/// All texts grouped at once; then the pairs of each block judged.
pub fn together(texts: &[Text], mut wrong: impl FnMut(&Text, &Text, &str)) -> Scores {
    let items: Vec<Item> = texts.iter().map(|text| text.item.clone()).collect();
    let found = group_items(&items, 14);
    let mut scores = Scores::default();
    for (at, a) in texts.iter().enumerate() {
        for (other, b) in texts.iter().enumerate().skip(at + 1) {
            let (Some(x), Some(y)) = (found.get(at), found.get(other)) else { continue };
            judge(&mut scores, (a, b), &[x.clone(), y.clone()], &mut wrong);
        }
    }
    scores
}

fn judge(
    scores: &mut Scores,
    (a, b): (&Text, &Text),
    found: &[Grouping],
    wrong: &mut impl FnMut(&Text, &Text, &str),
) {
    let [x, y] = found else { return };
    let one = a.block == b.block && a.story == b.story;
    let copies = one && a.copy && b.copy;
    let echoes = y.duplicate_of.as_ref() == Some(&x.id)
        || x.duplicate_of.as_ref() == Some(&y.id)
        || x.duplicate_of.is_some() && x.duplicate_of == y.duplicate_of;
    scores.pairs += 1;
    scores.same_story.take(x.story == y.story, one);
    scores.near_duplicate.take(echoes, copies);
    if (x.story == y.story) != one {
        wrong(a, b, if one { "missed" } else { "wrong" });
    }
    if echoes != copies {
        wrong(a, b, if copies { "missed copy" } else { "wrong copy" });
    }
}
