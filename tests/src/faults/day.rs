//! A small city's day: a newsroom, a forum and a service desk, read, understood, told and written up.

use super::state::put;
use super::{Plan, Proxy, State};
use anyhow::Context;
use axum::Router;
use axum::http::{HeaderMap, HeaderName, Uri, header};
use belgi_alert::Alerts;
use belgi_alert::channel::Telegram;
use belgi_classify::Classify;
use belgi_digest::{Digests, Order, Prints};
use belgi_domain::{AnswerDue, City, Period, PeriodKind, Registry};
use belgi_fetch::Fetch;
use belgi_group::{Group, Scope};
use belgi_http::{Client, Reach, Settings, Wire};
use belgi_local::stack::{Ports, Stack};
use belgi_runtime::{Configuration, Files, Secrets};
use belgi_store::{Messages, Store};
use jiff::{SignedDuration, Timestamp};
use std::net::SocketAddr;
use std::time::Duration;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// Noon of Monday, 23 November 2026, in Shymkent: no hour is quiet, and the digest is that of Sunday.
const NOON: i64 = 1_795_417_200;

/// The hosts of the day's sources, and the configuration that names them.
#[derive(Debug)]
pub struct Day {
    hosts: SocketAddr,
    server: JoinHandle<std::io::Result<()>>,
    configuration: Configuration,
}

/// A stack of its own behind a proxy, for the day to be run on.
#[derive(Debug)]
pub struct Trial {
    /// The proxy in between.
    pub proxy: Proxy,
    stack: Stack,
    folder: TempDir,
}

impl Trial {
    /// An empty stack with the desk's export in its inbox.
    ///
    /// # Errors
    /// Where no folder can be made or no port is free.
    pub async fn begin() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let stack = Stack::start(folder.path(), Ports::default()).await?;
        stack.store().put_object(EXPORT, "text/csv", DESK.as_bytes().to_vec()).await?;
        // A file is told from its successor by when it was dropped, too.
        let export = std::fs::File::options().write(true).open(stack.path_of(EXPORT))?;
        export.set_modified(std::time::SystemTime::from(noon()))?;
        Ok(Self { proxy: Proxy::before(&stack).await?, stack, folder })
    }

    /// The same with the voice keys of `other`, so that the voices are the same too.
    ///
    /// # Errors
    /// As [`Trial::begin`].
    pub async fn with_keys_of(other: &State) -> anyhow::Result<Self> {
        let trial = Self::begin().await?;
        let keys = other.tables.get("keys").context("expected a table of keys")?;
        put(&trial.stack, "keys", keys).await?;
        Ok(trial)
    }

    /// What the stack holds, once nothing is under way any more.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn state(&self) -> anyhow::Result<State> {
        self.proxy.settled().await;
        State::of(&self.stack).await
    }

    /// Stops the stack and deletes its folder.
    ///
    /// # Errors
    /// Where the folder cannot be deleted.
    pub async fn end(self) -> anyhow::Result<()> {
        drop(self.proxy);
        self.stack.stop().await;
        Ok(self.folder.close()?)
    }
}

impl Day {
    /// Serves the day's sources on loopback.
    ///
    /// # Errors
    /// Where no port is free or the bundled configuration is damaged.
    pub async fn serve() -> anyhow::Result<Self> {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let hosts = listener.local_addr()?;
        let server = tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
        let mut configuration = Configuration::parse(&Files::bundled())?;
        configuration.registry = Registry::parse("day.toml", SOURCES)?;
        for city in &mut configuration.cities {
            city.alerts.rules.answer_due = AnswerDue { critical: 0, high: 0, normal: 0 };
            city.alerts.rules.critical_sources = 1;
        }
        Ok(Self { hosts, server, configuration })
    }

    /// The whole day on a sound stack: what every other run must end in.
    ///
    /// # Errors
    /// Where anything at all is wrong.
    pub async fn sound(&self) -> anyhow::Result<State> {
        let trial = Trial::begin().await?;
        self.to_the_end(&trial).await?;
        let state = trial.state().await?;
        trial.end().await?;
        Ok(state)
    }

