//! The feeds that a page announces.

use crate::tree;
use std::collections::BTreeSet;

/// The media types of feeds, as pages announce them.
const TYPES: [&str; 4] =
    ["application/atom+xml", "application/feed+json", "application/rss+xml", "application/rdf+xml"];

/// The absolute addresses of the feeds that the page at `url` announces, sorted.
pub fn feeds(html: &[u8], url: &str) -> BTreeSet<String> {
    // They stand in the head, which is read before any cap is reached.
    let (page, _) = tree::of(&String::from_utf8_lossy(html));
    let Ok(base) = url::Url::parse(url) else { return BTreeSet::new() };
    let links = page.select("link[rel~='alternate'][href]");
    let feed =
        |link: &dom_query::Selection<'_>| link.attr("type").is_some_and(|kind| TYPES.contains(&kind.trim()));
    links
        .iter()
        .filter(feed)
        .filter_map(|link| Some(base.join(&link.attr("href")?).ok()?.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_feeds_are_found_and_made_absolute() {
        let page = br#"<head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" hreflang="kk"
            href="/kk"><link rel="stylesheet" type="text/css" href="a.css"></head>"#;
        let found = feeds(page, "https://news.example/page");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["https://news.example/rss"]);
    }
}
