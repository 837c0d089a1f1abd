//! A server that answers for every host below `.example` as a test says, and remembers what it was asked.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use belgi_domain::Fault;
use belgi_http::{Answer, Client, Document, Failure, Manners, Reach, Settings};
use jiff::Timestamp;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What the server does with a request.
pub enum Reply {
    Now(Response<Body>),
    /// 404, as for a page that a test does not speak of, robots.txt among them.
    Unknown,
    /// The connection stays open and nothing comes.
    Never,
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: Method,
    /// Host, path and query, such as `news.example/feed?page=2`.
    pub address: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

type Script = dyn Fn(&Seen) -> Reply + Send + Sync;
type Memory = Arc<Mutex<Vec<Seen>>>;

pub struct Host {
    pub address: SocketAddr,
    seen: Memory,
    server: JoinHandle<std::io::Result<()>>,
}

impl Host {
    pub async fn serve(script: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Memory::default();
        let state: (Memory, Arc<Script>) = (Arc::clone(&seen), Arc::new(script));
        let app = Router::new().fallback(answer).with_state(state);
        Self { address, seen, server: tokio::spawn(async move { axum::serve(listener, app).await }) }
    }

    /// A client that reaches this server and nothing else, without pauses between requests.
    pub fn client(&self) -> Client {
        Client::new(self.settings()).unwrap()
    }

    pub fn settings(&self) -> Settings {
        let settings = Settings::public("https://belgi.example/contact");
        Settings {
            reach: Reach::Loopback(self.address),
            gap: Duration::ZERO,
            max_bytes: 64 * 1024,
            ..settings
        }
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// The addresses asked, in order, robots.txt left out.
    pub fn pages(&self) -> Vec<String> {
        let all = self.seen().into_iter().map(|seen| seen.address);
        all.filter(|address| !address.ends_with("/robots.txt")).collect()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State((seen, script)): State<(Memory, Arc<Script>)>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let asked = Seen {
        method: parts.method,
        address: format!("{host}{path}"),
        headers: parts.headers.clone(),
        body: axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec(),
    };
    seen.lock().unwrap().push(asked.clone());
    match script(&asked) {
        Reply::Now(response) => response,
        Reply::Unknown => page(404, "no such page"),
        Reply::Never => std::future::pending().await,
    }
}

/// The `now` of every request.
pub fn now() -> Timestamp {
    "2026-11-22T06:00:00Z".parse().unwrap()
}

pub fn page(status: u16, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

pub fn with(mut response: Response<Body>, name: header::HeaderName, value: &str) -> Response<Body> {
    response.headers_mut().append(name, value.parse().unwrap());
    response
}

pub fn redirect(status: u16, to: &str) -> Reply {
    Reply::Now(with(page(status, "moved"), header::LOCATION, to))
}

/// Asks for `url` as a page or feed.
pub async fn get(client: &Client, url: &str) -> Result<Answer, Failure> {
    client.get(&belgi_http::Request::web(url), now()).await
}

/// Asks for `url` as an API, whose robots.txt is nobody's concern.
pub async fn get_api(client: &Client, url: &str) -> Result<Answer, Failure> {
    client.get(&belgi_http::Request { manners: Manners::Api, ..belgi_http::Request::web(url) }, now()).await
}

pub fn document(answer: Result<Answer, Failure>) -> Document {
    match answer.unwrap() {
        Answer::Document(document) => document,
        Answer::Unchanged { .. } => panic!("expected a document, found 304"),
    }
}

pub fn fault(answer: Result<Answer, Failure>) -> Fault {
    answer.expect_err("expected a failure, found an answer").fault
}
