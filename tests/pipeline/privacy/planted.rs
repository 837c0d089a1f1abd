//! Documents of every kind with the same marked persons in them.

use std::io::Cursor;

/// A resident's words with everything that must not survive.
const WORDS: &str = "Менің атым Жұлдызтаева Қарлығаш Қайсарқызы, Нұрсат шағынауданы 12 үй, 77 пәтер, телефонымыз +7 701 555 66 77. \
Жылу жоқ! Сосед Тюльпанов Евграф Модестович из кв. 772 тоже мёрзнет, его номер 8 (701) 555-66-78, почта evgraf.tulip@mail.example, \
ИИН 991231500016, карта 4111 1111 1111 1111, машина 777 ZZZ 13, инстаграм @tulip_evgraf_77. С уважением, Тюльпанов Е.М.";

/// What must be found nowhere, in any spelling of the above.
pub const MARKS: &[&str] = &[
    "Жұлдызтаев",
    "Қайсарқызы",
    "Тюльпанов",
    "Евграф",
    "Модестович",
    "7015556677",
    "701 555 66 77",
    "555-66-78",
    "5556678",
    "evgraf.tulip",
    "991231500016",
    "4111111111111111",
    "4111 1111 1111 1111",
    "777 ZZZ 13",
    "777ZZZ13",
    "tulip_evgraf_77",
    "77 пәтер",
    "кв. 772",
    "author-mark",
    "888777666",
];

pub fn rss() -> String {
    format!(
        r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Х</title><link>http://feed.example/</link>
        <item><guid>f1</guid><title>Тұрғын Жұлдызтаева Қарлығаш Қайсарқызы: жылу жоқ</title><link>http://feed.example/1?author=author-mark</link>
        <dc:creator>author-mark Тюльпанов Евграф</dc:creator><author>evgraf.tulip@mail.example (Тюльпанов)</author>
        <pubDate>Fri, 20 Nov 2026 10:00:00 +0500</pubDate><description>{WORDS}</description></item></channel></rss>"#
    )
}

pub fn atom() -> String {
    format!(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>Ф</title><entry><id>a1</id><title>Жылу</title>
        <author><name>author-mark Тюльпанов Евграф</name><email>evgraf.tulip@mail.example</email></author>
        <published>2026-11-20T05:00:00Z</published><updated>2026-11-20T05:00:00Z</updated><content>{WORDS}</content></entry></feed>"#
    )
}

pub fn json_feed() -> String {
    serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Ф", "items": [{"id": "j1", "content_text": WORDS,
        "date_published": "2026-11-20T10:00:00+05:00", "authors": [{"name": "author-mark", "url": "http://x.example/author-mark"}]}]})
    .to_string()
}

pub fn sitemap() -> String {
    r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>http://sitemap.example/n/1</loc><news:news><news:publication><news:name>N</news:name><news:language>kk</news:language>
    </news:publication><news:publication_date>2026-11-20T10:00:00+05:00</news:publication_date><news:title>Жылу жоқ</news:title></news:news></url></urlset>"#
        .to_owned()
}

pub fn article() -> String {
    let body = WORDS.replace('\n', " ");
    format!(
        "<html><head><title>Жылу жоқ</title><meta name=\"author\" content=\"author-mark\"></head><body><article><h1>Жылу жоқ</h1>\
         <p>{body}</p><p>{body}</p><p class=\"byline\">Автор: Тюльпанов Евграф</p></article></body></html>"
    )
}

pub fn telegram() -> String {
    format!(
        r#"<section class="tgme_channel_history js-message_history"><div class="tgme_widget_message_wrap js-widget_message_wrap">
        <div class="tgme_widget_message js-widget_message" data-post="marked/7"><div class="tgme_widget_message_forwarded_from">Forwarded from
        <span class="tgme_widget_message_forwarded_from_name">author-mark Тюльпанов</span></div>
        <div class="tgme_widget_message_text js-message_text">{WORDS}</div><div class="tgme_widget_message_footer">
        <span class="tgme_widget_message_from_author">author-mark</span><a class="tgme_widget_message_date" href="https://t.me/marked/7">
        <time datetime="2026-11-20T05:00:00+00:00" class="time">05:00</time></a></div></div></div></section>"#
    )
}

