//! The embedded S3: s3s over a folder, with signed requests only.

use super::{ACCESS_KEY, SECRET_KEY};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Idle connections of a client are not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(2);

/// Serves the folder until `stopped` says so.
pub(super) async fn serve(
    listener: TcpListener,
    folder: PathBuf,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let files = FileSystem::new(folder)
        .map_err(|error| anyhow::anyhow!("the S3 folder cannot be used: {error:?}"))?;
    let mut builder = S3ServiceBuilder::new(files);
    builder.set_auth(SimpleAuth::from_single(ACCESS_KEY, SECRET_KEY));
    let service = builder.build();
    let (http, graceful) = (Builder::new(TokioExecutor::new()), GracefulShutdown::new());
    loop {
        let socket = tokio::select! {
            accepted = listener.accept() => accepted?.0,
            _ = stopped.changed() => break,
        };
        let connection = http.serve_connection(TokioIo::new(socket), service.clone()).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!("a connection to the embedded S3 ended: {error}");
            }
        });
    }
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(PATIENCE) => {}
    }
    Ok(())
}
