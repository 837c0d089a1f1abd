//! The words of an article.

use super::facts::Structured;
use crate::markup::{self, Token, Tokens};
use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};

/// Deeper trees are read without building one: algorithms on trees go down one call a level.
pub(super) const MAX_DEPTH: usize = 400;
/// Pages with more elements are read without scoring them.
const MAX_ELEMENTS: usize = 60_000;
/// A body that the page itself marks is believed from this length on, in bytes.
const MIN_MARKED: usize = 200;

/// Elements that need no end tag or have no inside, sorted; their depth tells nothing.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// How lines begin that belong to the site and not to the article, lowercase, sorted.
const FURNITURE: &[&str] = &[
    "все новости по теме",
    "ещё по теме",
    "написать комментарий",
    "оқи отырыңыз",
    "поделиться",
    "подписаться на",
    "подписывайтесь на",
    "сондай-ақ оқыңыз",
    "тақырып бойынша",
    "телеграм-каналымызға жазыл",
    "тоже интересно",
    "читайте также",
    "читать также",
];

/// Whether a tree of `html` would be too deep to work on.
pub(crate) fn is_too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open(tag)
                if tag.name.eq_ignore_ascii_case("script") || tag.name.eq_ignore_ascii_case("style") =>
            {
                tokens.skip_raw(tag.name);
            }
            Token::Open(tag) if !is_flat(tag.name) => depth += 1,
            Token::Close(name) if !is_flat(name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}

fn is_flat(name: &str) -> bool {
    FLAT.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
}

/// The words of the article on `dom`: what the page marks as its body where it does, else what a reader mode finds,
/// else what the page tells search engines, else every word on it.
pub(super) fn words(dom: Dom, structured: &Structured, title: Option<&str>) -> String {
    let marked = marked(&dom);
    let whole = dom.select_single("body").html();
    let found = readable(dom);
    let told = structured.body.as_deref().map(markup::from_html).unwrap_or_default();
    let text = match marked {
        Some(marked) if marked.len() * 2 >= found.len() => marked,
        _ if found.len() * 2 >= told.len() && !found.is_empty() => found,
        _ if !told.is_empty() => told,
        _ => markup::from_html(&whole),
    };
    tidy(&text, title)
}

fn marked(dom: &Dom) -> Option<String> {
    let bodies = dom.select("[itemprop='articleBody']");
    // Of nested or repeated ones, the longest is the article.
    let texts = bodies.iter().map(|body| {
        body.select("script, style, noscript, aside, form, nav, button").remove();
        markup::from_html(&body.html())
    });
    texts.max_by_key(String::len).filter(|text| text.len() >= MIN_MARKED)
}

fn readable(dom: Dom) -> String {
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    article.map(|article| markup::from_html(&article.content)).unwrap_or_default()
}

/// Drops the headline where it opens the text, and the lines of the site's furniture.
fn tidy(text: &str, title: Option<&str>) -> String {
    let body = match title.and_then(|title| text.strip_prefix(title)) {
        Some(rest) if rest.starts_with('\n') => rest.trim_start(),
        _ => text,
    };
    body.lines().filter(|line| !is_furniture(line)).collect::<Vec<_>>().join("\n")
}

fn is_furniture(line: &str) -> bool {
    // Long lines are sentences, whatever they begin with.
    const MAX_FURNITURE_CHARS: usize = 120;
    if line.chars().nth(MAX_FURNITURE_CHARS).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    FURNITURE.iter().any(|beginning| lower.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_unique() {
        assert!(FLAT.is_sorted_by(|a, b| a < b));
        assert!(FURNITURE.is_sorted_by(|a, b| a < b));
    }
}
