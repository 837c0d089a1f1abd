//! What reading costs: `cargo bench -p belgi-connectors`. Documents are made up to the measure of what news sites send:
//! feeds with whole articles, pages of 300 KB of which 5 KB are the article, sitemaps of a thousand addresses.
//! `MB/s` is on one core, from the bytes as they came to posts.

mod documents;

use belgi_connectors::{Document, Rules, article, charset, parse};
use belgi_domain::SourceKind;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use jiff::Timestamp;

fn main() {
    divan::main();
}

/// Reads `bytes` as a source of `kind`, over and over.
fn read(bencher: Bencher<'_, '_>, kind: SourceKind, bytes: &[u8], rules: &Rules) {
    let Ok(source) = "city-news".parse() else { return };
    let now = Timestamp::from_second(1_795_000_000).unwrap_or_default();
    let url = Some("https://news.example/");
    let document = Document { bytes, url, content_type: None, source: &source, now };
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| parse(kind, black_box(&document), rules));
}

/// Entries with the whole article as escaped HTML.
#[divan::bench(args = [20, 200])]
fn feed_of_articles(bencher: Bencher<'_, '_>, entries: usize) {
    read(bencher, SourceKind::Feed, documents::feed(entries, 6).as_bytes(), &Rules::default());
}

/// Entries of a headline and a sentence.
#[divan::bench]
fn feed_of_teasers(bencher: Bencher<'_, '_>) {
    read(bencher, SourceKind::Feed, documents::feed(200, 0).as_bytes(), &Rules::default());
}

/// A feed in windows-1251.
#[divan::bench]
fn feed_in_windows_1251(bencher: Bencher<'_, '_>) {
    let bytes = documents::windows_1251(&documents::feed(200, 6));
    read(bencher, SourceKind::Feed, &bytes, &Rules::default());
}

#[divan::bench]
fn news_sitemap(bencher: Bencher<'_, '_>) {
    read(bencher, SourceKind::Sitemap, documents::sitemap(1_000).as_bytes(), &Rules::default());
}

#[divan::bench]
fn listing(bencher: Bencher<'_, '_>) {
    let roles = [("item", "li.news"), ("title", "h3"), ("link", "a"), ("date", "time")];
    let selectors = roles.map(|(role, selector)| (role.to_owned(), selector.to_owned())).into();
    let rules = Rules { selectors, ..Rules::default() };
    read(bencher, SourceKind::Page, documents::page(300 << 10).as_bytes(), &rules);
}

/// The article of a page, of so many KB.
#[divan::bench(args = [60, 300, 1_000])]
fn article_of_page(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let page = documents::page(kilobytes << 10);
    let bench = bencher.counter(BytesCount::of_str(&page));
    bench.bench(|| article::extract(black_box(page.as_bytes()), Some("https://news.example/n/7"), None));
}

#[divan::bench(args = ["utf-8", "windows-1251", "windows-1251 unclaimed", "utf-16"])]
fn charset_of_page(bencher: Bencher<'_, '_>, name: &str) {
    let page = documents::page(300 << 10);
    let bytes = match name {
        "utf-8" => page.into_bytes(),
        "utf-16" => std::iter::once(0xfeff).chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        _ => documents::windows_1251(&page),
    };
    let header = (name == "windows-1251").then_some("text/html; charset=windows-1251");
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| charset::decode(black_box(&bytes), header).text.len());
}
