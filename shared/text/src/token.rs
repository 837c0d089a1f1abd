//! Words of a text with their places.

use crate::fold::{is_alphanumeric, is_invisible, is_mark};

/// A word: letters and digits, with hyphens and apostrophes between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word as it stands in the text.
    pub text: &'a str,
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset behind its last letter.
    pub end: usize,
}

/// The words of `text` from left to right, in linear time and without copying.
///
/// Combining marks and invisible characters (soft hyphen, zero-width space) inside a word do not
/// divide it; emoji, punctuation and brackets do.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    Tokens { text, at: 0 }
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(is_alphanumeric)?;
        let end = word_end(self.text, start);
        self.at = end;
        self.text.get(start..end).map(|text| Token { text, start, end })
    }
}

/// Where the word that begins at `start` ends: behind its last letter or digit, so that a closing
/// hyphen or quote stays outside.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut joined = false;
    for (offset, c) in text.get(start..).unwrap_or_default().char_indices() {
        if is_alphanumeric(c) || is_mark(c) {
            end = start + offset + c.len_utf8();
            joined = false;
        } else if is_joiner(c) && !joined {
            joined = true;
        } else if !is_invisible(c) {
            break;
        }
    }
    end
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | '\u{02BC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = tokens(text).map(|token| token.text).collect();
        assert_eq!(found, expect, "{text:?}");
        for token in tokens(text) {
            assert_eq!(&text[token.start..token.end], token.text);
        }
    }

    #[test]
    fn words_are_found_with_their_places() {
        check("", &[]);
        check("🔥🔥 … !!!", &[]);
        check("27-мкр-да су жоқ!", &["27-мкр-да", "су", "жоқ"]);
        check("«Кто-то» -нибудь- сказал", &["Кто-то", "нибудь", "сказал"]);
        check("so'z d’accord 'цитата'", &["so'z", "d’accord", "цитата"]);
        check("дом--сад", &["дом", "сад"]);
        check("во\u{AD}да и\u{306}од", &["во\u{AD}да", "и\u{306}од"]);
        check("тел.87011234567,кв.5", &["тел", "87011234567", "кв", "5"]);
    }
}
