//! A listing page, read by the CSS selectors of its source.
//!
//! `item` finds the entries; inside each, `title`, `link`, `date` and `text` find its parts. Without `text` the words
//! stand on the page of the article, so the entry is an outline to be followed.

use crate::nested::Outer;
use crate::{Document, Follow, Parsed, Rules, article, charset, date, link, markup, tree};
use belgi_domain::{Fault, Post, Problem};
use dom_query::{Matcher, Selection};

/// Reads a listing.
pub(crate) fn parse(document: &Document<'_>, rules: &Rules) -> Parsed {
    if rules.selectors.is_empty() {
        return single(document);
    }
    let selectors = match Selectors::of(document, rules) {
        Ok(selectors) => selectors,
        Err(problem) => return Parsed::failed(problem),
    };
    let decoded = charset::decode(document.bytes, document.content_type);
    let (dom, cut) = tree::of(&decoded.text);
    let items = dom.select_matcher(&selectors.item);
    if items.is_empty() {
        let message =
            "expected entries that the selector `item` finds, found none: the page may have changed";
        return Parsed::failed(document.problem(Fault::NotAFeed, message));
    }
    let mut parsed = Parsed::default();
    let mut outer = Outer::default();
    for (item, number) in items.iter().zip(1_usize..) {
        if outer.admits(&item) {
            selectors.read(document, &item, number, &mut parsed);
        }
    }
    parsed.problems.extend(cut.map(|cut| document.cut(cut, "a listing")));
    parsed.problems.extend(outer.problem(document));
    parsed
}

/// Without selectors the page is an article.
fn single(document: &Document<'_>) -> Parsed {
    let native = document.url.map_or_else(|| "page".to_owned(), link::canonical);
    let mut outline = Post::new(document.source, &native);
    outline.url = document.url.and_then(|url| link::absolute(url, None));
    let (post, problems) = article::complete(outline, document);
    let posts = if problems.is_empty() { vec![post] } else { Vec::new() };
    Parsed { posts, problems, ..Parsed::default() }
}

struct Selectors {
    item: Matcher,
    title: Option<Matcher>,
    link: Option<Matcher>,
    date: Option<Matcher>,
    text: Option<Matcher>,
}

impl Selectors {
    fn of(document: &Document<'_>, rules: &Rules) -> Result<Self, Problem> {
        let matcher = |role: &str| match rules.selectors.get(role) {
            None => Ok(None),
            Some(selector) => Matcher::new(selector).map(Some).map_err(|_| {
                let message = format!("expected a CSS selector for `{role}`, found `{selector}`");
                document.problem(Fault::Configuration, message)
            }),
        };
        let message = "expected a CSS selector for `item`, found none";
        Ok(Self {
            item: matcher("item")?.ok_or_else(|| document.problem(Fault::Configuration, message))?,
            title: matcher("title")?,
            link: matcher("link")?,
            date: matcher("date")?,
            text: matcher("text")?,
        })
    }

    fn read(&self, document: &Document<'_>, item: &Selection<'_>, number: usize, parsed: &mut Parsed) {
        let find = |matcher: &Option<Matcher>| {
            matcher.as_ref().map(|matcher| item.select_single_matcher(matcher)).filter(Selection::exists)
        };
        let line = |found: &Selection<'_>| found.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let title = find(&self.title).map(|found| line(&found)).filter(|title| !title.is_empty());
        let url = find(&self.link).as_ref().or(Some(item)).and_then(href);
        let url = url.and_then(|href| link::absolute(&href, document.url));
        let text = find(&self.text).map(|found| markup::from_html(&found.inner_html())).unwrap_or_default();
        let words = title.as_deref().unwrap_or(&text);
        let Some(native) =
            url.as_deref().map(link::canonical).or((!words.is_empty()).then(|| words.to_owned()))
        else {
            let message = format!("expected a link or words in entry {number}, found none");
            return parsed.problems.push(document.problem(Fault::Item, message));
        };
        let mut post = Post::new(document.source, &native);
        post.title = title;
        post.published_at = find(&self.date).and_then(|found| {
            let exact = ["datetime", "content"].iter().find_map(|name| found.attr(name));
            exact
                .and_then(|text| date::read(&text, Some(document.now)))
                .or_else(|| date::read(&line(&found), Some(document.now)))
        });
        post.text = text;
        post.url.clone_from(&url);
        match url {
            Some(url) if self.text.is_none() => parsed.follow.push(Follow::Article { url, outline: post }),
            _ => parsed.posts.push(post),
        }
    }
}

/// The address in the element, or in the first link inside it.
fn href(element: &Selection<'_>) -> Option<String> {
    let own = element.attr("href").or_else(|| element.select_single("a[href]").attr("href"));
    own.map(|href| href.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: &str = include_str!("../fixtures/page/listing.html");

    fn read(html: &str, selectors: &[(&str, &str)]) -> Parsed {
        let source = "city-site".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let url = Some("https://city.example/news/");
        let rules = Rules {
            selectors: selectors
                .iter()
                .map(|(role, selector)| ((*role).to_owned(), (*selector).to_owned()))
                .collect(),
            ..Rules::default()
        };
        parse(&Document { bytes: html.as_bytes(), url, content_type: None, source: &source, now }, &rules)
    }

    #[test]
    fn a_listing_without_texts_is_followed() {
        let parsed = read(
            LISTING,
            &[
                ("item", ".news__item"),
                ("title", ".news__title"),
                ("link", "a.news__link"),
                ("date", ".news__date"),
            ],
        );
        let shown: Vec<_> = parsed
            .follow
            .iter()
            .map(|follow| match follow {
                Follow::Article { url, outline } => {
                    (url.as_str(), outline.title.as_deref(), outline.published_at.map(|at| at.to_string()))
                }
                Follow::Document { url } | Follow::Next { url } => (url.as_str(), None, None),
            })
            .collect();
        assert_eq!(
            shown,
            [
                (
                    "https://city.example/news/1?utm_source=main",
                    Some("Воды не будет"),
                    Some("2026-08-09T14:32:00Z".to_owned())
                ),
                ("https://city.example/2", Some("Су қосылды"), Some("2025-12-25T05:15:00Z".to_owned())),
            ]
        );
        assert_eq!(parsed.problems.len(), 1);
    }

    #[test]
    fn a_listing_with_texts_is_complete() {
        let parsed =
            read(LISTING, &[("item", ".news__item"), ("title", ".news__title"), ("text", ".news__text")]);
        assert_eq!(parsed.posts[0].text, "Из-за аварии\nна Абая");
        assert!(parsed.follow.is_empty());
    }

    #[test]
    fn entries_within_entries_are_not_read_over_and_over() {
        let page = "<div class=item><a href=/1>Су жоқ</a>".repeat(2_000);
        let parsed = read(&page, &[("item", ".item"), ("link", "a"), ("title", "a")]);
        assert_eq!(parsed.follow.len(), 5);
        assert_eq!(parsed.problems.len(), 2, "{:?}", parsed.problems);
        let beside = "<div class=item><a href=/1>Су жоқ</a></div>".repeat(2_000);
        assert_eq!(read(&beside, &[("item", ".item"), ("link", "a"), ("title", "a")]).follow.len(), 2_000);
    }

    #[test]
    fn wrong_selectors_are_named() {
        assert_eq!(read(LISTING, &[("item", "..")]).problems[0].fault, Fault::Configuration);
        assert_eq!(read(LISTING, &[("title", "a")]).problems[0].fault, Fault::Configuration);
        assert_eq!(read(LISTING, &[("item", ".gone")]).problems[0].fault, Fault::NotAFeed);
    }
}
