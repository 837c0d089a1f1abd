use super::*;
use crate::Hints;
use belgi_domain::Post;

fn read(bytes: &[u8]) -> Parsed {
    let source = "city-news".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    parse(&Document {
        bytes,
        url: Some("https://news.example/rss"),
        content_type: None,
        source: &source,
        now,
    })
}

/// Address, headline, words, moment and language of a post.
fn shown(post: &Post) -> [String; 5] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let at = post.published_at.map(|at| at.to_string()).unwrap_or_default();
    [text(&post.url), text(&post.title), post.text.clone(), at, text(&post.language_hint)]
}

#[track_caller]
fn check(bytes: &[u8], expect: &[[&str; 5]], problems: usize) -> Parsed {
    let parsed = read(bytes);
    assert_eq!(parsed.posts.iter().map(shown).collect::<Vec<_>>(), expect);
    assert_eq!(parsed.problems.len(), problems, "{:?}", parsed.problems);
    assert!(!format!("{parsed:?}").contains("Авторов"));
    parsed
}

#[test]
fn the_quirks_of_newsrooms() {
    let parsed = check(
        include_bytes!("../../fixtures/feed/quirks.xml"),
        &[
            [
                "https://news.example/n/1?utm_source=rss",
                "Су \"құбыры\" жарылды — акимат",
                "Толық мәтін",
                "2026-11-20T04:00:00Z",
                "kk",
            ],
            [
                "https://news.example/n/2",
                "Отключат воду",
                "Завтра с 9 часов.\nРайон Абая & Сатпаева.",
                "2026-11-20T04:00:00Z",
                "kk",
            ],
            ["", "Без даты и адреса", "Текст есть\nвот он", "", "kk"],
        ],
        1,
    );
    assert_eq!(
        parsed.hints,
        Hints { ttl_minutes: Some(45), hub: Some("https://hub.example/".into()), ..Hints::default() }
    );
    assert!(parsed.posts[0].author.is_some());
}

#[test]
fn atom_with_a_prefix_and_a_base() {
    let parsed = check(
        include_bytes!("../../fixtures/feed/atom.xml"),
        &[
            [
                "https://city.example/blog/1.html",
                "Цена < 100 & выше",
                "Раз\n5 < 6",
                "2026-11-20T04:00:00Z",
                "ru",
            ],
            ["https://city.example/2", "Жаңалық", "", "2026-11-21T09:00:00Z", "kk"],
        ],
        0,
    );
    assert!(parsed.posts[0].edited_at.is_some() && parsed.posts[1].edited_at.is_none());
}

#[test]
fn older_and_other_formats() {
    let rdf = include_bytes!("../../fixtures/feed/rdf.xml");
    let parsed = check(
        rdf,
        &[["https://old.example/1", "Яма на дороге", "Третий год", "2026-11-20T04:00:00Z", ""]],
        0,
    );
    assert_eq!(parsed.hints.ttl_minutes, Some(30));
    let cdf = include_bytes!("../../fixtures/feed/channel.cdf");
    check(cdf, &[["https://old.example/cdf/1", "Жолда шұңқыр", "Үшінші жыл", "2026-11-20T04:00:00Z", ""]], 0);
    let json = include_bytes!("../../fixtures/feed/feed.json");
    let items = [
        ["https://city.example/7", "Су & жарық", "Бір\nЕкі", "2026-11-20T04:00:00Z", "kk"],
        ["https://other.example/8", "", "Мәтін\nекі жол", "", "kk"],
    ];
    assert_eq!(check(json, &items, 1).hints.hub.as_deref(), Some("https://hub.example/"));
    // Cut off inside the last item, the whole ones are still read.
    let posts = read(&json[..json.len() - 20]).posts;
    assert_eq!(
        posts.iter().map(|post| post.text.as_str()).collect::<Vec<_>>(),
        ["Бір\nЕкі", "Мәтін\nекі жол"]
    );
}

#[test]
fn every_charset_gives_the_same_posts() {
    let utf_8 = "<rss version='2.0'><channel><item><title>Прорыв трубы</title><link>https://n.example/1</link></item></channel></rss>";
    let wide = |to: fn(u16) -> [u8; 2]| utf_8.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(utf_8);
    let marked = [b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat();
    for bytes in [utf_8.as_bytes(), &cyrillic, &marked, &wide(u16::to_be_bytes)] {
        check(bytes, &[["https://n.example/1", "Прорыв трубы", "", "", ""]], 0);
    }
}

#[test]
fn a_cut_feed_keeps_what_was_visible() {
    let cut = "<rss><channel><item><title>Бір</title><link>/1</link></item><item><title>Екі</title><descr";
    check(cut.as_bytes(), &[["https://news.example/1", "Бір", "", "", ""], ["", "Екі", "", "", ""]], 1);
    let unclosed =
        "<rss><channel><item><title>Бір<link>/1</link></item><item><title>Екі</title></item></channel></rss>";
    assert_eq!(read(unclosed.as_bytes()).posts.len(), 2);
}

#[test]
fn related_links_are_not_the_entry() {
    let item = "<title>Бір</title><link>https://n.example/1</link><yandex:related><link url='https://n.example/2'>Тағы</link></yandex:related>\
        <link url='x'>Читайте ещё</link><rambler:fulltext>Мәтін</rambler:fulltext>";
    let feed = format!("<rss><channel><item>{item}</item></channel></rss>");
    check(feed.as_bytes(), &[["https://n.example/1", "Бір", "Мәтін", "", ""]], 0);
}

#[test]
fn no_entity_is_ever_expanded() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss><channel><item><title>x &b;</title></item></channel></rss>";
    check(bomb.as_bytes(), &[["", "x &b;", "", "", ""]], 0);
}

#[test]
fn what_is_no_feed_is_named() {
    for (text, found) in [
        ("<!DOCTYPE html><html><head><title>404</title></head></html>", "an HTML page"),
        ("<note><to>x</to></note>", "a document of <note>"),
        ("Доступ запрещён", "text without a tag"),
        ("", "an empty document"),
        ("{\"error\":1}", "another JSON document"),
    ] {
        let problem = read(text.as_bytes()).problems.remove(0);
        assert_eq!(problem.fault, Fault::NotAFeed, "{text}");
        assert!(problem.message.ends_with(found), "{}", problem.message);
    }
    check(b"<rss version='2.0'><channel><title>x</title></channel></rss>", &[], 0);
}
