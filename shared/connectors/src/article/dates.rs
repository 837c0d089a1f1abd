//! When an article was published, from the many places where pages say so.

use super::facts::{Metas, Structured};
use crate::date;
use dom_query::Document as Dom;
use jiff::Timestamp;

/// Names of `meta` elements that hold the date of publication, the most reliable first.
const METAS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datePublished",
    "mediator_published_time",
    "article:published",
    "parsely-pub-date",
    "publish-date",
    "publishdate",
    "publication_date",
    "published_at",
    "pubdate",
    "DC.date.issued",
    "DC.date",
    "dcterms.created",
    "sailthru.date",
    "date",
];

/// Elements that show the date to readers, the most reliable first.
const SHOWN: &[&str] = &[
    "[itemprop='datePublished']",
    "article time, main time, .article time, .post time",
    "time[pubdate], time[datetime]",
    "article [class*='date'], main [class*='date'], [class*='article'] [class*='date'], [class*='news'] [class*='date']",
    "[class*='publish'], [class*='pubdate'], [class*='date'], [class*='data']",
    "[class*='time'], time",
];

/// Elements of each kind that are looked at.
const MAX_SHOWN: usize = 20;

/// When the article was published.
pub(super) fn published(
    dom: &Dom,
    metas: &Metas<'_>,
    structured: &Structured,
    now: Option<Timestamp>,
) -> Option<Timestamp> {
    let told = METAS.iter().find_map(|name| {
        let claim = metas.content(&format!(
            "meta[property='{name}' i], meta[name='{name}' i], meta[itemprop='{name}' i]"
        ))?;
        date::read(&claim, now)
    });
    told.or_else(|| date::read(structured.published.as_deref()?, now)).or_else(|| shown(dom, now))
}

fn shown(dom: &Dom, now: Option<Timestamp>) -> Option<Timestamp> {
    SHOWN.iter().find_map(|selector| {
        dom.select(selector).iter().take(MAX_SHOWN).find_map(|element| {
            let attribute =
                ["datetime", "content", "data-date", "title"].iter().find_map(|name| element.attr(name));
            let exact = attribute.and_then(|value| date::read(&value, now));
            exact.or_else(|| {
                date::read(element.text().split_whitespace().collect::<Vec<_>>().join(" ").as_str(), now)
            })
        })
    })
}
