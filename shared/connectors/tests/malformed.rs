//! Feeds as they are found in the wild, each damaged in its own way: what a person could read in them is read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use belgi_connectors::{Document, Parsed, Rules, parse, parse_auto};
use belgi_domain::SourceKind;

fn read(bytes: &[u8], content_type: Option<&str>) -> Parsed {
    let source = "wild".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let url = Some("https://wild.example/feeds/rss.xml");
    parse(SourceKind::Feed, &Document { bytes, url, content_type, source: &source, now }, &Rules::default())
}

/// One entry in the middle of a channel.
fn rss(item: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>C</title><link>https://wild.example/</link><item>{item}</item></channel></rss>"
    )
}

fn atom(entry: &str) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>C</title><entry><id>1</id>{entry}</entry></feed>"
    )
}

fn title(document: &str) -> String {
    let parsed = read(document.as_bytes(), None);
    parsed.posts.first().and_then(|post| post.title.clone()).unwrap_or_default()
}

fn body(document: &str) -> String {
    read(document.as_bytes(), None).posts.first().map(|post| post.text.clone()).unwrap_or_default()
}

#[test]
fn titles_survive_their_markup() {
    let cases = [
        (rss("<title>Вода &amp; свет</title>"), "Вода & свет"),
        (rss("<title>Вода & свет</title>"), "Вода & свет"),
        (rss("<title>AT&T &nbsp;&laquo;Тариф&raquo;</title>"), "AT&T «Тариф»"),
        (rss("<title>&amp;laquo;Су&amp;raquo; &amp;#1179;</title>"), "«Су» қ"),
        (rss("<title>5 < 6 и 7 > 3</title>"), "5 < 6 и 7 > 3"),
        (rss("<title><![CDATA[<b>Жылу</b> жоқ]]></title>"), "Жылу жоқ"),
        (rss("<title><![CDATA[Жылу ]]><![CDATA[жоқ]]></title>"), "Жылу жоқ"),
        (rss("<title><b>Жылу</b> жоқ</title>"), "Жылу жоқ"),
        (rss("<title>&lt;b&gt;Жылу&lt;/b&gt; жоқ</title>"), "Жылу жоқ"),
        (rss("<title>Жылу\u{1}\u{8} жоқ</title>"), "Жылу жоқ"),
        (rss("<title>&#1171;ылым &#x49B;ала</title>"), "ғылым қала"),
        (rss("<title>&#0; &#8; конец</title>"), "конец"),
        (rss("<TITLE>Свет</TITLE>"), "Свет"),
        (rss("<title>Свет<link>https://wild.example/1</link>"), "Свет"),
        (rss("<dc:title>Свет</dc:title>"), "Свет"),
        (rss("<media:title>Иллюстрация</media:title><title>Свет</title>"), "Свет"),
        (atom("<title type=\"html\">&lt;i&gt;Су&lt;/i&gt; жоқ</title>"), "Су жоқ"),
        (atom("<title type=\"text\">2 &lt; 3</title>"), "2 < 3"),
        (atom("<title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Су <em>жоқ</em></div></title>"), "Су жоқ"),
        (atom("<title mode=\"base64\" type=\"text/html\">0KHRgyDQttC+0pk=</title>"), "Су жоҙ"),
        (atom("<title mode=\"escaped\">Су &amp;amp; жылу</title>"), "Су & жылу"),
        (format!("<?php warning ?>\n\n{}", rss("<title>Свет</title>")), "Свет"),
        (format!("<br />\n<b>Warning</b>: mysql in <b>/var/www</b><br />\n{}", rss("<title>Свет</title>")), "Свет"),
        ("<!DOCTYPE rss [<!ENTITY x \"y\"><!ENTITY lol \"&x;&x;\">]><rss><channel><item><title>Свет &lol;</title></item></channel></rss>".to_owned(), "Свет &lol;"),
        ("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>Су</a:title></a:entry></a:feed>".to_owned(), "Су"),
        ("<rss><channel><item><title>Свет</title>".to_owned(), "Свет"),
        ("<rss><channel><item><title>Свет".to_owned(), "Свет"),
        ("<rdf:RDF xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><item><title>Свет</title><link>http://a.example/</link></item></rdf:RDF>".to_owned(), "Свет"),
        ("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><title>Су</title></entry></feed>".to_owned(), "Су"),
        ("<channel><item><title>Свет</title></item></channel>".to_owned(), "Свет"),
        ("<!-- a comment -- with dashes --><rss><channel><item><title>Свет</title></item></channel></rss>".to_owned(), "Свет"),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expect)| (text, expect, title(text)))
        .filter(|(_, expect, found)| found != *expect)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn bodies_survive_their_markup() {
    let cases = [
        (rss("<title>T</title><description>Су &lt;p&gt;жоқ&lt;/p&gt;</description>"), "Су\nжоқ"),
        (rss("<title>T</title><description><p>Су</p><p>жоқ</p></description>"), "Су\nжоқ"),
        (
            rss(
                "<title>T</title><content:encoded><![CDATA[<p>Толық</p>]]></content:encoded><description>Қысқа</description>",
            ),
            "Толық",
        ),
        (
            rss(
                "<title>T</title><description>Қысқа</description><yandex:full-text>Толық мәтін</yandex:full-text>",
            ),
            "Толық мәтін",
        ),
        (
            rss(
                "<title>T</title><turbo:content><![CDATA[<header><h1>T</h1></header><p>Толық</p>]]></turbo:content>",
            ),
            "Толық",
        ),
        (
            rss(
                "<title>T</title><description><![CDATA[<script>alert('x')</script>Су<style>p{}</style> жоқ]]></description>",
            ),
            "Су жоқ",
        ),
        (rss("<title>T</title><description>&amp;lt;p&amp;gt;Су&amp;lt;/p&amp;gt;</description>"), "Су"),
        (
            rss(
                "<title>T</title><xhtml:body xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"><xhtml:p>Су</xhtml:p></xhtml:body>",
            ),
            "Су",
        ),
        (rss("<title>T</title><body xmlns=\"http://www.w3.org/1999/xhtml\"><p>Су</p></body>"), "Су"),
        (
            atom("<title>T</title><content type=\"text/html\" mode=\"base64\">PHA+0KHRgzwvcD4=</content>"),
            "Су",
        ),
        (
            atom(
                "<title>T</title><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Су</p><p>жоқ</p></div></content>",
            ),
            "Су\nжоқ",
        ),
        (
            atom(
                "<title>T</title><content type=\"html\">&lt;p&gt;Су &amp;amp; жылу&lt;/p&gt;</content><summary>Қысқа</summary>",
            ),
            "Су & жылу",
        ),
        (
            atom(
                "<title>T</title><content type=\"image/png\">iVBORw0KGgo=</content><summary>Сурет</summary>",
            ),
            "Сурет",
        ),
        (
            atom("<title>T</title><content src=\"https://wild.example/1.html\"/><summary>Қысқа</summary>"),
            "Қысқа",
        ),
        (atom("<title>T</title><summary type=\"text\">1 &lt; 2</summary>"), "1 < 2"),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expect)| (text, expect, body(text)))
        .filter(|(_, expect, found)| found != *expect)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn addresses_are_found_and_made_whole() {
    let cases = [
        (rss("<title>T</title><link>/n/1</link>"), "https://wild.example/n/1"),
        (rss("<title>T</title><link> \n https://wild.example/n/1?a=1&amp;b=2 \n</link>"), "https://wild.example/n/1?a=1&b=2"),
        (rss("<title>T</title><link>https://wild.example/n/1?a=1&b=2</link>"), "https://wild.example/n/1?a=1&b=2"),
        (rss("<title>T</title><link><![CDATA[https://wild.example/n/1]]></link>"), "https://wild.example/n/1"),
        (rss("<title>T</title><link href=\"https://wild.example/n/1\"/>"), "https://wild.example/n/1"),
        (rss("<title>T</title><link/><guid>https://wild.example/n/1</guid>"), "https://wild.example/n/1"),
        (rss("<title>T</title><guid isPermaLink=\"false\">https://wild.example/n/1</guid>"), ""),
        (rss("<title>T</title><guid>17</guid>"), ""),
        (rss("<title>T</title><atom:link rel=\"self\" href=\"https://wild.example/self\"/><link>https://wild.example/n/1</link>"), "https://wild.example/n/1"),
        (rss("<title>T</title><link>//wild.example/n/1</link>"), "https://wild.example/n/1"),
        (rss("<title>T</title><link>javascript:alert(1)</link>"), ""),
        (rss("<title>T</title><feedburner:origLink>https://wild.example/n/1</feedburner:origLink><link>https://feeds.example/~r/1</link>"), "https://feeds.example/~r/1"),
        (atom("<title>T</title><link rel=\"edit\" href=\"/e/1\"/><link rel=\"alternate\" href=\"/n/1\"/>"), "https://wild.example/n/1"),
        (atom("<title>T</title><link href='/n/1'></link>"), "https://wild.example/n/1"),
        (atom("<title>T</title><link rel=\"http://www.iana.org/assignments/relation/alternate\" href=\"/n/1\"/>"), "https://wild.example/n/1"),
        ("<feed xml:base=\"https://base.example/a/\"><entry xml:base=\"b/\"><title>T</title><link href=\"1\"/></entry></feed>".to_owned(), "https://base.example/a/b/1"),
        ("<rdf:RDF><item rdf:about=\"https://wild.example/n/1\"><title>T</title></item></rdf:RDF>".to_owned(), "https://wild.example/n/1"),
    ];
    let link = |text: &str| {
        read(text.as_bytes(), None).posts.first().and_then(|post| post.url.clone()).unwrap_or_default()
    };
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expect)| (text, expect, link(text)))
        .filter(|(_, expect, found)| found != *expect)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn dates_are_read_in_every_spelling_met() {
    let utc = "2026-01-04T16:29:06Z";
    let cases = [
        ("Sun, 04 Jan 2026 16:29:06 GMT", utc),
        ("Sun, 4 Jan 2026 16:29:06 +0000", utc),
        ("Sun, 04 Jan 26 16:29:06 UT", utc),
        ("04 Jan 2026 16:29:06 Z", utc),
        ("Sun,04 Jan 2026 21:29:06 +0500", utc),
        ("Sun, 04 Jan 2026 21:29:06 +05:00", utc),
        ("Sun, 04 Jan 2026 21:29:06 GMT+5", utc),
        ("Sun, 04 Jan 2026 11:29:06 EST", utc),
        ("Sunday, 04-Jan-26 16:29:06 GMT", utc),
        ("Sun Jan  4 16:29:06 2026", "2026-01-04T11:29:06Z"),
        ("Sun Jan 04 16:29:06 GMT 2026", utc),
        ("Sun, 04 January 2026 16:29:06 GMT", utc),
        ("Sun, 04 Jan 2026 4:29:06 PM GMT", utc),
        ("Sun, 04 Sept 2022 16:29:06 GMT", "2022-09-04T16:29:06Z"),
        ("Вс, 04 янв 2026 21:29:06 +0500", utc),
        ("2026-01-04T16:29:06Z", utc),
        ("2026-01-04T21:29:06+05:00", utc),
        ("2026-01-04T21:29:06+0500", utc),
        ("2026-01-04T16:29:06.123Z", "2026-01-04T16:29:06.123Z"),
        ("2026-01-04 21:29:06", utc),
        ("2026-01-04 16:29:06 UTC", utc),
        ("20260104T162906Z", utc),
        ("2026-01-04T16:29Z", "2026-01-04T16:29:00Z"),
        ("2026-01-04", "2026-01-03T19:00:00Z"),
        ("04.01.2026 21:29:06", utc),
        ("04.01.2026, 21:29", "2026-01-04T16:29:00Z"),
        ("4 января 2026, 21:29", "2026-01-04T16:29:00Z"),
        ("4 қаңтар 2026 21:29", "2026-01-04T16:29:00Z"),
        ("2026 жылғы 4 қаңтар, 21:29", "2026-01-04T16:29:00Z"),
        ("2026/01/04 21:29:06", utc),
        ("1767544146", utc),
        ("1767544146000", utc),
        ("", ""),
        ("some day", ""),
        ("0000-00-00 00:00:00", ""),
        ("Thu, 01 Jan 1970 00:00:00 GMT", ""),
        ("Sun, 04 Jan 2099 16:29:06 GMT", ""),
    ];
    let date = |text: &str| {
        let document = rss(&format!("<title>T</title><pubDate>{text}</pubDate>"));
        read(document.as_bytes(), None).posts[0].published_at.map(|at| at.to_string()).unwrap_or_default()
    };
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expect)| (text, expect, date(text)))
        .filter(|(_, expect, found)| found != *expect)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn charsets_are_told_by_their_bytes() {
    let text = |declared: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{declared}\"?>{}",
            rss("<title>Вода уходит в подвал</title>")
        )
    };
    let encode = |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
    let utf16 = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let utf32 = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let chars = mark.then_some('\u{feff}').into_iter().chain(text.chars());
        chars
            .flat_map(|c| if big { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() })
            .collect()
    };
    let cases: Vec<(&str, Vec<u8>, Option<&str>)> = vec![
        ("utf-8", text("utf-8").into_bytes(), None),
        ("utf-8 with a mark", format!("\u{feff}{}", text("utf-8")).into_bytes(), None),
        (
            "utf-8 called windows-1251",
            text("windows-1251").into_bytes(),
            Some("text/xml; charset=windows-1251"),
        ),
        ("windows-1251", encode(encoding_rs::WINDOWS_1251, &text("windows-1251")), None),
        (
            "windows-1251 by header",
            encode(encoding_rs::WINDOWS_1251, &rss("<title>Вода уходит в подвал</title>")),
            Some("text/xml; charset=windows-1251"),
        ),
        (
            "windows-1251 called utf-8",
            encode(encoding_rs::WINDOWS_1251, &text("utf-8")),
            Some("text/xml; charset=utf-8"),
        ),
        (
            "windows-1251 called by nobody",
            encode(encoding_rs::WINDOWS_1251, &rss("<title>Вода уходит в подвал</title>")),
            None,
        ),
        ("koi8-r", encode(encoding_rs::KOI8_R, &text("koi8-r")), None),
        ("cp866", encode(encoding_rs::IBM866, &text("cp866")), None),
        ("iso-8859-5", encode(encoding_rs::ISO_8859_5, &text("iso-8859-5")), None),
        ("x-mac-cyrillic", encode(encoding_rs::X_MAC_CYRILLIC, &text("x-mac-cyrillic")), None),
        ("utf-16le with a mark", utf16(&text("utf-16"), false, true), None),
        ("utf-16be with a mark", utf16(&text("utf-16"), true, true), None),
        ("utf-16le", utf16(&text("utf-16"), false, false), None),
        ("utf-16be", utf16(&text("utf-16"), true, false), None),
        ("utf-32le with a mark", utf32(&text("utf-32"), false, true), None),
        ("utf-32be with a mark", utf32(&text("utf-32"), true, true), None),
        ("utf-32le", utf32(&text("utf-32"), false, false), None),
        ("utf-32be", utf32(&text("utf-32"), true, false), None),
    ];
    let found = |bytes: &[u8], content_type| {
        read(bytes, content_type).posts.first().and_then(|post| post.title.clone()).unwrap_or_default()
    };
    let wrong: Vec<_> = cases
        .iter()
        .map(|(name, bytes, content_type)| (name, found(bytes, *content_type)))
        .filter(|(_, title)| title != "Вода уходит в подвал")
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_dialect_is_recognised_without_being_told() {
    let cases = [
        rss("<title>T</title>"),
        atom("<title>T</title>"),
        "<rss version=\"0.91\"><channel><item><title>T</title></item></channel></rss>".to_owned(),
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://channel.netscape.com/rdf/simple/0.9/\"><channel/><item><title>T</title></item></rdf:RDF>".to_owned(),
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><title>T</title></entry></feed>".to_owned(),
        "<CHANNEL HREF=\"https://wild.example/\"><ITEM HREF=\"https://wild.example/1\"><TITLE>T</TITLE></ITEM></CHANNEL>".to_owned(),
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"title\":\"T\"}]}".to_owned(),
        "\u{feff}\n\n<?xml version=\"1.0\"?><!-- made by hand --><?xml-stylesheet href=\"a.xsl\"?><rss><channel><item><title>T</title></item></channel></rss>".to_owned(),
    ];
    let source = "wild".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    for text in cases {
        let document =
            Document { bytes: text.as_bytes(), url: None, content_type: None, source: &source, now };
        let parsed = parse_auto(&document);
        let titles: Vec<_> = parsed.posts.iter().map(|post| post.title.as_deref()).collect();
        assert_eq!(titles, [Some("T")], "{text}: {:?}", parsed.problems);
    }
}
