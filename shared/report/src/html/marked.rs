//! Messages that link parts of themselves: `[26 posts](#topics)`. Only fragments of the page can be linked to, so
//! that no value filled in leads anywhere else.

use serde::Serialize;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The fragment that is their evidence, without `#`; empty where they are not linked.
    pub anchor: String,
}

/// The pieces of a filled message. Takes time in proportion to its length.
pub fn pieces(message: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((before, link, after)) = next_link(rest) {
        push(&mut pieces, before, "");
        push(&mut pieces, link.0, link.1);
        rest = after;
    }
    push(&mut pieces, rest, "");
    pieces
}

/// The words of a filled message without its links.
pub fn plain(message: &str) -> String {
    pieces(message).into_iter().map(|piece| piece.text).collect()
}

/// What stands before the first link, its words and fragment, and what follows.
fn next_link(text: &str) -> Option<(&str, (&str, &str), &str)> {
    let (head, tail) = text.split_once("](#")?;
    let (before, words) = head.rsplit_once('[')?;
    let (anchor, after) = tail.split_once(')')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    anchor.chars().all(plain).then_some((before, (words, anchor), after))
}

fn push(pieces: &mut Vec<Piece>, text: &str, anchor: &str) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), anchor: anchor.to_owned() });
    }
}

/// `text` that others wrote, made fit to be filled into a message with links.
pub fn unmarked(text: &str) -> String {
    text.replace(['[', ']'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_links_come_apart() {
        let cases: [(&str, &[(&str, &str)]); 5] = [
            ("", &[]),
            ("қар", &[("қар", "")]),
            (
                "[2 жазба](#topics), оның [1-і](#t-water).",
                &[("2 жазба", "topics"), (", оның ", ""), ("1-і", "t-water"), (".", "")],
            ),
            ("[a](#x\"y)", &[("[a](#x\"y)", "")]),
            ("](#x)", &[("](#x)", "")]),
        ];
        for (message, expect) in cases {
            let found = pieces(message);
            let found: Vec<_> =
                found.iter().map(|piece| (piece.text.as_str(), piece.anchor.as_str())).collect();
            assert_eq!(found, expect, "{message}");
        }
    }
}
