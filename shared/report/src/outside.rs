//! What comes from outside: words and links that others wrote, made fit to be shown.
//!
//! Escaping is not done here but where a file is written, by the rules of that file. What is done here holds for
//! every file: a text cannot reorder, hide or stretch what stands around it, and a link leads to the web.

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
pub fn text(text: &str) -> String {
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

/// [`text`], cut after `chars` characters at a word's end where there is one, with an ellipsis where cut.
pub fn excerpt(source: &str, chars: usize) -> String {
    let whole = text(source);
    let Some((end, _)) = whole.char_indices().nth(chars) else { return whole };
    let head = whole.get(..end).unwrap_or_default();
    let kept = head
        .rsplit_once(' ')
        .map_or(head, |(words, _)| if words.len() * 2 > head.len() { words } else { head });
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '-', '–', '—']))
}

/// The link where it is one to the web that names a host and no credentials, and has neither space nor control.
pub fn link(url: &str) -> Option<&str> {
    let url = url.trim();
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))?;
    let host = url.get(scheme.len()..)?.split(['/', '?', '#']).next()?;
    let plain =
        |c: char| !c.is_whitespace() && !c.is_control() && !is_invisible(c) && !"\"'<>\\`".contains(c);
    (!host.is_empty() && !host.contains('@') && url.chars().all(plain)).then_some(url)
}

fn is_invisible(c: char) -> bool {
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
        ];
        for (given, expect) in cases {
            assert_eq!(text(given), expect, "{given:?}");
        }
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        let cases = [
            ("жылу жоқ", 20, "жылу жоқ"),
            ("жылу жоқ, үй суық", 10, "жылу жоқ…"),
            ("ааааааааааааааа", 5, "ааааа…"),
            ("", 5, ""),
        ];
        for (given, chars, expect) in cases {
            assert_eq!(excerpt(given, chars), expect, "{given:?}");
        }
    }

    #[test]
    fn only_the_web_is_linked() {
        for good in ["https://news.example/a?b=1#c", "HTTP://news.example/", "https://жаңалық.example/қар"]
        {
            assert_eq!(link(good), Some(good));
        }
        let bad = [
            "javascript:alert(1)",
            "data:text/html,x",
            "//news.example",
            "https://",
            "https:///x",
            "ftp://a.example",
            "https://bank.example@evil.example/",
            "https://a.example/\"onload=",
            "https://a.example/a b",
            "\u{1}https",
            "",
        ];
        for bad in bad {
            assert_eq!(link(bad), None, "{bad:?}");
        }
    }
}
