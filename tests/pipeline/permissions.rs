//! What each function asks of storage over two days of the sample city, beside what its policy allows: nothing is asked
//! that is not allowed, and nothing is allowed that is not asked, but what is listed here with its reason.

mod policy;
mod recorder;

use crate::alerts::cities;
use crate::opinion::Model;
use crate::world::{World, at};
use axum::http::StatusCode;
use belgi_classify::Classify;
use belgi_digest::courier::Courier;
use belgi_digest::{Digests, Prints};
use belgi_domain::PeriodKind;
use belgi_fetch::Fetch;
use belgi_group::Group;
use belgi_http::{Client, Reach, Settings, Wire};
use belgi_runtime::{Secrets, Trigger};
use belgi_store::{Messages, Store};
use jiff::Timestamp;
use policy::{Grant, grants};
use recorder::Recorder;
use std::collections::BTreeMap;

const FUNCTIONS: [&str; 5] = ["alert", "classify", "digest", "fetch", "group"];

/// What is allowed and was not asked for: function, action, thing, and why it is allowed.
const UNASKED: &[(&str, &str, &str, &str)] = &[
    ("alert", "s3:ListBucket", "", MISSING),
    ("group", "s3:ListBucket", "", MISSING),
    (
        "digest",
        "s3:DeleteObject",
        "digests/*",
        "a PDF that cannot be made and a pack without stories are deleted",
    ),
    ("group", "dynamodb:PutItem", "work", "a batch whose raw object cannot be read is counted as failed"),
];
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>
const MISSING: &str = "S3 answers 404 for a missing object only to who may list, and 403 to others";

/// The five functions, each with a wire of its own to the storage they share.
struct Functions {
    stores: BTreeMap<&'static str, (Recorder, Store)>,
    fetch: Fetch,
    classify: Classify,
}

impl Functions {
    async fn of(world: &World) -> Self {
        let mut stores = BTreeMap::new();
        for function in FUNCTIONS {
            stores.insert(function, Recorder::before(&world.stack).await);
        }
        let (_, opinion) = Model::serve(StatusCode::OK).await;
        let fetch = Fetch {
            store: stores["fetch"].1.clone(),
            client: Client::new(world.city.client_settings()).unwrap(),
            secrets: Secrets::from_pairs(belgi_sample_city::secrets()),
        };
        let classify = Classify { store: stores["classify"].1.clone(), second_opinion: Some(opinion) };
        Self { stores, fetch, classify }
    }

    fn store(&self, function: &str) -> Store {
        self.stores[function].1.clone()
    }

    /// A round of all functions as the schedules fire them.
    async fn round(&self, now: Timestamp) {
        let trigger = |period| Trigger { now, shard: (0, 1), city: None, period, of_day: None };
        belgi_fetch::handle(&self.fetch, trigger(None)).await.unwrap();
        belgi_classify::handle(&self.classify, trigger(None)).await.unwrap();
        let group = Group { store: self.store("group"), holder: "test".to_owned() };
        belgi_group::handle(&group, trigger(None)).await.unwrap();
        let alerts = crate::alerts::bucket_alone(self.store("alert"));
        belgi_alert::handle(&alerts, trigger(None)).await.unwrap();
        for period in [PeriodKind::Day, PeriodKind::Week] {
            let courier = Some(courier_to_nobody());
            let digests = Digests { prints: Prints::LeftOut, courier, ..Digests::new(self.store("digest")) };
            belgi_digest::handle(&digests, trigger(Some(period))).await.unwrap();
        }
    }
}

/// What posts weekly digests to an address where nobody listens.
fn courier_to_nobody() -> Courier {
    let reach = Reach::Loopback(([127, 0, 0, 1], 9).into());
    Courier {
        client: Client::new(Settings { reach, ..Settings::public("test") }).unwrap(),
        secrets: Secrets::from_pairs([("BELGI_SECRET_DESK".to_owned(), "key".to_owned())]),
        messages: Messages::local("http://127.0.0.1:9"),
        mail_from: None,
        wire: Wire::Local,
    }
}

const SUBSCRIBED: &str = "[city.digests.webhook]\nurl = \"http://desk.example/weekly\"\nsecret = \"desk\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn every_policy_allows_what_its_function_asks_and_nothing_else() {
    let days = ["2026-11-21T12:00:00+05:00", "2026-11-22T12:00:00+05:00", "2026-11-23T12:00:00+05:00"];
    let world = World::at(days[0]).await;
    let store = world.stack.store();
    let files = [("sources", belgi_sample_city::SOURCES.to_owned()), ("cities", cities(SUBSCRIBED))];
    for (name, text) in files {
        store.put_object(&format!("config/{name}.toml"), "application/toml", text.into()).await.unwrap();
    }
    let functions = Functions::of(&world).await;
    for day in days {
        world.city.advance_to(at(day));
        functions.round(at(day)).await;
        store.put_object("inbox/corrections/a.csv", "text/csv", correction(&store).await).await.unwrap();
    }
    let mut wrong = Vec::new();
    for function in FUNCTIONS {
        let (recorder, _) = &functions.stores[function];
        wrong.extend(compared(function, recorder));
    }
    assert_eq!(wrong, Vec::<String>::new());
    world.stop().await;
}

/// A table in which staff put a topic right.
async fn correction(store: &Store) -> Vec<u8> {
    let (first, end) = ("2026-11-20".parse().unwrap(), "2026-11-24".parse().unwrap());
    let signals = store.signals_between(&"shymkent".parse().unwrap(), first, end).await.unwrap();
    format!("Номер записи;Верная тема\r\n{};Мусор и уборка\r\n", signals[0].post).into_bytes()
}

/// Where the calls of `function` and its policy differ.
fn compared(function: &str, recorder: &Recorder) -> Vec<String> {
    let (asked, grants) = (recorder.asked(), grants(function));
    assert!(asked.len() >= 8, "{function} asked for {asked:?}");
    let refused = asked.iter().filter(|asked| !grants.iter().any(|grant| grant.covers(asked)));
    let mut wrong: Vec<String> = refused
        .map(|asked| format!("{function} is not allowed {} on `{}`", asked.action, asked.thing))
        .collect();
    for grant in &grants {
        let used = asked.iter().any(|asked| grant.covers(asked));
        match (used, excused(function, grant)) {
            (false, false) => {
                wrong.push(format!("{function} never asks for {} on `{}`", grant.action, grant.thing))
            }
            (true, true) => wrong.push(format!(
                "{function} asks for {} on `{}`: it needs no excuse",
                grant.action, grant.thing
            )),
            _ => {}
        }
    }
    let stale = UNASKED.iter().filter(|(of, action, thing, _)| {
        *of == function && !grants.iter().any(|grant| grant.action == *action && grant.thing == *thing)
    });
    wrong
        .extend(stale.map(|(_, action, thing, _)| {
            format!("{function}: nobody allows {action} on `{thing}` any more")
        }));
    wrong
}

fn excused(function: &str, grant: &Grant) -> bool {
    UNASKED
        .iter()
        .any(|(of, action, thing, _)| *of == function && *action == grant.action && *thing == grant.thing)
}
