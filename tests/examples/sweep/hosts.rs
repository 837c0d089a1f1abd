//! The hosts: every name answers, and one in [`FAILING`] in a way of its own.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use std::sync::atomic::{AtomicU32, Ordering};

/// How often the hosts answered 304.
pub static UNCHANGED: AtomicU32 = AtomicU32::new(0);
/// One source in so many fails.
pub const FAILING: usize = 20;
/// The posts of a feed.
const POSTS: usize = 20;

/// The ways of failing, taken in turn.
const FAULTS: [&str; 16] = [
    "gone",
    "missing",
    "refused",
    "broken",
    "busy",
    "throttled",
    "page",
    "cut",
    "empty",
    "huge",
    "silent",
    "stalled",
    "robots",
    "circle",
    "packed",
    "nowhere",
];

/// Answers for all hosts.
pub async fn answer(uri: Uri, headers: HeaderMap) -> Response<Body> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let number: usize =
        host.trim_start_matches('s').split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let fault =
        FAULTS.iter().cycle().nth(number / FAILING % FAULTS.len()).filter(|_| number % FAILING == 7).copied();
    if uri.path() == "/robots.txt" {
        return match fault {
            Some("robots") => reply(200, "User-agent: *\nDisallow: /\n"),
            _ => reply(404, ""),
        };
    }
    match fault {
        Some(fault) => fail(fault).await,
        None => {
            let etag = format!("\"{number}\"");
            let same =
                headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes());
            UNCHANGED.fetch_add(u32::from(same), Ordering::Relaxed);
            let answer = if same { reply(304, "") } else { reply(200, feed(number)) };
            with(answer, header::ETAG, &etag)
        }
    }
}

async fn fail(fault: &str) -> Response<Body> {
    let endless = || Body::from_stream(futures::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    match fault {
        "gone" => reply(410, ""),
        "missing" => reply(404, ""),
        "refused" => reply(403, ""),
        "broken" => reply(500, ""),
        "busy" => with(reply(503, ""), header::RETRY_AFTER, "3600"),
        "throttled" => with(reply(429, ""), header::RETRY_AFTER, "7200"),
        "page" => reply(200, "<!doctype html><html><title>Главная</title><p>Сайт обновляется</p></html>"),
        "cut" => reply(200, "<rss><channel><item><title>Обор"),
        "huge" => reply(200, vec![b' '; 2 << 20]),
        "silent" => std::future::pending().await,
        "stalled" => reply(200, endless()),
        "circle" => with(reply(302, ""), header::LOCATION, "/feed"),
        "packed" => with(reply(200, "this is no gzip"), header::CONTENT_ENCODING, "gzip"),
        "nowhere" => with(reply(302, ""), header::LOCATION, "http://169.254.169.254/"),
        _ => reply(200, ""),
    }
}

fn feed(number: usize) -> String {
    let item = |post: usize| {
        format!(
            "<item><guid>{number}-{post}</guid><title>Көшеде жарық жоқ {number}-{post}</title><link>http://s{number}.example/n/{post}</link>\
             <pubDate>Sat, 21 Nov 2026 {:02}:00:00 +0500</pubDate><description>{}</description></item>",
            post % 24,
            "Во дворе третий день нет света, заявку приняли и закрыли без ответа. ".repeat(8)
        )
    };
    let items: String = (0..POSTS).map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>S{number}</title>{items}</channel></rss>")
}

fn reply(status: u16, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    response
}

fn with(mut response: Response<Body>, name: header::HeaderName, value: &str) -> Response<Body> {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
    response
}
