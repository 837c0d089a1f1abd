//! What a part of the paper is made of.

use crate::html::cards::Card;
use crate::messages::Words;
use serde::Serialize;

/// A part: a heading with what stands below it.
#[derive(Default, Serialize)]
pub struct Part {
    /// What links lead to.
    pub id: String,
    /// The heading.
    pub title: String,
    /// How many it holds, as the language writes numbers; may be empty.
    pub count: String,
    /// What it holds, or that it holds nothing.
    pub intro: String,
    /// What stands below, in this order.
    pub blocks: Vec<Block>,
}

impl Part {
    /// The part called `name`, without anything in it.
    pub fn new(w: &Words, name: &str) -> Self {
        Self { id: name.to_owned(), title: w.named("section", name), ..Self::default() }
    }
}

/// One thing in a part.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", tag = "block")]
pub enum Block {
    /// A lesser heading.
    Heading {
        /// What links lead to; may be empty.
        id: String,
        /// The heading.
        text: String,
    },
    /// A sentence.
    Text {
        /// The words.
        text: String,
        /// Whether it must not be overlooked.
        strong: bool,
    },
    /// Stories told whole.
    Stories {
        /// The stories.
        stories: Vec<Told>,
    },
    /// Single posts.
    Posts {
        /// The posts.
        posts: Vec<Post>,
    },
    /// A table.
    Table(Table),
    /// A drawing with the meaning of its colours.
    Drawing {
        /// SVG.
        svg: String,
        /// What it shows, for those who cannot see it.
        description: String,
        /// Colour and meaning.
        legend: Vec<(&'static str, String)>,
    },
    /// Terms with what they mean.
    Terms {
        /// Term and meaning.
        terms: Vec<(String, String)>,
    },
}

/// A story told whole.
#[derive(Serialize)]
pub struct Told {
    /// What the page shows of it.
    #[serde(flatten)]
    pub card: Card,
    /// Posts of each day of the period.
    pub days: Vec<u32>,
}

/// A single post.
#[derive(Serialize)]
pub struct Post {
    /// Its words.
    pub text: String,
    /// Their language.
    pub lang: &'static str,
    /// The public post.
    pub link: Option<String>,
    /// Where, when and about what.
    pub origin: String,
}

/// A table. Its first column names the row.
#[derive(Default, Serialize)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Serialize)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// `text`, which takes the room that is left; `short`, as wide as its longest cell; `number`, the same and set to
    /// the right; `narrow`, a number below a title of several words; `tall`, a number below an upright title, for many columns.
    pub kind: &'static str,
}

/// A cell.
#[derive(Clone, Default, Serialize)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// The language of the words; empty for that of the paper.
    pub lang: &'static str,
    /// The public post; may be empty.
    pub link: String,
    /// The id that it leads to; may be empty.
    pub to: String,
    /// The id that leads to it; may be empty.
    pub id: String,
    /// How dark it is, from 0 to 5.
    pub shade: u32,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Columns of a kind, each by its title.
pub fn columns<const N: usize>(w: &Words, of: [(&str, &'static str); N]) -> Vec<Column> {
    of.map(|(key, kind)| Column { title: w.say(key), kind }).into()
}
