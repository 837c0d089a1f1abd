//! The article on a page: its headline, its words, its date, without the furniture around them.

mod attributes;
mod body;
mod dates;
mod facts;
mod feeds;
mod lean;
mod tags;

use crate::tree::{self, Cut};
use crate::{Document, charset, limit, link, markup};
use belgi_domain::{Fault, Post, Problem};
pub use feeds::feeds;
use jiff::Timestamp;

/// The article a page holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its headline, without the name of the site.
    pub title: Option<String>,
    /// Its words, paragraphs as line breaks.
    pub text: String,
    /// When it was published, where the page says so.
    pub published_at: Option<Timestamp>,
    /// The language the page claims, as two letters.
    pub language: Option<String>,
    /// The address the page calls its own, absolute.
    pub canonical: Option<String>,
}

/// Finds the article of the page `html`, read at `url` with this `Content-Type`.
///
/// # Errors
/// Where the bytes are no page or the page has no words.
pub fn extract(html: &[u8], url: Option<&str>, content_type: Option<&str>) -> Result<Article, Problem> {
    read(html, url, content_type, None)
        .map_err(|message| Problem::new(Fault::Malformed, url.unwrap_or("the page"), message))
}

/// The post that a listing outlined, completed with the words of its page. Where the page gives fewer words than the
/// outline already had, the outline stays; its id never changes.
pub fn complete(mut outline: Post, page: &Document<'_>) -> (Post, Vec<Problem>) {
    let article = match read(page.bytes, page.url, page.content_type, Some(page.now)) {
        Ok(article) => article,
        Err(message) => {
            let about = outline.url.as_deref().or(page.url).unwrap_or("the page");
            let problem = page.problem(Fault::Item, format!("{about}: {message}"));
            return (outline, vec![problem]);
        }
    };
    if article.text.len() > outline.text.len() {
        outline.text = article.text;
        limit::cut(&mut outline.text, limit::TEXT_BYTES);
    }
    outline.title = outline.title.or(article.title);
    outline.url = outline.url.or(article.canonical);
    outline.published_at = outline.published_at.or(article.published_at);
    outline.language_hint = outline.language_hint.or(article.language);
    (outline, Vec::new())
}

fn read(
    html: &[u8],
    url: Option<&str>,
    content_type: Option<&str>,
    now: Option<Timestamp>,
) -> Result<Article, String> {
    let decoded = charset::decode(html, content_type);
    let text = decoded.text.trim_start();
    if !text.contains('<') {
        return Err("expected an HTML page, found a document without tags".to_owned());
    }
    of_page(text, &lean::page(text), url, now)
}

/// The article of the page `text`, whose tree is that of `lean`.
fn of_page(text: &str, lean: &str, url: Option<&str>, now: Option<Timestamp>) -> Result<Article, String> {
    let (dom, cut) = tree::of(lean);
    if cut == Some(Cut::Deep) {
        // Finding the article in such a tree would be slow; its words can still be read in a row. An article stands at
        // the beginning of a page that is too long, so that one is read as far as it goes.
        return simple(text).ok_or_else(|| "expected an article, found a page without words".to_owned());
    }
    let structured = facts::Structured::of(&dom);
    let metas = facts::Metas::of(&dom);
    let title = facts::title(&dom, &metas, &structured);
    let article = Article {
        published_at: dates::published(&dom, &metas, &structured, now),
        language: facts::language(&dom, &metas),
        canonical: facts::canonical(&dom, &metas).and_then(|href| link::absolute(&href, url)),
        text: body::words(dom, text, &structured, title.as_deref()),
        title,
    };
    match article.text.is_empty() {
        true => Err("expected an article, found a page without words".to_owned()),
        false => Ok(article),
    }
}

fn simple(html: &str) -> Option<Article> {
    let text = markup::from_html(html);
    (!text.is_empty()).then_some(Article {
        title: None,
        text,
        published_at: None,
        language: None,
        canonical: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-22T12:00:00Z";

    #[test]
    fn an_article_is_found_among_furniture() {
        let page = include_bytes!("../../fixtures/article/news.html");
        let article = extract(page, Some("https://news.example/n/7?utm_source=x"), None).unwrap();
        assert_eq!(article.title.as_deref(), Some("В Экибастузе устранили аварию на теплотрассе"));
        assert_eq!(article.published_at, Some("2026-11-20T04:00:00Z".parse().unwrap()));
        assert_eq!(article.language.as_deref(), Some("ru"));
        assert_eq!(article.canonical.as_deref(), Some("https://news.example/n/7"));
        assert!(article.text.starts_with("Коммунальные службы завершили ремонт"), "{}", article.text);
        assert!(article.text.contains("\nПо словам акимата"), "{}", article.text);
        for furniture in ["Курс валют", "Читайте также", "Все права", "gtag", "Войти"]
        {
            assert!(!article.text.contains(furniture), "{furniture}: {}", article.text);
        }
    }

    #[test]
    fn a_page_without_words_is_an_error_and_the_outline_stays() {
        let source = "city-news".parse().unwrap();
        let page = |bytes| Document {
            bytes,
            url: None,
            content_type: None,
            source: &source,
            now: NOW.parse().unwrap(),
        };
        for empty in ["", "<html><body></body></html>", "{}", "<script>x()</script>"] {
            let mut outline = Post::new(&source, "1");
            outline.text = "Кратко".to_owned();
            let (post, problems) = complete(outline, &page(empty.as_bytes()));
            assert_eq!((post.text.as_str(), problems.len()), ("Кратко", 1), "{empty}");
        }
    }

    #[test]
    fn what_is_left_out_changes_no_article() {
        let drawn = format!(
            "<main data-id=7><img src=a.jpg alt=Су width=7><svg><path d='M0'/></svg><script>var a = '</p>'</script><p>{}<style>p{{}}</style></p></main>",
            "Су жоқ, тұрғындар әкімдікке хабарласты. ".repeat(30)
        );
        let news = include_str!("../../fixtures/article/news.html");
        let listing = include_str!("../../fixtures/page/listing.html");
        for page in [news, listing, &drawn] {
            let lean = lean::page(page);
            assert!(lean.len() <= page.len());
            assert_eq!(of_page(page, &lean, None, None), of_page(page, page, None, None));
        }
        assert!(lean::page(news).len() < news.len() && lean::page(&drawn).len() < drawn.len());
    }

    #[test]
    fn deep_pages_do_not_overflow_the_stack() {
        let deep = format!("{}Су жоқ{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert_eq!(extract(deep.as_bytes(), None, None).unwrap().text, "Су жоқ");
        let edge = format!("{}{}", "<div><b>".repeat(tree::MAX_DEPTH / 2 - 2), "Су жоқ ".repeat(100));
        assert!(extract(edge.as_bytes(), None, None).is_ok());
    }
}
