//! What an object is to be served with reaches the storage, as headers of the request that writes it.

use crate::moto::store;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use belgi_store::Served;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

type Asked = Arc<Mutex<Option<(String, HeaderMap)>>>;

/// Takes any request and remembers it.
async fn take(State(asked): State<Asked>, uri: Uri, headers: HeaderMap) {
    *asked.lock().unwrap() = Some((uri.path().to_owned(), headers));
}

#[tokio::test]
async fn an_object_that_people_open_bears_its_headers() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Asked::default();
    let router = Router::new().fallback(take).with_state(Arc::clone(&asked));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let served = Served {
        content_type: "text/csv; charset=utf-8",
        disposition: "attachment; filename=\"week.csv\"",
        cache_control: "private, no-cache",
    };
    store(&address, "city").put_served("digests/week.csv", &served, b"a".to_vec()).await.unwrap();

    let (path, headers) = asked.lock().unwrap().take().unwrap();
    assert_eq!(path, "/city/digests/week.csv");
    let expect = BTreeMap::from([
        ("content-type", served.content_type),
        ("content-disposition", served.disposition),
        ("cache-control", served.cache_control),
    ]);
    for (name, value) in expect {
        assert_eq!(headers.get(name).and_then(|found| found.to_str().ok()), Some(value), "{name}");
    }
}
