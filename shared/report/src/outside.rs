//! What comes from outside: words and links that others wrote, made fit to be shown.
//!
//! Escaping is not done here but where a file is written, by the rules of that file. What is done here holds for
//! every file: a text cannot reorder, hide or stretch what stands around it, and a link leads to the web.

use belgi_domain::line::is_invisible;
pub use belgi_domain::line::one_line as text;

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

#[cfg(test)]
mod tests {
    use super::*;

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