pub fn vk_wall() -> String {
    serde_json::json!({"response": {"count": 1, "items": [{"id": 10, "owner_id": -5, "from_id": 888_777_666, "signer_id": 888_777_666,
        "date": 1_795_150_800, "post_type": "post", "text": format!("[id888777666|Тюльпанов Евграф] {WORDS}"), "comments": {"count": 1},
        "likes": {"count": 1}}], "profiles": [{"id": 888_777_666, "first_name": "Евграф", "last_name": "Тюльпанов"}], "groups": []}})
    .to_string()
}

pub fn vk_comments() -> String {
    serde_json::json!({"response": {"count": 1, "items": [{"id": 11, "from_id": 888_777_666, "date": 1_795_151_800, "text": WORDS,
        "post_id": 10, "owner_id": -5, "reply_to_user": 888_777_666, "thread": {"count": 0, "items": []}}]}})
    .to_string()
}

pub fn youtube() -> String {
    serde_json::json!({"kind": "youtube#commentThreadListResponse", "items": [{"id": "y1", "snippet": {"videoId": "v", "totalReplyCount": 0,
        "topLevelComment": {"id": "y1", "snippet": {"videoId": "v", "textDisplay": WORDS, "textOriginal": WORDS,
        "authorDisplayName": "author-mark", "authorChannelUrl": "http://youtube.example/@author-mark", "authorChannelId": {"value": "UC-author-mark"},
        "likeCount": 1, "publishedAt": "2026-11-20T05:00:00Z", "updatedAt": "2026-11-20T05:00:00Z"}}}}]})
    .to_string()
}

pub fn csv() -> String {
    format!(
        "Номер обращения;Дата создания;ФИО заявителя;Телефон;ИИН;Обращение\n1;20.11.2026 10:00;Тюльпанов Евграф author-mark;87015556677;991231500016;\"{WORDS}\"\n"
    )
}

/// One appeal a line.
pub fn jsonl() -> String {
    let appeal = serde_json::json!({"id": "l1", "date": "2026-11-20T10:00:00+05:00", "author": "author-mark", "phone": "87015556677",
        "text": WORDS});
    format!("{appeal}\n")
}

/// The service desk's export as a workbook.
pub fn xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Номер обращения", "Дата создания", "ФИО заявителя", "Телефон", "Обращение"],
        ["x1", "20.11.2026 10:00", "Тюльпанов Евграф author-mark", "87015556677", WORDS],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A listing page whose items are read by selectors.
pub fn listing() -> String {
    let words = WORDS.replace('\n', " ");
    format!(
        "<html><body><div class=\"item\"><a class=\"title\" href=\"/t/1\">Жылу жоқ</a><time datetime=\"2026-11-20T10:00:00+05:00\"></time>\
         <span class=\"by\">author-mark</span><div class=\"text\">{words}</div></div></body></html>"
    )
}

pub fn instagram() -> String {
    serde_json::json!({"business_discovery": {"username": "city", "media": {"data": [{"id": "i1", "caption": WORDS,
        "permalink": "http://instagram.example/p/1", "timestamp": "2026-11-20T05:00:00+0000", "from": {"id": "888777666", "username": "author-mark"},
        "comments": {"data": [{"id": "i2", "text": WORDS, "username": "author-mark", "timestamp": "2026-11-20T06:00:00+0000",
        "from": {"id": "888777666", "username": "author-mark"}}]}}]}}})
    .to_string()
}

pub fn facebook() -> String {
    serde_json::json!({"data": [{"id": "5_1", "message": WORDS, "created_time": "2026-11-20T05:00:00+0000",
        "permalink_url": "http://facebook.example/5/posts/1", "from": {"id": "888777666", "name": "author-mark"},
        "comments": {"data": [{"id": "5_2", "message": WORDS, "created_time": "2026-11-20T06:00:00+0000",
        "from": {"id": "888777666", "name": "Тюльпанов Евграф"}}]}}]})
    .to_string()
}

pub fn ok() -> String {
    serde_json::json!({"comments": [{"id": "o1", "text": WORDS, "date": "2026-11-20 08:00:00", "author_id": "888777666",
        "author_name": "Тюльпанов Евграф", "like_count": 1}]})
    .to_string()
}

/// The parts of a workbook, unpacked; a mark in a packed part would not be seen.
pub fn parts(workbook: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut part, &mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}