    /// How many writes a sound day has.
    ///
    /// # Errors
    /// Where a sound run fails.
    pub async fn writes(&self, sound: &State) -> anyhow::Result<u64> {
        let trial = Trial::with_keys_of(sound).await?;
        self.once(&trial, Plan::Sound).await?;
        let writes = trial.proxy.counts().writes;
        trial.end().await?;
        Ok(writes)
    }

    /// What differs from `sound` after a day under `plan` and another that comes to its end; nothing where all is well.
    ///
    /// # Errors
    /// Where a stack cannot be started or read.
    pub async fn differences(&self, sound: &State, plan: Plan) -> anyhow::Result<Vec<String>> {
        let trial = Trial::with_keys_of(sound).await?;
        // How the day ended is not what counts; what it leaves behind is.
        let _ended = self.once(&trial, plan).await;
        let mut found = Vec::new();
        if matches!(plan, Plan::DieAt(..)) && trial.proxy.counts().faults == 0 {
            found.push("the day ended before that write".to_owned());
        }
        match self.to_the_end(&trial).await {
            Ok(()) => found.extend(sound.differences(&trial.state().await?)),
            Err(error) => found.push(format!("the sound run failed: {error:#}")),
        }
        trial.end().await?;
        Ok(found)
    }

    /// The day once under `plan`. A process that dies does nothing more from that moment.
    ///
    /// # Errors
    /// Where it did not come to its end.
    pub async fn once(&self, trial: &Trial, plan: Plan) -> anyhow::Result<()> {
        trial.proxy.follow(plan);
        let store = trial.proxy.store();
        tokio::select! {
            ended = async {
                self.read(&store, noon()).await?;
                self.write(&store, noon()).await
            } => ended,
            () = trial.proxy.died() => Err(anyhow::anyhow!("died")),
        }
    }

    /// The day without faults, and again half an hour later, when nobody who died is waited for any more.
    ///
    /// # Errors
    /// Where a sound run fails.
    pub async fn to_the_end(&self, trial: &Trial) -> anyhow::Result<()> {
        trial.proxy.settled().await;
        trial.proxy.follow(Plan::Sound);
        let store = trial.proxy.store();
        self.read(&store, noon()).await?;
        let later = noon() + SignedDuration::from_mins(30);
        self.read(&store, later).await?;
        self.write(&store, later).await
    }

    /// Sources into stories and alerts.
    async fn read(&self, store: &Store, now: Timestamp) -> anyhow::Result<()> {
        let configuration = &self.configuration;
        let fetch = Fetch { store: store.clone(), client: self.client()?, secrets: Secrets::default() };
        belgi_fetch::run(&fetch, &configuration.registry, now, (0, 1), |_| ()).await?;
        let classify = Classify { store: store.clone(), second_opinion: None };
        while belgi_classify::run(&classify, configuration, (0, 1), |_| ()).await?.batches > 0 {}
        // The holder of a run that is repeated is the same, as that of `belgi run`: nobody waits for the dead.
        let group = Group { store: store.clone(), holder: "day".to_owned() };
        belgi_group::run(&group, configuration, now, Scope::All).await?;
        belgi_alert::run(&self.alerts(store)?, configuration, now, None).await?;
        Ok(())
    }

    /// Stories into the digest of Sunday.
    async fn write(&self, store: &Store, now: Timestamp) -> anyhow::Result<()> {
        let (configuration, city) = (&self.configuration, self.city()?);
        let sunday = Period::last_complete(PeriodKind::Day, now);
        let digests = Digests { prints: Prints::LeftOut, ..Digests::new(store.clone()) };
        let order = Order { city, period: sunday, languages: &belgi_digest::LANGUAGES[..1] };
        belgi_digest::run(&digests, configuration, now, &order).await?;
        Ok(store.destroy_expired_keys(now).await.map(drop)?)
    }

    fn city(&self) -> anyhow::Result<&City> {
        self.configuration.served_cities().next().context("expected a city that is served")
    }

