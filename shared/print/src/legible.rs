//! Texts made fit for the fonts: what they cannot draw never becomes a box, and no word is longer than a line.

use serde_json::Value;

/// The fields that are no words for people. Sorted.
const CODES: [&str; 13] = [
    "anchor",
    "answer_link",
    "arrow",
    "block",
    "id",
    "kind",
    "lang",
    "link",
    "svg",
    "to",
    "tone",
    "urgency",
    "url",
];

/// What stands for characters that the fonts do not have but that must not be lost. Sorted.
const INSTEAD: [(char, char); 5] =
    [('\u{2010}', '-'), ('\u{2011}', '-'), ('\u{2212}', '–'), ('\u{2215}', '/'), ('\u{2236}', ':')];

/// Stands for letters of a script that the fonts do not have.
const LEFT_OUT: char = '…';

/// Characters without a place to break before one is given.
const WORD_MAX: usize = 24;

/// Characters of one text. The texts of a digest are shorter by their making; whatever is not must not fill pages.
const TEXT_MAX: usize = 2_000;

/// A place to break a line that nobody sees.
const BREAK: char = '\u{200b}';

/// Every text of `value` made legible where `draws` says which characters the fonts have.
pub fn legible(value: &mut Value, draws: &dyn Fn(char) -> bool) {
    match value {
        Value::String(words) => *words = text(words, draws),
        Value::Array(values) => values.iter_mut().for_each(|value| legible(value, draws)),
        Value::Object(fields) => {
            let words = fields.iter_mut().filter(|(name, _)| CODES.binary_search(&name.as_str()).is_err());
            words.for_each(|(_, value)| legible(value, draws));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// One text. What cannot be drawn is left out where it is a sign or a picture, and shown as an ellipsis where it is a
/// letter: the reader sees that words are missing and finds them behind the link.
fn text(words: &str, draws: &dyn Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(words.len().min(4 * TEXT_MAX));
    let mut run = 0;
    for c in words.chars().take(TEXT_MAX) {
        let Some(c) = drawn(c, draws) else { continue };
        let again = shown.ends_with(c);
        if (c == LEFT_OUT || c == ' ') && again {
            continue;
        }
        run = if breaks(c) { 0 } else { run + 1 };
        if run > WORD_MAX {
            shown.push(BREAK);
            run = 1;
        }
        shown.push(c);
    }
    if words.chars().nth(TEXT_MAX).is_some() {
        shown.push(LEFT_OUT);
    }
    shown
}

/// What is drawn for `c`; nothing for what only decorates.
fn drawn(c: char, draws: &dyn Fn(char) -> bool) -> Option<char> {
    if draws(c) {
        return Some(c);
    }
    let instead = INSTEAD.iter().find(|(of, _)| *of == c).map(|(_, instead)| *instead);
    instead.or_else(|| c.is_alphanumeric().then_some(LEFT_OUT))
}

fn breaks(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | BREAK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cyrillic(c: char) -> bool {
        c.is_ascii() || matches!(c, '\u{400}'..='\u{4ff}' | '–' | '…')
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(CODES.is_sorted_by(|a, b| a < b));
        assert!(INSTEAD.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out_or_named() {
        let cases = [
            ("жылу жоқ", "жылу жоқ"),
            ("қар 🌨️ жауды ", "қар жауды "),
            ("−12 градус", "–12 градус"),
            ("ауа 空气污染 нашар", "ауа … нашар"),
            ("  ", " "),
            ("", ""),
        ];
        for (given, expect) in cases {
            assert_eq!(text(given, &cyrillic), expect, "{given}");
        }
    }

    #[test]
    fn a_word_without_end_can_be_broken_and_a_text_without_end_ends() {
        let broken = text(&"ә".repeat(100_000), &cyrillic);
        assert!(broken.split(BREAK).all(|word| word.chars().count() <= WORD_MAX + 1));
        assert!(broken.chars().count() < 2 * TEXT_MAX && broken.ends_with(LEFT_OUT));
    }

    #[test]
    fn codes_and_drawings_stay_as_they_are() {
        let id = "s-".to_owned() + &"0".repeat(64);
        let mut value = serde_json::json!({ "id": id, "link": id, "text": id, "rows": [["空"]] });
        legible(&mut value, &cyrillic);
        assert_eq!((value["id"].as_str(), value["link"].as_str()), (Some(id.as_str()), Some(id.as_str())));
        assert!(value["text"].as_str().is_some_and(|text| text.contains(BREAK)));
        assert_eq!(value["rows"][0][0], "…");
    }
}
