//! Made-up documents in the measure of real ones.

use std::fmt::Write;

const SENTENCES: &[&str] = &[
    "Коммунальные службы завершили ремонт магистрального трубопровода в девятнадцатом микрорайоне.",
    "Екібастұз қаласының 27-шағынауданында үшінші тәулік бойы жылу жоқ, тұрғындар әкімдікке хабарласты.",
    "По словам представителей акимата, подача горячей воды возобновится к вечеру пятницы.",
    "Қала әкімдігінің баспасөз қызметі жөндеу жұмыстары қараша айының соңына дейін аяқталады деп хабарлады.",
    "Жители жалуются на запах канализации в подвалах и на то, что диспетчерская не отвечает на звонки.",
    "Ранее сообщалось, что на перекрёстке Абая и Сейфуллина второй день не работает светофор.",
];

fn sentence(number: usize) -> &'static str {
    SENTENCES.get(number % SENTENCES.len()).copied().unwrap_or_default()
}

fn paragraphs(seed: usize, count: usize) -> String {
    let mut html = String::new();
    for number in 0..count {
        let first = seed + number * 3;
        _ = writeln!(
            html,
            "<p>{} <a href=\"/tag/{number}\">{}</a> &laquo;{}&raquo;</p>",
            sentence(first),
            sentence(first + 1),
            sentence(first + 2)
        );
    }
    html
}

/// An RSS feed; each entry bears so many paragraphs as escaped HTML, besides its teaser.
pub fn feed(entries: usize, body: usize) -> String {
    let mut feed = String::from(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Новости города</title><link>https://news.example/</link>\n",
    );
    for number in 0..entries {
        _ = write!(
            feed,
            "<item><title>{}</title><link>https://news.example/n/{number}?utm_source=rss</link>\
             <guid isPermaLink=\"false\">{number}</guid><pubDate>Sat, 21 Nov 2026 {:02}:{:02}:00 +0500</pubDate>\
             <dc:creator>Редакция</dc:creator><category>Город</category><description><![CDATA[{}]]></description>",
            sentence(number),
            number / 60 % 24,
            number % 60,
            sentence(number + 1)
        );
        if body > 0 {
            let html = paragraphs(number, body).replace('&', "&amp;").replace('<', "&lt;");
            _ = write!(feed, "<content:encoded>{html}</content:encoded>");
        }
        feed.push_str("</item>\n");
    }
    feed + "</channel></rss>"
}

/// A news sitemap.
pub fn sitemap(entries: usize) -> String {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n",
    );
    for number in 0..entries {
        _ = writeln!(
            map,
            "<url><loc>https://news.example/n/{number}</loc><news:news><news:publication><news:name>Новости</news:name>\
             <news:language>ru</news:language></news:publication>\
             <news:publication_date>2026-11-21T{:02}:{:02}:00+05:00</news:publication_date>\
             <news:title>{}</news:title></news:news></url>",
            number / 60 % 24,
            number % 60,
            sentence(number)
        );
    }
    map + "</urlset>"
}

/// A page of a news site: styles, scripts, menus, an article of 5 KB, and lists of other news up to the size.
pub fn page(bytes: usize) -> String {
    let mut page = format!(
        "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{title} | Новости города</title>\
         <meta property=\"og:title\" content=\"{title}\"><meta property=\"og:site_name\" content=\"Новости города\">\
         <meta property=\"article:published_time\" content=\"2026-11-21T09:00:00+05:00\">\
         <link rel=\"canonical\" href=\"/n/7\"><style>{style}</style>\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{title}\",\
         \"datePublished\":\"2026-11-21T09:00:00+05:00\"}}</script></head>\n<body><header><nav><ul>",
        title = sentence(0),
        style = ".news__item > a:hover { color: #c00; margin: 0 auto }\n".repeat(bytes / 600),
    );
    for number in 0..40 {
        _ = writeln!(
            page,
            "<li class=\"menu__item\"><a class=\"menu__link\" href=\"/rubric/{number}\">Рубрика {number}</a></li>"
        );
    }
    _ = writeln!(
        page,
        "</ul></nav></header><main><article class=\"article\"><h1>{}</h1><div class=\"article__date\">21 ноября 2026, 09:00</div>\
         <div class=\"article__body\">{}</div></article><aside><ul class=\"feed\">",
        sentence(0),
        paragraphs(1, 8)
    );
    let script =
        "<script>window.adv = window.adv || []; adv.push({id: 7, place: \"feed\"});</script>".repeat(6);
    let mut number = 0;
    while page.len() < bytes {
        _ = writeln!(
            page,
            "<li class=\"news news__item\" data-id=\"{number}\"><div class=\"news__wrap\"><a class=\"news__link\" href=\"/n/{number}\">\
             <img class=\"news__image\" src=\"/i/{number}.webp\" srcset=\"/i/{number}@2x.webp 2x\" alt=\"\" loading=\"lazy\" width=\"320\" height=\"180\">\
             <h3 class=\"news__title\">{}</h3></a><div class=\"news__meta\"><time class=\"news__time\" datetime=\"2026-11-21T09:00:00+05:00\">09:00</time>\
             <span class=\"news__views\"><svg width=\"12\" height=\"12\"><path d=\"M6 0c3 0 5 3 5 3s-2 3-5 3-5-3-5-3 2-3 5-3z\"/></svg> {number}</span></div>{}</div></li>",
            sentence(number),
            if number % 4 == 0 { script.as_str() } else { "" },
        );
        number += 1;
    }
    page + "</ul></aside></main><footer>Все права защищены</footer></body></html>"
}

/// The text in windows-1251; Kazakh letters that it lacks become references.
pub fn windows_1251(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}
