//! moto as a process of its own, on a port that the system chose.

use belgi_store::{LocalEndpoints, Names, Store};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};
use tokio::time::timeout;

/// How long moto may take to say where it listens; it needs about two seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running moto; the process ends with the value.
pub struct Moto {
    address: String,
    store: Store,
    _process: Child,
}

impl Moto {
    /// Starts moto with an empty bucket and empty tables.
    pub async fn start() -> Self {
        let mut command = Command::new(belgi_tests::tool("moto_server").unwrap());
        command
            .args(["-H", "127.0.0.1", "-p", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let mut process = command.spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap()).lines();
        let address = timeout(PATIENCE, address(&mut log)).await.expect("moto to say where it listens");
        // It logs every request: a pipe that nobody reads would fill up and stop it.
        tokio::spawn(async move { while let Ok(Some(_)) = log.next_line().await {} });
        let moto = Self { store: store(&address, "belgi"), address, _process: process };
        moto.store.create_missing().await.unwrap();
        moto
    }

    pub fn store(&self) -> Store {
        self.store.clone()
    }

    /// Where it listens, such as `http://127.0.0.1:39083`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// A client of the S3 and DynamoDB at `address`, with bucket and tables called after `name`.
pub fn store(address: &str, name: &str) -> Store {
    let endpoints = LocalEndpoints { s3: address.to_owned(), dynamodb: address.to_owned() };
    Store::local(&endpoints, Names { bucket: name.to_owned(), table_prefix: format!("{name}-") })
}

async fn address(log: &mut Lines<BufReader<ChildStderr>>) -> String {
    while let Some(line) = log.next_line().await.unwrap() {
        if let Some((_, address)) = line.split_once("Running on ") {
            return address.trim().to_owned();
        }
    }
    panic!("moto ended before it said where it listens")
}
