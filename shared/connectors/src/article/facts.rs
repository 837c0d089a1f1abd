//! What a page says about its article outside of the article.

use crate::{language, markup};
use dom_query::{Document as Dom, Selection};
use serde_json::Value;

/// Blocks of structured data that are read; pages have one to five.
const MAX_BLOCKS: usize = 20;
/// Main headings that are compared with what the page claims; pages have one or two.
const MAX_HEADINGS: usize = 20;
/// How deep an article may lie in structured data.
const MAX_LEVELS: usize = 6;

/// What a page tells search engines in JSON-LD about its article.
#[derive(Debug, Default)]
pub(super) struct Structured {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) body: Option<String>,
}

impl Structured {
    /// Reads the JSON-LD blocks of `dom`.
    pub(super) fn of(dom: &Dom) -> Self {
        let mut found = Self::default();
        for block in dom.select("script[type='application/ld+json']").iter().take(MAX_BLOCKS) {
            // Line breaks inside strings are the usual damage.
            let text = block.text().replace(['\n', '\r', '\t'], " ");
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                found.take(&value, 0);
            }
        }
        found
    }

    fn take(&mut self, value: &Value, level: usize) {
        if level > MAX_LEVELS {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.take(value, level + 1)),
            Value::Object(object) => {
                if is_article(value) {
                    let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
                    self.headline = self.headline.take().or_else(|| text("headline"));
                    self.published = self.published.take().or_else(|| text("datePublished"));
                    self.body = self.body.take().or_else(|| text("articleBody"));
                }
                for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    object.get(name).into_iter().for_each(|inner| self.take(inner, level + 1));
                }
            }
            _ => {}
        }
    }
}

/// Whether the object is an article of some type: `Article`, `NewsArticle`, `BlogPosting`, `Report` …
fn is_article(value: &Value) -> bool {
    let named = |name: &Value| {
        name.as_str()
            .is_some_and(|name| name.ends_with("Article") || name.ends_with("Posting") || name == "Report")
    };
    match value.get("@type") {
        Some(Value::Array(names)) => names.iter().any(named),
        Some(name) => named(name),
        None => false,
    }
}

/// The headline: as the page shows it, or else as it tells others, without the name of the site.
pub(super) fn title(dom: &Dom, metas: &Metas<'_>, structured: &Structured) -> Option<String> {
    let line = |text: &str| markup::decode_twice(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let shared =
        metas.content("meta[property='og:title'], meta[name='og:title'], meta[name='twitter:title']");
    let site = metas.content("meta[property='og:site_name']");
    let headings = dom.select("h1");
    let headings = headings.iter().take(MAX_HEADINGS).map(|h1| line(&h1.text()));
    let headings: Vec<String> = headings.filter(|h1| !h1.is_empty()).collect();
    let tab = line(&dom.select_single("title").text());
    let told = structured.headline.clone().or(shared).unwrap_or_else(|| tab.clone());
    let told = without_site(&line(&told), site.as_deref());
    // The heading that the page's own claims repeat is the headline, unless it is the site's name in its logo.
    let is_site = |h1: &str| site.as_deref().is_some_and(|site| site.trim().eq_ignore_ascii_case(h1));
    let repeats =
        |h1: &str| tab.starts_with(h1) || told.contains(h1) || (!told.is_empty() && h1.contains(&told));
    let heading = headings.iter().find(|h1| !is_site(h1) && repeats(h1));
    let heading = heading.or_else(|| headings.first().filter(|_| headings.len() == 1 && told.is_empty()));
    heading.cloned().or(Some(told)).filter(|title| !title.is_empty())
}

/// Cuts ` | Site`, ` - Site` and the like from the end of a headline.
fn without_site(title: &str, site: Option<&str>) -> String {
    let ends_in_site = |rest: &str| {
        site.is_some_and(|site| rest.trim().to_lowercase().contains(&site.trim().to_lowercase()))
    };
    for separator in [" | ", " — ", " – ", " - ", " :: "] {
        if let Some((head, rest)) = title.rsplit_once(separator)
            && (ends_in_site(rest) || separator == " | ")
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The language the page claims.
pub(super) fn language(dom: &Dom, metas: &Metas<'_>) -> Option<String> {
    let root = dom.select_single("html").attr("lang").or_else(|| dom.select_single("html").attr("xml:lang"));
    let claims = [
        root.map(|lang| lang.to_string()),
        metas.content("meta[http-equiv='content-language' i], meta[name='language' i]"),
        metas.content("meta[property='og:locale']"),
    ];
    claims.into_iter().flatten().find_map(|claim| language::code(&claim))
}

/// The address the page calls its own.
pub(super) fn canonical(dom: &Dom, metas: &Metas<'_>) -> Option<String> {
    let link = dom.select_single("link[rel='canonical']").attr("href").map(|href| href.trim().to_owned());
    link.filter(|href| !href.is_empty()).or_else(|| metas.content("meta[property='og:url']"))
}

/// The `meta` elements of a page, found once: looking through the page for each of two dozen names costs as much as
/// finding its article.
pub(super) struct Metas<'a>(Selection<'a>);

impl<'a> Metas<'a> {
    pub(super) fn of(dom: &'a Dom) -> Self {
        Self(dom.select("meta"))
    }

    /// The content of the first of them that `selector` matches and that has any.
    pub(super) fn content(&self, selector: &str) -> Option<String> {
        self.0.filter(selector).iter().find_map(|meta| {
            meta.attr("content").map(|content| content.trim().to_owned()).filter(|text| !text.is_empty())
        })
    }
}
