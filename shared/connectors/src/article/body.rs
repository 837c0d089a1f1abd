//! The words of an article.

use super::facts::Structured;
use crate::markup;
use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};

/// Pages with more elements are read without scoring them.
const MAX_ELEMENTS: usize = 60_000;
/// Bodies that a page marks and that are looked at; a page has one.
const MAX_MARKED: usize = 20;
/// A body that the page itself marks is believed from this length on, in bytes.
const MIN_MARKED: usize = 200;

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

/// The words of the article on `dom`: what the page marks as its body where it does, else what a reader mode finds,
/// else what the page tells search engines, else every word of its `html`.
pub(super) fn words(dom: Dom, html: &str, structured: &Structured, title: Option<&str>) -> String {
    let marked = marked(&dom);
    let found = readable(dom);
    let told = structured.body.as_deref().map(markup::from_html).unwrap_or_default();
    let text = match marked {
        Some(marked) if marked.len() * 2 >= found.len() => marked,
        _ if found.len() * 2 >= told.len() && !found.is_empty() => found,
        _ if !told.is_empty() => told,
        _ => markup::from_html(html),
    };
    tidy(&text, title)
}

fn marked(dom: &Dom) -> Option<String> {
    let bodies = dom.select("[itemprop='articleBody']");
    // Of nested or repeated ones, the longest is the article.
    let texts = bodies.iter().take(MAX_MARKED).map(|body| {
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
    fn furniture_is_sorted_and_unique() {
        assert!(FURNITURE.is_sorted_by(|a, b| a < b));
    }
}
