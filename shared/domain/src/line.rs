//! Words from outside on one line that nothing in them can leave: what a source says of its fault stands in logs, tables and
//! terminals among our own lines.

/// Characters that draw nothing themselves and change how their neighbours are drawn or read: zero-width
/// marks, bidi embeddings, overrides and isolates, fillers, and the tags once meant for languages. Sorted.
const INVISIBLE: [(char, char); 12] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{e0000}', '\u{e007f}'),
];

/// More marks than this on one letter are dropped, so that a text cannot be stacked over the lines above it.
const MARKS_MAX: usize = 3;

/// `text` on one line: controls and white space become single spaces, invisible characters go.
/// Takes time in proportion to the length.
pub fn one_line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if c.is_whitespace() || c.is_control() {
            if !shown.is_empty() && !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if marks <= MARKS_MAX {
            shown.push(c);
        }
    }
    shown.truncate(shown.trim_end().len());
    shown
}

/// Whether `c` draws nothing itself and changes how its neighbours are drawn or read.
pub fn is_invisible(c: char) -> bool {
    INVISIBLE.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_invisible_characters_is_sorted() {
        assert!(INVISIBLE.windows(2).all(|two| two[0].1 < two[1].0));
    }

    #[test]
    fn a_text_cannot_change_what_stands_around_it() {
        let cases = [
            ("  су\r\n\tжоқ ", "су жоқ"),
            ("а\u{202e}б\u{200b}в\u{2066}г\u{feff}", "абвг"),
            ("бел\u{0}\u{7}\u{9b}гі", "бел гі"),
            ("\u{202e}\u{200f}", ""),
            ("й\u{301}\u{301}\u{301}\u{301}\u{301}", "й\u{301}\u{301}\u{301}"),
            ("<b>қар</b>", "<b>қар</b>"),
            ("404\u{2028}{\"level\":\"ERROR\"}\u{1b}[31m", "404 {\"level\":\"ERROR\"} [31m"),
        ];
        for (given, expect) in cases {
            assert_eq!(one_line(given), expect, "{given:?}");
        }
    }
}
