//! Addresses: made absolute, and made comparable.

use url::Url;

/// Query parameters that only tell where a reader came from, sorted; a trailing `*` stands for any ending.
const TRACKING: &[&str] = &["_openstat", "fbclid", "from", "gclid", "utm_*", "yclid", "ysclid"];

/// An address longer than this is none.
const MAX_BYTES: usize = 2_048;

/// `link` as an absolute web address, resolved against the first of `bases` that makes it one. Nothing where the
/// result is no `http` or `https` address.
pub(crate) fn absolute<'a>(link: &str, bases: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let link = link.trim();
    if link.is_empty() || link.len() > MAX_BYTES {
        return None;
    }
    let direct = Url::parse(link).ok().filter(is_web);
    let url = direct.or_else(|| {
        // `news.example/1` without a scheme is an address only where it cannot be a path; nobody can tell, so it is a path.
        bases.into_iter().find_map(|base| Url::parse(base).ok()?.join(link).ok().filter(is_web))
    })?;
    Some(url.into())
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The form of an address under which a page is known whichever way it was linked: no tracking, no fragment, no
/// `www.`, no slash at the end.
pub(crate) fn canonical(link: &str) -> String {
    let Ok(mut url) = Url::parse(link) else { return link.to_owned() };
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !is_tracking(name))
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    let text = url.as_str();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/').to_owned()
}

fn is_tracking(name: &str) -> bool {
    TRACKING.iter().any(|known| match known.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_against_the_first_base_that_helps() {
        let cases = [
            ("https://a.example/1", "", Some("https://a.example/1")),
            ("/1", "https://a.example/rss", Some("https://a.example/1")),
            (" //b.example/1\n", "https://a.example/rss", Some("https://b.example/1")),
            ("/1", "", None),
            ("javascript:alert(1)", "https://a.example/", None),
            ("mailto:a@b.example", "https://a.example/", None),
            ("", "https://a.example/", None),
        ];
        for (link, base, expect) in cases {
            assert_eq!(absolute(link, ["", base]).as_deref(), expect, "{link}");
        }
    }

    #[test]
    fn one_page_has_one_canonical_address() {
        for link in
            ["https://www.news.example/n/1/?utm_source=x&id=2#top", "http://news.example/n/1/?id=2&from=main"]
        {
            assert_eq!(canonical(link), "news.example/n/1/?id=2");
        }
        assert_eq!(canonical("https://news.example/n/1/"), canonical("http://www.news.example/n/1"));
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(TRACKING.is_sorted_by(|a, b| a < b));
    }
}
