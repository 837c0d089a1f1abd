//! A second opinion on posts that the classifier is unsure of, from a model on loopback.

use crate::world::{MONDAY, World, at, configuration};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use belgi_classify::SecondOpinion;
use belgi_domain::{Sentiment, Signal, SignalType, Topic};
use belgi_http::{Client, Reach, Settings};
use belgi_local::job::Outcome;
use belgi_local::repair::forget::forget;
use belgi_local::repair::replay::{Step, replay};
use belgi_runtime::Secrets;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The most that one invocation asks about here.
const MOST: usize = 25;

/// Who is asked: what came, and with which status it answers.
#[derive(Clone)]
pub(crate) struct Model {
    seen: Arc<Mutex<Vec<(HeaderMap, Value)>>>,
    status: StatusCode,
}

async fn answer(State(model): State<Model>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    let asked: Value = serde_json::from_slice(&body).unwrap();
    let posts: Value = serde_json::from_str(asked["messages"][1]["content"].as_str().unwrap()).unwrap();
    model.seen.lock().unwrap().push((headers, posts.clone()));
    let label = |post: &Value| json!({"n": post["n"], "topic": "culture", "signal_type": "chat", "sentiment": "positive"});
    let labels: Vec<Value> = posts["posts"].as_array().unwrap().iter().map(label).collect();
    let content = json!({"posts": labels}).to_string();
    (model.status, json!({"choices": [{"message": {"role": "assistant", "content": content}}]}).to_string())
}

impl Model {
    pub(crate) async fn serve(status: StatusCode) -> (Self, SecondOpinion) {
        let model = Self { seen: Arc::default(), status };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let reach = Reach::Loopback(listener.local_addr().unwrap());
        let app = axum::Router::new().fallback(answer).with_state(model.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let settings = Settings { reach, gap: Duration::ZERO, ..Settings::public("test") };
        let opinion = SecondOpinion {
            client: Client::new(settings).unwrap(),
            url: "http://model.example/v1/chat/completions".into(),
            model: "small".into(),
            most: MOST,
            secrets: Secrets::from_pairs([("BELGI_SECRET_SECOND_OPINION".into(), "canary-key".into())]),
        };
        (model, opinion)
    }

    fn requests(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// The words that it was shown.
    fn words(&self) -> BTreeSet<String> {
        let seen = self.seen.lock().unwrap();
        let posts = seen.iter().flat_map(|(_, posts)| posts["posts"].as_array().unwrap().clone());
        posts.map(|post| post["text"].as_str().unwrap().to_owned()).collect()
    }
}

async fn run(world: &World, opinion: SecondOpinion) -> Outcome {
    let mut job = world.job(configuration(), MONDAY);
    job.second_opinion = Some(opinion);
    job.run().await.unwrap()
}

async fn signals(world: &World) -> Vec<Signal> {
    let (first, end) = ("2026-10-01".parse().unwrap(), "2026-11-24".parse().unwrap());
    world.stack.store().signals_between(&"shymkent".parse().unwrap(), first, end).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn unsure_posts_get_the_labels_of_a_second_opinion_once_and_for_good() {
    let world = World::at(MONDAY).await;
    let (model, opinion) = Model::serve(StatusCode::OK).await;
    run(&world, opinion).await;

    let read = signals(&world).await;
    let asked: Vec<&Signal> = read.iter().filter(|signal| !signal.second_opinion.is_empty()).collect();
    assert!(!asked.is_empty() && asked.len() <= MOST, "{}", asked.len());
    for signal in &asked {
        for field in &signal.second_opinion {
            let (sure, right) = match field.as_str() {
                "topic" => (signal.confidence.topic, signal.topic == Topic::Culture),
                "signal_type" => (signal.confidence.signal_type, signal.signal_type == SignalType::Chat),
                "sentiment" => (signal.confidence.sentiment, signal.sentiment == Sentiment::Positive),
                other => panic!("{other} was never unsure"),
            };
            assert!(right && (sure - 0.5).abs() < f32::EPSILON, "{field} of {}", signal.post);
            assert!(signal.evidence.iter().all(|why| why.field != *field));
        }
    }
    let stored: BTreeSet<String> = read.iter().map(|signal| signal.excerpt.clone()).collect();
    assert!(model.words().is_subset(&stored), "nothing but redacted beginnings leaves the stack");
    let headers = model.seen.lock().unwrap()[0].0.clone();
    assert_eq!(headers["authorization"], "Bearer canary-key");

    // What was said is kept: nothing is asked again, and a replay without the model reads the same.
    let (requests, written) = (model.requests(), world.digests());
    let store = world.stack.store();
    world.run(MONDAY).await;
    let days = ("2026-10-20".parse().unwrap(), "2026-11-23".parse().unwrap());
    replay(&store, &configuration(), at(MONDAY), days, Step::Classify, |_| ()).await.unwrap();
    assert_eq!((model.requests(), signals(&world).await, world.digests()), (requests, read.clone(), written));

    let removed = asked.iter().find(|signal| signal.url.is_some()).unwrap();
    forget(&store, &configuration(), at(MONDAY), &[removed.url.clone().unwrap()]).await.unwrap();
    for object in store.list_objects("opinions/").await.unwrap() {
        let said = store.get_object(&object.key).await.unwrap().unwrap();
        assert!(!String::from_utf8(said).unwrap().contains(removed.post.as_str()), "{}", object.key);
    }
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_fails_is_asked_once_and_costs_nothing_but_the_opinion() {
    let world = World::at(MONDAY).await;
    let (model, opinion) = Model::serve(StatusCode::INTERNAL_SERVER_ERROR).await;
    let outcome = run(&world, opinion).await;
    assert_eq!(model.requests(), 1);
    let told: Vec<String> = outcome
        .problems
        .iter()
        .filter(|one| one.about == "second opinion")
        .map(ToString::to_string)
        .collect();
    assert!(told.len() == 1 && told[0].contains("500") && !told[0].contains("canary"), "{told:?}");
    let read = signals(&world).await;
    assert!(!read.is_empty() && read.iter().all(|signal| signal.second_opinion.is_empty()));
    assert!(world.stack.store().list_objects("opinions/").await.unwrap().is_empty());
    world.stop().await;
}
