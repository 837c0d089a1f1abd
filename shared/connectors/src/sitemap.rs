//! Sitemaps: news sitemaps, plain ones, indexes of both, packed or not.

use crate::markup::{Tag, Token, Tokens, decode, decode_twice};
use crate::{Document, Follow, Parsed, charset, date, language, limit, link};
use belgi_domain::{Fault, Post};
use flate2::read::MultiGzDecoder;
use jiff::Timestamp;
use std::borrow::Cow;
use std::io::Read;

/// Entries of one sitemap that are followed, newest first; the protocol for news allows as many.
const MAX_ENTRIES: usize = 1_000;
/// Sitemaps of one index that are followed, newest first.
const MAX_NESTED: usize = 5;
/// Of a plain sitemap, only pages changed within this many days are news.
const FRESH_DAYS: i64 = 3;

/// Reads a sitemap. Its posts come as [`Follow::Article`]: it knows headlines, the pages know the words.
pub(crate) fn parse(document: &Document<'_>) -> Parsed {
    let bytes = match unpack(document) {
        Ok(bytes) => bytes,
        Err(message) => return Parsed::failed(document.problem(Fault::TooLarge, message)),
    };
    let decoded = charset::decode(&bytes, document.content_type);
    let map = read(decoded.text.trim_start());
    match map.root.as_deref() {
        Some("urlset") => pages(document, map),
        Some("sitemapindex") => nested(document, map),
        root => {
            let found = root.map_or("no element".to_owned(), |root| format!("<{root}>"));
            let message = format!("expected a sitemap with <urlset> or <sitemapindex>, found {found}");
            Parsed::failed(document.problem(Fault::NotAFeed, message))
        }
    }
}

/// Whether these are the first bytes of a gzip file.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// The sitemap's bytes; a file cut off in the middle is read as far as it goes.
fn unpack<'a>(document: &Document<'a>) -> Result<Cow<'a, [u8]>, String> {
    if !is_packed(document.bytes) {
        return Ok(Cow::Borrowed(document.bytes));
    }
    let mut unpacked = Vec::new();
    let mut reader = MultiGzDecoder::new(document.bytes).take(limit::UNPACKED_BYTES + 1);
    // An error means a damaged tail: what came before it is in the vector.
    let _damaged = reader.read_to_end(&mut unpacked).is_err();
    match unpacked.len() as u64 > limit::UNPACKED_BYTES {
        true => {
            Err(format!("expected a sitemap of at most {} bytes unpacked, found more", limit::UNPACKED_BYTES))
        }
        false => Ok(Cow::Owned(unpacked)),
    }
}

/// A sitemap as its elements stand.
#[derive(Default)]
struct Map {
    root: Option<String>,
    entries: Vec<Entry>,
    closed: bool,
}

#[derive(Default)]
struct Entry {
    loc: String,
    lastmod: String,
    title: String,
    published: String,
    language: String,
    is_news: bool,
}

fn read(text: &str) -> Map {
    let mut map = Map::default();
    let mut entry = Entry::default();
    let mut field = "";
    for token in Tokens::new(text) {
        match token {
            Token::Open(Tag { name, closed, .. }) => {
                let local = local(name);
                map.root.get_or_insert_with(|| local.to_ascii_lowercase());
                entry.is_news |= local == "news";
                // `image:loc` and `video:title` are not the page's.
                let is_foreign =
                    name.contains(':') && (name.starts_with("image") || name.starts_with("video"));
                field = if closed || is_foreign { "" } else { local };
            }
            Token::Text(words) => entry.take(field, &decode(words)),
            Token::Raw(words) => entry.take(field, words),
            Token::Close(name) => {
                field = "";
                match local(name) {
                    "url" | "sitemap" => map.entries.push(std::mem::take(&mut entry)),
                    "urlset" | "sitemapindex" => map.closed = true,
                    _ => {}
                }
            }
        }
    }
    // The last entry of a file that is cut off counts if it is whole as far as we need it.
    if !entry.loc.is_empty() && (!entry.title.is_empty() || !entry.lastmod.is_empty()) {
        map.entries.push(entry);
    }
    map
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

impl Entry {
    fn take(&mut self, field: &str, words: &str) {
        let to = match field {
            "loc" => &mut self.loc,
            "lastmod" => &mut self.lastmod,
            "title" => &mut self.title,
            "publication_date" => &mut self.published,
            "language" => &mut self.language,
            _ => return,
        };
        to.push_str(words);
    }
}

fn pages(document: &Document<'_>, map: Map) -> Parsed {
    let mut parsed = Parsed::default();
    let mut dated = Vec::new();
    for (entry, number) in map.entries.into_iter().zip(1_usize..) {
        let Some(url) = link::absolute(&entry.loc, document.url) else {
            let message = format!("expected an address in entry {number}, found none");
            parsed.problems.push(document.problem(Fault::Item, message));
            continue;
        };
        let changed = date::read(&entry.lastmod, Some(document.now));
        if entry.is_news || changed.is_some_and(|at| is_fresh(at, document.now)) {
            let outline = outline(document, &url, &entry);
            dated.push((outline.published_at.or(changed), url, outline));
        }
    }
    if !map.closed {
        parsed.problems.push(
            document
                .problem(Fault::Malformed, "expected the end of the sitemap, found the end of the document"),
        );
    }
    if dated.len() > MAX_ENTRIES {
        dated.sort_by_key(|(at, _, _)| std::cmp::Reverse(*at));
        dated.truncate(MAX_ENTRIES);
    }
    parsed.follow = dated.into_iter().map(|(_, url, outline)| Follow::Article { url, outline }).collect();
    parsed
}

fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    now.as_second() - at.as_second() <= FRESH_DAYS * 86_400
}

