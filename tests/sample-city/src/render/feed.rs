//! Feeds: RSS in its dialects, Atom, RDF, JSON Feed, and the news sitemap.

use super::{escape, headline};
use crate::corpus::{Format, Outlet, Standing};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// The address of a post's own page.
pub(crate) fn link(outlet: &Outlet, post: &Standing<'_>) -> String {
    match post.row.id.starts_with("http://") {
        true => post.row.id.clone(),
        false => format!("http://{}/n/{}", outlet.host(), post.row.id),
    }
}

/// The feed's media type and bytes at `moment`, newest post first.
pub(crate) fn feed(outlet: &Outlet, moment: Timestamp) -> (&'static str, Vec<u8>) {
    let mut posts: Vec<Standing<'_>> = outlet.at(moment).collect();
    posts.reverse();
    match outlet.format {
        Format::Atom => ("application/atom+xml; charset=utf-8", atom(outlet, &posts).into_bytes()),
        Format::Rdf => ("application/rdf+xml", rdf(outlet, &posts).into_bytes()),
        Format::JsonFeed => ("application/feed+json", json_feed(outlet, &posts).into_bytes()),
        Format::NewsSitemap => ("application/xml", sitemap(outlet, &posts).into_bytes()),
        Format::Rss1251 => {
            let text = rss(outlet, &posts).replacen("UTF-8", "windows-1251", 1);
            // Letters that the charset lacks become numeric references, as its publishers' software does it.
            (
                "application/rss+xml; charset=windows-1251",
                encoding_rs::WINDOWS_1251.encode(&text).0.into_owned(),
            )
        }
        _ => ("application/rss+xml; charset=utf-8", rss(outlet, &posts).into_bytes()),
    }
}

fn rss(outlet: &Outlet, posts: &[Standing<'_>]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:yandex=\"http://news.yandex.ru\">\n<channel>\n",
    );
    add(
        &mut xml,
        format_args!(
            "<title>{}</title><link>http://{}/</link><ttl>15</ttl>\n",
            escape(&outlet.source.name),
            outlet.host()
        ),
    );
    for post in posts {
        let (title, text) = (escape(&headline(post.row, post.text)), escape(post.text));
        add(
            &mut xml,
            format_args!(
                "<item><guid isPermaLink=\"false\">{}</guid><title>{title}</title>",
                escape(&post.row.id)
            ),
        );
        add(
            &mut xml,
            format_args!("<link>{}</link><pubDate>{}</pubDate>", link(outlet, post), rfc822(post.row.at)),
        );
        if let Some(author) = &post.row.author {
            add(&mut xml, format_args!("<dc:creator>{}</dc:creator>", escape(author)));
        }
        match outlet.format {
            Format::RssContent => {
                let lead: String = post.text.chars().take(120).collect();
                let body = escape(post.text).replace('\n', "</p><p>");
                add(
                    &mut xml,
                    format_args!(
                        "<description>{}</description><content:encoded><![CDATA[<p>{body}</p>]]></content:encoded>",
                        escape(&lead)
                    ),
                );
            }
            Format::RssYandex => add(
                &mut xml,
                format_args!("<description>{title}</description><yandex:full-text>{text}</yandex:full-text>"),
            ),
            _ => add(&mut xml, format_args!("<description>{text}</description>")),
        }
        xml.push_str("</item>\n");
    }
    xml + "</channel></rss>\n"
}

fn atom(outlet: &Outlet, posts: &[Standing<'_>]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>http://{}/</id><title>{}</title>\n",
        outlet.host(),
        escape(&outlet.source.name)
    );
    for post in posts {
        let updated = post.edited_at.unwrap_or(post.row.at);
        add(
            &mut xml,
            format_args!(
                "<entry><id>{}</id><title>{}</title>",
                escape(&post.row.id),
                escape(&headline(post.row, post.text))
            ),
        );
        add(
            &mut xml,
            format_args!(
                "<link rel=\"alternate\" href=\"{}\"/><published>{}</published><updated>{updated}</updated>",
                link(outlet, post),
                post.row.at
            ),
        );
        if let Some(author) = &post.row.author {
            add(&mut xml, format_args!("<author><name>{}</name></author>", escape(author)));
        }
        add(&mut xml, format_args!("<content type=\"text\">{}</content></entry>\n", escape(post.text)));
    }
    xml + "</feed>\n"
}

fn rdf(outlet: &Outlet, posts: &[Standing<'_>]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel rdf:about=\"http://{0}/\"><title>{1}</title><link>http://{0}/</link></channel>\n",
        outlet.host(),
        escape(&outlet.source.name)
    );
    for post in posts {
        let link = link(outlet, post);
        let date = post.row.at.to_zoned(belgi_domain::period::zone()).strftime("%Y-%m-%dT%H:%M:%S%:z");
        add(
            &mut xml,
            format_args!(
                "<item rdf:about=\"{link}\"><title>{}</title><link>{link}</link><description>{}</description><dc:date>{date}</dc:date></item>\n",
                escape(&headline(post.row, post.text)),
                escape(post.text)
            ),
        );
    }
    xml + "</rdf:RDF>\n"
}

fn json_feed(outlet: &Outlet, posts: &[Standing<'_>]) -> String {
    let items: Vec<Value> = posts.iter().map(|post| json_item(outlet, post)).collect();
    let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": outlet.source.name, "home_page_url": format!("http://{}/", outlet.host()), "items": items});
    feed.to_string()
}

fn json_item(outlet: &Outlet, post: &Standing<'_>) -> Value {
    let mut item = Map::new();
    item.insert("id".into(), json!(post.row.id));
    item.insert("url".into(), json!(link(outlet, post)));
    item.insert("content_text".into(), json!(post.text));
    item.insert("date_published".into(), json!(post.row.at));
    if let Some(title) = &post.row.title {
        item.insert("title".into(), json!(title));
    }
    if let Some(author) = &post.row.author {
        item.insert("authors".into(), json!([{"name": author}]));
    }
    if let Some(edited) = post.edited_at {
        item.insert("date_modified".into(), json!(edited));
    }
    Value::Object(item)
}

fn sitemap(outlet: &Outlet, posts: &[Standing<'_>]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n",
    );
    for post in posts {
        add(
            &mut xml,
            format_args!(
                "<url><loc>{}</loc><news:news><news:publication><news:name>{}</news:name><news:language>{}</news:language></news:publication>",
                link(outlet, post),
                escape(&outlet.source.name),
                outlet.source.language.as_deref().unwrap_or("ru")
            ),
        );
        add(
            &mut xml,
            format_args!(
                "<news:publication_date>{}</news:publication_date><news:title>{}</news:title></news:news></url>\n",
                post.row.at,
                escape(&headline(post.row, post.text))
            ),
        );
    }
    xml + "</urlset>\n"
}

fn rfc822(at: Timestamp) -> String {
    at.to_zoned(belgi_domain::period::zone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// Writing to a string cannot fail.
fn add(text: &mut String, piece: std::fmt::Arguments<'_>) {
    let _infallible = text.write_fmt(piece);
}
