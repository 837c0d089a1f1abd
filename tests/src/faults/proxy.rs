//! A proxy before the embedded S3 and DynamoDB that counts calls and lets some of them fail.

use super::refusal::Service;
use super::{Fault, Plan};
use axum::body::{Body, HttpBody};
use axum::http::{HeaderName, Method, Request, Response, header};
use belgi_local::stack::{BUCKET, Stack, TABLE_PREFIX};
use belgi_store::{LocalEndpoints, Names, Store};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The proxy: one door for each service, one count of calls for both.
#[derive(Debug)]
pub struct Proxy {
    endpoints: LocalEndpoints,
    shared: Arc<Shared>,
    doors: Vec<JoinHandle<()>>,
}

/// What passed since the plan was set.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Calls, those that failed among them.
    pub calls: u64,
    /// Of these, calls that write.
    pub writes: u64,
    /// Calls that failed on purpose.
    pub faults: u64,
}

#[derive(Debug)]
struct Shared {
    course: Mutex<(Plan, Counts)>,
    dead: watch::Sender<bool>,
    under_way: watch::Sender<usize>,
    client: reqwest::Client,
}

#[derive(Debug, Clone)]
struct Door {
    service: Service,
    upstream: String,
    shared: Arc<Shared>,
}

/// The connection ends here, without an answer.
#[derive(Debug, thiserror::Error)]
#[error("cut on purpose")]
struct Cut;

impl Proxy {
    /// Stands before `stack`, letting everything pass.
    ///
    /// # Errors
    /// Where no port is free.
    pub async fn before(stack: &Stack) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder().no_proxy().no_gzip().no_brotli().no_zstd();
        let client = client.redirect(reqwest::redirect::Policy::none()).build()?;
        let shared = Arc::new(Shared {
            course: Mutex::new((Plan::Sound, Counts::default())),
            dead: watch::channel(false).0,
            under_way: watch::channel(0).0,
            client,
        });
        let behind = stack.endpoints();
        let mut doors = Vec::new();
        let mut open = async |service, upstream: &str| -> anyhow::Result<String> {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
            let address = format!("http://{}", listener.local_addr()?);
            let door = Door { service, upstream: upstream.to_owned(), shared: Arc::clone(&shared) };
            doors.push(tokio::spawn(serve(listener, door)));
            Ok(address)
        };
        let s3 = open(Service::S3, &behind.s3).await?;
        let dynamodb = open(Service::DynamoDb, &behind.dynamodb).await?;
        Ok(Self { endpoints: LocalEndpoints { s3, dynamodb }, shared, doors })
    }

    /// A client of the stack behind the proxy, as a new process would make it.
    pub fn store(&self) -> Store {
        Store::local(
            &self.endpoints,
            Names { bucket: BUCKET.to_owned(), table_prefix: TABLE_PREFIX.to_owned() },
        )
    }

    /// From now on `plan` holds; counting begins anew, and who was dead lives.
    pub fn follow(&self, plan: Plan) {
        *self.shared.course() = (plan, Counts::default());
        self.shared.dead.send_replace(false);
    }

    /// What passed since the plan was set.
    pub fn counts(&self) -> Counts {
        self.shared.course().1
    }

    /// Waits until the plan let the process die.
    pub async fn died(&self) {
        let mut dead = self.shared.dead.subscribe();
        // The sender lives as long as this proxy.
        drop(dead.wait_for(|dead| *dead).await);
    }

    /// Waits until storage has finished what was passed on.
    pub async fn settled(&self) {
        let mut under_way = self.shared.under_way.subscribe();
        // The sender lives as long as this proxy.
        drop(under_way.wait_for(|calls| *calls == 0).await);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.doors.iter().for_each(JoinHandle::abort);
    }
}

impl Shared {
    fn course(&self) -> std::sync::MutexGuard<'_, (Plan, Counts)> {
        self.course.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a call and says what becomes of it, and whether the process dies of it.
    fn count(&self, writes: bool) -> (Option<Fault>, bool) {
        if *self.dead.borrow() {
            return (Some(Fault::CutBefore), false);
        }
        let mut course = self.course();
        let (plan, counts) = &mut *course;
        counts.calls += 1;
        counts.writes += u64::from(writes);
        let fault = plan.fault(counts.calls, writes.then_some(counts.writes));
        counts.faults += u64::from(fault.is_some());
        (fault, fault.is_some() && matches!(plan, Plan::DieAt(..)))
    }
}

async fn serve(listener: TcpListener, door: Door) {
    while let Ok((socket, _)) = listener.accept().await {
        let door = door.clone();
        let answer = service_fn(move |request| pass(door.clone(), request));
        tokio::spawn(async move {
            // A connection that breaks was cut here or left by a client that died; both are what the proxy is for.
            let _ended = http1::Builder::new().serve_connection(TokioIo::new(socket), answer).await;
        });
    }
}

async fn pass(door: Door, request: Request<Incoming>) -> Result<Response<Body>, Cut> {
    let operation = operation(&request);
    let (fault, dies) = door.shared.count(is_write(&operation));
    let die = || {
        if dies {
            door.shared.dead.send_replace(true);
        }
    };
    match fault {
        Some(Fault::CutBefore) => {
            die();
            return Err(Cut);
        }
        Some(Fault::Refused(refusal)) => {
            die();
            return Ok(refusal.answer(door.service, &operation));
        }
        None | Some(Fault::CutAfter | Fault::Late) => {}
    }
    // A task of its own, so that the call takes effect though its caller is gone.
    let answer = tokio::spawn(forward(door.clone(), request)).await;
    die();
    match fault {
        Some(Fault::Late) => std::future::pending().await,
        Some(_) => Err(Cut),
        None => answer.map_err(|_| Cut)?.map_err(|_| Cut),
    }
}

async fn forward(door: Door, request: Request<Incoming>) -> reqwest::Result<Response<Body>> {
    door.shared.under_way.send_modify(|calls| *calls += 1);
    let answer = ask(&door, request).await;
    door.shared.under_way.send_modify(|calls| *calls -= 1);
    answer
}

/// What belongs to one connection and is not passed on.
const HOP: [HeaderName; 3] = [header::CONNECTION, header::TRANSFER_ENCODING, header::UPGRADE];

async fn ask(door: &Door, request: Request<Incoming>) -> reqwest::Result<Response<Body>> {
    let (mut parts, body) = request.into_parts();
    HOP.iter().for_each(|name| drop(parts.headers.remove(name)));
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    // The host header stays that of the proxy: it is part of what the caller signed.
    let mut question = door.shared.client.request(parts.method, format!("{}{path}", door.upstream));
    question = question.headers(parts.headers);
    if !body.is_end_stream() {
        question = question.body(reqwest::Body::wrap_stream(Body::new(body).into_data_stream()));
    }
    let answer = question.send().await?;
    let (status, mut headers) = (answer.status(), answer.headers().clone());
    HOP.iter().for_each(|name| drop(headers.remove(name)));
    let mut response = Response::new(Body::from_stream(answer.bytes_stream()));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

/// The operation of DynamoDB, such as `PutItem`, or the method of S3.
fn operation(request: &Request<Incoming>) -> String {
    let target = request.headers().get("x-amz-target").and_then(|target| target.to_str().ok());
    let operation = target.and_then(|target| target.rsplit_once('.')).map(|(_, operation)| operation);
    operation.unwrap_or(request.method().as_str()).to_owned()
}

fn is_write(operation: &str) -> bool {
    let methods = [Method::PUT, Method::POST, Method::DELETE];
    let operations = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"];
    operations.contains(&operation) || methods.iter().any(|method| method.as_str() == operation)
}
