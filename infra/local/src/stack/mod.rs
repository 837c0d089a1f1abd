//! The embedded S3 and DynamoDB over one folder.

mod bucket;
mod tables;

use anyhow::Context;
use belgi_store::{LocalEndpoints, Names, Store};
use std::fs;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The access key every local stack takes.
pub const ACCESS_KEY: &str = "belgi";
/// The secret key every local stack takes.
pub const SECRET_KEY: &str = "belgi-local";
/// The bucket of a local stack.
pub const BUCKET: &str = "belgi";
/// What precedes the names of a local stack's tables.
pub const TABLE_PREFIX: &str = "belgi-";

/// The ports to listen on; 0 lets the system choose.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ports {
    /// Of the S3.
    pub s3: u16,
    /// Of the DynamoDB.
    pub dynamodb: u16,
}

/// A running stack.
#[derive(Debug)]
pub struct Stack {
    endpoints: LocalEndpoints,
    folder: PathBuf,
    store: Store,
    stop: watch::Sender<bool>,
    servers: Vec<JoinHandle<anyhow::Result<()>>>,
}

impl Stack {
    /// Starts both servers over `data`, making folder, bucket and tables where they do not exist.
    ///
    /// # Errors
    /// Where the folder cannot be written or a port is taken.
    pub async fn start(data: &Path, ports: Ports) -> anyhow::Result<Self> {
        let folder = data.join("s3");
        fs::create_dir_all(&folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        let (s3, dynamodb) = (listen(ports.s3).await?, listen(ports.dynamodb).await?);
        let endpoints = LocalEndpoints { s3: address(&s3)?, dynamodb: address(&dynamodb)? };
        let (stop, stopped) = watch::channel(false);
        let servers = vec![
            tokio::spawn(bucket::serve(s3, folder.clone(), stopped.clone())),
            tokio::spawn(tables::serve(dynamodb, data.join("dynamodb.sqlite"), stopped)),
        ];
        let names = Names { bucket: BUCKET.to_owned(), table_prefix: TABLE_PREFIX.to_owned() };
        let store = Store::local(&endpoints, names);
        let stack = Self { endpoints, folder, store, stop, servers };
        stack
            .store
            .create_missing()
            .await
            .with_context(|| format!("the stack in {} does not start", data.display()))?;
        Ok(stack)
    }

    /// A client of the stack.
    pub fn store(&self) -> Store {
        self.store.clone()
    }

    /// Where the servers listen.
    pub fn endpoints(&self) -> &LocalEndpoints {
        &self.endpoints
    }

    /// The file behind an object's key.
    pub fn path_of(&self, key: &str) -> PathBuf {
        self.folder.join(BUCKET).join(key)
    }

    /// Stops both servers after the requests under way.
    pub async fn stop(self) {
        // Nobody listens any more where a server has ended by itself; there is nothing left to stop.
        let _nobody_listens = self.stop.send(true);
        for server in self.servers {
            match server.await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!("a local server ended with a fault: {error:#}"),
                Err(error) => tracing::warn!("a local server broke: {error}"),
            }
        }
    }
}

async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).await.with_context(|| format!("port {port} cannot be listened on"))
}

fn address(listener: &TcpListener) -> anyhow::Result<String> {
    Ok(format!("http://{}", listener.local_addr()?))
}
