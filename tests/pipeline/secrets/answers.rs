//! Hosts that fail in every way and say back what they were asked with.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

/// A second line, a line of a log, and the colours of a terminal.
pub(super) const BREAKING: &str =
    "жоқ\r\n{\"level\":\"ERROR\",\"message\":\"made up\"}\n\u{1b}[31mred\u{2028}\u{9b}2J\u{0}\u{202e}";

/// Each platform with a key of its own, and a call of it.
pub(super) const SOURCES: [(&str, &str); 6] = [
    ("vk", "method/wall.get?domain=a&v=5.199"),
    ("youtube", "commentThreads?videoId=v"),
    ("ok", "fb.do?method=mediatopic.getTopics&gid=55"),
    ("facebook", "v23.0/5/posts"),
    ("instagram", "v23.0/17?fields=business_discovery"),
    ("telegram", "getUpdates"),
];

/// How a host fails; the first label of its name.
pub(super) const WAYS: [&str; 12] = [
    "unauthorized",
    "forbidden",
    "broken",
    "busy",
    "reset",
    "cut",
    "loop",
    "elsewhere",
    "moved",
    "json",
    "page",
    "damaged",
];

/// All hosts on one port.
pub(super) struct Hosts {
    pub(super) address: SocketAddr,
    heard: Arc<Mutex<String>>,
}

impl Hosts {
    pub(super) async fn serve() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, heard) = (listener.local_addr().unwrap(), Arc::default());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&heard));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, heard }
    }

    /// Everything that anybody was asked with.
    pub(super) fn heard(&self) -> String {
        self.heard.lock().unwrap().clone()
    }
}

async fn answer(State(heard): State<Arc<Mutex<String>>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let (uri, headers) = (parts.uri, parts.headers);
    let host = headers[header::HOST].to_str().unwrap();
    if uri.path() == "/robots.txt" {
        return StatusCode::NOT_FOUND.into_response();
    }
    if host == "feed.example" {
        return ([(header::CONTENT_TYPE, "application/rss+xml")], breaking_feed()).into_response();
    }
    let asked = format!("http://{host}{uri} {}", told(&headers));
    heard.lock().unwrap().push_str(&asked);
    if host.ends_with("alerts.example") {
        return (StatusCode::UNAUTHORIZED, refusal("telegram", &asked)).into_response();
    }
    let (way, platform) = host.trim_end_matches(".example").split_once('.').unwrap();
    fail(way, platform, &asked)
}

/// The headers as a host that echoes would say them.
fn told(headers: &HeaderMap) -> String {
    headers.iter().map(|(name, value)| format!("{name}: {} ", value.to_str().unwrap())).collect()
}

fn fail(way: &str, platform: &str, asked: &str) -> Response {
    let json = |status: StatusCode| {
        (status, [(header::CONTENT_TYPE, "application/json")], refusal(platform, asked)).into_response()
    };
    // The address with everything that was told, in letters that an address takes.
    let query: String = asked
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "-+/=&:".contains(c) { c } else { '_' })
        .collect();
    let to = |status: StatusCode, address: String| (status, [(header::LOCATION, address)]).into_response();
    match way {
        "unauthorized" => json(StatusCode::UNAUTHORIZED),
        "forbidden" => json(StatusCode::FORBIDDEN),
        "broken" => (StatusCode::INTERNAL_SERVER_ERROR, asked.to_owned()).into_response(),
        "busy" => {
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "60")], asked.to_owned()).into_response()
        }
        // The connection is closed before a head, and in the middle of a body.
        "reset" => panic!("this host breaks off"),
        "cut" => (
            [(header::CONTENT_LENGTH, "100000")],
            axum::body::Body::from_stream(futures::stream::iter([
                Ok(axum::body::Bytes::from(asked.to_owned())),
                Err(std::io::Error::other("cut")),
            ])),
        )
            .into_response(),
        "loop" => to(StatusCode::FOUND, format!("http://loop.{platform}.example/?{query}")),
        "elsewhere" => to(StatusCode::FOUND, format!("http://page.{platform}.example/?{query}")),
        "moved" if platform == "vk" => to(StatusCode::MOVED_PERMANENTLY, format!("http://read.vk.example/?{query}")),
        "read" => r#"{"response":{"items":[{"id":1,"owner_id":-1,"from_id":-1,"date":1763800000,"text":"Нет воды"}]}}"#.into_response(),
        "moved" => to(StatusCode::MOVED_PERMANENTLY, format!("http://json.{platform}.example/?{query}")),
        "json" => json(StatusCode::OK),
        "page" => {
            let page = format!("<html><head><title>{BREAKING}</title></head><body>{asked}</body></html>");
            ([(header::CONTENT_TYPE, "text/html")], page).into_response()
        }
        "damaged" => ([(header::CONTENT_TYPE, "application/json")], format!("{{\"{asked}\": {BREAKING}"))
            .into_response(),
        way => panic!("nobody fails like {way}"),
    }
}

/// A platform's own form of a refusal, every text of which is what was asked and a line that breaks out.
fn refusal(platform: &str, asked: &str) -> String {
    // Short, as descriptions are: only these are told at all.
    let asked = if platform == "telegram" { asked.split(' ').next().unwrap() } else { asked };
    let told = format!("{asked} {BREAKING}");
    let error = match platform {
        "vk" => {
            serde_json::json!({"error": {"error_code": 77, "error_msg": told, "request_params": [{"key": told, "value": told}]}})
        }
        "youtube" => {
            serde_json::json!({"error": {"code": 403, "message": told, "errors": [{"reason": told, "domain": told}]}})
        }
        "ok" => serde_json::json!({"error_code": 999, "error_msg": told, "error_data": told}),
        "telegram" => serde_json::json!({"ok": false, "error_code": 499, "description": told}),
        _ => serde_json::json!({"error": {"message": told, "type": told, "code": 777, "fbtrace_id": told}}),
    };
    error.to_string()
}

/// A feed whose every word tries to break out.
pub(super) fn breaking_feed() -> String {
    let words = BREAKING.replace(['\u{0}', '\u{9b}'], "").replace('\u{1b}', "&#27;");
    format!(
        "<rss version=\"2.0\"><channel><title>{words}</title><item><guid>{words}</guid><title>{words}</title>\
         <link>http://feed.example/{words}</link><pubDate>{words}</pubDate><description>{words}</description></item></channel></rss>"
    )
}