    fn client(&self) -> anyhow::Result<Client> {
        let settings =
            Settings { reach: Reach::Loopback(self.hosts), gap: Duration::ZERO, ..Settings::public("test") };
        Client::new(settings).map_err(|failure| anyhow::anyhow!(failure.message))
    }

    fn alerts(&self, store: &Store) -> anyhow::Result<Alerts> {
        Ok(Alerts {
            store: store.clone(),
            client: self.client()?,
            secrets: Secrets::default(),
            webhook: None,
            wire: Wire::Encrypted,
            telegram: Telegram::default(),
            // Nobody listens there, and nobody is written to.
            messages: Messages::local("http://127.0.0.1:9"),
            mail_from: None,
            topic: None,
        })
    }
}

impl Drop for Day {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn noon() -> Timestamp {
    Timestamp::from_second(NOON).unwrap_or(Timestamp::UNIX_EPOCH)
}

async fn answer(uri: Uri, headers: HeaderMap) -> ([(HeaderName, &'static str); 1], &'static str) {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let (kind, body) = match (host, uri.path()) {
        ("news.example", "/rss") => ("application/rss+xml", NEWS),
        ("forum.example", "/rss") => ("application/rss+xml", FORUM),
        _ => ("text/plain", ""),
    };
    ([(header::CONTENT_TYPE, kind)], body)
}

const EXPORT: &str = "inbox/desk/export.csv";

const SOURCES: &str = r#"
[[source]]
id = "news"
name = "News"
kind = "feed"
url = "http://news.example/rss"
city = "shymkent"
publisher = "media"
basis = "test"
enabled = true

[[source]]
id = "forum"
name = "Forum"
kind = "feed"
url = "http://forum.example/rss"
city = "shymkent"
publisher = "community"
basis = "test"
enabled = true

[[source]]
id = "desk"
name = "Desk"
kind = "inbox"
url = "desk"
city = "shymkent"
publisher = "service_desk"
basis = "test"
enabled = true
"#;

const NEWS: &str = r#"<rss version="2.0"><channel><title>News</title><link>http://news.example/</link>
<item><guid>n1</guid><title>В Нурсате четвёртый день нет отопления</title><link>http://news.example/1</link>
<pubDate>Sun, 22 Nov 2026 10:00:00 +0500</pubDate><description>Жители микрорайона Нурсат жалуются: батареи холодные, отопления нет.</description></item>
<item><guid>n2</guid><title>Шымкентте жаңа саябақ ашылды</title><link>http://news.example/2</link>
<pubDate>Sun, 22 Nov 2026 11:00:00 +0500</pubDate><description>Қала тұрғындары жаңа саябаққа риза, рахмет айтты.</description></item>
</channel></rss>"#;

const FORUM: &str = r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Forum</title>
<link>http://forum.example/</link>
<item><guid>f1</guid><title>Нұрсатта жылу жоқ</title><link>http://forum.example/1</link><dc:creator>first</dc:creator>
<pubDate>Sun, 22 Nov 2026 09:00:00 +0500</pubDate><description>Нұрсат шағынауданында жылу жоқ, батарея суық, балалар тоңып отыр!</description></item>
<item><guid>f2</guid><title>Нет отопления в Нурсате</title><link>http://forum.example/2</link><dc:creator>second</dc:creator>
<pubDate>Sun, 22 Nov 2026 12:00:00 +0500</pubDate><description>Опять нет отопления, микрорайон Нурсат мёрзнет. Когда включат?</description></item>
<item><guid>f3</guid><title>Запах газа</title><link>http://forum.example/3</link><dc:creator>third</dc:creator>
<pubDate>Sun, 22 Nov 2026 13:00:00 +0500</pubDate><description>Сильный запах газа в подъезде, Нурсат, страшно, звоним 104!</description></item>
</channel></rss>"#;

const DESK: &str = "Номер обращения;Дата создания;Обращение\n\
1;22.11.2026 08:00;Нет отопления в микрорайоне Нурсат, дома холодно\n\
2;22.11.2026 14:00;Не вывозят мусор, улица Байтурсынова, контейнеры полные\n";
