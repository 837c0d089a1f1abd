//! The sample city on loopback: one server that answers for every host below `.example`.

use crate::corpus::{City, Fault, Format, Outlet, Standing};
use crate::render::{feed, page, social};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use belgi_http::{Reach, Settings};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A request to the sample city takes no longer than this; its hanging host costs as much.
const TIMEOUT: Duration = Duration::from_secs(6);

/// The running sample city.
#[derive(Debug)]
pub struct SampleCity {
    address: SocketAddr,
    moment: Arc<RwLock<Timestamp>>,
    stop: oneshot::Sender<()>,
    server: JoinHandle<std::io::Result<()>>,
}

struct Shared {
    city: &'static City,
    moment: Arc<RwLock<Timestamp>>,
}

impl SampleCity {
    /// Serves the city as it reads at `moment`.
    ///
    /// # Errors
    /// Where the corpus is damaged or no port is free.
    pub async fn serve(moment: Timestamp) -> anyhow::Result<Self> {
        let city = City::bundled()?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let moment = Arc::new(RwLock::new(moment));
        let shared = Arc::new(Shared { city, moment: Arc::clone(&moment) });
        let app = Router::new().fallback(answer).with_state(shared);
        let (stop, stopped) = oneshot::channel::<()>();
        let server = axum::serve(listener, app).with_graceful_shutdown(async {
            // A dropped sender is a stop too.
            let _stopped = stopped.await;
        });
        let server = tokio::spawn(async move { server.await });
        Ok(Self { address, moment, stop, server })
    }

    /// From now on the city reads as at `moment`.
    pub fn advance_to(&self, moment: Timestamp) {
        *self.moment.write().unwrap_or_else(PoisonError::into_inner) = moment;
    }

    /// The manners of a client that reaches this server and nothing else, without pauses.
    pub fn client_settings(&self) -> Settings {
        let settings = Settings::public("sample city");
        Settings { reach: Reach::Loopback(self.address), gap: Duration::ZERO, timeout: TIMEOUT, ..settings }
    }

    /// Stops serving. Connections that hang on purpose are cut.
    pub async fn stop(self) {
        // Nobody listens any more where the server has ended by itself.
        let _nobody_listens = self.stop.send(());
        self.server.abort();
        let _ended = self.server.await;
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response<Body> {
    let moment = *shared.moment.read().unwrap_or_else(PoisonError::into_inner);
    let headers = request.headers();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let address = format!("http://{host}{path}");
    if path == "/robots.txt" {
        return robots(shared.city, host);
    }
    let outlets = &shared.city.outlets;
    if let Some(outlet) = outlets.iter().find(|outlet| outlet.source.url == address) {
        return main_document(outlet, moment, headers).await;
    }
    further(outlets, host, path, moment, headers)
        .unwrap_or_else(|| plain(StatusCode::NOT_FOUND, "no such page"))
}

/// The number that VK knows a community by; it stands in the source's address.
fn owner(outlet: &Outlet) -> i64 {
    let query = outlet.source.url.split_once('?').map_or("", |(_, query)| query);
    parameter(query, "owner_id").and_then(|id| id.parse().ok()).unwrap_or(0)
}

fn robots(city: &City, host: &str) -> Response<Body> {
    let closed = city.outlets.iter().any(|outlet| outlet.fault == Fault::Robots && outlet.host() == host);
    match closed {
        true => plain(StatusCode::OK, "User-agent: *\nDisallow: /\n"),
        false => plain(StatusCode::OK, "User-agent: *\nAllow: /\n"),
    }
}

async fn main_document(outlet: &Outlet, moment: Timestamp, headers: &HeaderMap) -> Response<Body> {
    match outlet.fault {
        Fault::Html => reply(headers, "text/html; charset=utf-8", page::home(outlet).into_bytes()),
        Fault::NotFound => plain(StatusCode::NOT_FOUND, "not found"),
        Fault::Gone => plain(StatusCode::GONE, "gone"),
        Fault::Throttled => {
            with_header(plain(StatusCode::TOO_MANY_REQUESTS, "later"), header::RETRY_AFTER, "3600")
        }
        Fault::Redirect => {
            with_header(plain(StatusCode::MOVED_PERMANENTLY, "moved"), header::LOCATION, "/moved")
        }
        Fault::Hang => std::future::pending().await,
        Fault::None | Fault::Damaged | Fault::Stale | Fault::Robots => document(outlet, moment, headers),
    }
}

fn document(outlet: &Outlet, moment: Timestamp, headers: &HeaderMap) -> Response<Body> {
    let json = "application/json; charset=utf-8";
    match outlet.format {
        Format::Vk => {
            reply(headers, json, social::wall(outlet, owner(outlet), moment).to_string().into_bytes())
        }
        Format::Youtube => reply(headers, json, social::threads(outlet, moment).to_string().into_bytes()),
        Format::Telegram => {
            let posts: Vec<Standing<'_>> = outlet.at(moment).collect();
            reply(headers, "text/html; charset=utf-8", page::telegram(outlet, &posts).into_bytes())
        }
        _ => {
            let (content_type, mut bytes) = feed::feed(outlet, moment);
            if outlet.fault == Fault::Damaged {
                bytes.truncate(bytes.len() * 3 / 5);
            }
            reply(headers, content_type, bytes)
        }
    }
}

/// What a source's first document leads to: articles, comments, the new address of a moved feed.
fn further(
    outlets: &[Outlet],
    host: &str,
    path: &str,
    moment: Timestamp,
    headers: &HeaderMap,
) -> Option<Response<Body>> {
    let mut here = outlets.iter().filter(|outlet| outlet.host() == host);
    let (route, query) = path.split_once('?').unwrap_or((path, ""));
    let json = "application/json; charset=utf-8";
    if route == "/moved" {
        let outlet = here.find(|outlet| outlet.fault == Fault::Redirect)?;
        return Some(document(outlet, moment, headers));
    }
    let address = format!("http://{host}{path}");
    let page = here.clone().find_map(|outlet| {
        Some((outlet, outlet.at(moment).find(|post| feed::link(outlet, post) == address)?))
    });
    if let Some((outlet, post)) = page {
        return Some(reply(headers, "text/html; charset=utf-8", page::article(outlet, &post).into_bytes()));
    }
    if route.ends_with("wall.getComments") {
        let outlet = here.find(|outlet| outlet.format == Format::Vk)?;
        let comments = social::comments(outlet, owner(outlet), parameter(query, "post_id")?, moment);
        return Some(reply(headers, json, comments.to_string().into_bytes()));
    }
    None
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value)
}

/// A document with an ETag, or 304 where the client has it.
fn reply(headers: &HeaderMap, content_type: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let hash = Sha256::digest(&bytes);
    let tag: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let (status, body) = if known { (StatusCode::NOT_MODIFIED, Vec::new()) } else { (StatusCode::OK, bytes) };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let response = with_header(response, header::CONTENT_TYPE, content_type);
    with_header(response, header::ETAG, &tag)
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    with_header(response, header::CONTENT_TYPE, "text/plain; charset=utf-8")
}

fn with_header(mut response: Response<Body>, name: header::HeaderName, value: &str) -> Response<Body> {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
    response
}