fn outline(document: &Document<'_>, url: &str, entry: &Entry) -> Post {
    let mut post = Post::new(document.source, &link::canonical(url));
    let title = decode_twice(entry.title.trim());
    post.url = Some(url.to_owned());
    post.title = (!title.is_empty()).then_some(title);
    post.published_at = date::read(&entry.published, Some(document.now));
    post.language_hint = language::code(&entry.language);
    post
}

fn nested(document: &Document<'_>, map: Map) -> Parsed {
    let mut maps: Vec<_> = map
        .entries
        .iter()
        .filter_map(|entry| {
            let url = link::absolute(&entry.loc, document.url)?;
            Some((date::read(&entry.lastmod, Some(document.now)), url))
        })
        .collect();
    // Equal dates keep the publisher's order; maps without one come last.
    maps.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    maps.truncate(MAX_NESTED);
    Parsed {
        follow: maps.into_iter().map(|(_, url)| Follow::Document { url }).collect(),
        ..Parsed::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read_one(bytes: &[u8]) -> Parsed {
        let source = "city-news".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        parse(&Document {
            bytes,
            url: Some("https://news.example/sitemap.xml"),
            content_type: None,
            source: &source,
            now,
        })
    }

    const NEWS: &str = include_str!("../fixtures/sitemap/news.xml");

    fn shown(parsed: &Parsed) -> Vec<String> {
        let show = |follow: &Follow| match follow {
            Follow::Document { url } | Follow::Next { url } => url.clone(),
            Follow::Article { url, outline } => {
                let (title, at) =
                    (outline.title.as_deref().unwrap_or("-"), outline.published_at.map(|at| at.to_string()));
                format!(
                    "{url} {title} {} {}",
                    at.unwrap_or_default(),
                    outline.language_hint.as_deref().unwrap_or("-")
                )
            }
        };
        parsed.follow.iter().map(show).collect()
    }

    #[test]
    fn a_news_sitemap_lists_articles() {
        let parsed = read_one(NEWS.as_bytes());
        assert_eq!(
            shown(&parsed),
            [
                "https://news.example/n/1 Су «құбыры» жарылды 2026-11-20T04:00:00Z kk",
                "https://news.example/n/2?a=1&b=2 Воды нет & не будет  ru",
            ]
        );
        assert_eq!(parsed.problems.len(), 1, "{:?}", parsed.problems);
    }

    #[test]
    fn a_packed_sitemap_is_unpacked_even_when_cut_off() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(NEWS.as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        assert_eq!(read_one(&packed).follow.len(), 2);
        assert!(!read_one(&packed[..packed.len() - 12]).follow.is_empty());
    }

    #[test]
    fn of_a_plain_sitemap_only_fresh_pages_are_news() {
        let map = "<urlset><url><loc>/a</loc><lastmod>2026-11-21</lastmod></url>\
            <url><loc>/b</loc><lastmod>2026-01-01</lastmod></url><url><loc>/c</loc></url></urlset>";
        assert_eq!(shown(&read_one(map.as_bytes())), ["https://news.example/a -  -"]);
    }

    #[test]
    fn an_index_leads_to_its_newest_maps() {
        let entry = |n: u8| {
            format!(
                "<sitemap><loc>https://news.example/{n}.xml</loc><lastmod>2026-11-0{n}</lastmod></sitemap>"
            )
        };
        let map = format!("<sitemapindex>{}</sitemapindex>", (1..=9).map(entry).collect::<String>());
        let follow = shown(&read_one(map.as_bytes()));
        assert_eq!(follow.len(), MAX_NESTED);
        assert_eq!(follow.first().map(String::as_str), Some("https://news.example/9.xml"));
    }

    #[test]
    fn a_page_is_no_sitemap() {
        let parsed = read_one(b"<!doctype html><html><body>404</body></html>");
        assert_eq!(parsed.problems[0].fault, Fault::NotAFeed);
        assert!(parsed.problems[0].message.ends_with("found <html>"));
    }
}
